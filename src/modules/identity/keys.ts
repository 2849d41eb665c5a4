import { generateKeyPairSync, randomUUID } from 'node:crypto'
import type { JWK } from 'oidc-provider'
import type { Db } from '../../platform/db.ts'
import { randomSecret } from './secret.ts'

/** The secrets of this installation's sign-in. */
export type Keys = { signing: JWK; cookie: string; client: string }

/** Made once, at the first start; when two servers start at once, both use what the first one made. */
export async function loadKeys(db: Db): Promise<Keys> {
  const made = { signing: newSigningKey(), cookie: randomSecret(), client: randomSecret() }
  const rows = Object.entries(made).map(([purpose, value]) => ({ purpose, value: JSON.stringify(value) }))
  await db
    .insertInto('identity.key')
    .values(rows)
    .onConflict((conflict) => conflict.column('purpose').doNothing())
    .execute()
  const kept = await db.selectFrom('identity.key').select(['purpose', 'value']).execute()
  return Object.fromEntries(kept.map((row) => [row.purpose, row.value])) as unknown as Keys
}

function newSigningKey(): JWK {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'ES256' } as JWK
}
