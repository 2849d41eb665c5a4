import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { normaliseCode } from '../../core/identifier.ts'
import { findTypedQueryCode } from '../../core/number.ts'
import { RuleViolation } from '../../core/violation.ts'
import { countAttempt, networkOf, type Wall } from '../../platform/attempts.ts'
import type { Db } from '../../platform/db.ts'
import { findParty } from '../identity/facade.ts'
import { isQueryCode } from './access.ts'

/** Who guesses: the network address a request came from. */
export type Guess = { secret: string; address: string }

/**
 * The case of a number and its query code, by somebody without an account. A number nobody has and a wrong code are one
 * answer after the same work. Throws `case/unknown`, and `attempt/too-many` after ten wrong guesses in ten minutes.
 */
export async function caseByCode(
  db: Db,
  { number, code }: { number: string; code: string },
  { secret, address }: Guess,
): Promise<string> {
  const right = await countAttempt(db, wallsAround('follow', number, address))
  const row = await db
    .selectFrom('cases.file')
    .select('case_id')
    .where('number', '=', number)
    .executeTakeFirst()
  const fits = isQueryCode(secret, row?.case_id ?? NOBODY, code)
  if (!row || !fits) throw new RuleViolation('case/unknown')
  await right()
  return row.case_id
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

/**
 * The narrow wall is one number from one address, so that a stranger's guesses do not lock out the applicant elsewhere;
 * the number's own holds against many addresses; the address's is wide, because a village may share one.
 */
const wallsAround = (name: string, number: string, address: string): readonly Wall[] => [
  { name, subject: `${number} ${networkOf(address)}`, failures: 10, minutes: 10 },
  { name: `${name}/number`, subject: number, failures: 100, minutes: 60 },
  { name: `${name}/address`, subject: networkOf(address), failures: 300, minutes: 60 },
]

/** What somebody with a link must know besides the query code; nothing fits an organisation that left no telephone. */
export type Proof = 'document' | 'phone' | undefined

/**
 * A link and a code can be lost together with the receipt they are printed on. The whole number of a person's document
 * is printed nowhere; that of an organisation is public, so there it is the telephone it left.
 */
export async function proofOf(db: Db, caseId: string): Promise<{ kind: Proof; value: string }> {
  const { party, phone } = await db
    .selectFrom('cases.file as f')
    .innerJoin('cases.application as a', 'a.case_id', 'f.case_id')
    .select(['f.party', 'a.phone'])
    .where('f.case_id', '=', caseId)
    .executeTakeFirstOrThrow(() => new RuleViolation('case/unknown'))
  const who = await findParty(db, party)
  if (who?.kind === 'natural') return { kind: 'document', value: who.documentNumber }
  return phone ? { kind: 'phone', value: phone } : { kind: undefined, value: '' }
}

/** Throws `follow/proof-wrong` whichever of the two was wrong, and `attempt/too-many`. */
export async function prove(
  db: Db,
  caseId: string,
  typed: { code: string; number: string },
  { secret, address }: Guess,
): Promise<void> {
  const right = await countAttempt(db, wallsAround('proof', caseId, address))
  const { kind, value } = await proofOf(db, caseId)
  const knowsCode = isQueryCode(secret, caseId, findTypedQueryCode(typed.code) ?? '')
  const knowsNumber = same(plain(typed.number), plain(value)) && kind !== undefined
  if (!knowsCode || !knowsNumber) throw new RuleViolation('follow/proof-wrong')
  await right()
}

const plain = (number: string): string => normaliseCode(number.normalize('NFKC').replace(/[\s-]/g, ''))

/** Minutes for which a proof is believed. */
const PASS_MINUTES = 30
const PASS = 'onewindow-pass'

/** The cookie that remembers a proof: for one case, on its own pages, for half an hour. */
export function passCookie(
  { secret, publicUrl }: { secret: string; publicUrl: string },
  { caseId, base }: { caseId: string; base: string },
  now = Date.now(),
): string {
  const until = now + PASS_MINUTES * 60_000
  const secure = publicUrl.startsWith('https:') ? '; Secure' : ''
  const value = `${until}.${sealOf(secret, caseId, until)}`
  return `${PASS}=${value}; Path=${base}; Max-Age=${PASS_MINUTES * 60}; HttpOnly; SameSite=Strict${secure}`
}

export function holdsPass(
  secret: string,
  caseId: string,
  cookies: string | undefined,
  now = Date.now(),
): boolean {
  const value = new RegExp(`(?:^|;\\s*)${PASS}=([^;]*)`).exec(cookies ?? '')?.[1] ?? ''
  const [until = '', seal = ''] = value.split('.')
  return Number(until) > now && same(seal, sealOf(secret, caseId, Number(until)))
}

const sealOf = (secret: string, caseId: string, until: number): string =>
  createHmac('sm3', Buffer.from(secret, 'hex')).update(`pass:${caseId}:${until}`).digest('base64url')

/** Compared without telling by time how much of it was right, nor how long it is. */
function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
