import { printedOf } from './cases.ts'
import { opened } from './desk.ts'
import { reach, signInByKeyboard, withoutMouse } from './keyboard.ts'
import { expect, type Page, signIn, test } from './people.ts'

test('B changes to the post, steps in for A and acts there, by keyboard alone (AB岗)', async ({ visit }) => {
  const page = await withoutMouse(await visit())
  await signInByKeyboard(page, 'clerk', '/desk')
  const place = page.locator('header .place')
  await expect(place).toHaveText('静宁县政务服务中心 · 2号窗口')
  await choose(page, /1号窗口/)
  await expect(place).toHaveText('静宁县政务服务中心 · 1号窗口')
  const waits = page.getByText(/^A岗.+在岗，您是B岗，现在只能查看/)
  await expect(waits).toBeVisible()

  await choose(page, /^登记顶岗$/)
  const dialog = page.getByRole('dialog', { name: '登记顶岗' })
  await expect(dialog).toContainText('如果本人现在不在岗，请确认由您顶岗')
  await expect(dialog).toContainText('双方姓名记录在案')
  await expect(dialog.getByRole('button', { name: '确认顶岗' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(waits).toBeHidden()
  await open(page)
  await expect(page.getByRole('menuitem', { name: /1号窗口.*顶岗/ })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: '登记顶岗' })).toHaveCount(0)
})

/** Opens the menu of posts and walks down to an entry. */
async function choose(page: Page, entry: RegExp): Promise<void> {
  await open(page)
  const wanted = page.getByRole('menuitem', { name: entry })
  await expect(wanted).toBeVisible()
  // a menu takes the focus once it has opened; whoever is quicker presses once more
  await expect(async () => {
    if (await wanted.evaluate((item) => item !== document.activeElement))
      await page.keyboard.press('ArrowDown')
    expect(await wanted.evaluate((item) => item === document.activeElement)).toBe(true)
  }).toPass({ intervals: [50] })
  await page.keyboard.press('Enter')
}

async function open(page: Page): Promise<void> {
  await reach(page, page.locator('header button.who'))
  await page.keyboard.press('Enter')
}

test('the code of a paper, read by a scanner, opens its case at any desk of it', async ({ visit }) => {
  const output = await visit({ as: 'output', at: '/desk/output' })
  const { cases } = await (await output.request.get('/api/cases?view=desk&status=closed&size=2')).json()
  const [first, second] = cases as { id: string; applicantName: string }[]
  if (!first || !second) throw new Error('the demo city has nothing to hand out')

  const quick = output.getByRole('searchbox', { name: /扫描凭证/ })
  await quick.fill(await printedOf(first.id))
  await quick.press('Enter')
  await expect(opened(output)).toContainText(first.applicantName)

  const search = output.getByRole('searchbox', { name: '查找办件', exact: true })
  await search.fill(await printedOf(second.id))
  await search.press('Enter')
  await expect(output).toHaveURL(new RegExp(second.id))
  await expect(opened(output)).toContainText(second.applicantName)

  const elsewhere = await visit({ as: 'village', at: '/desk/search' })
  const far = elsewhere.getByRole('searchbox', { name: '查找办件', exact: true })
  await far.fill(await printedOf(second.id))
  await far.press('Enter')
  await expect(elsewhere.getByText(/不在您的窗口或部门办理/)).toBeVisible()
})

test('whoever searches while the page is still on its way is not interrupted', async ({ visit }) => {
  const page = await visit()
  let arrive = () => {}
  const ready = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await page.route('**/assets/Output-*.js', async (route) => {
    await ready
    await route.continue()
  })
  await signIn(page, 'output', '/desk')
  const search = page.getByRole('searchbox', { name: '查找办件', exact: true })
  await search.fill('王')
  arrive()
  await expect(page.getByRole('searchbox', { name: /扫描凭证/ })).toBeVisible()
  await expect(search).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('grid', { name: '办件查询' })).toBeVisible()
})
