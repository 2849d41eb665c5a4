import { useQuery } from '@tanstack/react-query'
import type { ReactElement, ReactNode } from 'react'
import { CHANNEL } from '../../../core/words/consultation.ts'
import { CONSULTING_DESK } from '../../../core/words/consultation-desk.ts'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import type { ChannelFigures } from '../contract.ts'
import { figuresQuery } from './reads.ts'

/** By channel: how many were asked, answered, in time; and whose overtime it was. */
export function FiguresView({ head }: { head: ReactNode }): ReactElement {
  const found = useQuery(figuresQuery)
  const { channels = [], charged = [] } = found.data ?? {}
  return (
    <section className="page">
      <div className="list-head">{head}</div>
      {found.error && <ErrorText error={found.error} retry={() => void found.refetch()} />}
      <div className="consult-figures">
        <h2>{CONSULTING_DESK.since.zh}</h2>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{CONSULTING_DESK.channel.zh}</th>
              {HEADS.map(([word]) => (
                <th key={word} scope="col" className="number">
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {channels.map((row) => (
              <Row key={row.channel} name={CHANNEL[row.channel].zh} row={row} />
            ))}
            {channels.length > 1 && <Row name={CONSULTING_DESK.sum.zh} row={channels.reduce(added)} />}
          </tbody>
        </table>
        <h2>{CONSULTING_DESK.charged.zh}</h2>
        {charged.length === 0 ? (
          <p>{CONSULTING_DESK.chargedNone.zh}</p>
        ) : (
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{CONSULTING_DESK.office.zh}</th>
                <th scope="col" className="number">
                  {CONSULTING_DESK.times.zh}
                </th>
                <th scope="col" className="number">
                  {CONSULTING_DESK.days.zh}
                </th>
              </tr>
            </thead>
            <tbody>
              {charged.map(({ office, times, days }) => (
                <tr key={office}>
                  <th scope="row">{office}</th>
                  <td className="number">{times}</td>
                  <td className="number">{days}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  )
}

const share = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`

const HEADS: readonly (readonly [word: string, cell: (row: ChannelFigures) => string | number])[] = [
  [CONSULTING_DESK.total.zh, ({ asked }) => asked],
  [CONSULTING_DESK.answered.zh, ({ answered }) => answered],
  [CONSULTING_DESK.inTime.zh, ({ inTime }) => inTime],
  [CONSULTING_DESK.rate.zh, ({ inTime, answered, overdue }) => share(inTime, answered + overdue)],
  [CONSULTING_DESK.late.zh, ({ overdue }) => overdue],
  [CONSULTING_DESK.satisfied.zh, ({ satisfied, rated }) => share(satisfied, rated)],
]

function Row({ name, row }: { name: string; row: ChannelFigures }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {HEADS.map(([word, cell]) => (
        <td key={word} className="number">
          {cell(row)}
        </td>
      ))}
    </tr>
  )
}

function added(a: ChannelFigures, b: ChannelFigures): ChannelFigures {
  return {
    channel: a.channel,
    asked: a.asked + b.asked,
    answered: a.answered + b.answered,
    inTime: a.inTime + b.inTime,
    overdue: a.overdue + b.overdue,
    rated: a.rated + b.rated,
    satisfied: a.satisfied + b.satisfied,
  }
}
