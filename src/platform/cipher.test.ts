import { expect, test } from 'vitest'
import { decrypt, encrypt } from './cipher.ts'

const [SECRET, OTHER] = ['a1'.repeat(32), 'b2'.repeat(32)]
const PLAIN = Buffer.from('查询码 K7M3 PX4 RTW')

test('what is kept reads back under its key and purpose alone, and says nothing as it lies there', () => {
  const kept = encrypt(SECRET, 'paper/1', PLAIN)
  expect(decrypt(SECRET, 'paper/1', kept)).toEqual(PLAIN)
  expect(kept.includes('K7M3')).toBe(false)
  for (const [secret, purpose] of [
    [OTHER, 'paper/1'],
    [SECRET, 'paper/2'],
  ] as const)
    expect(decrypt(secret, purpose, kept)).toBeUndefined()
})

test('a changed byte, and bytes that never were encrypted, read as nothing', () => {
  const kept = encrypt(SECRET, 'paper/1', PLAIN)
  for (const at of [0, 12, kept.length - 1]) {
    const touched = Buffer.from(kept)
    touched[at] = (touched[at] ?? 0) ^ 1
    expect(decrypt(SECRET, 'paper/1', touched)).toBeUndefined()
  }
  expect(decrypt(SECRET, 'paper/1', Buffer.from('%PDF-1.7 as it is'.repeat(9)))).toBeUndefined()
  expect(decrypt(SECRET, 'paper/1', Buffer.from('%PDF-1.7 too short'))).toBeUndefined()
})
