import type { CaseEvent } from '../../core/case/case.ts'
import { type Names, tell } from '../../core/case/tell.ts'
import { day } from '../../core/day.ts'
import { isLastOfAct, isTold } from '../../core/notifications/told.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Job } from '../../platform/jobs.ts'
import { type Organ, organsById, sitesById } from '../organisation/facade.ts'
import { titleOf } from './dossier.ts'
import { isProvisional } from './visible.ts'

/** One thing an applicant is told, and all that is needed to tell it. */
export type Tiding = {
  caseId: string
  seq: number
  type: CaseEvent['type']
  /** When it was recorded. */
  at: string
  party: string
  item: string
  /** Of the case: 食品经营许可. */
  title: string
  sentence: string
  detail: string
  /** Who to call, as the application says. */
  phone: string | undefined
  site: string
  division: string
  /** Whether another effect of the same act says more. */
  lastOfAct: boolean
}

/** What these events mean to their applicants; events nobody is told of are left out. Many at once cost as one. */
export async function tidingsOf(db: Db | Tx, jobs: readonly Job[]): Promise<Tiding[]> {
  const ids = [...new Set(jobs.map(({ caseId }) => caseId))]
  if (ids.length === 0) return []
  const files = await filesOf(db, ids)
  const events = await eventsOf(db, ids)
  const namesOf = await namesFor(db, files)
  return jobs.flatMap(({ caseId, seq }) => {
    const file = files.find((row) => row.case_id === caseId)
    const all = events.filter((row) => row.caseId === caseId)
    const row = all.find((event) => event.seq === seq)
    if (!file || !row || !isTold(row.type)) return []
    const nameOf = namesOf(file)
    const scene = {
      site: nameOf.site(file.site),
      organ: nameOf.organ(file.organ),
      promisedOn: file.promised_on ? day(file.promised_on) : undefined,
      provisional: file.promise_provisional,
    }
    return [
      {
        caseId,
        seq,
        type: row.type,
        at: row.at,
        party: file.party,
        item: file.item,
        title: file.title,
        ...tell(row.event, nameOf, scene),
        phone: file.phone ?? undefined,
        site: file.site,
        division: file.division,
        lastOfAct: isLastOfAct(row, all),
      },
    ]
  })
}

/** Who of the staff dealt with a case last at the window, to be asked about it; undefined while nobody did. */
export async function lastAtWindow(db: Db | Tx, caseId: string): Promise<string | undefined> {
  const { actor } =
    (await db
      .selectFrom('cases.event')
      .select('actor')
      .where('case_id', '=', caseId)
      .where('type', 'in', AT_WINDOW)
      .where('actor', '~', '^[0-9a-f-]{36}$')
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()) ?? {}
  return actor
}

const AT_WINDOW = ['PreReturned', 'PrePassed', 'Received', 'CorrectionRequested', 'Accepted'] as const

function filesOf(db: Db | Tx, ids: readonly string[]) {
  return db
    .selectFrom('cases.file as f')
    .innerJoin('cases.application as a', 'a.case_id', 'f.case_id')
    .select(['f.case_id', 'f.party', 'f.item', 'f.title', 'f.site', 'f.hand_out', 'f.organ', 'f.division'])
    .select(['f.promised_on', 'f.submitted_on', 'a.phone', isProvisional])
    .where('f.case_id', 'in', ids)
    .execute()
}
type FileRow = Awaited<ReturnType<typeof filesOf>>[number]

async function eventsOf(db: Db | Tx, ids: readonly string[]) {
  const rows = await db
    .selectFrom('cases.event')
    .select(['case_id', 'seq', 'data', 'request_id', 'recorded_at'])
    .where('case_id', 'in', ids)
    .execute()
  return rows.map(({ case_id, seq, data, request_id, recorded_at }) => {
    const event = data as unknown as CaseEvent
    return { caseId: case_id, seq, event, type: event.type, at: recorded_at, requestId: request_id }
  })
}

/** Names as they were when each case was submitted. */
async function namesFor(db: Db | Tx, files: readonly FileRow[]): Promise<(file: FileRow) => Names> {
  const sites = await sitesById(db, [...new Set(files.flatMap((file) => [file.site, file.hand_out]))])
  const organs = new Map<string, Map<string, Organ>>()
  for (const on of new Set(files.map((file) => file.submitted_on))) {
    const those = files.filter((file) => file.submitted_on === on).map((file) => file.organ)
    organs.set(on, await organsById(db, [...new Set(those)], day(on)))
  }
  const materials = await db
    .selectFrom('cases.material')
    .select(['case_id', 'material', 'name'])
    .where(
      'case_id',
      'in',
      files.map((file) => file.case_id),
    )
    .execute()
  return ({ case_id, submitted_on }) => ({
    site: (id) => sites.get(id)?.name ?? '便民服务点',
    organ: (id) => organs.get(submitted_on)?.get(id)?.name ?? '有关部门',
    material: (id) => titleOf({ materials: materials.filter((row) => row.case_id === case_id) }, id),
    step: (id) => id,
    doer: (id) => id,
  })
}
