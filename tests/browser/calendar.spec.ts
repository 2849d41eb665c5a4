import { NOTICE_2027 } from '../notices.ts'
import { usableAtDesk } from './access.ts'
import { opened } from './desk.ts'
import { expect, test } from './people.ts'

test.describe.configure({ timeout: 120_000 })
const DESK = { width: 1440, height: 900 }

test('a notice is pasted, read day by day, put forward, looked at by supervision and not adopted', async ({
  visit,
}) => {
  const admin = await visit({ as: 'sysadmin', at: '/desk/calendar', ...DESK })
  await expect(admin.getByRole('table', { name: '年度放假安排' })).toBeVisible()
  await usableAtDesk(admin, 'the calendar')
  await admin.getByRole('button', { name: '载入放假通知' }).click()
  const form = admin.getByRole('form', { name: '载入放假通知' })
  await form.getByLabel('通知全文').fill(NOTICE_2027)
  await form.getByRole('button', { name: '读取并核对' }).click()
  await expect(form.getByRole('table', { name: '读出的内容' })).toContainText('2027-01-09')
  await usableAtDesk(admin, 'a notice that was read')
  await form.getByRole('button', { name: '提交核准' }).click()
  await expect(admin.getByText('国办发明电〔2026〕99号').first()).toBeVisible()

  const city = await visit({ as: 'citysupervisor', at: '/desk/calendar', ...DESK })
  await city.getByRole('link', { name: '国办发明电〔2026〕99号' }).first().click()
  await expect(city.getByRole('region', { name: '对在办件的影响' })).toBeVisible()
  await expect(city.getByRole('button', { name: '核准并生效' })).toBeVisible()
  await usableAtDesk(city, 'a notice to confirm')
  await city.getByLabel('理由').fill('演示用的通知，不采用')
  await city.getByRole('button', { name: '不采用' }).click()
  await expect(city.getByText('演示用的通知，不采用').first()).toBeVisible()
})

test('one key on the case desk shows every day of its limits', async ({ visit }) => {
  const page = await visit({ as: 'reviewer', at: '/desk/inbox', ...DESK })
  await page.getByRole('grid').getByRole('row').nth(1).click()
  await expect(opened(page)).toBeVisible()
  await page.keyboard.press('=')
  const dialog = page.getByRole('dialog', { name: '期限是怎么算的' })
  await expect(dialog.getByText('起算当日').first()).toBeVisible()
  await usableAtDesk(page, 'limits day by day')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})
