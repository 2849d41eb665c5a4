import { z } from 'zod'
import { termsOf } from '../../core/case/terms.ts'
import type { Day } from '../../core/day.ts'
import { type Filled, formFor } from '../../core/guide/form.ts'
import type { DeliveryWay, Guide, Material } from '../../core/guide/guide.ts'
import { questionsToAsk } from '../../core/guide/questions.ts'
import { neededIn, provenIn, type Reason, type Solution, solve } from '../../core/guide/solve.ts'
import { isServed } from '../../core/guide/subject.ts'
import { RuleViolation } from '../../core/violation.ts'
import { DELIVERY, UNLISTED } from '../../core/words/cases.ts'
import { SUBJECT, SUBJECT_KIND } from '../../core/words/catalogue.ts'
import { HOLDING } from '../../core/words/holding.ts'
import { formSchema } from '../../fields/kinds.ts'
import type { Db, Tx } from '../../platform/db.ts'

import {
  type Application,
  type ApplicationAttachment,
  type ApplicationMaterial,
  type Changed,
  filesOf,
  proofOf,
  proofSentence,
} from '../cases/facade.ts'
import { assertOpen } from '../catalogue/facade.ts'
import { knownOf } from '../holdings/facade.ts'
import type { Party } from '../identity/facade.ts'
import { type Site, siteOf } from '../organisation/facade.ts'
import {
  handingOutSite,
  type Offer,
  offerAt,
  organsBeside,
  receivingSite,
  refusalAt,
  stationsFor,
} from './offer.ts'

/** What somebody says and hands in, on-line or at a window: the same for both. */
export type Filing = {
  id: string
  item: string
  /** The division in which the matter lies. */
  place: string
  party: Party
  by: string
  situation: Readonly<Record<string, string>>
  /** Undefined: it was handed in on paper, at a window. */
  form: Filled | undefined
  contact: { name: string; phone?: string | undefined }
  agent?: { id: string; name: string } | undefined
  delivery: { way: DeliveryWay; address?: string | undefined; site?: string | undefined }
  materials: readonly Handed[]
  attachments: readonly ApplicationAttachment[]
  from: Origin
}
/** `brought` on-line: the paper will be brought to a window. */
export type Handed = Pick<
  ApplicationMaterial,
  'material' | 'obtained' | 'verdict' | 'note' | 'validUntil'
> & {
  copies?: number | undefined
  brought?: boolean | undefined
}
export type Origin =
  | { channel: 'online' }
  | { channel: 'window'; site: string; window?: string | undefined; originals: boolean }

/**
 * An application as the law of the case takes it: the guide in force today at the organ that decides for that place, its
 * terms, where it lies and where its result is handed out, and every material this situation asks for. Whatever is not
 * as the guide asks is refused: by a `RuleViolation` where a rule says no, by the fields of `form` where they are wrong.
 */
export async function applicationOf(db: Db | Tx, filing: Filing, on: Day): Promise<Application> {
  await assertOpen(db, filing.item, on)
  const offer = await offerAt(db, filing.item, filing.place, on)
  const { guide, version, implementation } = offer
  assertServed(guide, filing.party)
  const situation = settled(guide, filing.situation)
  const site = await siteFor(db, filing.from, offer, on)
  const said = await saidIn(db, guide, { ...filing, situation }, on)
  const handOut = await handingOutSite(db, offer, site, on)
  return {
    id: filing.id,
    on,
    by: filing.by,
    party: filing.party.id,
    applicantName: filing.party.name,
    channel: filing.from.channel,
    places: {
      site: site.id,
      organ: implementation.organ,
      handOut: handOut.id,
      division: implementation.division,
    },
    title: guide.name,
    group: guide.windowGroup,
    item: filing.item,
    terms: termsOf(guide, version, implementation, await organsBeside(db, offer, on)),
    situation,
    agent: filing.agent,
    ...said,
    ...(filing.from.channel === 'window' ? { received: { originals: filing.from.originals } } : {}),
  }
}

/** What a guide in some version makes of what was said and handed in, in a situation that is settled. */
export async function saidIn(
  db: Db | Tx,
  guide: Guide,
  filing: Omit<Filing, 'id' | 'item' | 'by' | 'agent'>,
  on: Day,
): Promise<Changed> {
  const form = formOf(guide, filing.situation, filing.form, on)
  const solution = solve(guide, filing.situation, await knownOf(db, filing.party, on))
  const materials = listed(guide, filing, solution)
  const delivery = await deliveryFor(db, guide, filing, on)
  const { contact } = filing
  const attachments = [...filing.attachments, ...(await reusedFiles(db, materials))]
  return { form, contact, delivery, materials, attachments }
}

/** The files of what is reused, under the ids they have in the case they came with. */
async function reusedFiles(
  db: Db | Tx,
  materials: readonly ApplicationMaterial[],
): Promise<ApplicationAttachment[]> {
  const files: ApplicationAttachment[] = []
  for (const { material, proof } of materials) {
    if (proof?.kind !== 'held') continue
    const { caseId } = proof
    files.push(...(await filesOf(db, proof)).map((file) => ({ ...file, material, reusedFrom: caseId })))
  }
  return files
}

/** Throws `intake/subject`: what they are is not among those the item is for. */
export function assertServed(guide: Guide, party: Pick<Party, 'kind' | 'documentNumber'>): void {
  if (!isServed(guide, party)) throw notServed(guide, party)
}

/** The sentence that says whom the item is for. */
export function notServed(guide: Guide, { kind }: Pick<Party, 'kind'>): RuleViolation {
  return new RuleViolation('intake/subject', {
    item: guide.name,
    subjects: guide.subjects.map((subject) => SUBJECT[subject].zh).join('、'),
    kind: SUBJECT_KIND[kind].zh.slice(0, 2),
  })
}

export function isOnline({ channels, onlineExcluded }: Pick<Guide, 'channels' | 'onlineExcluded'>): boolean {
  return channels.includes('online') && onlineExcluded === undefined
}

/** Throws `intake/not-online`, which says why. */
export function assertOnline(guide: Guide): void {
  if (isOnline(guide)) return
  throw new RuleViolation('intake/not-online', { item: guide.name, reason: guide.onlineExcluded ?? '' })
}

async function siteFor(db: Db | Tx, from: Origin, offer: Offer, on: Day): Promise<Site> {
  if (from.channel === 'window') {
    const refusal = await refusalAt(db, from, offer, on)
    if (refusal) throw refusal
    return siteOf(db, from.site, on)
  }
  assertOnline(offer.guide)
  return receivingSite(db, offer, on)
}

/** Every question that applies is answered, and no other. */
function settled(guide: Guide, given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { next, answers } = questionsToAsk(guide, given)
  if (next) throw new RuleViolation('intake/situation-open', { question: next.ask })
  if (Object.keys(given).some((id) => answers[id] === undefined))
    throw new RuleViolation('intake/situation-unknown')
  return answers
}

/** The form as it is kept; its issues are named `form.<field>`. */
function formOf(
  guide: Guide,
  situation: Readonly<Record<string, string>>,
  filled: Filled | undefined,
  on: Day,
): Filled {
  if (filled === undefined) return {}
  const schema = formSchema(formFor(guide, situation, filled), on)
  return z.object({ form: schema }).parse({ form: filled }).form
}

/**
 * The list of this situation with what was handed in for each; nothing beyond the list is taken. What the city holds needs
 * nothing handed in; a window that asks for it all the same is refused with `intake/material-held`.
 */
function listed(
  guide: Guide,
  { materials: handed, attachments, from }: Pick<Filing, 'materials' | 'attachments' | 'from'>,
  solution: Solution,
): ApplicationMaterial[] {
  const list = neededIn(solution)
  const proven = provenIn(solution)
  const strange = [...handed, ...attachments].filter(({ material }) =>
    list.every(({ id }) => id !== material),
  )
  if (strange.length > 0)
    throw new RuleViolation('intake/material-unknown', { material: titleIn(guide, strange[0]?.material) })
  const rows = list.map((material) => {
    const given = handed.find((one) => one.material === material.id)
    const files = attachments.filter((file) => file.material === material.id).length
    const reason = proven.get(material.id)
    if (reason && isNotHandedIn(given, files)) return reused(material, reason, given)
    return from.channel === 'window' ? judged(material, given, files) : sent(guide, material, given, files)
  })
  const open = rows.filter(
    ({ need, verdict, obtained, note }) =>
      need === 'required' && (from.channel === 'window' ? !verdict : !obtained && !note),
  )
  if (open.length > 0)
    throw new RuleViolation(
      from.channel === 'window' ? 'intake/verdict-missing' : 'intake/material-missing',
      {
        materials: open.map(({ name }) => name).join('、'),
      },
    )
  return rows
}

/** Whoever brings a paper that is held all the same is not sent away with it. */
const isNotHandedIn = (given: Handed | undefined, files: number): boolean =>
  files === 0 && !(given?.verdict === 'ok' && given.obtained !== 'certificate' && given.obtained !== 'shared')

function reused(material: Material, reason: Shared, given: Handed | undefined): ApplicationMaterial {
  const proof = proofOf(reason)
  if (given?.verdict && given.verdict !== 'ok')
    throw new RuleViolation('intake/material-held', { material: material.name, proof: proofSentence(proof) })
  return {
    ...rowFor(material),
    copies: 1,
    obtained: reason.kind === 'register' ? 'shared' : 'certificate',
    verdict: 'ok',
    note: HOLDING.reused.zh,
    proof,
    checkedBy: reason.kind === 'held' ? reason.held.verifiedBy : undefined,
  }
}
type Shared = Exclude<Reason, { kind: 'situation' }>

/** A material this situation does not ask for is in the guide all the same, unless it never was. */
const titleIn = ({ materials }: Guide, id: string | undefined) =>
  materials.find((material) => material.id === id)?.name ?? UNLISTED.zh

const rowFor = ({ id, name, need, copies }: Material) => ({ material: id, name, need, copies })

/** At a window: as the clerk found it; what was not looked at and is not required was not handed in. */
function judged(material: Material, given: Handed | undefined, files: number): ApplicationMaterial {
  const row = rowFor(material)
  if (!given?.verdict || given.verdict === 'missing')
    return { ...row, copies: 0, verdict: given?.verdict, note: given?.note ?? '' }
  return {
    ...row,
    copies: given.copies ?? material.copies,
    obtained: given.obtained ?? (files > 0 ? 'upload' : 'paper'),
    verdict: given.verdict,
    note: given.note ?? '',
    validUntil: given.validUntil,
  }
}

/** On-line: uploaded, made from the form itself, or promised on paper where the guide has originals seen first. */
function sent(
  guide: Guide,
  material: Material,
  given: Handed | undefined,
  files: number,
): ApplicationMaterial {
  const row = { ...rowFor(material), copies: files > 0 ? 1 : 0 }
  if (files > 0) return { ...row, obtained: 'upload' }
  if (material.fromForm) return { ...row, copies: 1, obtained: 'other', note: FROM_FORM }
  if (given?.brought && mayBring(guide, material)) return { ...row, note: BROUGHT }
  return row
}
const FROM_FORM = '由网上填写的申请表生成'
const BROUGHT = '申请人选择到窗口提交纸质件'

/** 纸质件到窗口提交: where originals are seen before acceptance, somebody comes anyway, and the paper may come with them. */
export function mayBring(
  guide: Pick<Guide, 'originals' | 'channels'>,
  { form }: Pick<Material, 'form'>,
): boolean {
  return guide.originals === 'beforeAcceptance' && guide.channels.includes('window') && form !== 'electronic'
}

/** With the address for the post, or the place near home and its name. Throws when the guide offers no such way, or it lacks one. */
async function deliveryFor(
  db: Db | Tx,
  guide: Guide,
  { delivery, place }: Pick<Filing, 'delivery' | 'place'>,
  on: Day,
): Promise<Changed['delivery']> {
  const { way, address, site } = delivery
  if (!guide.delivery.includes(way)) throw new RuleViolation('intake/delivery', { way: DELIVERY[way].zh })
  if (way === 'mail') {
    if (!address) throw new RuleViolation('intake/address-needed')
    return { way, address }
  }
  if (way !== 'station') return { way }
  const station = (await stationsFor(db, place, on)).find(({ id }) => id === site)
  if (!station) throw new RuleViolation('intake/station-needed')
  return { way, address: station.name, site: station.id }
}
