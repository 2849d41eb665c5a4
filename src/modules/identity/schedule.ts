import { sql } from 'kysely'
import { forgetAttempts } from '../../platform/attempts.ts'
import type { Db } from '../../platform/db.ts'

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
