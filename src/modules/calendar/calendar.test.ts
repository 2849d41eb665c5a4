import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import { applicants } from '../../../tests/applicants.ts'
import { EXTENSION_2020, NOTICE_2027 } from '../../../tests/notices.ts'
import { addWorkingDays, calendarOf } from '../../core/calendar.ts'
import { knownOn, type Notice } from '../../core/calendar-year.ts'
import { day } from '../../core/day.ts'
import { calendarReader } from '../../platform/calendar.ts'
import { readCalendarYears } from '../../platform/calendar-files.ts'
import type { Job, Jobs } from '../../platform/jobs.ts'
import { recount } from '../cases/recount.ts'
import { verifyClocks } from '../cases/verify-clocks.ts'
import { tellApplicants } from '../notifications/handlers.ts'
import { read, shownReading } from './reading.ts'

/** A notice from its text to the last applicant who is told, with everything that may go wrong in between. */
const CITY = '620800000000'
let app: TestApp
let owner: pg.Client
let admin: ReturnType<TestApp['as']>
let supervisor: ReturnType<TestApp['as']>
let ids: { open: string; other: string; ended: string; early: string }
const promised: Job[] = []
const jobs: Jobs = {
  announce: async (_tx, events) => {
    promised.push(...events.map(({ caseId, seq }) => ({ caseId, seq })))
  },
}

beforeAll(async () => {
  app = await testApp({ today: '2026-12-21' })
  app.setting.jobs = jobs
  owner = app.owner()
  await owner.connect()
  const people = await applicants(app)
  const [open, other, ended, early] = [
    (await people.atWindow('wang')).id,
    (await people.atWindow('li')).id,
    (await people.atWindow('wang')).id,
    (await people.atWindow('shop')).id,
  ]
  await people.accept(open)
  await people.accept(other)
  await people.deliver(ended)
  ids = { open, other, ended, early }
  admin = app.as(await staffAt(app.db, { division: CITY, role: 'systemAdmin' }))
  supervisor = app.as(await staffAt(app.db, { division: CITY, role: 'supervisor' }))
  promised.length = 0
}, 90_000)
afterAll(async () => {
  await owner.end()
  await app.close()
})

const stored = async () =>
  (
    await owner.query<{ row: string }>(
      `select f.case_id || ' ' || f.status || ' ' || coalesce(f.promised_on::text, '-') || ' ' || coalesce(f.legal_on::text, '-')
         || ' ' || coalesce((select string_agg(kind || due_on::text, ',' order by kind) from cases.clock k where k.case_id = f.case_id), '')
         as row from cases.file f order by 1`,
    )
  ).rows.map(({ row }) => row)
const rowOf = (rows: readonly string[], id: string) => rows.find((row) => row.startsWith(id))
const messages = async () =>
  (
    await owner.query<{ case_id: string; sentence: string }>(
      `select case_id, sentence from notifications.message where sentence like '国家公布了放假安排%' order by case_id`,
    )
  ).rows
/** A server that has read the calendar anew, as each does within ten seconds. */
const readAgain = () => {
  app.setting.calendar = calendarReader(app.db)
}

describe('a notice is read before anything follows from it', () => {
  test('day by day, with what changes and what does not', async () => {
    const reply = await admin.post('/api/calendar/reading', { text: NOTICE_2027 })
    expect(reply.statusCode, reply.body).toBe(200)
    const { days, ...read } = reply.json()
    expect(read).toEqual({
      year: 2027,
      number: '国办发明电〔2026〕99号',
      title: '国务院办公厅关于2027年部分节假日安排的通知',
      issuedOn: '2026-11-20',
      amends: false,
      workingDays: { before: 254, after: 248 },
    })
    const of = (on: string) => days.find((day: { on: string }) => day.on === on)
    expect(of('2027-01-01')).toMatchObject({
      kind: 'holiday',
      was: 'holiday',
      festival: '元旦',
      changes: false,
    })
    expect(of('2027-01-04')).toMatchObject({ kind: 'holiday', was: 'working', changes: true })
    expect(of('2027-01-09')).toMatchObject({ kind: 'makeup', was: 'weekend', changes: true })
    expect((await admin.get('/api/calendar')).json()).toMatchObject({
      proposals: [],
      officialUntil: '2026-12-31',
    })
  })

  test.each([
    ['no notice at all', '放假三天', 'calendar/notice-unreadable'],
    ['without its number', NOTICE_2027.replace('国办发明电〔2026〕99号', ''), 'calendar/notice-unreadable'],
    [
      'a day that is another weekday',
      NOTICE_2027.replace('4日（周一）', '4日（周二）'),
      'calendar/notice-weekday',
    ],
    ['a length that does not fit', NOTICE_2027.replace('共4天', '共5天'), 'calendar/notice-length'],
    [
      'a day that rests and is worked',
      NOTICE_2027.replace('1月9日（周六）上班', '1月2日（周六）上班'),
      'calendar/contradiction',
    ],
    [
      'a statutory day nobody gave off',
      NOTICE_2027.replace('6月9日（周三）放假', '6月10日（周四）放假'),
      'calendar/statutory-day-missing',
    ],
    [
      'a year that is over',
      '国务院办公厅关于延长2020年春节假期的通知\n国办发明电〔2020〕99号\n一、延长2020年春节假期至2月3日（星期一）。\n国务院办公厅\n2020年1月30日\n',
      'calendar/year-closed',
    ],
    [
      'one from the future',
      NOTICE_2027.replace('2026年11月20日', '2026年12月22日'),
      'calendar/notice-future',
    ],
  ])('%s is refused with one sentence, and nothing changes', async (_, text, code) => {
    for (const path of ['/api/calendar/reading', '/api/calendar/notices']) {
      const reply = await admin.post(path, { text })
      expect(reply.json().type, reply.body).toBe(code)
      expect(reply.statusCode).toBe(422)
    }
    expect((await admin.get('/api/calendar')).json().proposals).toEqual([])
  })
})

describe('it takes two', () => {
  let id: string
  let before: string[]

  test('the system administrator puts it forward; the same request twice is one notice', async () => {
    before = await stored()
    const requestId = '019aa000-0000-7000-8000-00000000c0de'
    const reply = await admin.post('/api/calendar/notices', { text: NOTICE_2027 }, requestId)
    expect(reply.statusCode, reply.body).toBe(200)
    id = reply.json().id
    expect((await admin.post('/api/calendar/notices', { text: NOTICE_2027 }, requestId)).json().id).toBe(id)
    expect((await admin.post('/api/calendar/notices', { text: NOTICE_2027 })).json().type).toBe(
      'calendar/notice-pending',
    )
    expect(await stored()).toEqual(before)
  })

  test('what it would move is counted for the one and named to the other, before it is applied', async () => {
    const shown = (await admin.get(`/api/calendar/notices/${id}`)).json()
    expect(shown.effect).toMatchObject({ cases: 2, told: 2, organs: [{ cases: 2 }] })
    expect((await admin.get(`/api/calendar/notices/${id}/cases`)).statusCode).toBe(403)
    const { cases } = (await supervisor.get(`/api/calendar/notices/${id}/cases?size=1`)).json()
    const { cases: rest } = (
      await supervisor.get(`/api/calendar/notices/${id}/cases?after=${cases[0].id}`)
    ).json()
    const named = [...cases, ...rest]
    expect(named.map((one: { id: string }) => one.id).sort()).toEqual([ids.open, ids.other].sort())
    expect(named[0].days.length).toBeGreaterThan(0)
    for (const { was, now } of named[0].days) expect(was).not.toBe(now)
    expect(await stored()).toEqual(before)
  })

  test('a county looks and confirms nothing, and whoever put it forward does not confirm it', async () => {
    const county = app.as(await staffAt(app.db, { division: '620826000000', role: 'supervisor' }))
    expect((await county.post(`/api/calendar/notices/${id}/application`)).statusCode).toBe(403)
    const person = await staffAt(app.db, { division: CITY, role: 'systemAdmin' })
    const post = (await staffAt(app.db, { division: CITY, role: 'supervisor' })).post
    const both = app.as({ ...person, post })
    expect((await both.post(`/api/calendar/notices/${id}/application`)).json().type).toBe(
      'calendar/same-person',
    )
    expect(await stored()).toEqual(before)
  })

  test('a server killed half-way goes on where it stopped; each applicant is told once (P20)', async () => {
    expect((await supervisor.post(`/api/calendar/notices/${id}/application`)).json()).toEqual({
      state: 'applied',
    })
    // the answer got lost: asked again it is done, and not done twice
    expect((await supervisor.post(`/api/calendar/notices/${id}/application`)).json()).toEqual({
      state: 'applied',
    })
    const other = await staffAt(app.db, { division: CITY, role: 'supervisor' }, { side: 'B' })
    expect((await app.as(other).post(`/api/calendar/notices/${id}/application`)).json().type).toBe(
      'calendar/notice-unknown',
    )
    readAgain()
    // the crash: whatever transaction the second case is in breaks when it promises its job
    app.setting.jobs = {
      announce: async (tx, events) => {
        if (events.some(({ caseId }) => caseId === ids.other)) throw new Error('killed')
        await jobs.announce(tx, events)
      },
    }
    const broken = await recount(app.db, app.setting)
    expect(broken).toMatchObject({ moved: 1, failures: [new Error('killed')] })
    const half = await stored()
    expect(half.filter((row, n) => row !== before[n])).toHaveLength(1)
    expect((await supervisor.get('/api/calendar')).json().waiting).toBe(1)

    app.setting.jobs = jobs
    await Promise.all([recount(app.db, app.setting), recount(app.db, app.setting)]) // two servers at once
    const whole = await stored()
    expect(await recount(app.db, app.setting)).toEqual({ seen: 0, moved: 0, failures: [] })
    expect(await stored()).toEqual(whole)
    expect(rowOf(whole, ids.ended)).toBe(rowOf(before, ids.ended))
    for (const moved of [ids.open, ids.other]) expect(rowOf(whole, moved)).not.toBe(rowOf(before, moved))
    expect(await verifyClocks(owner)).toMatchObject({ ok: true, cases: 4 })
    expect((await supervisor.get('/api/calendar')).json()).toMatchObject({
      waiting: 0,
      officialUntil: '2027-12-31',
    })

    await tellApplicants({ db: app.db, setting: app.setting }, promised)
    await tellApplicants({ db: app.db, setting: app.setting }, promised)
    const said = await messages()
    expect(said.map(({ case_id }) => case_id).sort()).toEqual([ids.open, ids.other].sort())
    expect(said[0]?.sentence).toBe('国家公布了放假安排，您的办件法定时限由1月5日改为1月6日。')
  })

  test('old day, new day and notice stand in a row that nobody can change', async () => {
    const { rows } = await owner.query<{ was: string; now: string; notice: string; kind: string }>(
      'select kind, was, now, notice from cases.moved_day where case_id = $1 order by kind',
      [ids.open],
    )
    expect(rows.map(({ kind }) => kind)).toEqual(['legal'])
    for (const { was, now, notice } of rows) {
      expect(was).not.toBe(now)
      expect(notice).toBe('国办发明电〔2026〕99号')
    }
    await expect(
      owner.query(`update calendar.notice set proposed_by = decided_by where state = 'applied'`),
      'the database keeps the two apart',
    ).rejects.toThrow('violates check constraint')
    await expect(app.db.deleteFrom('cases.moved_day').execute()).rejects.toThrow('permission denied')
    await expect(app.db.updateTable('cases.moved_day').set({ now: '2027-01-01' }).execute()).rejects.toThrow(
      'permission denied',
    )
  })

  test('both truths stay readable: as the law alone had it, and as announced', async () => {
    const { editions, provisional } = (await admin.get('/api/calendar/years/2027')).json()
    expect(provisional).toBe(false)
    expect(editions).toHaveLength(1)
    const spring = (await admin.get('/api/calendar/years/2020')).json()
    expect(spring.editions.map(({ notice }: { notice: { number: string } }) => notice.number)).toEqual([
      '国办发明电〔2019〕16号',
      '国办发明电〔2020〕1号',
    ])
    const shown = (await admin.get(`/api/calendar/notices/${id}`)).json()
    expect(shown).toMatchObject({ proposal: { state: 'applied' }, effect: null, reading: { amends: false } })
  })

  test('the same notice is not loaded again', async () => {
    expect((await admin.post('/api/calendar/notices', { text: NOTICE_2027 })).json().type).toBe(
      'calendar/notice-known',
    )
  })
})

test('a server that still worked by the old calendar leaves a case that is computed again', async () => {
  // what such a server writes: the days by the old calendar, under its edition
  await owner.query(
    `update cases.file set edition = edition - 1, promised_on = promised_on - 1 where case_id = $1`,
    [ids.open],
  )
  expect((await verifyClocks(owner)).ok).toBe(false)
  const { seen, failures } = await recount(app.db, app.setting)
  expect({ seen, failures }).toEqual({ seen: 1, failures: [] })
  expect((await verifyClocks(owner)).ok).toBe(true)
  expect(await messages()).toHaveLength(2) // nothing really moved: nobody is told
})

test('one case that cannot be computed stops none of the others', async () => {
  await owner.query('update cases.file set edition = 0')
  await owner.query(`update cases.event set data = data - 'terms' where case_id = $1 and seq = 1`, [ids.open])
  const { failures } = await recount(app.db, app.setting)
  expect(failures).toHaveLength(1)
  const { rows } = await owner.query<{ case_id: string }>(
    `select case_id from cases.file where edition = 0 and status <> 'delivered'`,
  )
  expect(rows.map(({ case_id }) => case_id)).toEqual([ids.open])
})

test('Spring Festival 2020: ten working days ended on 5 February, by the extension on 7 February (P16)', () => {
  const announced = calendarOf(readCalendarYears().map((year) => knownOn(year, day('2020-01-20'))))
  const { after, before } = read(EXTENSION_2020, announced, day('2020-01-27'))
  expect(addWorkingDays(before, day('2020-01-17'), 10)).toBe('2020-02-05')
  expect(addWorkingDays(after, day('2020-01-17'), 10)).toBe('2020-02-07')
  expect(
    shownReading({ year: 2020, notice: after.years[2]?.notices[1] as Notice, before, after }),
  ).toMatchObject({
    amends: true,
    workingDays: { before: 251, after: 249 },
  })
})
