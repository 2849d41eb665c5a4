import type { ReactElement } from 'react'
import { consulted } from '../../core/words/consultation.ts'
import { dayInWords } from '../../portal/parts.tsx'
import type { FaqLine } from './contract.ts'

/** Questions and answers that are published: the guide's own, and those that came from consultations with their basis. */
export function FaqList({
  faq,
  own,
  named = false,
}: {
  faq: readonly FaqLine[]
  own: readonly { question: string; answer: string }[]
  /** Where several items are mixed, each says which it is of. */
  named?: boolean
}): ReactElement {
  return (
    <dl className="faq">
      {faq.map(({ id, item, itemName, question, answer, basis, by, on }) => (
        <div key={id}>
          <dt>{question}</dt>
          <dd>
            {answer}
            <br />
            <span className="soft">
              {basis}。{consulted.published(by, dayInWords(on))}
            </span>
            {named && (
              <>
                <br />
                <a href={`/items/${item}`}>{itemName}</a>
              </>
            )}
          </dd>
        </div>
      ))}
      {own.map(({ question, answer }) => (
        <div key={question}>
          <dt>{question}</dt>
          <dd>{answer}</dd>
        </div>
      ))}
    </dl>
  )
}
