import { Checkbox, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import type { z } from 'zod'
import type { Guide } from '../../../core/guide/guide.ts'
import { DELIVERY } from '../../../core/words/cases.ts'
import { COUNTER } from '../../../core/words/counter.ts'
import { say } from '../../../core/words/workbench.ts'
import { Choice } from '../../../workbench/widgets/Choice.tsx'
import { Field } from '../../../workbench/widgets/Field.tsx'
import { errorWithin } from '../../../workbench/widgets/issues.ts'
import { Radios } from '../../../workbench/widgets/Radios.tsx'
import type { SituationAnswer } from '../../catalogue/contract.ts'
import type { Offer } from '../contract.ts'
import { FormDialog } from './FormDialog.tsx'
import type { Part } from './PersonPart.tsx'

type Walk = z.infer<typeof SituationAnswer>
type Props = Part & { walk: Walk | undefined; offer: Offer | undefined; guide: Guide | undefined }

/** Which case it is, how its form comes, and how its result goes. */
export function SituationPart({ draft, change, errors, walk, offer, guide }: Props): ReactElement {
  const [typing, setTyping] = useState(false)
  const formError = errorWithin(errors, 'form')
  return (
    <section className="counter-part" aria-labelledby="counter-situation">
      <h2 id="counter-situation">
        <span className="counter-n">3</span>
        {COUNTER.situation.zh}
      </h2>
      <div className="counter-questions">
        {walk?.asked.length === 0 && <p className="soft">{COUNTER.noQuestions.zh}</p>}
        {walk?.asked.map(({ id, ask, options, answer }) => (
          <Radios
            key={id}
            label={ask}
            value={draft.answers[id] ?? answer ?? ''}
            options={options.map((option) => ({ value: option.id, label: option.label }))}
            onChange={(option) => change({ answers: { ...draft.answers, [id]: option } })}
          />
        ))}
      </div>
      {walk && !walk.next && (
        <div className="counter-form">
          <span className="counter-label">{COUNTER.form.zh}</span>
          {draft.form === undefined ? (
            <span>{COUNTER.formOnPaper.zh}</span>
          ) : (
            <span>{say(COUNTER.formKept, { n: Object.keys(draft.form).length })}</span>
          )}
          <button type="button" className="plain-link" onClick={() => setTyping(true)}>
            {draft.form === undefined ? COUNTER.formTyped.zh : COUNTER.formEdit.zh}
          </button>
          {formError && <span className="field-error">{formError}</span>}
        </div>
      )}
      {walk && offer && !offer.refusal && <DeliveryPart {...{ draft, change, errors, offer }} />}
      {typing && guide && (
        <FormDialog
          guide={guide}
          situation={draft.answers}
          typed={draft.form ?? {}}
          errors={errors}
          onClose={() => setTyping(false)}
          onKeep={(form) => {
            setTyping(false)
            change({ form })
          }}
        />
      )}
    </section>
  )
}

function DeliveryPart({ draft, change, errors, offer }: Part & { offer: Offer }) {
  const { way } = draft
  return (
    <>
      <Radios
        label={COUNTER.delivery.zh}
        value={way}
        options={offer.delivery.map((one) => ({ value: one, label: DELIVERY[one].zh }))}
        error={errors['delivery.way']}
        onChange={(next) => change({ way: next })}
      />
      {way === 'pickup' && offer.handOut && (
        <p className="hint">{say(COUNTER.pickupAt, { site: offer.handOut.name })}</p>
      )}
      {way === 'mail' && (
        <Field label={COUNTER.mailTo.zh} error={errors['delivery.address']}>
          {(wired) => (
            <Input
              {...wired}
              autoComplete="off"
              maxLength={200}
              value={draft.text.mailTo}
              onChange={(event) => change({ text: { ...draft.text, mailTo: event.target.value } })}
            />
          )}
        </Field>
      )}
      {way === 'station' && (
        <Field label={COUNTER.station.zh} error={errors['delivery.site']}>
          {(wired) => (
            <Choice
              {...wired}
              value={draft.text.station}
              empty="—"
              options={offer.stations.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(station) => change({ text: { ...draft.text, station } })}
            />
          )}
        </Field>
      )}
      {offer.originals === 'beforeAcceptance' && (
        <Checkbox checked={draft.originals} onChange={(event) => change({ originals: event.target.checked })}>
          {COUNTER.originals.zh} <span className="soft">{COUNTER.originalsHint.zh}</span>
        </Checkbox>
      )}
    </>
  )
}
