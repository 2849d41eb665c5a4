import { sql } from 'kysely'
import { ADMIN_SAYS } from '../../core/words/administration.ts'
import { forgetAttempts } from '../../platform/attempts.ts'
import type { Db } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import type { Setting } from '../../platform/setting.ts'
import { changing, personsWhoLeft } from '../organisation/facade.ts'
import { disableAccount } from './accounts.ts'

/** Whoever serves no longer signs in no longer: the accounts of those whose last day is past are disabled. */
export async function closeEnded(db: Db, { today }: Pick<Setting, 'today'>): Promise<void> {
  const serving = await db
    .selectFrom('identity.account')
    .select(['id', 'person', 'login'])
    .where('person', 'is not', null)
    .where('disabled_at', 'is', null)
    .execute()
  const left = await personsWhoLeft(
    db,
    serving.flatMap(({ person }) => person ?? []),
    today(),
  )
  const author = { kind: 'installation', id: 'schedule', name: ADMIN_SAYS.itself.zh } as const
  for (const { id, person, login } of serving) {
    const who = left.get(person ?? '')
    if (!who) continue
    const reason = ADMIN_SAYS.served.zh
    await changing(db, { author, requestId: newId() }, async (tx) => {
      if (!(await disableAccount(tx, id, author.id, reason))) return undefined
      const { id: personId, name, division } = who
      const facts = { login: login ?? '' }
      return { kind: 'accountDisabled', subject: name, person: personId, division, facts, reason }
    })
  }
}

/** Sweeps out what is over: sessions, counted guesses, and what the own provider remembered for minutes. */
export async function forgetExpired(db: Db): Promise<void> {
  const now = sql<string>`now()`
  await forgetAttempts(db)
  await db.deleteFrom('identity.oidc').where('expires_at', '<=', now).execute()
  await db
    .deleteFrom('identity.session')
    .where((is) =>
      is.or([
        is('ends_at', '<=', now),
        is('seen_at', '<=', sql<string>`now() - make_interval(secs => idle_seconds)`),
      ]),
    )
    .execute()
}
