import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { newId } from '../../platform/id.ts'
import { forgetDrafts } from './schedule.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
})
afterAll(() => app.close())

async function draft(daysAgo: number): Promise<string> {
  const id = newId()
  await sql`
    insert into intake.draft (case_id, person, party, item, place, changed_at)
    values (${id}, ${newId()}, ${newId()}, 'food-business-permit', '620826000000', now() - make_interval(days => ${daysAgo}))`.execute(
    app.db,
  )
  return id
}
async function upload(caseId: string, daysAgo: number): Promise<void> {
  await sql`
    insert into intake.upload (case_id, attachment, material, name, media_type, size, sha256, added_by, added_at)
    values (${caseId}, ${newId()}, 'layout', 'a.jpg', 'image/jpeg', 1, ${'a'.repeat(64)}, 'x', now() - make_interval(days => ${daysAgo}))`.execute(
    app.db,
  )
}
const left = async (table: 'intake.draft' | 'intake.upload') =>
  (await app.db.selectFrom(table).select('case_id').execute()).map((row) => row.case_id).sort()

test('what nobody touched for ninety days is forgotten, with its files; scans wait two days for their registration', async () => {
  const [old, recent] = [await draft(91), await draft(89)]
  const [abandoned, waiting] = [newId(), newId()]
  await upload(old, 91)
  await upload(recent, 60)
  await upload(abandoned, 3)
  await upload(waiting, 1)
  await forgetDrafts.run(app.db, app.setting)
  await forgetDrafts.run(app.db, app.setting) // twice is once
  expect(await left('intake.draft')).toEqual([recent])
  expect(await left('intake.upload')).toEqual([recent, waiting].sort())
})
