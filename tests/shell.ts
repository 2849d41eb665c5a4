import { PassThrough, Readable } from 'node:stream'
import type { Command } from '../src/cli/command.ts'

/** Runs a command of `npx onewindow` as the shell would, in this process. */
export async function shell(command: Command, args: string[], stdin = '') {
  const [stdout, stderr] = [new PassThrough().setEncoding('utf8'), new PassThrough().setEncoding('utf8')]
  const [out, err] = [stdout.toArray(), stderr.toArray()]
  const code = await command.run(args, {
    stdin: Readable.from([stdin], { objectMode: false }),
    stdout,
    stderr,
  })
  stdout.end()
  stderr.end()
  return { code, stdout: (await out).join(''), stderr: (await err).join('') }
}
