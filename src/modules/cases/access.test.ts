import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findTypedQueryCode, groupQueryCode, QUERY_ALPHABET } from '../../core/number.ts'
import { newId } from '../../platform/id.ts'
import { caseOfLink, isQueryCode, linkToken, queryCode } from './access.ts'
import { holdsPass, passCookie } from './follow.ts'

const SECRET = '0f'.repeat(32)
const OTHER = '10'.repeat(32)
const id = fc.nat(4_000_000_000_000).map((time) => newId(time))

describe('the code on a receipt', () => {
  test('is the same each time it is asked for, and is ten characters nobody confuses', () => {
    fc.assert(
      fc.property(id, (caseId) => {
        const code = queryCode(SECRET, caseId)
        expect(code).toBe(queryCode(SECRET, caseId))
        expect(code).toMatch(new RegExp(`^[${QUERY_ALPHABET}]{10}$`))
        expect(isQueryCode(SECRET, caseId, code)).toBe(true)
      }),
    )
  })

  test('is understood as it is printed, read aloud and typed', () => {
    const caseId = newId()
    const code = queryCode(SECRET, caseId)
    for (const typed of [groupQueryCode(code), code.toLowerCase(), [...code].join('-'), ` ${code} `])
      expect(isQueryCode(SECRET, caseId, findTypedQueryCode(typed) ?? '')).toBe(true)
  })

  test('opens no other case, and none at another installation', () => {
    const codes = Array.from({ length: 2_000 }, () => newId()).map((caseId) => queryCode(SECRET, caseId))
    expect(new Set(codes).size).toBe(codes.length)
    const [one, two] = [newId(), newId()]
    expect(isQueryCode(SECRET, two, queryCode(SECRET, one))).toBe(false)
    expect(isQueryCode(OTHER, one, queryCode(SECRET, one))).toBe(false)
  })

  test('is nothing but itself: no shorter, no longer, no empty one', () => {
    const caseId = newId()
    const code = queryCode(SECRET, caseId)
    for (const typed of ['', code.slice(1), `${code}2`, code.replace(/.$/, (c) => (c === '2' ? '3' : '2'))])
      expect(isQueryCode(SECRET, caseId, typed)).toBe(false)
  })

  test('uses every character about equally often', () => {
    const counts = new Map<string, number>()
    for (let n = 0; n < 1_500; n += 1)
      for (const character of queryCode(SECRET, newId(n * 7_919)))
        counts.set(character, (counts.get(character) ?? 0) + 1)
    const expected = 15_000 / QUERY_ALPHABET.length
    for (const character of QUERY_ALPHABET)
      expect(Math.abs((counts.get(character) ?? 0) - expected), character).toBeLessThan(expected * 0.2)
  })
})

describe('the link of a case', () => {
  test('leads to its case and fits into an address', () => {
    fc.assert(
      fc.property(id, (caseId) => {
        const token = linkToken(SECRET, caseId)
        expect(token).toMatch(/^[\w-]{43}$/)
        expect(caseOfLink(SECRET, token)).toBe(caseId)
      }),
    )
  })

  test('with any one bit of it changed leads nowhere', () => {
    const caseId = newId()
    const bytes = Buffer.from(linkToken(SECRET, caseId), 'base64url')
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(caseOfLink(SECRET, changed.toString('base64url')), `bit ${bit}`).toBeUndefined()
    }
  })

  test('made with another key, or by whoever only knows the id, leads nowhere', () => {
    const caseId = newId()
    expect(caseOfLink(OTHER, linkToken(SECRET, caseId))).toBeUndefined()
    const guess = Buffer.concat([Buffer.from(caseId.replaceAll('-', ''), 'hex'), Buffer.alloc(16)])
    expect(caseOfLink(SECRET, guess.toString('base64url'))).toBeUndefined()
  })

  test('is no code, and the code no link', () => {
    const caseId = newId()
    expect(linkToken(SECRET, caseId)).not.toContain(queryCode(SECRET, caseId))
    expect(caseOfLink(SECRET, queryCode(SECRET, caseId))).toBeUndefined()
  })

  test('may be anything that somebody types, and is then none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.string({ unit: 'grapheme' })), (text) => {
        expect(caseOfLink(SECRET, text)).toBeUndefined()
      }),
    )
  })
})

describe('the proof of who somebody is', () => {
  const setting = { secret: SECRET, publicUrl: 'https://ow.example.gov.cn' }
  const NOW = Date.parse('2026-04-20T01:00:00Z')
  const cookieFor = (caseId: string, publicUrl = setting.publicUrl) =>
    passCookie({ ...setting, publicUrl }, { caseId, base: '/f/link' }, NOW)
  const sent = (cookie: string) => cookie.split(';')[0] ?? ''

  test('is believed for half an hour, and not a moment longer', () => {
    const caseId = newId()
    const cookie = `other=1; ${sent(cookieFor(caseId))}; elder=1`
    expect(holdsPass(SECRET, caseId, cookie, NOW)).toBe(true)
    expect(holdsPass(SECRET, caseId, cookie, NOW + 30 * 60_000 - 1)).toBe(true)
    expect(holdsPass(SECRET, caseId, cookie, NOW + 30 * 60_000)).toBe(false)
  })

  test('is for one case: for no other, under no other key, and with no other end', () => {
    const [mine, other] = [newId(), newId()]
    const cookie = sent(cookieFor(mine))
    expect(holdsPass(SECRET, other, cookie, NOW)).toBe(false)
    expect(holdsPass(OTHER, mine, cookie, NOW)).toBe(false)
    const longer = cookie.replace(/=\d+/, `=${NOW + 90 * 60_000}`)
    expect(holdsPass(SECRET, mine, longer, NOW)).toBe(false)
  })

  test('is sent to the pages of that case only, by no script and from no other site; under TLS never in the clear', () => {
    const cookie = cookieFor(newId())
    for (const attribute of ['Path=/f/link', 'HttpOnly', 'SameSite=Strict', 'Secure', 'Max-Age=1800'])
      expect(cookie).toContain(attribute)
    expect(cookieFor(newId(), 'http://127.0.0.1:8080')).not.toContain('Secure')
  })

  test.each([
    undefined,
    '',
    'onewindow-pass=',
    'onewindow-pass=x',
    'onewindow-pass=99999999999999.',
    'onewindow-pass=NaN.x',
  ])('%j is none', (cookie) => {
    expect(holdsPass(SECRET, newId(), cookie, NOW)).toBe(false)
  })
})
