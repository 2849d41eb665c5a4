import { Input } from 'antd'
import type { ReactElement } from 'react'
import { ACT_FORM } from '../../../core/words/case-desk.ts'
import { AUTHORITY_SHOWN, DELIVERY } from '../../../core/words/cases.ts'
import { DOCUMENT_KIND } from '../../../core/words/identity.ts'
import { Choice, optionsOf } from '../../../workbench/widgets/Choice.tsx'
import { Field } from '../../../workbench/widgets/Field.tsx'
import { Radios } from '../../../workbench/widgets/Radios.tsx'
import { SignaturePad } from '../../../workbench/widgets/SignaturePad.tsx'
import { authoritiesFor, documentVerdict, inPerson } from './collector.ts'
import type { PartProps } from './parts.tsx'

const { citizenId, passport, other } = DOCUMENT_KIND
const DOCUMENTS = optionsOf({ citizenId, passport, other })
const WHO = [
  { value: 'applicant', label: ACT_FORM.collectorSelf.zh },
  { value: 'agent', label: ACT_FORM.collectorAgent.zh },
]
const HOW = [
  { value: 'hand', label: ACT_FORM.byHand.zh },
  { value: 'word', label: ACT_FORM.byWord.zh },
]

/** Who takes the result, with which document, and beside it the signature for it (送达回证). */
export function CollectorPart(props: PartProps): ReactElement {
  const { draft, change, errors } = props
  const set = (name: string) => (value: string) =>
    change({ ...draft, text: { ...draft.text, [name]: value } })
  return (
    <section className="collector">
      <div className="who-collects">
        <Radios
          label={ACT_FORM.way.zh}
          value={draft.text.way ?? ''}
          onChange={set('way')}
          options={optionsOf(DELIVERY)}
          error={errors.way}
        />
        {inPerson(draft) && <Collector {...props} set={set} />}
      </div>
      {inPerson(draft) && <Signing {...props} set={set} />}
    </section>
  )
}

type Setting = PartProps & { set: (name: string) => (value: string) => void }

function Collector({ c, draft, change, errors, set }: Setting) {
  const { text } = draft
  const verdict = documentVerdict(draft, c)
  function collectedBy(collector: string) {
    const name = collector === 'applicant' ? c.party.name : (c.party.agent ?? '')
    const documentKind = collector === 'applicant' ? c.party.documentKind : 'citizenId'
    change({ ...draft, text: { ...text, collector, name, documentKind, documentNumber: '' } })
  }
  return (
    <>
      {c.party.kind === 'natural' && (
        <Radios
          label={ACT_FORM.collector.zh}
          value={text.collector ?? ''}
          onChange={collectedBy}
          options={WHO}
          error={errors.collector}
        />
      )}
      <div className="field-row">
        <Field label={ACT_FORM.collectorName.zh} error={errors.name}>
          {(wired) => (
            <Input
              {...wired}
              autoComplete="off"
              readOnly={text.collector === 'applicant'}
              value={text.name ?? ''}
              onChange={(event) => set('name')(event.target.value)}
            />
          )}
        </Field>
        <Field label={ACT_FORM.documentKind.zh} error={errors.documentKind}>
          {(wired) => (
            <Choice
              {...wired}
              value={text.documentKind ?? ''}
              onChange={set('documentKind')}
              options={DOCUMENTS}
            />
          )}
        </Field>
      </div>
      <Field
        label={ACT_FORM.documentNumber.zh}
        hint={
          verdict?.valid
            ? text.collector === 'applicant'
              ? ACT_FORM.same.zh
              : ACT_FORM.sound.zh
            : ACT_FORM.documentHint.zh
        }
        error={errors.documentNumber ?? (isWhole(text.documentNumber) ? reasonOf(verdict) : undefined)}
      >
        {(wired) => (
          <Input
            {...wired}
            className="number"
            autoComplete="off"
            value={text.documentNumber ?? ''}
            onChange={(event) => set('documentNumber')(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.ctrlKey) event.preventDefault() // a card reader ends with Enter
            }}
          />
        )}
      </Field>
      {text.collector === 'agent' && (
        <Field label={ACT_FORM.authority.zh} hint={ACT_FORM.authorityHint.zh} error={errors.authority}>
          {(wired) => (
            <Choice
              {...wired}
              value={text.authority ?? ''}
              onChange={set('authority')}
              options={authoritiesFor(c).map((value) => ({ value, label: AUTHORITY_SHOWN[value].zh }))}
            />
          )}
        </Field>
      )}
    </>
  )
}

function Signing({ draft: { text }, errors, set }: Setting) {
  return (
    <div className="signing">
      <Radios
        label={ACT_FORM.signature.zh}
        value={text.signedBy ?? 'hand'}
        onChange={set('signedBy')}
        options={HOW}
        error={errors.signature}
      />
      {text.signedBy === 'word' ? (
        <p className="hint">{ACT_FORM.byWordHint.zh}</p>
      ) : (
        <SignaturePad value={text.signature ?? ''} onChange={set('signature')} />
      )}
    </div>
  )
}

/** Half a number is not wrong yet. */
const isWhole = (number = '') => number.trim().length >= 18

const reasonOf = (verdict: ReturnType<typeof documentVerdict>) =>
  verdict && !verdict.valid ? verdict.reason : undefined
