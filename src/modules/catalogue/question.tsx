import type { ReactElement } from 'react'
import { GUIDE_PAGE, guided } from '../../core/words/guide-page.ts'
import { PORTAL } from '../../core/words/portal.ts'
import { Shell } from '../../portal/shell.tsx'
import { itemLink } from './addresses.ts'
import { standingOf } from './guide.tsx'
import { before, QuestionFields } from './guide-bring.tsx'
import type { Reading } from './reading.ts'

/** One question a page. Everything that was answered stands in the address, so going back is always safe. */
export function QuestionPage({
  reading,
  missed,
}: {
  reading: Reading
  missed: readonly string[]
}): ReactElement {
  const { item, guide, next, answers, situation, place } = reading
  if (!next) throw new TypeError('nothing is left to ask')
  const number = situation.length + 1
  const last = situation.at(-1)
  const back = last
    ? itemLink(item, 'questions', { place: place?.code, answers: before(answers, situation, last.id) })
    : itemLink(item, '', standingOf(reading))
  return (
    <Shell title={`${GUIDE_PAGE.questionTitle.zh} - ${guide.name}`} crumbs={crumbsOf(reading)} narrow>
      <h1>{GUIDE_PAGE.questionTitle.zh}</h1>
      <p className="soft">{guided.question(number, situation.length + leftOf(reading))}</p>
      <form action={`/items/${item}/answers`}>
        <input type="hidden" name="walk" value="1" />
        {place && <input type="hidden" name="place" value={place.code} />}
        {Object.entries(answers).map(([id, option]) => (
          <input key={id} type="hidden" name={`q.${id}`} value={option} />
        ))}
        <QuestionFields questions={[next]} answers={answers} missed={missed} />
        <div className="buttons">
          <button type="submit" className="button">
            {GUIDE_PAGE.questionNext.zh}
          </button>
          <a className="button quiet" href={back}>
            {last ? GUIDE_PAGE.questionBack.zh : PORTAL.back.zh}
          </a>
        </div>
      </form>
      {situation.length > 0 && (
        <section aria-labelledby="answered">
          <h2 id="answered">{GUIDE_PAGE.questionAnswered.zh}</h2>
          <ul className="answers">
            {situation.map(({ id, ask, answer }) => (
              <li key={id}>
                <span>{ask}</span> <b>{answer}</b>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Shell>
  )
}

export function crumbsOf(reading: Reading) {
  return [
    { href: '/', text: PORTAL.start.zh },
    { href: itemLink(reading.item, '', standingOf(reading)), text: reading.guide.name },
  ]
}

/** At most so many questions are still to come: those that apply now, and those a coming answer may bring. */
function leftOf({ guide, answers, asked }: Reading): number {
  const applies = new Set(asked.map(({ id }) => id))
  const at = guide.questions.findIndex(({ id }) => applies.has(id) && answers[id] === undefined)
  return guide.questions.slice(at).filter(({ id, when }) => {
    if (answers[id] !== undefined) return false
    return (
      applies.has(id) ||
      (when ?? []).some((all) => Object.keys(all).some((one) => answers[one] === undefined))
    )
  }).length
}
