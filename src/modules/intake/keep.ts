import { z } from 'zod'
import type { Filled } from '../../core/guide/form.ts'
import { questionsToAsk } from '../../core/guide/questions.ts'
import { RuleViolation } from '../../core/violation.ts'
import { APPLY } from '../../core/words/apply.ts'
import { fieldSchema, formSchema } from '../../fields/kinds.ts'
import { phoneIn } from '../../fields/phone.ts'
import type { Db } from '../../platform/db.ts'
import type { Fields } from '../../platform/page.tsx'
import { asSent } from '../../portal/fields.tsx'
import { type Desk, pageAfter } from './desk.ts'
import { refusedAt } from './document.ts'
import { changeDraft } from './drafts.ts'
import { lacking } from './progress.ts'

/** What is wrong with what a page sent; it was kept all the same, so that nothing typed is lost. */
export type Wrong = z.ZodError | RuleViolation | undefined

/** The name under which a page says what it asked; no field of a guide can have it. */
export const ASKED = '_asked'
export const askedIn = (sent: Fields) => new Set((sent[ASKED] ?? '').split(','))

/** The answers to the situation questions. An answer that brings another question is no mistake: the page shows it next. */
export async function keepSituation(db: Db, { draft, guide }: Desk, sent: Fields): Promise<Wrong> {
  if (draft.returned) return undefined // a returned case keeps its situation
  const { answers, asked } = questionsToAsk(guide, sent)
  await changeDraft(db, draft.id, 'situation', { situation: answers })
  const open = asked.filter(({ id }) => answers[id] === undefined)
  const shown = open.filter(({ id }) => askedIn(sent).has(id))
  if (shown.length > 0) return new z.ZodError(shown.map(({ id }) => issue([id], APPLY.chooseOne.zh)))
  return open.length > 0 ? new RuleViolation('intake/more-to-fill') : undefined
}

/** One page of the form: right answers as they are kept, wrong ones as they were typed. */
export async function keepForm(db: Db, desk: Desk, pageId: string, sent: Fields): Promise<Wrong> {
  const { draft, on } = desk
  const page = pageAfter(desk, pageId, { ...draft.form, ...sent })
  if (!page) return undefined
  const values: Record<string, unknown> = {}
  for (const field of page.fields) {
    const typed = asSent(field, sent[field.id])
    const kept = fieldSchema(field, on).safeParse(typed)
    values[field.id] = kept.success ? kept.data : typed
  }
  await changeDraft(db, draft.id, `form/${pageId}`, { answers: emptied(values) })
  const { error } = formSchema([page], on).safeParse(withoutNothing(values))
  if (!error) return undefined
  const seen = error.issues.filter(({ path }) => askedIn(sent).has(String(path[0])))
  return seen.length > 0 ? new z.ZodError(seen) : new RuleViolation('intake/more-to-fill')
}

/** An answer that was taken back goes from the draft too. */
const emptied = (values: Filled): Filled =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, value === '' ? undefined : value]))

const withoutNothing = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''))

export async function keepMaterials(db: Db, desk: Desk): Promise<Wrong> {
  await changeDraft(db, desk.draft.id, 'materials', {})
  const missing = lacking(desk)
  if (missing.length === 0) return undefined
  return new RuleViolation('intake/material-missing', {
    materials: missing.map(({ name }) => name).join('、'),
  })
}

export async function keepContact(db: Db, { draft }: Desk, sent: Fields): Promise<Wrong> {
  const contact = (sent.contact ?? '').trim().slice(0, 50)
  const typed = (sent.phone ?? '').trim().slice(0, 40)
  const phone = phoneIn(typed)
  await changeDraft(db, draft.id, 'contact', { contact, phone: phone ?? typed })
  const issues = [
    ...(contact ? [] : [issue(['contact'], APPLY.contactMissing.zh)]),
    ...(phone ? [] : [issue(['phone'], APPLY.phoneWrong.zh)]),
  ]
  return issues.length > 0 ? new z.ZodError(issues) : undefined
}

export async function keepDelivery(
  db: Db,
  { draft, guide }: Desk,
  sent: Fields,
  stations: readonly { id: string }[],
): Promise<Wrong> {
  const delivery = guide.delivery.find((way) => way === sent.delivery)
  const address = (sent.address ?? '').replace(/\s+/g, ' ').trim().slice(0, 200)
  const station = stations.find(({ id }) => id === sent.station)?.id
  await changeDraft(db, draft.id, 'delivery', { delivery, address, station })
  if (!delivery) return refusedAt(['delivery'], APPLY.wayMissing.zh)
  if (delivery === 'mail' && address.length < 5) return refusedAt(['address'], APPLY.addressMissing.zh)
  if (delivery === 'station' && !station) return refusedAt(['station'], APPLY.stationMissing.zh)
  return undefined
}

const issue = (path: string[], message: string) => ({
  code: 'custom' as const,
  path,
  message,
  input: undefined,
})
