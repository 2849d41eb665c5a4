import type { ReactElement, ReactNode } from 'react'
import { CASE_DESK } from '../../../core/words/case-desk.ts'
import { DELIVERY } from '../../../core/words/cases.ts'
import { CONDITION } from '../../../core/words/catalogue.ts'
import { DOCUMENT_KIND } from '../../../core/words/identity.ts'
import type { CaseDetail } from '../contract.ts'

/** What the applicant said: who they are, their situation, the form page by page; and what the guide asks of them. */
export function CaseAnswers({ c }: { c: CaseDetail }): ReactElement {
  const { party, delivery } = c
  const document = DOCUMENT_KIND[party.documentKind as keyof typeof DOCUMENT_KIND]?.zh ?? party.documentKind
  const pages = [...new Set(c.form.map(({ page }) => page))]
  return (
    <section className="part" aria-labelledby="part-application">
      <h2 id="part-application">{CASE_DESK.application.zh}</h2>
      <dl className="answers">
        <Said word={CASE_DESK.party.zh}>{party.name}</Said>
        <Said word={CASE_DESK.document.zh}>
          {document} <span className="number">{party.documentNumber}</span>
        </Said>
        <Said word={CASE_DESK.contact.zh}>
          {party.contact} <span className="number">{party.phone ?? ''}</span>
        </Said>
        {party.agent && <Said word={CASE_DESK.agent.zh}>{party.agent}</Said>}
        <Said word={CASE_DESK.delivery.zh}>
          {DELIVERY[delivery.way].zh}
          {delivery.address ? `，${delivery.address}` : ''}
        </Said>
        {c.situation.map(({ question, answer }) => (
          <Said key={question} word={question}>
            {answer}
          </Said>
        ))}
      </dl>
      {pages.map((page) => (
        <div key={page}>
          <h3>{page}</h3>
          <dl className="answers">
            {c.form
              .filter((field) => field.page === page)
              .map(({ label, value }) => (
                <Said key={label} word={label}>
                  {value}
                </Said>
              ))}
          </dl>
        </div>
      ))}
      <details>
        <summary>{CASE_DESK.conditions.zh}</summary>
        <ol>
          {c.guide.conditions.map(({ kind, text }) => (
            <li key={text}>
              {text}
              {kind === 'forbidding' && <span className="soft">（{CONDITION.forbidding.zh}）</span>}
            </li>
          ))}
        </ol>
      </details>
    </section>
  )
}

function Said({ word, children }: { word: string; children: ReactNode }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  )
}
