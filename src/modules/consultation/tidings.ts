import type { TicketEvent } from '../../core/consultation/ticket.ts'
import type { Day } from '../../core/day.ts'
import { consulted } from '../../core/words/consultation.ts'
import type { Db } from '../../platform/db.ts'
import type { Job } from '../../platform/jobs.ts'
import { officeNames } from './names.ts'

/** Somebody's question was answered, or told to belong elsewhere; and all that is needed to tell them. */
export type AnswerTiding = {
  ticket: string
  seq: number
  at: string
  /** The account that asked; undefined for whoever asked without one. */
  party: string | undefined
  phone: string | undefined
  /** Of a question that came by WeChat: the sender there. */
  wechat: string | undefined
  item: string
  title: string
  sentence: string
  site: string
  division: string
}

/** What these events mean to whoever asked; those nobody is told of are left out. */
export async function answerTidings(db: Db, jobs: readonly Job[], today: Day): Promise<AnswerTiding[]> {
  if (jobs.length === 0) return []
  const rows = await db
    .selectFrom('consultation.event as e')
    .innerJoin('consultation.ticket as t', 't.id', 'e.ticket')
    .select(['e.ticket', 'e.seq', 'e.data', 'e.place', 'e.recorded_at', 't.party', 't.phone', 't.sender'])
    .select(['t.channel', 't.item', 't.title', 't.desk', 't.division', 't.number'])
    .where(
      'e.ticket',
      'in',
      jobs.map(({ caseId }) => caseId),
    )
    .execute()
  const meant = rows.filter(({ ticket, seq }) => jobs.some((job) => job.caseId === ticket && job.seq === seq))
  const name = await officeNames(
    db,
    meant.map(({ place }) => place),
    today,
  )
  return meant.flatMap((row) => {
    const sentence = sentenceOf(row.data as unknown as TicketEvent, name(row.place))
    if (sentence === undefined) return []
    return [
      {
        ...{ ticket: row.ticket, seq: row.seq, at: row.recorded_at, party: row.party ?? undefined },
        phone: row.phone || undefined,
        wechat: row.channel === 'wechat' ? row.sender : undefined,
        ...{ item: row.item ?? '', title: row.title || consulted.general, sentence },
        ...{ site: row.desk, division: row.division },
      },
    ]
  })
}

function sentenceOf(event: TicketEvent, by: string): string | undefined {
  if (event.type === 'Answered') return consulted.told(by)
  if (event.type === 'Closed' && event.how === 'elsewhere') return consulted.toldElsewhere(event.reason)
  return undefined
}
