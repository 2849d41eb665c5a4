import type { ReactElement } from 'react'
import type { DeliveryWay, FormPage } from '../../core/guide/guide.ts'
import { questionsToAsk } from '../../core/guide/questions.ts'
import { APPLY, PART } from '../../core/words/apply.ts'
import { DELIVERY } from '../../core/words/cases.ts'
import type { Fields, Problems } from '../../platform/page.tsx'
import { AskField, asTyped } from '../../portal/fields.tsx'
import { ChoiceField, Form, Notice, SelectField, TextField } from '../../portal/parts.tsx'
import type { Site } from '../organisation/facade.ts'
import { filled, Onward, PartPage } from './apply-frame.tsx'
import type { Desk } from './desk.ts'
import { ASKED } from './keep.ts'

type Asking = { desk: Desk; problems: Problems; typed: Fields }

/** The situation questions that apply so far; answering one may bring the next. */
export function SituationPage({ desk, problems, typed }: Asking): ReactElement {
  const given = Object.keys(typed).length > 0 ? typed : { ...desk.draft.situation }
  const { asked } = questionsToAsk(desk.guide, given)
  const labels = Object.fromEntries(asked.map(({ id, ask }) => [id, ask]))
  if (desk.draft.returned) return <FixedSituation desk={desk} />
  return (
    <PartPage desk={desk} part="situation" title={PART.situation.zh}>
      <p className="soft">{APPLY.situationHint.zh}</p>
      <Form problems={problems} labels={labels}>
        <input type="hidden" name={ASKED} value={asked.map(({ id }) => id).join(',')} />
        {asked.map(({ id, ask, hint, options }) => (
          <ChoiceField
            key={id}
            name={id}
            label={ask}
            hint={hint}
            options={options}
            problems={problems}
            typed={given}
          />
        ))}
        <Onward desk={desk} part="situation" />
      </Form>
    </PartPage>
  )
}

/** A returned case keeps its situation: what was answered, and why it stays. */
function FixedSituation({ desk }: { desk: Desk }) {
  const { asked, answers } = questionsToAsk(desk.guide, desk.draft.situation)
  return (
    <PartPage desk={desk} part="situation" title={PART.situation.zh}>
      <Notice>
        <p>{APPLY.fixedHint.zh}</p>
      </Notice>
      <ul>
        {asked.map(({ id, ask, options }) => (
          <li key={id}>
            {ask} <b>{options.find((option) => option.id === answers[id])?.label}</b>
          </li>
        ))}
      </ul>
      <Form>
        <Onward desk={desk} part="situation" />
      </Form>
    </PartPage>
  )
}

/** One topic of the form. What the page asked is sent along, so that a field that is new by then is known to be new. */
export function FormPageView({
  desk,
  page,
  problems,
  typed,
  offered,
}: Asking & { page: FormPage; offered: Readonly<Record<string, unknown>> }): ReactElement {
  const part = `form/${page.id}`
  const fresh = Object.keys(typed).length === 0
  const given: Fields = fresh
    ? Object.fromEntries(page.fields.map(({ id }) => [id, asTyped(desk.draft.form[id] ?? offered[id])]))
    : typed
  const labels = Object.fromEntries(page.fields.map(({ id, label }) => [id, label]))
  return (
    <PartPage desk={desk} part={part} title={page.title}>
      {fresh && Object.keys(offered).length > 0 && (
        <Notice>
          <p>{APPLY.prefilled.zh}</p>
        </Notice>
      )}
      <Form problems={problems} labels={labels}>
        <input type="hidden" name={ASKED} value={page.fields.map(({ id }) => id).join(',')} />
        {page.fields.map((field) => (
          <AskField key={field.id} field={field} problems={problems} typed={given} />
        ))}
        <Onward desk={desk} part={part} />
      </Form>
    </PartPage>
  )
}

export function ContactPage({ desk, problems, typed }: Asking): ReactElement {
  const { draft, party, actor } = desk
  const given: Fields = {
    contact: draft.contact ?? (actor.id === party.id ? party.name : ''),
    phone: draft.phone ?? party.phone ?? '',
    ...typed,
  }
  const ask = { problems, typed: given }
  return (
    <PartPage desk={desk} part="contact" title={PART.contact.zh}>
      <Form problems={problems} labels={{ contact: APPLY.contactName.zh, phone: APPLY.contactPhone.zh }}>
        <TextField {...ask} name="contact" label={APPLY.contactName.zh} complete="name" short />
        <TextField
          {...ask}
          name="phone"
          label={APPLY.contactPhone.zh}
          hint={APPLY.contactHint.zh}
          type="tel"
          mode="tel"
          complete="tel"
          short
        />
        <Onward desk={desk} part="contact" />
      </Form>
    </PartPage>
  )
}

/** How the result comes; what only one way needs stands below and is asked of nobody else. */
export function DeliveryPage({
  desk,
  problems,
  typed,
  handOut,
  stations,
}: Asking & { handOut: Site; stations: readonly Site[] }): ReactElement {
  const { draft, party, guide } = desk
  const given: Fields = {
    delivery: draft.delivery ?? (guide.delivery.length === 1 ? (guide.delivery[0] ?? '') : ''),
    address: draft.address ?? party.address ?? '',
    station: draft.station ?? '',
    ...typed,
  }
  const ask = { problems, typed: given }
  const hints: Record<DeliveryWay, string> = {
    pickup: filled(APPLY.pickupAt.zh, { site: handOut.name, address: handOut.address }),
    mail: APPLY.mailWay.zh,
    station: APPLY.stationWay.zh,
    electronic: APPLY.electronicHint.zh,
  }
  return (
    <PartPage desk={desk} part="delivery" title={PART.delivery.zh}>
      <Form
        problems={problems}
        labels={{ delivery: APPLY.way.zh, address: APPLY.mailAddress.zh, station: APPLY.station.zh }}
      >
        <ChoiceField
          {...ask}
          name="delivery"
          label={APPLY.way.zh}
          options={guide.delivery.map((way) => ({ id: way, label: DELIVERY[way].zh, hint: hints[way] }))}
        />
        {guide.delivery.includes('mail') && (
          <TextField
            {...ask}
            name="address"
            label={APPLY.mailAddress.zh}
            hint={APPLY.mailHint.zh}
            complete="street-address"
          />
        )}
        {guide.delivery.includes('station') && (
          <SelectField
            {...ask}
            name="station"
            label={APPLY.station.zh}
            hint={APPLY.stationHint.zh}
            empty=""
            options={stations.map(({ id, name }) => ({ id, label: name }))}
          />
        )}
        <Onward desk={desk} part="delivery" />
      </Form>
    </PartPage>
  )
}
