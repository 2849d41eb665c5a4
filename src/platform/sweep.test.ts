import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HOME_HALL, staffAt, type TestApp, testApp } from '../../tests/app.ts'
import { applicants } from '../../tests/applicants.ts'
import { MODULES } from '../modules.ts'
import { newId } from './id.ts'
import { GRACE, sweeper, sweepFiles } from './sweep.ts'

let app: TestApp
let people: Awaited<ReturnType<typeof applicants>>
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
  people = await applicants(app)
})
afterAll(() => app.close())

const keepers = MODULES.flatMap(({ keeps }) => keeps ?? [])
const HOUR = 3_600_000
/** The store as a sweep finds it so long from now. */
const sweepIn = (later: number) => sweepFiles(app.folder, { db: app.db, keepers, now: Date.now() + later })
const files = (under = '') =>
  readdirSync(app.folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && one.parentPath.startsWith(join(app.folder, under)))
    .map(({ name }) => name)
const put = async (text: string) =>
  (await app.setting.files.put([Buffer.from(text)] as unknown as AsyncIterable<Uint8Array>)).sha256
const read = async (sha256: string) =>
  Buffer.concat(await app.setting.files.get(sha256).toArray()).toString('latin1')
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

describe('a server that is killed between an upload and what refers to it', () => {
  /** Stores a file in a process of its own, which dies at once: after the last byte, or in the middle of one. */
  async function killedWhile(stored: boolean): Promise<string> {
    const script = `
      import { openFiles } from ${JSON.stringify(join(import.meta.dirname, 'files.ts'))}
      async function* bytes() {
        yield Buffer.from('left behind by ' + process.pid)
        if (!${stored}) process.kill(process.pid, 'SIGKILL')
      }
      const { sha256 } = await openFiles(${JSON.stringify(app.folder)}).put(bytes())
      process.stdout.write(sha256, () => process.kill(process.pid, 'SIGKILL'))`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'pipe' })
    let said = ''
    child.stdout.on('data', (chunk) => (said += chunk))
    const [, signal] = await once(child, 'close')
    expect(signal).toBe('SIGKILL')
    return said
  }

  test('leaves a file that is set aside after the time of grace and gone after another', async () => {
    const orphan = await killedWhile(true)
    expect(files()).toContain(orphan)
    await sweepIn(GRACE - HOUR)
    expect(files('aside'), 'not yet').toEqual([])
    await sweepIn(GRACE + HOUR)
    expect(files('aside')).toEqual([orphan])
    await sweepIn(2 * GRACE)
    expect(files('aside'), 'still not yet').toEqual([orphan])
    await sweepIn(2 * GRACE + 2 * HOUR)
    expect(files()).not.toContain(orphan)
  })

  test('leaves half a file, which is gone after the time of grace', async () => {
    await killedWhile(false)
    expect(files('tmp')).toHaveLength(1)
    await sweepIn(GRACE - HOUR)
    expect(files('tmp')).toHaveLength(1)
    await sweepIn(GRACE + HOUR)
    expect(files('tmp')).toEqual([])
  })
})

describe('what somebody refers to stays', () => {
  test('the scan of a material, the scan of a stamped paper, and what waits for its registration', async () => {
    const { id } = await people.atWindow()
    await people.accept(id)
    const clerk = app.as(await staffAt(app.db, { site: HOME_HALL, role: 'clerk' }))
    const { papers } = (await clerk.get(`/api/cases/${id}`)).json()
    const other = (await people.atWindow()).id
    const { material } = await people.material(other).then((first) => ({ material: first.id }))
    const scan = await clerk.raw(`/api/cases/${other}/files?name=a.png&material=${material}`, PNG)
    const stamped = await clerk.raw(`/api/cases/${id}/files?name=b.png`, Buffer.concat([PNG, PNG]))
    const paper = papers.find(({ needsSeal }: { needsSeal: boolean }) => needsSeal).id
    const sent = { file: stamped.json().sha256, name: 'b.png' }
    expect((await clerk.post(`/api/cases/${id}/papers/${paper}/seal`, sent)).statusCode).toBe(200)
    const registration = newId()
    const bytes = Buffer.concat([PNG, Buffer.from('waiting')])
    await clerk.raw(`/api/registrations/${registration}/files?name=c.png&material=licence`, bytes)

    for (const later of [GRACE + HOUR, 3 * GRACE, 6 * GRACE]) {
      await sweepIn(later)
      expect(files('aside')).toEqual([])
    }
    expect(await read(scan.json().sha256)).toBe(PNG.toString('latin1'))
    expect(await read(sent.file)).toContain('PNG')
    const waiting = await app.db.selectFrom('intake.upload').select('sha256').executeTakeFirstOrThrow()
    expect(await read(waiting.sha256)).toContain('waiting')

    await app.db.deleteFrom('intake.upload').execute()
    await sweepIn(9 * GRACE)
    expect(files('aside'), 'what is registered nowhere in the end').toEqual([waiting.sha256])
  })

  test('what is on record for good is passed by, even with another database beneath it', async () => {
    const before = files().sort()
    const nobody = { forGood: true, among: async () => [] }
    const later = { now: Date.now() + 20 * GRACE, keepers: [nobody] }
    await sweepFiles(app.folder, { db: app.db, ...later })
    await sweepFiles(app.folder, { db: app.db, ...later, now: later.now + 2 * GRACE })
    const kept = await app.db.selectFrom('cases.attachment').select('sha256').execute()
    expect(kept.length).toBeGreaterThan(0)
    for (const { sha256 } of kept) expect(before).toContain(sha256)
    for (const { sha256 } of kept) expect(files()).toContain(sha256)
  })
})

describe('what was set aside and is wanted after all', () => {
  test('comes back when it is read, when it is asked for, and when somebody refers to it', async () => {
    const [one, two, three] = [await put('one'), await put('two'), await put('three')]
    await sweepIn(GRACE + HOUR)
    expect(files('aside')).toEqual(expect.arrayContaining([one, two, three]))
    expect(await read(one)).toBe('one')
    expect(await app.setting.files.has(two)).toBe(true)
    const keeper = { forGood: false, among: async () => [three] }
    await sweepFiles(app.folder, { db: app.db, keepers: [keeper], now: Date.now() + 3 * GRACE })
    expect(await read(three)).toBe('three')
    expect(files('aside')).not.toContain(three)
  })

  test('is there at once when it is uploaded again', async () => {
    const again = await put('again')
    await sweepIn(GRACE + HOUR)
    expect(await put('again')).toBe(again)
    await sweepIn(0)
    expect(await read(again)).toBe('again')
  })
})

test('every table that names a file by its hash has its keeper', async () => {
  const owner = app.owner()
  await owner.connect()
  const { rows } = await owner.query<{ name: string }>(
    `select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
     where column_name in ('sha256', 'file') and table_schema not in ('pg_catalog', 'information_schema', 'pgboss')
       and data_type = 'text' order by 1`,
  )
  await owner.end()
  expect(rows.map(({ name }) => name)).toEqual([
    'cases.attachment.sha256',
    'catalogue.import.sha256',
    'inspections.plan.sha256',
    'intake.upload.sha256',
    'papers.seal.file',
    'publishing.volume.sha256',
  ])
  expect(keepers).toHaveLength(6)
  expect(sweeper(MODULES, app.folder).schedules).toHaveProperty('files/sweep')
})
