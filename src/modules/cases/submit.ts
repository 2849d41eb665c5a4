import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Calendar } from '../../core/calendar.ts'
import { blank, type CaseEvent, type Channel, type Places } from '../../core/case/case.ts'
import { decide } from '../../core/case/decide.ts'
import { evolve } from '../../core/case/evolve.ts'
import type { Terms } from '../../core/case/terms.ts'
import type { Day } from '../../core/day.ts'
import type { DeliveryWay, WindowGroup } from '../../core/guide/guide.ts'
import { caseNumber } from '../../core/number.ts'
import { RuleViolation } from '../../core/violation.ts'
import { batched } from '../../platform/batch.ts'
import { canonical } from '../../platform/chain.ts'
import { type Db, type Tx, transact } from '../../platform/db.ts'
import type { Setting } from '../../platform/setting.ts'
import { type Performed, type Sealed, START, sealAll } from './commands.ts'
import { issuePapers } from './papers.ts'
import { clockRow, eventRow, rowsOf } from './rows.ts'
import type { Proof } from './verified.ts'

/** Everything a new case begins with. `id` is made by its sender before anything is sent. */
export type Application = {
  id: string
  on: Day
  by: string
  party: string
  applicantName: string
  channel: Channel
  places: Places
  title: string
  /** The window group of the item: whose inbox it comes to. */
  group: WindowGroup
  item: string
  terms: Terms
  situation: Readonly<Record<string, string>>
  form: Readonly<Record<string, unknown>>
  contact: { name: string; phone?: string | undefined }
  agent?: { id: string; name: string } | undefined
  /** `site`: the township or village chosen for 就近领取. */
  delivery: { way: DeliveryWay; address?: string | undefined; site?: string | undefined }
  materials: readonly ApplicationMaterial[]
  attachments: readonly ApplicationAttachment[]
  /** At a window the materials are received at once; which originals lay there too. */
  received?: { originals: boolean } | undefined
}
export type ApplicationMaterial = {
  material: string
  name: string
  need: 'required' | 'optional' | 'tolerable'
  obtained?: 'paper' | 'upload' | 'certificate' | 'shared' | 'other' | undefined
  copies: number
  verdict?: 'ok' | 'missing' | 'incorrect' | 'incomplete' | 'outdated' | undefined
  note?: string | undefined
  /** What stands in its place, when nobody was asked for it; and who compared that with its original. */
  proof?: Proof | undefined
  /** The last day of the document itself, as the clerk read it off the original. */
  validUntil?: string | undefined
  checkedBy?: string | undefined
}
export type ApplicationAttachment = {
  id: string
  material: string
  name: string
  mediaType: string
  size: number
  sha256: string
  /** The case it was handed in with, when it was not handed in with this one. */
  reusedFrom?: string | undefined
}
export type Submitted = { id: string; number: string; repeated: boolean }
/** `demo` only as the owner of the tables, for a city that is given a past. */
type Around = { calendar: Calendar; setting: Setting; demo?: { at: string } | undefined }

/** The way in for many at once: submissions that arrive together share one transaction and one commit. */
export function submissions(
  db: Db,
  setting: Setting,
  demo?: { at: string },
): (application: Application) => Promise<Submitted> {
  return batched<Application, Submitted>(async (round) => {
    const around = { calendar: await setting.calendar(), setting, demo }
    try {
      return await transact(db, (tx) => submitAll(tx, round, around))
    } catch (error) {
      // The same id was being stored by another server: look again, now it is there.
      if ((error as { code?: string }).code !== '23505') throw error
      return transact(db, (tx) => submitAll(tx, round, around))
    }
  })
}

/**
 * New cases under the ids their senders made, in the caller's transaction. An id that is stored already is answered
 * again when the application is the same; another application under it throws `case/id-used`. Numbers are drawn here,
 * in order and without gaps.
 */
export async function submitAll(
  tx: Tx,
  applications: readonly Application[],
  around: Around,
): Promise<Submitted[]> {
  const stored = await storedAlready(tx, applications)
  const first = new Map([...applications].reverse().map((a) => [a.id, a])) // of each id the one that came first
  const fresh = [...new Set(applications.map(({ id }) => id))].flatMap((id) =>
    stored.has(id) ? [] : (first.get(id) ?? []),
  )
  const numbers = await drawNumbers(tx, fresh)
  const at = around.demo?.at ?? (await instant(tx))
  const made = fresh.map((application, n) => begin(application, numbers[n] ?? '', at, around))
  if (made.length > 0) {
    await write(tx, made)
    await issuePapers(
      tx,
      around.setting,
      made.map(({ application, performed }) => ({ caseId: application.id, performed })),
    )
    await around.setting.jobs.announce(
      tx,
      made.flatMap(({ sealed }) =>
        sealed.map(({ caseId, seq, event }) => ({ event: `cases/${event.type}`, caseId, seq })),
      ),
    )
  }
  const drawn = new Map(fresh.map(({ id }, n) => [id, numbers[n] ?? '']))
  return applications.map((application) => {
    const before = stored.get(application.id) ?? (drawn.has(application.id) ? undefined : null)
    const other = first.get(application.id)
    const same = before?.fingerprint ?? (other && other !== application ? fingerprint(other) : undefined)
    if (same !== undefined && same !== fingerprint(application)) throw new RuleViolation('case/id-used')
    return {
      id: application.id,
      number: before?.number ?? drawn.get(application.id) ?? '',
      repeated: before !== undefined,
    }
  })
}

async function storedAlready(tx: Tx, applications: readonly Application[]) {
  const rows = await tx
    .selectFrom('cases.file as f')
    .innerJoin('cases.application as a', 'a.case_id', 'f.case_id')
    .select(['f.case_id', 'f.number', 'a.fingerprint'])
    .where(
      'f.case_id',
      'in',
      applications.map(({ id }) => id),
    )
    .execute()
  return new Map(rows.map((row) => [row.case_id, { number: row.number, fingerprint: row.fingerprint }]))
}

/** One row a item and day, locked in one order by every transaction; serials follow the order of the applications. */
async function drawNumbers(tx: Tx, fresh: readonly Application[]): Promise<string[]> {
  if (fresh.length === 0) return []
  const wanted = new Map<string, number>()
  const keyOf = (a: Application) => `${a.terms.implementation} ${a.on}`
  for (const application of fresh) wanted.set(keyOf(application), (wanted.get(keyOf(application)) ?? 0) + 1)
  const keys = [...wanted.keys()].sort()
  const { rows } = await sql<{ implementation: string; day: string; last: number }>`
    insert into cases.counter as c (implementation, day, last)
    select * from unnest(${keys.map((key) => key.split(' ')[0])}::text[], ${keys.map((key) => key.split(' ')[1])}::date[],
      ${keys.map((key) => wanted.get(key))}::integer[])
    on conflict (implementation, day) do update set last = c.last + excluded.last
    returning implementation, day, last`.execute(tx)
  const next = new Map(
    rows.map(({ implementation, day, last }) => {
      const key = `${implementation} ${day}`
      return [key, last - (wanted.get(key) ?? 0)]
    }),
  )
  return fresh.map((application) => {
    const serial = (next.get(keyOf(application)) ?? 0) + 1
    next.set(keyOf(application), serial)
    return caseNumber(application.terms.implementation, application.on, serial)
  })
}

async function instant(tx: Tx): Promise<string> {
  const { rows } = await sql<{ at: string }>`select now() as at`.execute(tx)
  return rows[0]?.at ?? ''
}

type Made = {
  application: Application
  number: string
  sealed: Sealed[]
  rows: ReturnType<typeof rowsOf>
  performed: Performed
}

function begin(application: Application, number: string, at: string, { calendar, demo }: Around): Made {
  const { id, on, by, party, channel, places, terms, received } = application
  const filing = { on, by, party, channel, places, terms, number }
  const events: CaseEvent[] = decide(
    blank,
    received
      ? { type: 'Register', ...filing, materials: takenIn(application), originals: received.originals }
      : { type: 'Submit', ...filing },
  )
  const sealed = sealAll(id, START, events, {
    actor: by,
    requestId: id,
    recordedAt: at,
    origin: demo ? 'demo' : 'live',
  })
  const after = events.reduce(evolve, blank)
  const performed = { before: blank, after, events, firstSeq: 1, recordedAt: at }
  return { application, number, sealed, rows: rowsOf(after, calendar), performed }
}

const takenIn = ({ materials }: Application) =>
  materials
    .filter(({ obtained, verdict }) => obtained !== undefined && verdict !== 'missing')
    .map(({ material }) => material)

/**
 * Everything its sender said: another word of it under the same id is another application. What the city took from its own
 * files the sender did not say.
 */
function fingerprint(application: Application): string {
  const { party, item, places, situation, form, contact, agent, delivery, materials, attachments, received } =
    application
  const sent = attachments.filter(({ reusedFrom }) => reusedFrom === undefined)
  const said = { party, item, places, situation, form, contact, agent, delivery, attachments: sent, received }
  const handedIn = materials.map(({ material, obtained, verdict, copies, note, proof }) => ({
    material,
    ...(proof ? {} : { obtained, verdict }),
    ...(verdict && !proof ? { copies, note } : {}), // without a verdict the note is ours, not the sender's
  }))
  return createHash('sm3')
    .update(canonical({ ...said, materials: handedIn }))
    .digest('hex')
}

/** Every row of every new case in one statement: one round trip, whatever the number of cases. */
async function write(tx: Tx, made: readonly Made[]): Promise<void> {
  const demo = made.some(({ sealed }) => sealed[0]?.origin === 'demo')
  const origin = demo ? sql`, origin` : sql``
  const files = made.map(fileRow)
  const events = made.flatMap(({ sealed }) => sealed.map(eventRow))
  const applications = made.map(({ application }) => applicationRow(application))
  const materials = made.flatMap(({ application, sealed }) =>
    materialRows(application, sealed[0]?.recordedAt ?? ''),
  )
  const clocks = made.flatMap(({ application, rows }) =>
    rows.clocks.map((clock) => clockRow(application.id, clock)),
  )
  const attachments = made.flatMap(({ application, sealed }) =>
    attachmentRows(application, sealed[0]?.recordedAt ?? ''),
  )
  const json = (rows: readonly object[]) => sql`${JSON.stringify(rows)}::json`
  await sql`
    with file as (
      insert into cases.file (case_id, number, party, applicant_name, title, item, item_group, implementation, guide_version, handling,
        channel, division, site, organ, hand_out, status, outcome, step, desk_place, desk_role, holder, holder_name,
        due_kind, due_on, provisional, promised_on, legal_on, submitted_on, received_on, accepted_on, version, edition ${origin})
      select case_id, number, party, applicant_name, title, item, item_group, implementation, guide_version, handling,
        channel, division, site, organ, hand_out, status, outcome, step, desk_place, desk_role, holder, holder_name,
        due_kind, due_on, provisional, promised_on, legal_on, submitted_on, received_on, accepted_on, version, edition ${origin}
      from json_populate_recordset(null::cases.file, ${json(files)})
    ), event as (
      insert into cases.event (case_id, seq, type, data, actor, request_id, recorded_at, hash ${origin})
      select case_id, seq, type, data, actor, request_id, recorded_at, hash ${origin}
      from json_populate_recordset(null::cases.event, ${json(events)})
    ), application as (
      insert into cases.application
      select * from json_populate_recordset(null::cases.application, ${json(applications)})
    ), material as (
      insert into cases.material
      select * from json_populate_recordset(null::cases.material, ${json(materials)})
    ), clock as (
      insert into cases.clock
      select * from json_populate_recordset(null::cases.clock, ${json(clocks)})
    )
    insert into cases.attachment
    select * from json_populate_recordset(null::cases.attachment, ${json(attachments)})`.execute(tx)
}

const fileRow = ({ application: a, number, sealed, rows }: Made) => ({
  case_id: a.id,
  number,
  party: a.party,
  applicant_name: a.applicantName,
  title: a.title,
  item: a.item,
  item_group: a.group,
  implementation: a.terms.implementation,
  guide_version: a.terms.version,
  handling: a.terms.handling,
  channel: a.channel,
  division: a.places.division,
  site: a.places.site,
  organ: a.places.organ,
  submitted_on: a.on,
  version: sealed.length,
  origin: sealed[0]?.origin,
  ...rows.file,
})

const applicationRow = (a: Application) => ({
  case_id: a.id,
  situation: a.situation,
  form: a.form,
  contact: a.contact.name,
  phone: a.contact.phone ?? null,
  agent: a.agent?.id ?? null,
  agent_name: a.agent?.name ?? null,
  delivery: a.delivery.way,
  address: a.delivery.address ?? null,
  station: a.delivery.site ?? null,
  fingerprint: fingerprint(a),
})

const materialRows = (a: Application, at: string) =>
  a.materials.map((m, position) => ({
    case_id: a.id,
    material: m.material,
    position,
    name: m.name,
    need: m.need,
    obtained: m.obtained ?? null,
    copies: m.copies,
    verdict: m.verdict ?? null,
    note: m.note ?? '',
    checked_by: m.verdict ? (m.checkedBy ?? a.by) : null,
    checked_at: m.verdict ? at : null,
    proof: m.proof ?? null,
    valid_until: m.validUntil ?? null,
  }))

const attachmentRows = (a: Application, at: string) =>
  a.attachments.map((file) => ({
    case_id: a.id,
    attachment: file.id,
    material: file.material,
    name: file.name,
    media_type: file.mediaType,
    size: file.size,
    sha256: file.sha256,
    added_by: a.by,
    added_at: at,
    reused_from: file.reusedFrom ?? null,
  }))
