import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claim, holderOf, makeFolder } from './claim.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onewindow-claim-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A process that claims the folder and then does what the text says. */
function claimer(then: string) {
  const program = `
    import { claim } from ${JSON.stringify(join(import.meta.dirname, 'claim.ts'))}
    try { claim(${JSON.stringify(folder)}, 'test') } catch (error) { console.log(error.message); process.exit(1) }
    console.log('mine')
    ${then}`
  return spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}
const firstLine = async (child: ReturnType<typeof claimer>) =>
  String((await once(child.stdout, 'data'))[0]).trim()

test('a folder is used by one process at a time, and the next is told who and what to do', async () => {
  const other = claimer('setInterval(() => {}, 1000)')
  expect(await firstLine(other)).toBe('mine')
  expect(() => claim(folder, 'me')).toThrow(`进程 ${other.pid}，test`)
  expect(holderOf(folder)?.pid).toBe(other.pid)
  other.kill('SIGKILL')
  await once(other, 'exit')
  claim(folder, 'me')()
})

test('given back, it leaves nothing behind and can be claimed again', () => {
  const release = claim(folder, 'first')
  release()
  expect(readdirSync(folder)).toEqual([])
  claim(folder, 'second')()
})

test('a number that was used again by a stranger is not taken for its old holder', () => {
  const stale = { pid: process.ppid, beginning: 'long ago', what: 'killed' }
  writeFileSync(join(folder, 'in-use.json'), JSON.stringify(stale))
  expect(holderOf(folder)).toBeUndefined()
  claim(folder, 'me')()
})

test('of eight who find the claim of a dead process at the same moment one gets the folder', async () => {
  writeFileSync(join(folder, 'in-use.json'), '{ half a cla')
  const racers = Array.from({ length: 8 }, () => claimer('setInterval(() => {}, 1000)'))
  const lines = await Promise.all(racers.map(firstLine))
  for (const racer of racers) racer.kill('SIGKILL')
  expect(lines.filter((line) => line === 'mine')).toHaveLength(1)
  expect(lines.filter((line) => line.includes('正由另一个一窗进程使用'))).toHaveLength(7)
})

test.each([
  ['a file stands in the way', () => join(folder, 'file', 'data'), '不是文件夹'],
  ['the file system refuses', () => '/proc/onewindow', '不能写入 /proc/onewindow'],
])('a folder that cannot be written is told in one sentence: %s', (_, path, sentence) => {
  writeFileSync(join(folder, 'file'), '')
  expect(() => makeFolder(path())).toThrow(sentence)
  expect(() => makeFolder(path())).toThrow('DATA_DIR')
})
