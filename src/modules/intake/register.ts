import type { Day } from '../../core/day.ts'
import { codeKindOf, normaliseCode } from '../../core/identifier.ts'
import { RuleViolation } from '../../core/violation.ts'
import { phoneIn } from '../../fields/phone.ts'
import { assertMay, type Staff } from '../../platform/actor.ts'
import { type Db, type Tx, transact } from '../../platform/db.ts'
import type { Setting } from '../../platform/setting.ts'
import { linkToken, queryCode } from '../cases/facade.ts'
import {
  type Described,
  findOrCreateParty,
  findParty,
  type Party,
  partiesByDocument,
  type Seen,
} from '../identity/facade.ts'
import { assertActs } from '../organisation/facade.ts'
import { papersOf } from '../papers/facade.ts'
import { applicationOf, type Filing } from './application.ts'
import type { Applicant, Registered, Registration } from './contract.ts'
import { assertDocument, refusedAt } from './document.ts'
import { wayIn } from './submitter.ts'
import { uploadsOf } from './uploads.ts'

/**
 * An application registered at a window (收件): the person in front found or entered, their materials as the clerk found
 * them, and the case received at once with its receipt. Nobody signs in as that person. The same registration again is
 * answered again; another one under its id throws `case/id-used`. Everything is checked before anything is written.
 */
export async function register(
  db: Db,
  setting: Setting,
  actor: Staff,
  sent: Registration,
): Promise<Registered> {
  const on = setting.today()
  const site = await assertSeat(db, actor, on)
  const registration = asTyped(sent, on)
  const { applicant, agent, corrects } = registration
  const from = {
    channel: 'window',
    site,
    window: actor.post.window,
    originals: registration.originals,
  } as const
  const filing = { ...(await filingOf(db, registration, actor)), from }
  await applicationOf(db, { ...filing, party: await partySoFar(db, applicant) }, on)
  const seen = { by: actor.id, on, corrects }
  const people = await transact(db, (tx) => peopleOf(tx, { applicant, agent }, seen))
  const phone = filing.contact.phone ?? (agent ? undefined : people.party.phone)
  const contact = { ...filing.contact, phone }
  const application = await applicationOf(db, { ...filing, ...people, contact }, on)
  const { id, number, repeated } = await wayIn(db, setting)(application)
  const receipt = (await papersOf(db, id)).find(({ kind }) => kind === 'receipt')
  return {
    id,
    number,
    repeated,
    queryCode: queryCode(setting.secret, id),
    link: `${setting.publicUrl}/f/${linkToken(setting.secret, id)}`,
    receipt: receipt?.id ?? null,
    handling: application.terms.handling,
  }
}

/** The post must take applications in, at a site, and be the clerk's to act in today. */
export async function assertSeat(db: Db, actor: Staff, on: Day): Promise<string> {
  assertMay(actor, 'Register')
  if (actor.post.site === undefined) throw new RuleViolation('actor/not-allowed')
  await assertActs(db, actor.post.id, actor.id, on)
  return actor.post.site
}

/** Numbers are checked and brought into one writing; what is wrong names its field. */
function asTyped(sent: Registration, on: Day): Registration {
  assertDocument(sent.applicant, on, ['applicant'])
  if (sent.agent) assertDocument({ kind: 'natural', ...sent.agent }, on, ['agent'])
  return {
    ...sent,
    applicant: { ...sent.applicant, phone: phoneOf(sent.applicant.phone, ['applicant', 'phone']) },
    ...(sent.agent ? { agent: { ...sent.agent, phone: phoneOf(sent.agent.phone, ['agent', 'phone']) } } : {}),
    ...(sent.contact
      ? { contact: { ...sent.contact, phone: phoneOf(sent.contact.phone, ['contact', 'phone']) } }
      : {}),
  }
}

function phoneOf(typed: string | undefined, at: readonly string[]): string | undefined {
  if (!typed) return undefined
  const phone = phoneIn(typed)
  if (phone === undefined) throw refusedAt(at, '请填写11位手机号码，或者带区号的固定电话，例如0933-8210000。')
  return phone
}

async function filingOf(db: Db, sent: Registration, actor: Staff): Promise<Omit<Filing, 'party' | 'from'>> {
  const { id, item, place, situation, form, applicant, agent, delivery } = sent
  const scans = new Map(
    sent.materials.flatMap(({ material, scans }) => scans.map((scan) => [scan, material] as const)),
  )
  const kept = (await uploadsOf(db, id)).filter((file) => file.addedBy === actor.id && scans.has(file.id))
  if (kept.length < scans.size || kept.some((file) => scans.get(file.id) !== file.material))
    throw new RuleViolation('intake/scan-unknown')
  return {
    id,
    item,
    place,
    by: actor.id,
    situation,
    form,
    contact: sent.contact ?? {
      name: agent?.name ?? applicant.name,
      phone: agent?.phone ?? applicant.phone,
    },
    delivery,
    materials: sent.materials.map(({ scans: _, ...checked }) => checked),
    attachments: kept.map(({ addedBy: _, ...file }) => file),
  }
}

/** The applicant as on record, or as typed: enough to ask whether the application may be taken in at all. */
async function partySoFar(db: Db, applicant: Applicant): Promise<Party> {
  const typed = asParty(applicant)
  const known = await partiesByDocument(db, typed.documentNumber)
  const same = known.find((one) => one.documentKind === typed.documentKind && one.name === typed.name)
  return { ...typed, id: same?.id ?? '' }
}

function asParty(applicant: Applicant): Party {
  const documentNumber = normaliseCode(applicant.documentNumber)
  return {
    id: '',
    kind: applicant.kind,
    name: applicant.name,
    documentKind: applicant.kind === 'natural' ? applicant.documentKind : codeKindOf(documentNumber),
    documentNumber,
    phone: applicant.phone,
    address: applicant.address,
    legalRepresentative: undefined,
    level: 1,
  }
}

/** The people of the registration on record: each found by document, or entered now that the document was seen. */
async function peopleOf(
  tx: Tx,
  { applicant, agent }: Pick<Registration, 'applicant' | 'agent'>,
  seen: Seen,
): Promise<Pick<Filing, 'party' | 'agent'>> {
  const { id } = await findOrCreateParty(tx, described(applicant), seen)
  const party = await findParty(tx, id)
  if (!party) throw new RuleViolation('identity/party-unknown')
  if (!agent) return { party }
  const { id: agentId } = await findOrCreateParty(
    tx,
    { kind: 'natural', ...agent },
    { by: seen.by, on: seen.on },
  )
  return { party, agent: { id: agentId, name: agent.name } }
}

/** What was left empty is not known; an empty telephone is none. */
function described(applicant: Applicant): Described {
  const known = { phone: applicant.phone || undefined, address: applicant.address || undefined }
  return { ...applicant, ...known }
}
