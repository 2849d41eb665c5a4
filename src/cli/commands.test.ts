import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { HOME } from '../platform/config.ts'

const run = promisify(execFile)
/** Runs in a process of its own: what a command leads to is loaded from source, where pages cannot be. */
const ASK_ALL = `
  import { onewindow } from './src/cli/onewindow.ts'
  const said = []
  const io = { stdout: { write: (text) => said.push(text) }, stderr: { write: (text) => said.push(text) } }
  await onewindow(['--help'], io)
  for (const [, name] of said.join('').matchAll(/^  (\\S+) /gm))
    console.log(name, await onewindow([name, '--help'], io))`

test('every command says how it is used without a build', async () => {
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', ASK_ALL], { cwd: HOME })
  const answers = stdout.trim().split('\n')
  expect(answers).toContain('handbook 0')
  expect(answers.filter((line) => !line.endsWith(' 0'))).toEqual([])
  expect(answers.length).toBeGreaterThan(7)
})
