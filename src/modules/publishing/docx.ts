import { fork } from 'node:child_process'
import { join } from 'node:path'
import { HOME } from '../../platform/config.ts'
import type { Book } from './book.ts'
import type { WritingOrder, Written } from './docx-writer.ts'

/** A book as a Word file, written by a process of its own that ends with it. */
export function writeDocx(book: Book): Promise<Buffer> {
  const child = fork(join(HOME, 'src/modules/publishing/docx-writer.ts'), [], {
    serialization: 'advanced',
    execArgv: [],
  })
  const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
  return new Promise<Buffer>((resolve, reject) => {
    child.once('message', (written: Written) => {
      if ('docx' in written) resolve(Buffer.from(written.docx))
      else reject(new TypeError(`docx: ${written.trouble}`))
    })
    child.once('error', reject)
    child.once('close', () => reject(new TypeError('the writer of the Word file is gone')))
    child.send({ book } satisfies WritingOrder)
  }).finally(() => clearTimeout(patience))
}

/** Longer than any volume takes. */
const PATIENCE_MS = 600_000
