import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 bits of chance, for cookies and keys. */
export const randomSecret = (): string => randomBytes(32).toString('base64url')

/** What is stored of a secret whose bearer is let in: reading the table opens no door. */
export const fingerprint = (secret: string): string => createHash('sha256').update(secret).digest('hex')

export const mac = (key: string, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url')

/** Compares without telling how much was right. */
export function same(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)]
  return x.length === y.length && timingSafeEqual(x, y)
}
