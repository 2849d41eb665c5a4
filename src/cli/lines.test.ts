import { PassThrough, Readable, Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { answerLines } from './lines.ts'

/** What comes out when these chunks come in. */
async function answers(
  chunks: readonly (string | Buffer)[],
  answer: (line: string) => unknown = (line) => line,
) {
  const stdout = new PassThrough()
  const read = stdout.setEncoding('utf8').toArray()
  await answerLines(
    { stdin: Readable.from(chunks, { objectMode: false }), stdout, stderr: new PassThrough() },
    answer,
  )
  stdout.end()
  return (await read).join('')
}

test('every line has one answer, in its place; blank lines too', async () => {
  expect(await answers(['a\n\nb\n'])).toBe('"a"\n""\n"b"\n')
  expect(await answers(['\n'])).toBe('""\n')
  expect(await answers([])).toBe('')
})

test('a last line without an ending is a line', async () => {
  expect(await answers(['a\nb'])).toBe('"a"\n"b"\n')
})

test('line endings of Windows and a byte order mark are no part of a line', async () => {
  expect(await answers(['\uFEFFa\r\nb\r\n'])).toBe('"a"\n"b"\n')
})

test('only a line feed ends a line: separators that JavaScript knows as well do not', async () => {
  expect((await answers(['a\u2028b\u2029c\u0085d\n'])).split('\n')).toHaveLength(2)
})

test('a line and a character may be cut anywhere', async () => {
  const whole = Buffer.from('一窗\n平凉\n')
  for (let cut = 0; cut <= whole.length; cut += 1)
    expect(await answers([whole.subarray(0, cut), whole.subarray(cut)])).toBe('"一窗"\n"平凉"\n')
})

test('answers are written while lines are still read, and no faster than they are taken', async () => {
  let unread = 0
  let most = 0
  const slow = new Writable({
    highWaterMark: 1_000,
    write(chunk: Buffer, _, done) {
      setTimeout(() => {
        unread -= String(chunk).split('\n').length - 1
        done()
      }, 2)
    },
  })
  const lines = Readable.from(
    (function* () {
      for (let i = 0; i < 300; i += 1) yield `${'x'.repeat(99)}\n`.repeat(100)
    })(),
    { objectMode: false },
  )
  await answerLines({ stdin: lines, stdout: slow, stderr: new PassThrough() }, () => {
    unread += 1
    most = Math.max(most, unread)
    return 'y'.repeat(99)
  })
  expect(most).toBeLessThan(3_000) // of 30,000
})

test('ends quietly when nobody reads on', async () => {
  const stdout = new Writable({
    write(_, __, done) {
      done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))
    },
  })
  const stdin = Readable.from(
    Array.from({ length: 5_000 }, () => `${'x'.repeat(200)}\n`),
    { objectMode: false },
  )
  await expect(
    answerLines({ stdin, stdout, stderr: new PassThrough() }, (line) => line),
  ).resolves.toBeUndefined()
})
