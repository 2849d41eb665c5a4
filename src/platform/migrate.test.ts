import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { databaseUrl } from '../../tests/setup.ts'
import { HOME } from './config.ts'
import { migrate } from './migrate.ts'
import { assertSafe, settle } from './safety.ts'

let name: string
let admin: pg.Client
let owner: pg.Client
let folder: string
beforeEach(async () => {
  name = `migrate_${randomUUID().replaceAll('-', '')}`
  folder = mkdtempSync(join(tmpdir(), 'onewindow-migrations-'))
  admin = new pg.Client(inject('server'))
  await admin.connect()
  await admin.query(`create database ${name}`)
  owner = await connect()
})
afterEach(async () => {
  await owner.end()
  await admin.query(`drop database ${name} with (force)`)
  await admin.end()
  rmSync(folder, { recursive: true })
})

async function connect(options = ''): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl(inject('server'), name), options })
  await client.connect()
  return client
}
const file = (title: string, text: string) => writeFileSync(join(folder, title), text)
const values = async (query: string) =>
  (await owner.query<{ value: unknown }>(query)).rows.map((row) => row.value)

test('every file is applied once, by name, and a second run finds nothing to do', async () => {
  file('2_two.sql', 'insert into a values (2)')
  file('1_one.sql', 'create table a (value int); insert into a values (1)')
  expect(await migrate(owner, folder)).toEqual(['1_one.sql', '2_two.sql'])
  expect(await migrate(owner, folder)).toEqual([])
  expect(await values('select value from a')).toEqual([1, 2])
})

test('a file that fails leaves nothing of itself, keeps those before it, and is named', async () => {
  file('1_one.sql', 'create table a (value int)')
  file('2_two.sql', 'insert into a values (1); insert into nowhere values (1)')
  await expect(migrate(owner, folder)).rejects.toThrow(/^2_two\.sql: .*nowhere/)
  expect(await values('select value from a')).toEqual([])
  file('2_two.sql', 'insert into a values (3)')
  expect(await migrate(owner, folder)).toEqual(['2_two.sql'])
})

test('a file that says so is applied without a transaction, one statement after the other', async () => {
  const text = `-- no transaction: the table is large
-- and is not to be locked
create table if not exists a (value int);
create index concurrently if not exists a_value on a (value);
`
  file('1_index.sql', text)
  expect(await migrate(owner, folder)).toEqual(['1_index.sql'])
  expect(
    await values(`select indisvalid as value from pg_index where indexrelid = 'a_value'::regclass`),
  ).toEqual([true])
})

test('four servers that start at once apply every file once, even one without a transaction', async () => {
  file('1_one.sql', 'create table a (value int); insert into a values (1); select pg_sleep(0.1)')
  file('2_two.sql', '-- no transaction\ncreate index concurrently on a (value);')
  const clients = await Promise.all([1, 2, 3, 4].map(() => connect()))
  const applied = await Promise.all(clients.map((client) => migrate(client, folder)))
  await Promise.all(clients.map((client) => client.end()))
  expect(applied.flat()).toEqual(['1_one.sql', '2_two.sql'])
  expect(await values('select value from a')).toEqual([1])
})

test('a database that is newer than the program is left alone, and the sentence names what is unknown', async () => {
  file('1_one.sql', 'create table a (value int)')
  await migrate(owner, folder)
  await owner.query(`insert into platform.migration (name) values ('9_future.sql')`)
  file('2_two.sql', 'drop table a')
  await expect(migrate(owner, folder)).rejects.toMatchObject({
    name: 'Trouble',
    message: expect.stringContaining('数据库比程序新：它有本程序不认识的变更 9_future.sql'),
  })
  expect(await values('select count(*)::int as value from a')).toEqual([0])
})

test('the history of this program applies to an empty database from its first file to its last', async () => {
  const files = readdirSync(join(HOME, 'migrations')).filter((title) => title.endsWith('.sql'))
  expect(await migrate(owner)).toEqual(files.sort())
})

test('the application may make queues, promise jobs and take them, and may not change what they lie in', async () => {
  await migrate(owner, folder)
  const app = await connect('-c role=onewindow_app')
  const executeSql = (text: string, given?: unknown[]) => app.query(text, given)
  const boss = new PgBoss({
    schema: 'pgboss',
    db: { executeSql },
    migrate: false,
    supervise: false,
    schedule: false,
  })
  await boss.start()
  await boss.createQueue('tell')
  await boss.send('tell', { caseId: 'one' })
  expect((await boss.fetch('tell')).map((job) => job.data)).toEqual([{ caseId: 'one' }])
  await boss.stop({ graceful: false })
  await expect(app.query('drop table pgboss.queue')).rejects.toThrow(/must be owner/)
  await expect(app.query('create table pgboss.mine ()')).rejects.toThrow(/permission denied/)
  await app.end()
})

test('an owner who may not make roles is told what to have done', async () => {
  await migrate(owner, folder)
  const plain = `plain_${name}`
  await owner.query(`create role ${plain} login; grant all on schema platform to ${plain}`)
  await owner.query(`set role ${plain}`)
  await expect(migrate(owner, folder)).rejects.toThrow(`grant onewindow_app to ${plain}`)
  await owner.query(`reset role; drop owned by ${plain}; drop role ${plain}`)
})

/** As the server's own sessions are. */
const SESSION = '-c statement_timeout=15s -c lock_timeout=4s -c idle_in_transaction_session_timeout=15s'

test('a database that could lose what it acknowledged is refused, each setting named', async () => {
  const session = await connect(SESSION) // the server of the tests is a hasty one: fsync is off
  await expect(assertSafe(session)).rejects.toThrow(
    /^数据库的设置不能保证数据安全：fsync 现为 off，full_page_writes .*alter system set fsync = 'on';/,
  )
  await session.end()
})

test('what the owner of a stock database may set is set, and new sessions have it', async () => {
  await owner.query(`alter database ${name} set log_error_verbosity = 'verbose'`)
  await owner.query(`alter database ${name} set synchronous_commit = 'off'`)
  const before = await connect()
  await settle(before)
  await before.end()
  const after = await connect()
  const { rows } = await after.query(
    "select current_setting('log_error_verbosity') || current_setting('synchronous_commit') as value",
  )
  expect(rows).toEqual([{ value: 'terseon' }])
  await after.end()
})
