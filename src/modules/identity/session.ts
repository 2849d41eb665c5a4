import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import { type Citizen, type Staff, VISITOR } from '../../platform/actor.ts'
import { batched, onceFor } from '../../platform/batch.ts'
import { type Db, transact } from '../../platform/db.ts'
import { kept } from '../../platform/kept.ts'
import type { Identified } from '../../platform/server.ts'
import type { Setting } from '../../platform/setting.ts'
import { postsColumn, postsIn, postsOf } from '../organisation/facade.ts'
import { cookiesFor } from './cookie.ts'
import { deviceOf } from './device.ts'
import { fingerprint, mac, randomSecret } from './secret.ts'

/** Seconds a session lives untouched, and at most. Staff leave a desk; citizens look for a paper. */
const STAFF_IDLE = 30 * 60
const CITIZEN_IDLE = 2 * 3600
const WHOLE_LIFE = 12 * 3600

const COOKIE = 'onewindow'

export type Outside = { db: Db; setting: Pick<Setting, 'today' | 'publicUrl' | 'demo'> }
export type Exchange = { request: FastifyRequest; reply: FastifyReply }

/** What a request's cookie stands for; `secret` is the cookie itself. */
export type Session = { secret: string; account: string; actor: Citizen | Staff }

/** Who asks. Looked up once for each request, and for every request: what was ended is over at once. */
export async function identify(outside: Outside, request: FastifyRequest): Promise<Identified> {
  const session = await sessionOf(outside, request)
  return session ? { actor: session.actor, formToken: formToken(session) } : { actor: VISITOR, formToken: '' }
}

/** What a form of this session must carry. Another sign-in, post or mandate has another: old pages cannot act in it. */
export const formToken = (session: Pick<Session, 'secret'>): string => mac(session.secret, 'form')

export function sessionOf(outside: Outside, request: FastifyRequest): Promise<Session | undefined> {
  const known = found.get(request) ?? look(outside, request)
  found.set(request, known)
  return known
}

const found = new WeakMap<FastifyRequest, Promise<Session | undefined>>()

async function look({ db, setting }: Outside, request: FastifyRequest): Promise<Session | undefined> {
  const secret = cookiesFor(setting.publicUrl).read(request, COOKIE)
  if (!secret) return undefined
  const row = await alive(db)({ hash: fingerprint(secret), on: setting.today() })
  if (!row) return undefined
  const actor = row.person ? staffOf(row, row.person) : citizenOf(row)
  if (!actor) return undefined
  if (row.stale) await touch(db, secret)
  return { secret, account: row.account, actor }
}

/** Signs in, always under a new secret; whatever the browser brought along is over. Answers the kind of actor. */
export async function openSession(
  { db, setting }: Outside,
  { request, reply }: Exchange,
  account: string,
): Promise<Session['actor']['kind']> {
  const cookies = cookiesFor(setting.publicUrl)
  const before = cookies.read(request, COOKIE)
  const secret = randomSecret()
  const kind = await transact(db, async (tx) => {
    if (before) await tx.deleteFrom('identity.session').where('hash', '=', fingerprint(before)).execute()
    return insert(tx, { account, secret, device: deviceOf(request), on: setting.today() })
  })
  cookies.write(reply, COOKIE, secret)
  return kind
}

/** What can be put on without signing in again: the post of staff, the mandate of an applicant. */
type Hat = { post: string } | { mandate: string | null }

/** The same sign-in under another hat and a new secret; the old secret is worth nothing from now on. */
export async function changeHat(
  { db, setting }: Outside,
  { request, reply }: Exchange,
  hat: Hat,
): Promise<void> {
  const cookies = cookiesFor(setting.publicUrl)
  const secret = randomSecret()
  const done = await db
    .updateTable('identity.session')
    .set({ hash: fingerprint(secret), ...hat })
    .where('hash', '=', fingerprint(cookies.read(request, COOKIE) ?? ''))
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new RuleViolation('actor/not-signed-in')
  cookies.write(reply, COOKIE, secret)
}

export async function closeSession({ db, setting }: Outside, { request, reply }: Exchange): Promise<void> {
  const cookies = cookiesFor(setting.publicUrl)
  const secret = cookies.read(request, COOKIE)
  if (secret) await db.deleteFrom('identity.session').where('hash', '=', fingerprint(secret)).execute()
  cookies.forget(reply, COOKIE)
  reply.header('clear-site-data', '"cache"')
}

async function insert(
  db: Db,
  of: { account: string; secret: string; device: string | null; on: Day },
): Promise<Session['actor']['kind']> {
  const { person } = await db
    .selectFrom('identity.account')
    .select('person')
    .where('id', '=', of.account)
    .where('disabled_at', 'is', null)
    .executeTakeFirstOrThrow(() => new RuleViolation('identity/account-disabled'))
  const [post] = person ? await postsOf(db, person, of.on) : []
  if (person && !post) throw new RuleViolation('identity/no-post')
  await db
    .insertInto('identity.session')
    .values({
      hash: fingerprint(of.secret),
      account: of.account,
      post: post?.id ?? null,
      device: of.device,
      idle_seconds: person ? STAFF_IDLE : CITIZEN_IDLE,
      ends_at: sql<string>`now() + make_interval(secs => ${WHOLE_LIFE})`,
    })
    .execute()
  return person ? 'staff' : 'citizen'
}

type Asked = { hash: string; on: Day }

/** The one indexed read a request costs, shared by those that come in at the same moment. */
const alive = onceFor((db: Db) =>
  batched<Asked, Alive | undefined>(
    async (round) => {
      const [first] = round
      const rows = await sessions(db, { hashes: round.map(({ hash }) => hash), on: first?.on ?? ('' as Day) })
      const byHash = new Map(rows.map((row) => [row.hash, row]))
      return round.map(({ hash }) => byHash.get(hash))
    },
    { rounds: 1 },
  ),
)

/**
 * Those of the sign-ins that are good now. A mandate that is over ends the session that acts by it: nothing may be done
 * in the person's own name that was begun for the enterprise.
 */
const sessions = kept((db, { hashes, on }: { hashes: readonly string[]; on: Day }) =>
  db
    .selectFrom('identity.session as s')
    .innerJoin('identity.account as a', 'a.id', 's.account')
    .leftJoin('identity.mandate as m', 'm.id', 's.mandate')
    .select(['s.hash', 'a.id as account', 'a.party', 'a.person', 'a.level', 's.post'])
    .select(['s.mandate', 'm.enterprise', 'm.items'])
    .select(postsColumn(sql`a.person`, on).as('posts'))
    .select(sql<boolean>`s.seen_at < now() - interval '1 minute'`.as('stale'))
    .where(sql<boolean>`s.hash = any (${hashes})`)
    .where('a.disabled_at', 'is', null)
    .where('s.ends_at', '>', sql<string>`now()`)
    .where('s.seen_at', '>', sql<string>`now() - make_interval(secs => s.idle_seconds)`)
    .where((is) =>
      is.or([
        is('s.mandate', 'is', null),
        is.and([
          is('m.revoked_at', 'is', null),
          is('m.agent', '=', is.ref('a.party')),
          is('m.starts_on', '<=', on),
          is('m.ends_on', '>=', on),
        ]),
      ]),
    ),
)
type Alive = Awaited<ReturnType<typeof sessions>>[number]

function citizenOf(row: Alive): Citizen | undefined {
  if (!row.party) return undefined
  const level = row.level === 2 ? 2 : 1
  const own = { kind: 'citizen', id: row.party, account: row.account, level } as const
  if (!row.mandate || !row.enterprise) return { ...own, party: row.party }
  return { ...own, party: row.enterprise, mandate: { id: row.mandate, items: row.items ?? [] } }
}

/** Undefined when the post was taken away meanwhile: nobody slips into another post unasked. */
function staffOf(row: Alive, person: string): Staff | undefined {
  const posts = postsIn(row.posts)
  const held = posts.find((post) => post.id === row.post)
  if (!held) return undefined
  const { name, role, organ, site, window, division, standing } = held
  const post = { id: held.id, role, organ, site, window, division, waiting: standing === 'waiting' }
  return { kind: 'staff', id: person, name, post, posts: posts.length }
}

const touch = (db: Db, secret: string) =>
  db
    .updateTable('identity.session')
    .set({ seen_at: sql<string>`now()` })
    .where('hash', '=', fingerprint(secret))
    .execute()
