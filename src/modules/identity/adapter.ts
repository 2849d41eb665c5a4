import { sql } from 'kysely'
import { type Adapter, type AdapterPayload, errors } from 'oidc-provider'
import type { Db } from '../../platform/db.ts'
import { fingerprint } from './secret.ts'

/**
 * The provider's memory, in PostgreSQL. Ids are the secrets of this protocol, so a row stands under the hash of
 * its id and does not repeat it. A code is consumed by one request only, also when two come at once.
 */
export function storeOf(db: Db, model: string): Adapter {
  const row = (id: string) => ({ model, hash: fingerprint(id) })

  async function upsert(id: string, { jti: _, ...payload }: AdapterPayload, expiresIn?: number) {
    const values = {
      payload: JSON.stringify(payload),
      grant_id: payload.grantId ?? null,
      uid: payload.uid ?? null,
      expires_at: sql<string>`now() + make_interval(secs => ${expiresIn ?? HOUR})`,
    }
    await db
      .insertInto('identity.oidc')
      .values({ ...row(id), ...values })
      .onConflict((conflict) => conflict.columns(['model', 'hash']).doUpdateSet(values))
      .execute()
  }

  const stored = () =>
    db
      .selectFrom('identity.oidc')
      .select(['payload', 'consumed_at'])
      .where('model', '=', model)
      .where('expires_at', '>', sql<string>`now()`)

  async function find(id: string) {
    const found = await stored().where('hash', '=', fingerprint(id)).executeTakeFirst()
    return found && { ...payloadOf(found), jti: id }
  }

  async function findByUid(uid: string) {
    const found = await stored().where('uid', '=', uid).executeTakeFirst()
    return found && payloadOf(found)
  }

  async function consume(id: string) {
    const done = await db
      .updateTable('identity.oidc')
      .set({ consumed_at: sql<string>`now()` })
      .where('model', '=', model)
      .where('hash', '=', fingerprint(id))
      .where('consumed_at', 'is', null)
      .executeTakeFirst()
    if (done.numUpdatedRows === 0n) throw new errors.InvalidGrant('already used')
  }

  async function destroy(id: string) {
    await db
      .deleteFrom('identity.oidc')
      .where('model', '=', model)
      .where('hash', '=', fingerprint(id))
      .execute()
  }

  async function revokeByGrantId(grantId: string) {
    await db.deleteFrom('identity.oidc').where('grant_id', '=', grantId).execute()
  }

  const findByUserCode = async () => undefined // there is no device flow
  return { upsert, find, findByUid, findByUserCode, consume, destroy, revokeByGrantId }
}

const HOUR = 3600

function payloadOf(row: { payload: unknown; consumed_at: string | null }): AdapterPayload {
  const consumed = row.consumed_at ? { consumed: true as const } : {}
  return { ...(row.payload as AdapterPayload), ...consumed }
}
