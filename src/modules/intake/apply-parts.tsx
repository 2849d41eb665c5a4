import type { ReactElement } from 'react'
import type { DeliveryWay, FormPage } from '../../core/guide/guide.ts'
import { questionsToAsk } from '../../core/guide/questions.ts'
import { VIOLATIONS } from '../../core/violation.ts'
import { APPLY, PART } from '../../core/words/apply.ts'
import { DELIVERY } from '../../core/words/cases.ts'
import type { Fields, Problems } from '../../platform/page.tsx'
import { AskField, asTyped } from '../../portal/fields.tsx'
import { ChoiceField, Form, Notice, SelectField, TextField } from '../../portal/parts.tsx'
import type { Site } from '../organisation/facade.ts'
import { filled, Onward, PartPage, SampleLink } from './apply-frame.tsx'
import type { Desk } from './desk.ts'
import { ASKED, askedIn } from './keep.ts'

type Asking = { desk: Desk; problems: Problems; typed: Fields }

/** The situation questions that apply so far; answering one may bring the next. */
export function SituationPage({ desk, problems, typed }: Asking): ReactElement {
  const given = Object.keys(typed).length > 0 ? typed : { ...desk.draft.situation }
  const { asked } = questionsToAsk(desk.guide, given)
  const labels = Object.fromEntries(asked.map(({ id, ask }) => [id, ask]))
  const fresh = freshIn(problems, typed)
  if (desk.draft.returned) return <FixedSituation desk={desk} />
  return (
    <PartPage desk={desk} part="situation" title={PART.situation.zh}>
      <p className="soft">{APPLY.situationHint.zh}</p>
      {fresh && <More />}
      <Form problems={fresh ? {} : problems} labels={labels}>
        <input type="hidden" name={ASKED} value={asked.map(({ id }) => id).join(',')} />
        {asked.map(({ id, ask, hint, options }) => (
          <ChoiceField
            key={id}
            name={id}
            label={fresh?.(id) ? ask + APPLY.fresh.zh : ask}
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
  const first = Object.keys(typed).length === 0
  const fresh = freshIn(problems, typed)
  const given: Fields = first
    ? Object.fromEntries(page.fields.map(({ id }) => [id, asTyped(desk.draft.form[id] ?? offered[id])]))
    : typed
  const labels = Object.fromEntries(page.fields.map(({ id, label }) => [id, label]))
  return (
    <PartPage desk={desk} part={part} title={page.title}>
      {first && Object.keys(offered).length > 0 && (
        <Notice>
          <p>{APPLY.prefilled.zh}</p>
        </Notice>
      )}
      <SampleLink desk={desk} page={page.id} />
      {fresh && <More />}
      <Form problems={fresh ? {} : problems} labels={labels}>
        <input type="hidden" name={ASKED} value={page.fields.map(({ id }) => id).join(',')} />
        {page.fields.map((field) => (
          <AskField
            key={field.id}
            field={fresh?.(field.id) ? { ...field, label: field.label + APPLY.fresh.zh } : field}
            problems={problems}
            typed={given}
          />
        ))}
        <Onward desk={desk} part={part} />
      </Form>
    </PartPage>
  )
}

/** Was an answer right and brought more to fill in? Then which fields are new: those the page had not asked. */
function freshIn(problems: Problems, typed: Fields): ((id: string) => boolean) | undefined {
  if (problems.form !== VIOLATIONS['intake/more-to-fill'][1]) return undefined
  const seen = askedIn(typed)
  return (id) => !seen.has(id)
}

function More() {
  return <Notice kind="warn" title={VIOLATIONS['intake/more-to-fill'][1]} />
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
            empty={APPLY.choosePlace.zh}
            options={stations.map(({ id, name }) => ({ id, label: name }))}
          />
        )}
        <Onward desk={desk} part="delivery" />
      </Form>
    </PartPage>
  )
}
