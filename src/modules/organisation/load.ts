import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { HOME } from '../../platform/config.ts'
import type { CityRows } from './city/rows.ts'
import { type CitySource, parseCity } from './city/source.ts'
import { buildCity } from './city.ts'
import { sealRest } from './record.ts'

/** The order in which the tables can be filled, and the one statement that fills each from rows as JSON. */
const INSERT = {
  department:
    'insert into organisation.department select * from jsonb_populate_recordset(null::organisation.department, $1) on conflict do nothing',
  division:
    'insert into organisation.division select * from jsonb_populate_recordset(null::organisation.division, $1) on conflict do nothing',
  organ:
    'insert into organisation.organ select * from jsonb_populate_recordset(null::organisation.organ, $1) on conflict do nothing',
  organ_name:
    'insert into organisation.organ_name select * from jsonb_populate_recordset(null::organisation.organ_name, $1) on conflict do nothing',
  person:
    'insert into organisation.person select * from jsonb_populate_recordset(null::organisation.person, $1) on conflict do nothing',
  site: 'insert into organisation.site select * from jsonb_populate_recordset(null::organisation.site, $1) on conflict do nothing',
  service_window:
    'insert into organisation.service_window select * from jsonb_populate_recordset(null::organisation.service_window, $1) on conflict do nothing',
  window_group:
    'insert into organisation.window_group select * from jsonb_populate_recordset(null::organisation.window_group, $1) on conflict do nothing',
  post: 'insert into organisation.post select * from jsonb_populate_recordset(null::organisation.post, $1) on conflict do nothing',
  holding:
    'insert into organisation.holding select * from jsonb_populate_recordset(null::organisation.holding, $1) on conflict do nothing',
  absence:
    'insert into organisation.absence select * from jsonb_populate_recordset(null::organisation.absence, $1) on conflict do nothing',
  authorisation:
    'insert into organisation.authorisation select * from jsonb_populate_recordset(null::organisation.authorisation, $1) on conflict do nothing',
} as const satisfies Record<keyof CityRows, string>

export function readCity(folder = join(HOME, 'data/city')): CitySource {
  return parseCity((file) => readFileSync(join(folder, file), 'utf8'))
}

/** Put the demo city into a database, as its owner. What is there already stays as it is: loading twice changes nothing. */
export async function loadCity(
  client: pg.ClientBase,
  { counties }: { counties?: readonly string[] } = {},
): Promise<void> {
  const rows = buildCity(readCity(), counties)
  await inTransaction(client, () => insertRows(client, rows))
}

/** Whether there are organs already, the demo city's or an installation's own. */
export async function hasOrgans(client: pg.ClientBase): Promise<boolean> {
  const { rowCount } = await client.query('select from organisation.organ limit 1')
  return rowCount === 1
}

/** Table by table, in the caller's transaction. */
export async function insertRows(client: pg.ClientBase, rows: CityRows): Promise<void> {
  for (const table of Object.keys(INSERT) as (keyof CityRows)[])
    if (rows[table].length > 0) await client.query(INSERT[table], [JSON.stringify(rows[table])])
}

/** All or nothing. */
export async function inTransaction<T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    const answer = await work()
    await client.query('commit')
    return answer
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** Chains the lines of the record that are not sealed yet: those of an earlier release, once. */
export function sealRecord(owner: pg.ClientBase): Promise<void> {
  return inTransaction(owner, () => sealRest(owner))
}
