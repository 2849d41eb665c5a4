import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HOME_HALL, staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import { applicants } from '../../../tests/applicants.ts'
import { EVENT } from '../../core/words/cases.ts'
import type { FindingLine } from './contract.ts'
import { followRecent, goRound } from './schedule.ts'
import { countTallies } from './tally.ts'

/** Dated in April, recorded when the tests run: every act is entered months late, and all of them in one sitting. */
let app: TestApp
let owner: pg.Client
let people: Awaited<ReturnType<typeof applicants>>
const cases: string[] = []
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
  owner = app.owner()
  await owner.connect()
  people = await applicants(app)
  for (let n = 0; n < 7; n += 1) {
    const { id } = await people.atWindow()
    await people.accept(id)
    cases.push(id)
  }
  await round()
})
afterAll(async () => {
  await owner.end()
  await app.close()
})

const round = () => goRound.run(app.db, app.setting)
const supervisor = async (division = '620826000000') =>
  app.as(await staffAt(app.db, { division, role: 'supervisor' }))
const list = async (query = '', division?: string) => {
  const reply = await (await supervisor(division)).get(`/api/forensics/findings?since=ever&weak=yes${query}`)
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json() as { findings: FindingLine[]; next: string | null }
}
const stored = async () =>
  (await owner.query('select case_id, kind, seq, weight, evidence from forensics.finding order by 1, 2, 3'))
    .rows

describe('what is found', () => {
  test('many acceptances typed within minutes are one finding, with every event it rests on', async () => {
    const { findings } = await list('&kind=burst')
    expect(findings).toHaveLength(1)
    const [sitting] = findings as [FindingLine]
    expect(sitting.sentence).toMatch(/^同一账号连续受理或者决定7件，相邻两件大约间隔\d+秒，平时大约180秒。$/)
    const one = await (await supervisor()).get(`/api/forensics/findings/${sitting.id}`)
    const { evidence, reasons, weight } = one.json()
    expect(evidence).toHaveLength(7)
    expect(reasons.reduce((sum: number, { points }: { points: number }) => sum + points, 0)).toBe(weight)
    const clerk = await staffAt(app.db, { site: HOME_HALL, role: 'clerk' })
    for (const entry of evidence) {
      const { rows } = await owner.query(
        'select hash, actor, recorded_at from cases.event where case_id = $1 and seq = $2',
        [entry.caseId, entry.seq],
      )
      expect(rows).toMatchObject([{ hash: entry.hash, actor: clerk.id }])
      expect(new Date(rows[0].recorded_at).toISOString()).toBe(entry.recordedAt)
      expect(entry).toMatchObject({ event: EVENT.Accepted.zh, on: '2026-04-20', actorName: clerk.name })
    }
  })

  test('an act dated months before its record is found in its own case; what silence did is not', async () => {
    const { findings } = await list('&kind=lateEntry')
    expect(new Set(findings.map(({ caseId }) => caseId))).toEqual(new Set(cases))
    expect(findings[0]?.sentence).toMatch(
      /^办理日期为2026-04-20，20\d\d-\d\d-\d\d才记入系统，相隔\d+个工作日。$/,
    )
    const { id } = await people.atWindow()
    app.turnTo('2026-04-28')
    const { silenceAccepts } = await import('../cases/schedule.ts')
    await silenceAccepts.run(app.db, app.setting)
    await round()
    app.turnTo('2026-04-20')
    const deemed = await owner.query(
      `select seq from cases.event where case_id = $1 and type = 'Accepted' and actor = 'system'`,
      [id],
    )
    const found = (await list('&kind=lateEntry')).findings.filter(({ caseId }) => caseId === id)
    expect(deemed.rows).toHaveLength(1)
    expect(found.map(({ seq }) => seq)).not.toContain(deemed.rows[0].seq)
  })

  test('is listed heaviest first, page after page, none twice and none left out', async () => {
    const all = (await list('&size=100')).findings
    const weights = all.map(({ weight }) => weight)
    expect(weights).toEqual(weights.toSorted((a, b) => b - a))
    const paged: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const page: Awaited<ReturnType<typeof list>> = await list(`&size=3${next ? `&after=${next}` : ''}`)
      paged.push(...page.findings.map(({ id }) => id))
      next = page.next
    }
    expect(paged).toEqual(all.map(({ id }) => id))
    expect(new Set(paged).size).toBe(paged.length)
  })

  test('groups are compared with their peers, and few cases never are', async () => {
    const compare = async (by: string) =>
      (await (await supervisor()).get(`/api/forensics/groups?since=ever&by=${by}`)).json()
    await countTallies.run(app.db, app.setting)
    await owner.query(`update forensics.reading set position = '' where name = 'tally'`)
    await countTallies.run(app.db, app.setting)
    const clerk = await staffAt(app.db, { site: HOME_HALL, role: 'clerk' })
    const { groups } = await compare('person')
    expect(groups).toContainEqual(
      expect.objectContaining({ key: clerk.id, name: clerk.name, cases: 7, found: 7, standing: 'few' }),
    )
    for (const by of ['site', 'organ', 'item']) {
      const [first] = (await compare(by)).groups
      expect([first.cases, first.name], by).toEqual([8, expect.not.stringMatching(/^(hall-|food-)/)])
    }
  })
})

describe('who reads it', () => {
  test('supervision of the division and above; for others there is nothing, or no entry', async () => {
    const [one] = (await list()).findings as [FindingLine]
    const address = `/api/forensics/findings/${one.id}`
    expect((await list('', '620800000000')).findings.length).toBeGreaterThan(7)
    expect((await list('', '620802000000')).findings).toEqual([])
    const other = await (await supervisor('620802000000')).get(address)
    expect([other.statusCode, other.json().type]).toEqual([404, 'forensics/unknown'])
    const manager = app.as(await staffAt(app.db, { site: HOME_HALL, role: 'hallManager' }))
    for (const path of [address, '/api/forensics/findings', '/api/forensics/groups'])
      expect((await manager.get(path)).statusCode, path).toBe(403)
  })
})

describe('the search', () => {
  test('done twice, and by several processes at once, changes nothing', async () => {
    const before = await stored()
    await round()
    await Promise.all([round(), round(), round()])
    expect(await stored()).toEqual(before)
  })

  test('a ledger that says something else is found otherwise: nothing stays that is no longer so', async () => {
    const [id] = cases as [string]
    const kept = await stored()
    const accepted = (on: string) =>
      owner.query(
        `update cases.event set data = jsonb_set(data, '{on}', $2) where case_id = $1 and type = 'Accepted'`,
        [id, JSON.stringify(on)],
      )
    const again = async () => {
      await owner.query('delete from forensics.examined where case_id = $1', [id])
      await round()
      return (await list('&kind=lateEntry')).findings.filter(({ caseId }) => caseId === id)
    }
    const before = await again()
    await accepted(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))
    expect((await again()).length).toBe(before.length - 1)
    await accepted('2026-04-20')
    await again()
    expect(await stored()).toEqual(kept)
  })

  test('follows what was recorded, in a stretch that is kept until it is done', async () => {
    const { id } = await people.atWindow()
    const now = new Date(Date.now() + 60_000).toISOString()
    await owner.query(`update forensics.reading set position = $1 where name = 'recent'`, [
      `2026-01-01T00:00:00.000Z ${now} `,
    ])
    await followRecent.run(app.db, app.setting)
    const { rows } = await owner.query('select version from forensics.examined where case_id = $1', [id])
    expect(rows).toEqual([{ version: 2 }])
    const { rows: place } = await owner.query(`select position from forensics.reading where name = 'recent'`)
    expect(place).toEqual([{ position: now }])
  })

  test('one process has it in hand; one that died gives it back', async () => {
    const { id } = await people.atWindow()
    const searched = async () =>
      (await owner.query('select 1 from forensics.examined where case_id = $1', [id])).rowCount
    const lease = (until: string) =>
      owner.query(`update forensics.reading set leased_until = ${until} where name = 'round'`)
    await lease(`now() + interval '1 minute'`)
    await round()
    expect(await searched()).toBe(0)
    await lease(`now() - interval '1 second'`)
    await round()
    expect(await searched()).toBe(1)
  })

  test('one ledger that cannot be read stops no other, is told, and is tried again', async () => {
    const [bad, good] = [await people.atWindow(), await people.atWindow()]
    await people.accept(bad.id)
    const date = (on: string) =>
      owner.query(
        `update cases.event set data = jsonb_set(data, '{on}', $2) where case_id = $1 and type = 'Accepted'`,
        [bad.id, JSON.stringify(on)],
      )
    await date('1900-01-01')
    await expect(round()).rejects.toThrow('1 ledgers could not be searched')
    const searched = async (id: string) =>
      (await owner.query('select 1 from forensics.examined where case_id = $1', [id])).rowCount
    expect([await searched(bad.id), await searched(good.id)]).toEqual([0, 1])
    await date('2026-04-20')
    await round()
    expect(await searched(bad.id)).toBe(1)
  })
})
