import { usable } from './access.ts'
import { caseThatIs, follow } from './cases.ts'
import { expect, test } from './people.ts'

test.describe.configure({ timeout: 120_000 })

test('whoever follows a case reads day by day how its limit is counted, and asks what if, without script', async ({
  visit,
}) => {
  const desk = await visit({ as: 'manager', at: '/desk', script: true })
  const page = await visit({ script: false, width: 360, height: 780 })
  await test.step('a case that waits for corrections: every day, and what if they come tomorrow', async () => {
    await follow(page, await caseThatIs(desk, 'correcting'))
    await page.getByRole('link', { name: '看每一天怎么算' }).click()
    await expect(page.getByRole('heading', { level: 1, name: /^期限是怎么算的/ })).toBeVisible()
    await expect(page.getByText('起算当日').first()).toBeVisible()
    await page.getByText('已经结束的期限').scrollIntoViewIfNeeded()
    await page.getByRole('button', { name: '测算' }).click()
    await expect(page.getByRole('heading', { name: '测算结果' })).toBeVisible()
    await expect(page.getByText(/还没有开始 → 20\d\d年/).first()).toBeVisible()
    await page.getByLabel('如果在这一天补齐材料').fill('后天')
    await page.getByRole('button', { name: '测算' }).click()
    await expect(page.getByText('请写成 2026-05-14 这样的日期。')).toBeVisible()
    await expect(page.getByLabel('如果在这一天补齐材料')).toHaveValue('后天')
  })
  await test.step('a case in a special procedure: the days that do not count, and why', async () => {
    await follow(page, await caseThatIs(desk, 'suspended'))
    await page.getByRole('link', { name: '看每一天怎么算' }).click()
    await expect(page.locator('.days').getByText(/期间/).first()).toBeVisible()
    await expect(page.getByText(/行政许可法第45条/).first()).toBeVisible()
    const days = page.locator('.days details summary').first()
    await days.click() // a browser opens details by itself
    await expect(page.locator('.days details[open] li').first()).toBeVisible()
  })
  await test.step('large print, and by screen reader', async () => {
    const reader = await visit()
    await reader.goto(page.url())
    await usable(reader, 'clocks')
  })
})
