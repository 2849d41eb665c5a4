import type { ReactElement } from 'react'
import { EVENT } from '../../../core/words/cases.ts'
import { TICKET_EVENT } from '../../../core/words/consultation.ts'
import { CARD_ENTRY, CHECK, TURN } from '../../../core/words/supervision.ts'
import { CARD } from '../../../core/words/supervision-screens.ts'
import type { Word } from '../../../core/words/word.ts'
import { say } from '../../../core/words/workbench.ts'
import type { CardDetail, HeldLine } from '../contract.ts'
import { instantInWords } from './marks.tsx'

/** Whose time it was: the days of the clock by whoever had the case, within the limit and beyond it. */
export function Charges({ charges }: { charges: CardDetail['evidence']['charges'] }): ReactElement | null {
  if (charges.length === 0) return null
  return (
    <section className="part scrolls" aria-labelledby="part-charges">
      <h2 id="part-charges">{CARD.charges.zh}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{CARD.place.zh}</th>
            <th scope="col">{CARD.turn.zh}</th>
            <th scope="col" className="right">
              {CARD.days.zh}
            </th>
            <th scope="col" className="right">
              {CARD.overdue.zh}
            </th>
          </tr>
        </thead>
        <tbody>
          {charges.map(({ place, turn, person, days, overdue }) => (
            <tr key={`${place}/${turn}/${person}`} className={overdue > 0 ? 'over' : undefined}>
              <td>
                {place}
                {person && `（${person}）`}
              </td>
              <td>{TURN[turn].zh}</td>
              <td className="right" data-head={CARD.days.zh}>
                {days}
              </td>
              <td className="right" data-head={CARD.overdue.zh}>
                {overdue}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Who had the case, from when to when. */
export function HeldTable({
  held,
  about,
}: {
  held: readonly HeldLine[]
  about: CardDetail['about']
}): ReactElement {
  const named = held.some(({ person }) => person) // nobody had taken it in hand: no empty column
  return (
    <section className="part scrolls" aria-labelledby="part-held">
      <h2 id="part-held">{about === 'question' ? CARD.heldQuestion.zh : CARD.held.zh}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{CARD.from.zh}</th>
            <th scope="col">{CARD.until.zh}</th>
            <th scope="col">{CARD.place.zh}</th>
            <th scope="col">{CARD.turn.zh}</th>
            {named && <th scope="col">{CARD.person.zh}</th>}
          </tr>
        </thead>
        <tbody>
          {held.map(({ from, until, place, turn, person }) => (
            <tr key={`${from}/${place}/${turn}/${person}`}>
              <td className="when" data-head={CARD.from.zh}>
                {instantInWords(from)}
              </td>
              <td className="when" data-head={CARD.until.zh}>
                {until ? instantInWords(until) : CARD.still.zh}
              </td>
              <td>{turn === 'applicant' ? '' : place}</td>
              <td>{TURN[turn].zh}</td>
              {named && <td>{person ?? ''}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** What happened to the card, in order. */
export function CardLog({ entries }: { entries: CardDetail['entries'] }): ReactElement {
  return (
    <section className="part" aria-labelledby="part-log">
      <h2 id="part-log">{CARD.log.zh}</h2>
      <ol className="timeline">
        {entries.map(({ nth, kind, text, by, at }) => (
          <li key={nth}>
            <span className="when">{instantInWords(at)}</span>
            <span className="what">
              {CARD_ENTRY[kind].zh}
              {text && (
                <span className="detail said">
                  {kind === 'checked' ? CHECK[text as keyof typeof CHECK].zh : text}
                </span>
              )}
              <span className="soft">{by || CARD.system.zh}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

const eventWord = (words: Readonly<Record<string, Word>>, type: string): string => words[type]?.zh ?? type

/** What the card rests on: enough to compute it again by hand. */
export function Evidence({ c }: { c: CardDetail }): ReactElement {
  const { evidence, point, ruleVersion, dueOn } = c
  const { comparison, threshold, clock, calendarUntil, notice, lost, events } = evidence
  return (
    <section className="part" aria-labelledby="part-evidence">
      <h2 id="part-evidence">{CARD.evidence.zh}</h2>
      <ul>
        <li>{say(CARD.ruleText, { point, version: ruleVersion, comparison, threshold })}</li>
        {clock && <li>{say(CARD.clock, { from: clock.startedOn, due: dueOn ?? '—' })}</li>}
        {clock && clock.pauses.length > 0 && (
          <li>
            {say(CARD.pauses, {
              pauses: clock.pauses.map(({ from, until }) => `${from} — ${until ?? CARD.still.zh}`).join('；'),
            })}
          </li>
        )}
        {lost.length > 0 && <li>{say(CARD.lost, { days: lost.join('、') })}</li>}
        {calendarUntil && <li>{say(CARD.calendar, { notice: notice ?? '—', until: calendarUntil })}</li>}
        {events.map(({ seq, type, on, hash }) => (
          <li key={seq} className="hash">
            {c.about === 'question'
              ? say(CARD.questionEvent, { seq, word: eventWord(TICKET_EVENT, type), on })
              : say(CARD.eventText, { seq, word: eventWord(EVENT, type), on, hash: hash.slice(0, 16) })}
          </li>
        ))}
      </ul>
    </section>
  )
}
