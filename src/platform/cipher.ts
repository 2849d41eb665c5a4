import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/**
 * Bytes as a table may keep them when they say what no table should: AES-256-GCM under a key that follows from the
 * installation's key and a purpose. Nonce and tag stand before the text.
 */
export function encrypt(secret: string, purpose: string, plain: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, purpose), nonce)
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** What was encrypted; `undefined` under another key or purpose, or when a byte was changed. */
export function decrypt(secret: string, purpose: string, kept: Uint8Array): Buffer | undefined {
  const bytes = Buffer.from(kept)
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, purpose), bytes.subarray(0, NONCE))
  try {
    decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
    return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()])
  } catch {
    return undefined
  }
}

const NONCE = 12
const TAG = 16

const keyFor = (secret: string, purpose: string) =>
  Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'hex'), '', `onewindow/${purpose}`, 32))
