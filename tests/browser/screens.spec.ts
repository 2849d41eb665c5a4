import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { apply, type Kept } from './application.ts'
import { act, judgeAll, look, opened } from './desk.ts'
import { ANSWERED, ITEM } from './pages.ts'
import { expect, test } from './people.ts'

/** `npm run screens`: pictures of the main pages for the README, in the order in which one case meets them. */
const FOLDER = join(import.meta.dirname, '../../docs/screens')
const PHONE = { width: 390, height: 844 }
const DESK = { width: 1440, height: 900 }
const MOST_BYTES = 350_000

test.describe.configure({ mode: 'serial', timeout: 240_000 })
test.use({ deviceScaleFactor: 2 })
let kept: Kept

test('a citizen finds, reads, applies and keeps a receipt', async ({ visit }) => {
  const page = await visit(PHONE)
  await page.goto('/')
  await picture(page, 'home')
  await page.goto('/items?q=开店')
  await picture(page, 'results')
  await page.goto(`${ITEM}?${ANSWERED}`)
  await picture(page, 'guide')
  const citizen = await visit({ ...PHONE, as: 'citizen1', at: `/apply/food-business-permit?${ANSWERED}` })
  kept = await apply(citizen, async (what) => {
    if (what === '经营项目') await picture(citizen, 'apply')
    if (what === 'done') await picture(citizen, 'receipt')
  })
})

test('the window takes it in, the department reviews', async ({ visit }) => {
  const clerk = await visit({ ...DESK, as: 'clerk', at: '/desk/inbox' })
  await expect(clerk.getByRole('row').nth(3)).toBeVisible()
  await picture(clerk, 'inbox')
  await look(clerk, kept.number)
  await judgeAll(clerk)
  await clerk.getByRole('button', { name: /平面布局图/ }).click()
  await picture(clerk, 'case-desk')
  await act(clerk, '预审通过')
  await act(clerk, '受理')
  const reviewer = await visit({ ...DESK, as: 'reviewer', at: '/desk' })
  await look(reviewer, kept.number)
  await act(reviewer, '完成环节')
  await expect(opened(reviewer).getByText('现场核查').first()).toBeVisible()
})

test('the applicant follows it; at the window somebody else is registered; a supervisor watches', async ({
  visit,
}) => {
  for (const [name, elder] of [
    ['case', false],
    ['case-elder', true],
  ] as const) {
    const citizen = await visit({ ...PHONE, elder, as: 'citizen1', at: kept.page })
    await picture(citizen, name)
  }
  const clerk = await visit({ ...DESK, as: 'clerk', at: '/desk/register' })
  await clerk.getByLabel('证件号码').fill('620826199507202044')
  await clerk.getByLabel('证件号码').press('Enter')
  await clerk.getByLabel('姓名或名称').fill('李小燕')
  await clerk.getByRole('combobox', { name: '找事项' }).fill('食品经营')
  await clerk.getByRole('option', { name: '食品经营许可（新办）' }).click()
  for (const answer of ['做餐饮', '不是', '营业执照', '经营者'])
    await clerk.getByRole('radio', { name: new RegExp(`^${answer}`) }).check()
  await clerk.getByRole('button', { name: /^合格/ }).click()
  await picture(clerk, 'register')
  const supervisor = await visit({ ...DESK, as: 'supervisor', at: '/desk/supervision' })
  await expect(supervisor.getByRole('row').nth(3)).toBeVisible()
  await picture(supervisor, 'supervision')
})

async function picture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.mouse.move(0, 0)
  const drawn = await page.screenshot({
    path: join(FOLDER, `${name}.png`),
    animations: 'disabled',
    caret: 'hide',
    scale: page.viewportSize()?.width === DESK.width ? 'css' : 'device', // a desk is wide enough already
  })
  expect(drawn.length, `${name}.png is small enough for a README`).toBeLessThan(MOST_BYTES)
}
