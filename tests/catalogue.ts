import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { day } from '../src/core/day.ts'
import { catalogueRoutes } from '../src/modules/catalogue/routes.ts'
import { loadCity } from '../src/modules/organisation/load.ts'
import { VISITOR } from '../src/platform/actor.ts'
import { openDb } from '../src/platform/db.ts'
import { buildServer } from '../src/platform/server.ts'
import type { Setting } from '../src/platform/setting.ts'
import { databaseUrl } from './setup.ts'

/** The catalogue on a database of its own, with the organisation of some counties and nothing else around it. */
export async function catalogueApp({ today, counties }: { today: string; counties: readonly string[] }) {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client(inject('server'))
  await admin.connect()
  await admin.query(`create database ${name} template onewindow_template`)
  const url = databaseUrl(inject('server'), name)
  const owner = new pg.Client(url)
  await owner.connect()
  await loadCity(owner, { counties })
  const db = openDb(url)
  const setting = { today: () => day(today) } as Setting // the catalogue reaches for nothing else
  const server = await buildServer([{ name: 'catalogue', routes: catalogueRoutes }], {
    db,
    setting,
    identify: async () => ({ actor: VISITOR, formToken: '' }),
  })
  return {
    db,
    owner,
    get: async (path: string, query: Record<string, string> = {}) => {
      const reply = await server.inject({ method: 'GET', url: `/api${path}`, query })
      return { status: reply.statusCode, body: reply.json() }
    },
    async close() {
      await server.close()
      await db.destroy()
      await owner.end()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}
export type CatalogueApp = Awaited<ReturnType<typeof catalogueApp>>

/** A folder with some of the shipped items, to change. */
export function folderWith(...items: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'onewindow-catalogue-'))
  for (const item of items) cpSync(`data/catalogue/${item}.yaml`, join(folder, `${item}.yaml`))
  const change = (item: string, from: string, to: string) => {
    const file = join(folder, `${item}.yaml`)
    const text = readFileSync(file, 'utf8')
    if (!text.includes(from)) throw new TypeError(`${item} does not say ${from}`)
    writeFileSync(file, text.replace(from, to))
  }
  return { folder, change }
}
