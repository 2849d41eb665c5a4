import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** Furnish a database in a process of its own, from the build: pages are not run from source. */
export async function makePastQuick(url: string, dist: string): Promise<void> {
  const child = spawn(process.execPath, [join(dist, 'prepare.js'), url], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error('the database could not be furnished')
}
