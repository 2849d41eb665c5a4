import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { loadCity } from '../src/modules/organisation/load.ts'
import { openDb } from '../src/platform/db.ts'
import { databaseUrl } from './setup.ts'

/** A database of its own with the organisation of two counties, in which no item is loaded yet. */
export async function cityWithoutItems() {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client(inject('server'))
  await admin.connect()
  await admin.query(`create database ${name} template onewindow_template`)
  const url = databaseUrl(inject('server'), name)
  const owner = new pg.Client(url)
  await owner.connect()
  await loadCity(owner, { counties: ['620802', '620826'] })
  const db = openDb(url)
  return {
    db,
    owner,
    async close() {
      await db.destroy()
      await owner.end()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}
export type CityWithoutItems = Awaited<ReturnType<typeof cityWithoutItems>>

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
