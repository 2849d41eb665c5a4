import type { ReactElement } from 'react'
import type { Difference } from '../../../core/catalogue/compare.ts'
import { ITEM_DESK } from '../../../core/words/item-desk.ts'

/** Two texts of a guide beside each other, difference by difference: before on the left, after on the right. */
export function Differences({
  label,
  differences,
}: {
  label: string
  differences: readonly Difference[]
}): ReactElement {
  if (differences.length === 0) return <p className="soft">{ITEM_DESK.noDifference.zh}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className="difference-frame" tabIndex={0}>
      <table className="plain-table differences" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{ITEM_DESK.where.zh}</th>
            <th scope="col">{ITEM_DESK.before.zh}</th>
            <th scope="col">{ITEM_DESK.after.zh}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ part, element, field, how, before, after }) => (
            <tr key={`${part} ${element} ${field} ${how}`} className={how}>
              <th scope="row">
                {part}
                {(element || field) && (
                  <span className="soft">{[element, field].filter(Boolean).join(' · ')}</span>
                )}
                <span className="tag">{ITEM_DESK[how].zh}</span>
              </th>
              <td>{before && <del>{before}</del>}</td>
              <td>{after && <ins>{after}</ins>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
