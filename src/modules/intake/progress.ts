import type { FormPage, Material } from '../../core/guide/guide.ts'
import { provenIn } from '../../core/guide/solve.ts'
import { PART } from '../../core/words/apply.ts'
import { formSchema } from '../../fields/kinds.ts'
import { phoneIn } from '../../fields/phone.ts'
import { mayBring } from './application.ts'
import type { Desk } from './desk.ts'

export type PartState = 'todo' | 'done' | 'fix'
/** A part of an application: one page to fill in. `key` is its name in the address. */
export type Part = { key: string; title: string; href: string; state: PartState }

/** Every part this application asks for, in order, and how it stands: judged anew each time, never remembered. */
export function partsOf(desk: Desk): Part[] {
  const { draft, guide, pages, materials } = desk
  const part = (key: string, title: string, right: boolean): Part => ({
    key,
    title,
    href: `/drafts/${draft.id}/${key}`,
    state: draft.done.includes(key) ? (right ? 'done' : 'fix') : 'todo',
  })
  return [
    ...(guide.questions.length > 0 ? [part('situation', PART.situation.zh, desk.settled)] : []),
    ...pages.map((page) => part(`form/${page.id}`, page.title, isRight(desk, page))),
    ...(materials.length > 0 ? [part('materials', PART.materials.zh, lacking(desk).length === 0)] : []),
    part('contact', PART.contact.zh, hasContact(desk)),
    part('delivery', PART.delivery.zh, hasDelivery(desk)),
  ]
}

/** The page after this one, or the summary after the last. */
export function nextAfter(desk: Desk, key: string): `/${string}` {
  const parts = partsOf(desk)
  const at = parts.findIndex((part) => part.key === key)
  return (parts[at + 1]?.href ?? `/drafts/${desk.draft.id}/summary`) as `/${string}`
}

/** Where somebody who comes back goes on: the first part that is not done. */
export function firstOpen(desk: Desk): `/${string}` {
  const open = partsOf(desk).find(({ state }) => state !== 'done')
  return (open?.href ?? `/drafts/${desk.draft.id}/summary`) as `/${string}`
}

function isRight({ draft, on }: Desk, page: FormPage): boolean {
  const filled = Object.fromEntries(
    page.fields.flatMap(({ id }) => (draft.form[id] === undefined ? [] : [[id, draft.form[id]]])),
  )
  return formSchema([page], on).safeParse(filled).success
}

/** The required materials for which nothing was done yet. */
export function lacking(desk: Desk): Material[] {
  return desk.materials.filter(
    (material) => material.need === 'required' && stateOf(desk, material) === 'open',
  )
}

export type MaterialState = 'uploaded' | 'brought' | 'fromForm' | 'held' | 'open'
export function stateOf({ guide, draft, uploads, solution }: Desk, material: Material): MaterialState {
  if (uploads.some((file) => file.material === material.id)) return 'uploaded'
  if (provenIn(solution).has(material.id)) return 'held'
  if (material.fromForm) return 'fromForm'
  return draft.brought.includes(material.id) && mayBring(guide, material) ? 'brought' : 'open'
}

const hasContact = ({ draft }: Desk) => Boolean(draft.contact && draft.phone && phoneIn(draft.phone))

function hasDelivery({ draft, guide }: Desk): boolean {
  const { delivery, address, station } = draft
  if (!delivery || !guide.delivery.includes(delivery)) return false
  return (delivery !== 'mail' || Boolean(address)) && (delivery !== 'station' || Boolean(station))
}
