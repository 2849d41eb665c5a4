import type { ReactElement } from 'react'
import { ITEM_HISTORY, stopped } from '../../core/words/item-history.ts'
import { dayInWords } from '../../portal/parts.tsx'
import type { StandingLine } from './acts.ts'
import { itemLink } from './addresses.ts'
import type { Reading } from './reading.ts'

/** That the item takes no new application, or soon will not: since when, why, and what to apply for instead. */
export function Stops({ reading: { stops } }: { reading: Pick<Reading, 'stops'> }): ReactElement | null {
  if (!stops) return null
  const { line, now, resumesOn } = stops
  return (
    <div className={now ? 'notice late' : 'notice'} role="status">
      <p>
        <b>{stopSentence(line, now)}</b>
      </p>
      {resumesOn && <p>{stopped.willResume(dayInWords(resumesOn))}</p>}
      <p>
        {ITEM_HISTORY.reason.zh}：{line.reason}
      </p>
      <Successors line={line} />
      <p className="soft">{ITEM_HISTORY.openCases.zh}</p>
    </div>
  )
}

export function stopSentence({ standing, startsOn }: StandingLine, now: boolean): string {
  const day = dayInWords(startsOn)
  if (standing === 'active') return stopped.resumed(day)
  if (standing === 'ended') return now ? stopped.ended(day) : stopped.willEnd(day)
  return now ? stopped.suspended(day) : stopped.willSuspend(day)
}

export function Successors({ line: { successors } }: { line: StandingLine }): ReactElement | null {
  if (successors.length === 0) return null
  return (
    <>
      <p>{ITEM_HISTORY.instead.zh}：</p>
      <ul className="choices">
        {successors.map(({ item, name }) => (
          <li key={item}>
            <a href={itemLink(item)}>{name}</a>
          </li>
        ))}
      </ul>
    </>
  )
}
