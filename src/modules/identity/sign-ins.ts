import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import { SIGN_INS } from '../../core/words/admin-screens.ts'
import { ACCOUNT } from '../../core/words/identity.ts'
import type { Db } from '../../platform/db.ts'
import { postTitles } from '../organisation/facade.ts'
import type { SignInView } from './acts.ts'
import { fingerprint } from './secret.ts'
import type { Session } from './session.ts'

/** Where an account is signed in now, this browser first. */
export async function signInsOf(
  db: Db,
  { account, secret }: Pick<Session, 'account' | 'secret'>,
  on: Day,
): Promise<SignInView[]> {
  const { rows } = await sql<{
    here: boolean
    device: string | null
    post: string | null
    enterprise: string | null
    since: string
    seenAt: string
  }>`
    select s.hash = ${fingerprint(secret)} as here, s.device, s.post, e.name as enterprise,
      s.created_at as since, s.seen_at as "seenAt"
    from identity.session s left join identity.mandate m on m.id = s.mandate left join identity.party e on e.id = m.enterprise
    where s.account = ${account} and s.ends_at > now() and s.seen_at > now() - make_interval(secs => s.idle_seconds)
      and (m.id is null or m.revoked_at is null and ${on} between m.starts_on and m.ends_on)
    order by here desc, s.seen_at desc`.execute(db)
  const titles = await postTitles(
    db,
    rows.flatMap(({ post }) => post ?? []),
  )
  return rows.map(({ here, device, post, enterprise, since, seenAt }) => ({
    ...{ here, since, seenAt },
    device: device ?? SIGN_INS.unknown.zh,
    as: titles.get(post ?? '') ?? enterprise ?? ACCOUNT.self.zh,
  }))
}

/** Everywhere but here. Answers how many ended. */
export async function endOtherSessions(
  db: Db,
  { account, secret }: Pick<Session, 'account' | 'secret'>,
): Promise<number> {
  const ended = await db
    .deleteFrom('identity.session')
    .where('account', '=', account)
    .where('hash', '<>', fingerprint(secret))
    .executeTakeFirst()
  return Number(ended.numDeletedRows)
}
