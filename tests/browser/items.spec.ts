import { usable, usableAtDesk } from './access.ts'
import { apply } from './application.ts'
import { follow } from './cases.ts'
import { ANSWERED } from './pages.ts'
import { enter, expect, type Page, test } from './people.ts'

test.describe.configure({ timeout: 240_000 })
const DESK = { width: 1440, height: 900 }
const WORD = '夜市烤串摊'
const [OLD, NEW] = ['食品加工操作流程', '食品加工操作流程和摆放位置图']

/** The day it is in China. */
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const row = (page: Page) =>
  page
    .getByRole('grid', { name: '事项管理' })
    .getByRole('row', { name: /食品经营许可/ })
    .first()

const guideOf = (page: Page) => page.getByRole('region', { name: '办事指南编辑' })
const section = (page: Page, name: RegExp) =>
  guideOf(page).getByRole('navigation').getByRole('button', { name }).click()

async function audits(page: Page) {
  await row(page).click()
  await expect(page.getByRole('table', { name: '版本对照' })).toContainText(WORD)
  // what the editor could leave as it is, the auditor reads too, and can go and see
  await expect(page.getByText(/^建议改（[1-9]/)).toBeVisible()
  await page
    .getByRole('button', { name: /^去看：申请材料/ })
    .first()
    .click()
  await expect(guideOf(page).getByRole('heading', { name: '材料', exact: true })).toBeVisible()
  await usableAtDesk(page, 'a draft in audit')
  await page.getByRole('button', { name: '审核通过' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '审核通过' }).click()
  await expect(page.getByText('已审核通过。')).toBeVisible()
}

/** Somebody's case of the item that asks for this material, as a window sees it. */
async function caseWith(desk: Page, material: string) {
  const get = async (path: string) => (await desk.request.get(`/api${path}`)).json()
  const { cases } = await get(`/cases?view=all&size=100&q=${encodeURIComponent('食品经营许可')}`)
  for (const { id, title } of cases) {
    const found = title === '食品经营许可（新办）' ? await get(`/cases/${id}`) : undefined
    if (found?.materials.some(({ name }: { name: string }) => name === material))
      return { id, number: found.number, code: found.queryCode, version: found.guideVersion }
  }
  throw new Error('the demo city has no such case')
}

test('an editor writes an item, the linter stops it, two auditors publish it, a citizen finds it without script; old cases keep the old version', async ({
  visit,
}) => {
  const clerk = await visit({ as: 'clerk', at: '/desk/inbox', ...DESK })
  const old = await caseWith(clerk, OLD)
  const editor = await visit({ as: 'editor', at: '/desk/drafts', ...DESK })
  await expect(editor.getByRole('heading', { name: '事项管理' })).toBeVisible()
  await usableAtDesk(editor, 'items on their way')
  await editor.getByRole('button', { name: '起草事项' }).click()
  const opening = editor.getByRole('form', { name: '起草事项' })
  await opening.getByLabel('按事项名称查找').fill('食品经营许可')
  await opening.getByRole('checkbox', { name: '食品经营许可（新办）' }).check()
  await opening.getByRole('button', { name: '起草事项' }).click()

  // an everyday word, and a clause that says nothing: the linter stops it
  await editor.getByLabel('变更依据或者理由').fill('《甘肃省食品小作坊小经营店小摊点监督管理条例》第三条')
  await editor.getByLabel('计划生效日期').fill(today())
  await section(editor, /^条件/)
  const condition = guideOf(editor).getByRole('textbox').first()
  const before = await condition.inputValue()
  await condition.fill('符合法律法规规定的其他条件。')
  await editor.getByRole('button', { name: '提交审核' }).click()
  await expect(editor.getByText(/处必须改的问题/)).toBeVisible()
  await expect(editor.getByText('必须改（1）')).toBeVisible()
  await section(editor, /^结果/)
  await editor.getByRole('button', { name: /^去修改：受理条件/ }).click()
  await expect(condition).toBeFocused()
  await usableAtDesk(editor, 'a draft the linter stops')
  await condition.fill(before)
  await section(editor, /^常用词/)
  const words = guideOf(editor).getByRole('textbox').first()
  await words.fill(`${await words.inputValue()}\n${WORD}`)
  await section(editor, /^材料/)
  await guideOf(editor)
    .getByRole('button', { name: new RegExp(OLD) })
    .first()
    .click()
  await guideOf(editor).getByLabel('材料名称').fill(NEW)
  await editor.keyboard.press('Control+s')
  await expect(editor.getByText('已保存')).toBeVisible()
  await editor.getByRole('button', { name: '提交审核' }).click()
  await expect(editor.getByText('已提交机构编制审核和法制审核。')).toBeVisible()

  await audits(await visit({ as: 'auditor', at: '/desk/drafts?show=mine', ...DESK }))
  await audits(await visit({ as: 'legalauditor', at: '/desk/drafts?show=mine', ...DESK }))

  const citizen = await visit({ script: false })
  await citizen.goto(`/items?q=${encodeURIComponent(WORD)}`)
  await citizen.getByRole('link', { name: '食品经营许可（新办）' }).first().click()
  await citizen.getByText('事项编码等信息').click()
  await citizen.getByRole('link', { name: '版本和变更记录' }).click()
  await expect(
    citizen.getByText('《甘肃省食品小作坊小经营店小摊点监督管理条例》第三条').first(),
  ).toBeVisible()
  await citizen
    .getByRole('link', { name: /与上一版对照/ })
    .first()
    .click()
  await expect(citizen.locator('ins', { hasText: WORD })).toBeVisible()

  const reader = await visit()
  for (const page of ['/history', '/comparison?from=1&to=2']) {
    await reader.goto(`/items/food-business-permit${page}`)
    await usable(reader, page)
  }

  await test.step('a case of before keeps its list and its version', async () => {
    await clerk.goto(`/desk/cases/${old.id}`)
    await expect(clerk.getByText(`第${old.version}版`, { exact: true })).toBeVisible()
    await expect(clerk.getByText(OLD, { exact: true }).first()).toBeVisible()
    await expect(clerk.getByText(NEW)).toHaveCount(0)
    await follow(reader, old)
    await expect(reader.getByRole('link', { name: `提交那天的第${old.version}版` })).toBeVisible()
    await expect(reader.getByText(OLD, { exact: true })).toBeVisible()
    await expect(reader.getByText(NEW)).toHaveCount(0)
  })

  await test.step('a new application has the new ones', async () => {
    await citizen.goto(`/items/food-business-permit?${ANSWERED}`)
    await citizen.getByRole('link', { name: '开始办理' }).first().click()
    await enter(citizen, 'citizen1')
    const { page } = await apply(citizen)
    await citizen.goto(page)
    await expect(citizen.getByRole('link', { name: `提交那天的第${old.version + 1}版` })).toBeVisible()
    await expect(citizen.getByText(NEW, { exact: true })).toBeVisible()
    await expect(citizen.getByText(OLD, { exact: true })).toHaveCount(0)
  })
})
