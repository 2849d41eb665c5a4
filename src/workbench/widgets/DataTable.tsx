import { Button, Spin } from 'antd'
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react'
import { LIST } from '../../core/words/workbench.ts'
import { useKeys } from './keys.ts'

export type Column<Row> = {
  key: string
  head: string
  cell: (row: Row) => ReactNode
  /** Of the table, in pixels; the column without one takes what is left. */
  width?: number
  align?: 'right'
  /** Left out where the table stands beside a case. */
  roomy?: boolean
  /** On a phone, where there is no head, the value says what it is: a day among other days. */
  named?: boolean
}

type Props<Row> = {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  selected: string | undefined
  onSelect: (row: Row) => void
  onOpen: (row: Row) => void
  /** The row that is open beside the table. */
  opened?: string | undefined
  narrow?: boolean
  empty: ReactNode
  more?: { there: boolean; loading: boolean; load: () => void } | undefined
  busy?: boolean
}

/**
 * Rows of 36 pixels, walked through by j and k or the arrows, opened by Enter or a click. One row is always the current
 * one; it stays the same row when the list is read again.
 */
export function DataTable<Row>(props: Props<Row>): ReactElement {
  const { label, columns, rows, keyOf, selected, onSelect, onOpen, opened, narrow = false } = props
  const body = useRef<HTMLTableSectionElement>(null)
  const shown = columns.filter(({ roomy }) => !(narrow && roomy))
  const at = rows.findIndex((row) => keyOf(row) === selected)
  const step = (by: number) => {
    const row = rows[Math.min(Math.max(at + by, 0), rows.length - 1)]
    if (row) onSelect(row)
  }
  const current = rows[at]
  useKeys('list', [
    { key: 'j', says: LIST.next.zh, run: () => step(1) },
    { key: 'k', says: LIST.previous.zh, run: () => step(-1) },
    { key: 'ArrowDown', says: LIST.next.zh, run: () => step(1), quiet: true },
    { key: 'ArrowUp', says: LIST.previous.zh, run: () => step(-1), quiet: true },
    { key: 'Home', says: LIST.first.zh, run: () => step(-rows.length), quiet: true },
    { key: 'End', says: LIST.last.zh, run: () => step(rows.length), quiet: true },
    { key: 'Enter', says: LIST.open.zh, run: () => current && onOpen(current) },
  ])
  const wasOpen = useRef(opened)
  useEffect(() => {
    const row = body.current?.querySelector<HTMLElement>('tr[aria-selected="true"]')
    const closed = wasOpen.current !== undefined && opened === undefined
    wasOpen.current = opened
    if (!row || selected === undefined) return
    row.scrollIntoView({ block: 'nearest' })
    // focus comes back from what was closed, or follows where it was in the table; it is never taken from a form
    const held = document.activeElement
    const nowhere = held === null || held === document.body || held.id === 'main'
    if (closed || nowhere || body.current?.contains(held)) row.focus({ preventScroll: true })
  }, [selected, opened])
  return (
    <div className="table-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows that are walked and opened by keys are a grid */}
      <table className="data-table" aria-label={label} aria-busy={props.busy} role="grid">
        <colgroup>
          {shown.map(({ key, width }) => (
            <col key={key} style={width ? { width } : undefined} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {shown.map(({ key, head, align }) => (
              <th key={key} scope="col" className={align}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row) => (
            <tr
              key={keyOf(row)}
              aria-selected={keyOf(row) === selected}
              className={keyOf(row) === opened ? 'opened' : undefined}
              tabIndex={keyOf(row) === (selected ?? keyOf(rows[0] as Row)) ? 0 : -1}
              onClick={() => {
                onSelect(row)
                onOpen(row)
              }}
              onFocus={() => keyOf(row) !== selected && onSelect(row)}
            >
              {shown.map(({ key, head, cell, align, named }) => (
                <td key={key} className={align} data-head={named ? head : undefined}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <div className="table-empty">{props.busy ? <Spin /> : props.empty}</div>}
      {props.more?.there && (
        <div className="table-more">
          <Button size="small" loading={props.more.loading} onClick={props.more.load}>
            {LIST.more.zh}
          </Button>
        </div>
      )}
    </div>
  )
}
