import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/app.ts'
import type { Staff } from '../../platform/actor.ts'
import { newId } from '../../platform/id.ts'
import { casesModule } from './module.ts'
import { listLines } from './queries.ts'
import { visibleCases } from './visible.ts'

const SITES = ['hall-a', 'hall-b']
const ORGANS = ['organ-x', 'organ-y']
const DESKS = [null, ...SITES, ...ORGANS]
const DIVISIONS = ['620826000000', '620826101000', '620802000000', 'LOCAL-PLIP']

/** Cases at every combination of places there is, half of them with an opinion asked of each organ. */
let app: TestApp
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20', modules: [casesModule] })
  const owner = app.owner()
  await owner.connect()
  let n = 0
  for (const site of SITES)
    for (const handOut of SITES)
      for (const organ of ORGANS)
        for (const desk of DESKS)
          for (const division of DIVISIONS) {
            n += 1
            const id = newId()
            await owner.query(
              `insert into cases.file (case_id, number, party, applicant_name, title, item, item_group, implementation,
                 guide_version, handling, channel, division, site, organ, hand_out, status, desk_place, desk_role, due_on,
                 submitted_on, version)
               values ($1, $2, $3, '王', '许可', 'i', 'market', 'x', 1, 'promised', 'window', $4, $5, $6, $7, 'reviewing', $8, $9, $10,
                 '2026-04-01', 1)`,
              [
                ...[id, `N${n}`, newId(), division, site, organ, handOut, desk, desk && 'reviewer'],
                n % 4 === 0 ? null : `2026-05-${String(1 + (n % 7)).padStart(2, '0')}`,
              ],
            )
            for (const [k, asked] of ORGANS.entries())
              if (n % (2 + k) === 0)
                await owner.query(
                  `insert into cases.opinion (case_id, opinion, organ, about, asked_on, due_on) values ($1, $2, $3, '', '2026-04-02', '2026-04-09')`,
                  [id, `o${k}`, asked],
                )
          }
  await owner.end()
})
afterAll(() => app.close())

const staff = (post: Partial<Staff['post']> & Pick<Staff['post'], 'role'>): Staff => ({
  ...{ kind: 'staff', id: newId(), name: '张', posts: 1 },
  post: { id: 'p', division: '620826000000', ...post },
})

/** The whole list, page after page. */
async function paged(actor: Staff): Promise<string[]> {
  const at = {
    today: app.setting.today(),
    calendar: await app.setting.calendar(),
    secret: app.setting.secret,
  }
  const found: string[] = []
  for (let after: string | undefined; ; ) {
    const { cases, next } = await listLines(app.db, actor, { view: 'all', size: 7, after }, at)
    found.push(...cases.map(({ id }) => id))
    if (next === null) return found
    after = next
  }
}

describe('the list of all cases shows each case that may be seen, once', () => {
  test.each([
    ['a window', { role: 'clerk', site: 'hall-a' }, 3 / 4],
    ['an output window', { role: 'outputClerk', site: 'hall-b' }, 3 / 4],
    ['a department', { role: 'reviewer', organ: 'organ-x' }, undefined],
    ['another department', { role: 'approver', organ: 'organ-y' }, undefined],
    ['a county', { role: 'supervisor' }, 1 / 2],
    ['the city, its functional areas included', { role: 'supervisor', division: '620800000000' }, 1],
    ['a functional area', { role: 'supervisor', division: 'LOCAL-PLIP' }, 1 / 4],
    ['an editor', { role: 'catalogueEditor' }, 0],
  ] as const)('%s', async (_, post, share) => {
    const actor = staff(post)
    const may = await visibleCases(app.db, actor)
      .select('f.case_id')
      .orderBy('f.due_on', (order) => order.asc().nullsLast())
      .orderBy('f.case_id')
      .execute()
    expect(await paged(actor)).toEqual(may.map((row) => row.case_id))
    const all = SITES.length ** 2 * ORGANS.length * DESKS.length * DIVISIONS.length
    if (share !== undefined) expect(may).toHaveLength(all * share)
    else expect(may.length).toBeGreaterThan(all / 2)
  })
})
