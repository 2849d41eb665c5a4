import type { ReactElement } from 'react'
import { CASE_DESK } from '../../../core/words/case-desk.ts'
import { say } from '../../../core/words/workbench.ts'
import { Icon } from '../../../workbench/widgets/icons.tsx'
import type { CaseDetail } from '../contract.ts'

/** Who was asked what, before acceptance and after, and what they said. */
export function CaseOpinions({ c }: { c: CaseDetail }): ReactElement | null {
  if (c.opinions.length === 0 && c.consultations.length === 0) return null
  return (
    <section className="part" aria-labelledby="part-opinions">
      <h2 id="part-opinions">{CASE_DESK.opinions.zh}</h2>
      <ul className="opinions">
        {c.opinions.map(({ id, organ, about, askedOn, givenOn, text, mine }) => (
          <li key={id}>
            <strong>{organ}</strong>
            {mine && <span className="tag">{CASE_DESK.mine.zh}</span>}
            <span className="soft">{say(CASE_DESK.askedOn, { day: askedOn })}</span>
            <p>{about}</p>
            {givenOn ? <blockquote>{text}</blockquote> : <Waits word={CASE_DESK.waitsForOpinion.zh} />}
          </li>
        ))}
        {c.consultations.map(({ id, question, askedOn, answer }) => (
          <li key={id}>
            <strong>{c.organ}</strong>
            <span className="soft">{say(CASE_DESK.consultedOn, { day: askedOn })}</span>
            <p>{question}</p>
            {answer ? <blockquote>{answer}</blockquote> : <Waits word={CASE_DESK.waitsForAnswer.zh} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Waits({ word }: { word: string }) {
  return (
    <span className="waits">
      <Icon name="clock" />
      {word}
    </span>
  )
}
