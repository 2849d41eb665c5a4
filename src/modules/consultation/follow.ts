import { RuleViolation } from '../../core/violation.ts'
import { assertCitizen } from '../../platform/actor.ts'
import { countAttempt, networkOf, type Wall } from '../../platform/attempts.ts'
import type { Db } from '../../platform/db.ts'
import type { Context } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import { caseOfLink, isQueryCode } from '../cases/facade.ts'
import { findByNumber } from './ask.ts'
import { visibleTickets } from './visible.ts'

/** How somebody came to a question of theirs: signed in, or with its link. */
export type TicketWay = { id: string; base: `/${string}`; actor: string; byLink: boolean }

/** Throws `actor/not-signed-in`, and `consultation/unknown` for one that is not there or not theirs. */
export async function wayByAccount({ db, actor }: Context, id: string): Promise<TicketWay> {
  assertCitizen(actor)
  const own = ID.test(id)
    ? await visibleTickets(db, actor).select('t.id').where('t.id', '=', id).executeTakeFirst()
    : undefined
  if (!own) throw new RuleViolation('consultation/unknown')
  return { id, base: `/my/consultations/${id}`, actor: actor.account, byLink: false }
}

/** The link and the query code follow from the id and the key of the installation, as those of cases do: none is stored. */
export async function wayByLink({ db }: Context, token: string, { secret }: Setting): Promise<TicketWay> {
  const id = caseOfLink(secret, token)
  const there =
    id && (await db.selectFrom('consultation.ticket').select('id').where('id', '=', id).executeTakeFirst())
  if (!id || !there) throw new RuleViolation('consultation/unknown')
  return { id, base: `/q/${token}`, actor: BY_CODE, byLink: true }
}

/** In the record: done by whoever held the link or the code. */
export const BY_CODE = 'query-code'

/** The number of a question as somebody typed it; undefined when it is none. */
export function findNumber(typed: string): string | undefined {
  const number = typed.normalize('NFKC').toUpperCase().replace(/\s/g, '')
  return /^ZX\d{14}-\d{4,}$/.exec(number)?.[0]
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const NOBODY = '00000000-0000-0000-0000-000000000000'

/**
 * The question of a number and its code. A number nobody has and a wrong code are one answer after the same work. Throws
 * `consultation/unknown`, and `attempt/too-many` after ten wrong guesses in ten minutes from one `guesser`: a network, or a
 * sender of a channel that speaks for many.
 */
export async function ticketByCode(
  db: Db,
  { number, code }: { number: string; code: string },
  { secret, guesser }: { secret: string; guesser: string },
): Promise<string> {
  const right = await countAttempt(db, guessing(number, guesser))
  const row = await findByNumber(db, number)
  const fits = isQueryCode(secret, row?.id ?? NOBODY, code)
  if (!row || !fits) throw new RuleViolation('consultation/unknown')
  await right()
  return row.id
}

const guessing = (number: string, guesser: string): readonly Wall[] => [
  { name: 'consultation', subject: `${number} ${guesser}`, failures: 10, minutes: 10 },
  { name: 'consultation/number', subject: number, failures: 100, minutes: 60 },
  { name: 'consultation/address', subject: guesser, failures: 300, minutes: 60 },
]

/**
 * Whoever asks over and over waits: twenty questions an hour from one account, thirty from one address, since a village
 * may share it. Throws `attempt/too-many`.
 */
export async function countQuestion(db: Db, account: string | undefined, address: string): Promise<void> {
  const network = networkOf(address)
  await countAttempt(db, [
    ...(account ? [{ name: 'question/account', subject: account, failures: 20, minutes: 60 }] : []),
    { name: 'question/address', subject: network, failures: 30, minutes: 60 },
  ])
}
