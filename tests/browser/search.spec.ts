import { reach, type, withoutMouse } from './keyboard.ts'
import { expect, test } from './people.ts'

test('by keyboard alone: the first stop leads past the menu, Enter searches, the count is said, Tab goes on in order', async ({
  visit,
}) => {
  const page = await withoutMouse(await visit({ width: 1280, height: 900 }))
  await page.goto('/')
  await page.keyboard.press('Tab')
  await expect(page.locator(':focus')).toHaveText('跳到主要内容')
  const box = page.getByRole('main').getByRole('searchbox')
  await type(page, box, '公积金')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/items\?.*q=/)
  const main = page.getByRole('main')
  await expect(main.getByRole('status')).toContainText('公积金')
  await expect(page).toHaveTitle(/公积金/)
  await reach(page, main.getByRole('searchbox'))
  const found = main.getByRole('listitem').getByRole('heading').getByRole('link')
  await reach(page, found.first())
  const order = await found.evaluateAll((links) => links.slice(0, 3).map((link) => link.getAttribute('href')))
  expect(order.length).toBeGreaterThan(1)
  const walked = [await page.locator(':focus').getAttribute('href')]
  while (walked.length < order.length) {
    await page.keyboard.press('Tab')
    walked.push(await page.locator(':focus').getAttribute('href'))
  }
  expect(walked).toEqual(order)
  for (let back = 1; back < walked.length; back += 1) await page.keyboard.press('Shift+Tab')
  await expect(found.first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`${order[0]?.split('?')[0]}`))
})
