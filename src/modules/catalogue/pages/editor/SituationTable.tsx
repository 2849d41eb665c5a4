import { Button } from 'antd'
import { type ReactElement, useMemo } from 'react'
import { unreachableIn } from '../../../../core/guide/flow.ts'
import type { Guide } from '../../../../core/guide/guide.ts'
import { situationOf } from '../../../../core/guide/questions.ts'
import { type Situation, situationsOf } from '../../../../core/guide/situations.ts'
import { EDITOR, TRY_OUT } from '../../../../core/words/guide-editor.ts'
import { say } from '../../../../core/words/workbench.ts'

/** More situations than these nobody reads; more questions nobody answers. */
const AT_MOST = 500

/** Every way through the questions with the list it leads to, and what no way leads to. */
export function SituationTable({ guide }: { guide: Guide }): ReactElement {
  const { situations, more } = useMemo(() => situationsOf(guide, AT_MOST), [guide])
  const unreached = useMemo(() => unreachableIn(guide), [guide])
  return (
    <>
      <p className="edit-add">
        <span>
          {more ? say(TRY_OUT.tooMany, { n: AT_MOST }) : say(TRY_OUT.total, { n: situations.length })}
        </span>
        <Button size="small" onClick={() => download(guide, situations)}>
          {TRY_OUT.export.zh}
        </Button>
      </p>
      {unreached.length > 0 && (
        <div className="strip">
          <p>{TRY_OUT.unreachedLead.zh}</p>
          <ul>
            {unreached.map(({ path, name }) => (
              <li key={path}>
                <span className="tag">{TRY_OUT.unreached.zh}</span> {name || EDITOR.unnamed.zh}
              </li>
            ))}
          </ul>
        </div>
      )}
      <table className="plain-table try-table">
        <thead>
          <tr>
            <th scope="col">{TRY_OUT.situation.zh}</th>
            <th scope="col">{TRY_OUT.list.zh}</th>
            <th scope="col" className="right">
              {TRY_OUT.count.zh}
            </th>
            <th scope="col" className="right">
              {TRY_OUT.fields.zh}
            </th>
          </tr>
        </thead>
        <tbody>
          {situations.map((situation) => (
            <tr key={JSON.stringify(situation.answers)}>
              <td>{answersOf(guide, situation)}</td>
              <td>{listOf(situation)}</td>
              <td className="right">{situation.materials.length}</td>
              <td className="right">{situation.fields.length}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

const answersOf = (guide: Guide, { answers }: Situation): string =>
  situationOf(guide, answers)
    .map(({ ask, answer }) => (answer.length < TELLING ? `${ask}${answer}` : answer))
    .join('；') || TRY_OUT.anyone.zh
/** Shorter answers say nothing without their question: 是. */
const TELLING = 4
const listOf = ({ materials }: Situation): string => materials.map(({ name }) => name).join('；')

/** The table as a file that Excel opens: with the mark of its encoding, and no cell that could be read as a formula. */
export function situationsAsCsv(guide: Guide, situations: readonly Situation[]): string {
  const head = [TRY_OUT.number, TRY_OUT.situation, TRY_OUT.list, TRY_OUT.count, TRY_OUT.fields].map(
    ({ zh }) => zh,
  )
  const rows = situations.map((situation, n) => [
    ...[String(n + 1), answersOf(guide, situation), listOf(situation)],
    ...[String(situation.materials.length), String(situation.fields.length)],
  ])
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

const cell = (text: string): string => `"${text.replace(/^[=+\-@]/, "'$&").replaceAll('"', '""')}"`

function download(guide: Guide, situations: readonly Situation[]): void {
  const address = URL.createObjectURL(
    new Blob([situationsAsCsv(guide, situations)], { type: 'text/csv;charset=utf-8' }),
  )
  const link = document.createElement('a')
  link.href = address
  link.download = `${guide.name || TRY_OUT.situation.zh}.csv`
  link.click()
  URL.revokeObjectURL(address)
}
