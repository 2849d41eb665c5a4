import { answerText, letterText } from '../../core/notifications/told.ts'
import { type Db, type Tx, transact } from '../../platform/db.ts'
import type { Handler } from '../../platform/module.ts'
import { type Tiding, tidingsOf } from '../cases/facade.ts'
import { answerTidings } from '../consultation/facade.ts'
import { partiesById } from '../identity/facade.ts'

/**
 * An act is told: into the inbox, and out of the house as the applicant can be reached. Keyed by case and event, so that
 * a job done twice tells once.
 */
export const tellApplicants: Handler = async ({ db, setting }, jobs) => {
  const tidings = await tidingsOf(db, jobs)
  if (tidings.length === 0) return
  const letters = await lettersFor(db, tidings)
  await transact(db, async (tx) => {
    const fresh = await write(tx, tidings, letters)
    await setting.jobs.announce(
      tx,
      fresh.map((job) => ({ ...job, event: 'notifications/Written' })),
    )
  })
}

type Outgoing = { tiding: Tiding; channel: 'sms' | 'wechat' | 'slip'; recipient: string }

/** By wire to whoever has one, on paper to whoever has none; of an act with several effects the last is enough. */
async function lettersFor(db: Db, tidings: readonly Tiding[]): Promise<Outgoing[]> {
  const told = tidings.filter(({ lastOfAct }) => lastOfAct)
  const ids = [...new Set(told.map(({ party }) => party))]
  const parties = await partiesById(db, ids)
  const bound = await boundAmong(db, ids)
  return told.flatMap((tiding): Outgoing[] => {
    const phone = tiding.phone ?? parties.get(tiding.party)?.phone
    const wechat = bound.get(tiding.party)
    const wires: Outgoing[] = [
      ...(phone ? [{ tiding, channel: 'sms' as const, recipient: phone }] : []),
      ...(wechat ? [{ tiding, channel: 'wechat' as const, recipient: wechat }] : []),
    ]
    return wires.length > 0 ? wires : [{ tiding, channel: 'slip', recipient: '' }]
  })
}

async function boundAmong(db: Db, parties: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (parties.length === 0) return new Map()
  const rows = await db
    .selectFrom('notifications.binding')
    .select(['party', 'wechat'])
    .where('party', 'in', parties)
    .execute()
  return new Map(rows.map((row) => [row.party, row.wechat]))
}

/** Message and letters; answers which letters are new and go by wire. */
async function write(tx: Tx, tidings: readonly Tiding[], letters: readonly Outgoing[]) {
  const rows = tidings.map(({ caseId, seq, party, item, title, sentence, detail, at }) => ({
    case_id: caseId,
    seq,
    party,
    item,
    title,
    sentence,
    detail,
    created_at: at, // the act's own instant, however late the job
  }))
  await tx
    .insertInto('notifications.message')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  if (letters.length === 0) return []
  const fresh = await tx
    .insertInto('notifications.outbox')
    .values(
      letters.map(({ tiding, channel, recipient }) => ({
        case_id: tiding.caseId,
        seq: tiding.seq,
        channel,
        recipient,
        text: letterText(tiding.title, tiding.sentence),
        site: tiding.site,
        division: tiding.division,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning(['case_id', 'seq', 'channel'])
    .execute()
  const wired = fresh.filter(({ channel }) => channel !== 'slip')
  const jobs = new Map(wired.map((row) => [`${row.case_id}/${row.seq}`, row]))
  return [...jobs.values()].map((row) => ({ caseId: row.case_id, seq: row.seq }))
}

/**
 * Whoever asked is told that there is an answer: in the inbox of their account, and by wire where they left a number or
 * came by WeChat. Whoever left nothing comes back with number and code.
 */
export const tellAskers: Handler = async ({ db, setting }, jobs) => {
  const tidings = await answerTidings(db, jobs, setting.today())
  if (tidings.length === 0) return
  const about = 'consultation'
  const messages = tidings.flatMap(({ ticket, seq, party, item, title, sentence, at }) =>
    party ? [{ case_id: ticket, seq, party, item, title, sentence, created_at: at, about }] : [],
  )
  const letters = tidings.flatMap(({ ticket, seq, phone, wechat, title, sentence, site, division }) => {
    const letter = { case_id: ticket, seq, text: answerText(title, sentence), site, division, about }
    return [
      ...(phone ? [{ ...letter, channel: 'sms', recipient: phone }] : []),
      ...(wechat ? [{ ...letter, channel: 'wechat', recipient: wechat }] : []),
    ]
  })
  await transact(db, async (tx) => {
    if (messages.length > 0)
      await tx
        .insertInto('notifications.message')
        .values(messages)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    if (letters.length === 0) return
    const fresh = await tx
      .insertInto('notifications.outbox')
      .values(letters)
      .onConflict((conflict) => conflict.doNothing())
      .returning(['case_id', 'seq'])
      .execute()
    const jobsOf = new Map(fresh.map((row) => [`${row.case_id}/${row.seq}`, row]))
    await setting.jobs.announce(
      tx,
      [...jobsOf.values()].map((row) => ({
        ...{ caseId: row.case_id, seq: row.seq, event: 'notifications/Written' },
      })),
    )
  })
}
