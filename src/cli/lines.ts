import { once } from 'node:events'
import type { Io } from './command.ts'

const BLOCK = 65_536

/**
 * Answers every line of stdin with one line of stdout, in order, while reading: a million lines take no more memory than
 * a hundred. Only `\n` ends a line (a `\r` before it belongs to the ending), so a file has as many answers as it has
 * lines; a last line without an ending is a line too. Ends quietly when nobody reads the answers any more.
 */
export async function answerLines(io: Io, answer: (line: string) => unknown): Promise<void> {
  let rest = ''
  let first = true
  let out = ''
  let gone = false
  const leave = () => {
    gone = true // the reader of a pipe has closed it
  }
  io.stdout.on('error', leave)
  const give = (line: string) => {
    const text = first ? line.replace(/^\uFEFF/, '') : line
    first = false
    out += `${JSON.stringify(answer(text.endsWith('\r') ? text.slice(0, -1) : text))}\n`
  }
  const flush = async () => {
    const block = out
    out = ''
    if (block !== '' && !gone && !io.stdout.write(block)) await once(io.stdout, 'drain').catch(leave)
  }

  io.stdin.setEncoding('utf8')
  for await (const chunk of io.stdin) {
    const lines = (rest + String(chunk)).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      give(line)
      if (out.length >= BLOCK) await flush()
    }
    await flush()
    if (gone) break
  }
  if (rest !== '') give(rest)
  await flush()
}
