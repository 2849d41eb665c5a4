import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input } from 'antd'
import { type ReactElement, useEffect, useState } from 'react'
import { normaliseCode } from '../../../core/identifier.ts'
import { COUNTER } from '../../../core/words/counter.ts'
import { DOCUMENT_KIND } from '../../../core/words/identity.ts'
import { say } from '../../../core/words/workbench.ts'
import { Choice } from '../../../workbench/widgets/Choice.tsx'
import { Field } from '../../../workbench/widgets/Field.tsx'
import type { Errors } from '../../../workbench/widgets/issues.ts'
import type { KnownApplicant } from '../contract.ts'
import type { CounterDraft, DocumentKind, TextField } from './counter-draft.ts'
import { applicantsQuery } from './counter-reads.ts'

export type Part = {
  draft: CounterDraft
  change: (change: Partial<CounterDraft>) => void
  errors: Errors
}

const KINDS: { value: DocumentKind; label: string }[] = [
  { value: 'citizenId', label: DOCUMENT_KIND.citizenId.zh },
  { value: 'passport', label: DOCUMENT_KIND.passport.zh },
  { value: 'code', label: DOCUMENT_KIND.uscc.zh },
]

/** The person in front: the card reader types the number and Enter, and whoever is known is filled in. */
export function PersonPart({ draft, change, errors }: Part): ReactElement {
  const { documentKind, text, hasAgent, corrects } = draft
  const [asked, setAsked] = useState(() => (text.documentNumber ? normaliseCode(text.documentNumber) : ''))
  const found = useQuery({ ...applicantsQuery(asked), enabled: asked.length >= 5 })
  const known = found.data?.applicants ?? []
  const here = known.find(({ name }) => name === text.name) ?? (known.length === 1 ? known[0] : undefined)
  const type = (field: TextField) => (value: string) => change({ text: { ...text, [field]: value } })

  const filled = asked !== '' && found.data !== undefined && normaliseCode(text.documentNumber) === asked
  // the answer to one number is taken over once
  useEffect(() => {
    if (!filled || !found.data) return
    const kind = kindOf(found.data.documentKind) ?? documentKind
    const [one] = known.length === 1 ? known : []
    change({ documentKind: kind, ...(one && !text.name ? { text: takenOver(text, one) } : {}) })
    if (one && !text.name && isIn('counter-name')) focusOn('counter-find')
  }, [filled, found.data])

  const look = () => setAsked(normaliseCode(text.documentNumber))
  const problem = filled ? found.data?.problem : undefined
  return (
    <section className="counter-part" aria-labelledby="counter-person">
      <h2 id="counter-person">
        <span className="counter-n">1</span>
        {COUNTER.person.zh}
        {filled && !problem && <Standing known={here} />}
      </h2>
      <div className="counter-pair document">
        <Field label={COUNTER.documentKind.zh}>
          {(wired) => (
            <Choice
              {...wired}
              value={documentKind}
              options={KINDS}
              onChange={(kind) => change({ documentKind: kind as DocumentKind })}
            />
          )}
        </Field>
        <div id="counter-document">
          <Field
            label={COUNTER.documentNumber.zh}
            error={errors['applicant.documentNumber'] ?? problem ?? undefined}
            hint={COUNTER.documentHint.zh}
          >
            {(wired) => (
              <Input
                {...wired}
                autoFocus
                autoComplete="off"
                maxLength={40}
                value={text.documentNumber}
                onChange={(event) => type('documentNumber')(event.target.value)}
                onBlur={look}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter') return
                  event.preventDefault()
                  look()
                  focusOn(here || known.length > 0 ? 'counter-find' : 'counter-name')
                }}
              />
            )}
          </Field>
        </div>
      </div>
      {known.length > 1 && (
        <Field label={COUNTER.whichOne.zh}>
          {(wired) => (
            <Choice
              {...wired}
              value={here?.party ?? ''}
              empty="—"
              options={known.map(({ party, name }) => ({ value: party, label: name }))}
              onChange={(party) => {
                const one = known.find((candidate) => candidate.party === party)
                if (one) change({ text: takenOver(text, one) })
              }}
            />
          )}
        </Field>
      )}
      <div className="counter-pair">
        <div id="counter-name">
          <Field label={COUNTER.name.zh} error={errors['applicant.name'] ?? errors['applicant.corrects']}>
            {(wired) => (
              <Input
                {...wired}
                autoComplete="off"
                maxLength={100}
                value={text.name}
                onChange={(event) => type('name')(event.target.value)}
                onPressEnter={() => focusOn('counter-phone')}
              />
            )}
          </Field>
        </div>
        <div id="counter-phone">
          <Field label={COUNTER.phone.zh} error={errors['applicant.phone']} optional>
            {(wired) => (
              <Input
                {...wired}
                autoComplete="off"
                inputMode="tel"
                maxLength={30}
                placeholder={here?.phone ? say(COUNTER.phoneKnown, { phone: here.phone }) : ''}
                value={text.phone}
                onChange={(event) => type('phone')(event.target.value)}
                onPressEnter={() => focusOn('counter-find')}
              />
            )}
          </Field>
        </div>
      </div>
      {documentKind === 'code' && (
        <Field label={COUNTER.legalRepresentative.zh} optional>
          {(wired) => (
            <Input
              {...wired}
              autoComplete="off"
              placeholder={here?.legalRepresentative ?? ''}
              value={text.legalRepresentative}
              onChange={(event) => type('legalRepresentative')(event.target.value)}
            />
          )}
        </Field>
      )}
      <Field label={COUNTER.address.zh} error={errors['applicant.address']} optional>
        {(wired) => (
          <Input
            {...wired}
            autoComplete="off"
            maxLength={200}
            placeholder={here?.address ? COUNTER.addressKnown.zh : ''}
            value={text.address}
            onChange={(event) => type('address')(event.target.value)}
            onPressEnter={() => focusOn('counter-find')}
          />
        )}
      </Field>
      {(corrects || errors['applicant.corrects']) && (
        <Checkbox checked={corrects} onChange={(event) => change({ corrects: event.target.checked })}>
          {COUNTER.corrects.zh}
        </Checkbox>
      )}
      <Checkbox checked={hasAgent} onChange={(event) => change({ hasAgent: event.target.checked })}>
        {COUNTER.agent.zh}
      </Checkbox>
      {hasAgent && <Agent {...{ draft, errors }} type={type} />}
    </section>
  )
}

function Agent({
  draft: { text },
  errors,
  type,
}: Pick<Part, 'draft' | 'errors'> & { type: (field: TextField) => (value: string) => void }) {
  const rows = [
    ['agentName', COUNTER.agentName.zh, 'agent.name'],
    ['agentNumber', COUNTER.agentNumber.zh, 'agent.documentNumber'],
    ['agentPhone', COUNTER.agentPhone.zh, 'agent.phone'],
  ] as const
  return (
    <div className="counter-agent">
      {rows.map(([field, label, error]) => (
        <Field key={field} label={label} error={errors[error]} optional={field === 'agentPhone'}>
          {(wired) => (
            <Input
              {...wired}
              autoComplete="off"
              maxLength={100}
              value={text[field]}
              onChange={(event) => type(field)(event.target.value)}
            />
          )}
        </Field>
      ))}
    </div>
  )
}

/** What is known of somebody: a word or two, and what is under way. */
function Standing({ known }: { known: KnownApplicant | undefined }) {
  if (!known) return <span className="tag">{COUNTER.unknownPerson.zh}</span>
  const { level, openCases, drafts } = known
  return (
    <span className="soft">
      <span className="tag">{level === 2 ? COUNTER.seen.zh : COUNTER.knownPerson.zh}</span>
      {openCases > 0 && <span className="tag">{say(COUNTER.openCases, { n: openCases })}</span>}
      {drafts > 0 && <span className="tag">{say(COUNTER.drafts, { n: drafts })}</span>}
    </span>
  )
}

function takenOver(text: CounterDraft['text'], { name }: KnownApplicant): CounterDraft['text'] {
  return { ...text, name }
}

function kindOf(found: string): DocumentKind | undefined {
  if (found === 'citizenId' || found === 'passport') return found
  return ['uscc', 'temporary', 'organOld', 'registrationOld'].includes(found) ? 'code' : undefined
}

/** Is the cursor there now? Somebody who has gone elsewhere meanwhile is left alone. */
const isIn = (id: string) => document.getElementById(id)?.contains(document.activeElement) === true

/** Once what is typed has been drawn, on to the next thing to do: the field of that id, or the first inside it. */
export function focusOn(id: string): void {
  requestAnimationFrame(() => {
    const place = document.getElementById(id)
    const field = place instanceof HTMLInputElement ? place : place?.querySelector('input')
    field?.focus()
  })
}
