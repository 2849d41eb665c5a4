import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { FILE_LIMIT, openFiles } from './files.ts'

const folders: string[] = []
let folder: string
let files: ReturnType<typeof openFiles>
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onewindow-test-'))
  folders.push(folder)
  files = openFiles(folder)
})
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true })
})

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
async function* inPieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const whole = (bytes: Uint8Array) => inPieces(bytes, Math.max(bytes.length, 1))
const read = async (hash: string) => Buffer.concat(await files.get(hash).toArray())
const stored = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /[0-9a-f]{64}$/.test(name))
const leftOver = () => readdirSync(join(folder, 'tmp'))

describe('what is stored', () => {
  test.each([1, 3, 4_096, 1_000_000])(
    'comes back as it was, however it arrived (pieces of %i)',
    async (size) => {
      const bytes = Buffer.from(Array.from({ length: 10_000 }, (_, n) => n % 251))
      const { sha256: hash, size: length, head } = await files.put(inPieces(bytes, size))
      expect([hash, length]).toEqual([sha256(bytes), bytes.length])
      expect((await read(hash)).equals(bytes)).toBe(true)
      expect(Buffer.from(head).equals(bytes.subarray(0, head.length))).toBe(true)
      expect(head.length).toBeGreaterThanOrEqual(4_096)
    },
  )

  test('lies under the hash of what it holds; twice the same is there once', async () => {
    const bytes = Buffer.from('营业执照')
    await Promise.all([1, 2, 3, 4].map(() => files.put(whole(bytes))))
    const hash = sha256(bytes)
    expect(stored()).toEqual([join(hash.slice(0, 2), hash.slice(2, 4), hash)])
    expect(leftOver()).toEqual([])
  })

  test('is for nobody else on this machine', async () => {
    const { sha256: hash } = await files.put(whole(Buffer.from('身份证')))
    const [name = ''] = stored()
    expect(statSync(join(folder, name)).mode & 0o077, hash).toBe(0)
  })

  test('is told to be there, and what is not there is told not to be', async () => {
    const { sha256: hash } = await files.put(whole(Buffer.from('x')))
    expect([await files.has(hash), await files.has('0'.repeat(64))]).toEqual([true, false])
  })

  test('is not changed by what comes later under the same name', async () => {
    const bytes = Buffer.from('first')
    const { sha256: hash } = await files.put(whole(bytes))
    const [name = ''] = stored()
    await files.put(whole(Buffer.from('second')))
    expect(readFileSync(join(folder, name), 'utf8')).toBe('first')
    expect((await read(hash)).toString()).toBe('first')
  })
})

describe('what is refused leaves nothing behind', () => {
  test('one byte too many; exactly the limit is taken', async () => {
    await expect(files.put(inPieces(Buffer.alloc(1_001, 7), 64), 1_000)).rejects.toThrow('20 MB')
    expect([stored(), leftOver()]).toEqual([[], []])
    expect((await files.put(inPieces(Buffer.alloc(1_000, 7), 64), 1_000)).size).toBe(1_000)
    expect(FILE_LIMIT).toBe(20 * 1024 * 1024)
  })

  test('what does not end is given up as soon as it is too much', async () => {
    let given = 0
    const endless = (async function* () {
      for (;;) {
        given += 1
        yield Buffer.alloc(100, 1)
      }
    })()
    await expect(files.put(endless, 1_000)).rejects.toThrow('20 MB')
    expect(given).toBeLessThan(15)
  })

  test('nothing at all', async () => {
    await expect(files.put(whole(Buffer.alloc(0)))).rejects.toThrow('空的')
    expect([stored(), leftOver()]).toEqual([[], []])
  })

  test('what breaks off on its way', async () => {
    const broken = (async function* () {
      yield Buffer.from('the first half')
      throw new Error('connection lost')
    })()
    await expect(files.put(broken)).rejects.toThrow('connection lost')
    expect([stored(), leftOver()]).toEqual([[], []])
  })

  test('where there is no room to write, the error says so and nothing is acknowledged', async () => {
    writeFileSync(join(folder, 'tmp'), 'a file where the folder should be')
    await expect(files.put(whole(Buffer.from('x')))).rejects.toThrow(/EEXIST|ENOTDIR/)
    expect(stored()).toEqual([])
  })
})
