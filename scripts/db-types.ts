/**
 * `npm run db:types`: the row types in `src/platform/schema.gen.ts`, printed from a database that has every migration:
 * a throw-away one, or the one `DATABASE_URL` names. `-- --verify` only compares.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import { HOME } from '../src/platform/config.ts'
import { migrate } from '../src/platform/migrate.ts'

const given = process.env.DATABASE_URL
process.exitCode = given ? print(given) : await onThrowAway(print)

function print(url: string): number {
  const flags = {
    dialect: 'postgres',
    url,
    'out-file': join(HOME, 'src/platform/schema.gen.ts'),
    'exclude-pattern': 'pgboss.*',
    'date-parser': 'string',
    'type-mapping': '{"timestamptz":"string","int8":"number"}',
  }
  const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value])
  const program = join(HOME, 'node_modules/kysely-codegen/dist/cli/bin.js')
  return (
    spawnSync(process.execPath, [program, ...args, ...process.argv.slice(2)], { stdio: 'inherit' }).status ??
    1
  )
}

async function onThrowAway(work: (url: string) => number): Promise<number> {
  const child = spawn(process.execPath, [join(HOME, 'tests/postgres.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit')
  const [line] = await once(child.stdout, 'data')
  const url = String(line).trim()
  const owner = new pg.Client(url)
  await owner.connect()
  await migrate(owner)
  await owner.end()
  const code = work(url)
  child.stdin.end()
  await gone
  return code
}
