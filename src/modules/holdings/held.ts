import type { Day } from '../../core/day.ts'
import { isUsable } from '../../core/guide/held.ts'
import { CONNECTED } from '../../core/guide/registers.ts'
import type { Known } from '../../core/guide/solve.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { type Verified, verifiedOf } from '../cases/facade.ts'

/** A document as its holder sees it: usable today or over, used on their word or not. */
export type Holding = Verified & { usable: boolean; objected: boolean }

/** Whose documents are meant. */
export type Holder = { id: string; kind: 'natural' | 'legal' }

/** For whom somebody acts; nobody while they have not signed in as an applicant. */
export function holderOf(actor: Actor): Holder | undefined {
  if (actor.kind !== 'citizen') return undefined
  return { id: actor.party, kind: actor.mandate ? 'legal' : 'natural' }
}

/** All that is held of an applicant; what a clerk found wrong is held no longer. The newest first. */
export async function holdingsOf(db: Db | Tx, party: string, on: Day): Promise<Holding[]> {
  if (party === '') return []
  const verified = await verifiedOf(db, party)
  if (verified.length === 0) return []
  const [objections, doubts] = await Promise.all([
    db.selectFrom('holdings.objection').select('document').where('party', '=', party).execute(),
    db
      .selectFrom('holdings.doubt')
      .select(['case_id', 'material'])
      .where('case_id', 'in', [...new Set(verified.map(({ caseId }) => caseId))])
      .execute(),
  ])
  const against = new Set(objections.map(({ document }) => document))
  const doubted = new Set(doubts.map(({ case_id, material }) => `${case_id} ${material}`))
  const isDoubted = ({ caseId, material = '' }: Verified) => doubted.has(`${caseId} ${material}`)
  return verified
    .filter((one) => !isDoubted(one))
    .map((one) => ({ ...one, usable: isUsable(one, on), objected: against.has(one.document) }))
}

/** What the solver may use of an applicant: what they let it, and nobody else's. */
export async function knownOf(db: Db | Tx, { id, kind }: Holder, on: Day): Promise<Known> {
  const holdings = await holdingsOf(db, id, on)
  return { on, applicant: kind, held: holdings.filter(({ objected }) => !objected), connected: CONNECTED }
}
