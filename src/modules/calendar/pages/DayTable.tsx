import type { ReactElement } from 'react'
import { weekdayOf } from '../../../core/day.ts'
import { CALENDAR, NATURE, WEEKDAY } from '../../../core/words/calendar.ts'
import type { ReadDay } from '../contract.ts'

/** Day by day what a notice says: what the day is by it, what it was before, and whether that changes anything. */
export function DayTable({ days, label }: { days: readonly ReadDay[]; label: string }): ReactElement {
  return (
    <table className="account-days" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{CALENDAR.day.zh}</th>
          <th scope="col">{CALENDAR.festival.zh}</th>
          <th scope="col">{CALENDAR.was.zh}</th>
          <th scope="col">{CALENDAR.now.zh}</th>
          <th scope="col">{CALENDAR.change.zh}</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ on, kind, was, festival, changes }) => (
          <tr key={on} className={changes ? 'counted' : 'skipped'}>
            <td>
              {on} {`周${WEEKDAY[weekdayOf(on as Parameters<typeof weekdayOf>[0])]}`}
            </td>
            <td>{festival}</td>
            <td>{NATURE[was].zh}</td>
            <td>{NATURE[kind].zh}</td>
            <td>
              {changes ? (
                <strong>{CALENDAR.changes.zh}</strong>
              ) : (
                <span className="soft">{CALENDAR.same.zh}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
