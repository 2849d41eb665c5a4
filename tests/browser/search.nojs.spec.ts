import { faults } from './access.ts'
import { expect, type Page, test } from './people.ts'

const names = (page: Page) =>
  page.getByRole('main').getByRole('listitem').getByRole('heading').allTextContents()
const count = (page: Page) => page.getByRole('main').getByRole('status')

async function look(page: Page, words: string): Promise<void> {
  await page.getByRole('searchbox', { name: '搜索要办的事' }).first().fill(words)
  await page.getByRole('button', { name: '搜索' }).first().click()
}

/** What looks for faults is a script itself: the same address, seen by a browser that runs some. */
async function withoutFaults(seeing: Page, address: string): Promise<void> {
  await seeing.goto(address)
  expect(await faults(seeing), address).toEqual([])
}

test('without script, on the smallest phone, an everyday word finds the permit among the first three', async ({
  visit,
}) => {
  const page = await visit({ at: '/', script: false, width: 320, height: 640 })
  await page.goto('/')
  await look(page, '开饭店')
  await expect(count(page)).toContainText('开饭店')
  expect((await names(page)).slice(0, 3)).toContain('食品经营许可（新办）')
  await expect(page.getByRole('searchbox').first()).toHaveValue('开饭店')
  await withoutFaults(await visit({ width: 320, height: 640 }), page.url())
  await page.getByRole('link', { name: '食品经营许可（新办）' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('食品经营许可（新办）')
  await test.step('what is mistyped, spelled or abbreviated finds it as well', async () => {
    for (const words of ['食品经营许克', 'shipinjingying', 'spjyxk']) {
      await page.goto(`/items?q=${encodeURIComponent(words)}`)
      expect((await names(page)).slice(0, 3), words).toContain('食品经营许可（新办）')
    }
  })
  await test.step('what nobody offers gets a sentence and a way on, and keeps what was typed', async () => {
    await look(page, '飞往火星的船票')
    await expect(count(page)).toContainText('没有找到')
    await expect(page.getByRole('searchbox').first()).toHaveValue('飞往火星的船票')
    await expect(
      page
        .getByRole('main')
        .getByRole('link', { name: /咨询|电话|0933|全部/ })
        .first(),
    ).toBeVisible()
    await withoutFaults(await visit({ width: 320, height: 640 }), page.url())
  })
})
