import { usableAtDesk } from './access.ts'
import { expect, type Page, test } from './people.ts'

test.describe.configure({ timeout: 120_000 })

const AT = '/desk/guides/food-business-permit'
const section = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: '指南的部分' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click()
const tryOut = (page: Page) => page.getByRole('region', { name: '试填预览' })

test('answers lead to a list, and what is not asked for says why', async ({ visit }) => {
  const page = await visit({ as: 'clerk', at: AT, width: 1440, height: 900 })
  await section(page, '情形')
  const trial = tryOut(page)
  await trial.getByRole('radio', { name: /^单位食堂/ }).check()
  await trial.getByRole('radio', { name: '单位自己办' }).check()
  await trial.getByRole('radio', { name: '营业执照' }).check()
  await expect(trial.getByText(/目前需要的材料/)).toBeVisible()
  await trial.getByRole('radio', { name: /本人$/ }).check()
  await expect(trial.getByRole('heading', { name: '需要的材料（4 样）' })).toBeVisible()
  await expect(trial.getByRole('listitem').filter({ hasText: '食堂承包经营合同' })).toContainText(
    '不需要：“食堂是否承包给别人经营？”您选了“单位自己办”。',
  )
  await expect(trial.getByLabel('食堂每餐最多供餐人数（人）')).toBeVisible()
  await trial.getByRole('button', { name: '检查填写' }).click()
  await expect(trial.getByText('请填写“申请人名称”。')).toBeVisible()
  await trial.getByRole('button', { name: '全部情形' }).click()
  await expect(trial.getByText('共 24 种情形')).toBeVisible()
  await trial.getByRole('button', { name: '数据格式' }).click()
  await expect(trial.getByText('https://json-schema.org/draft/2020-12/schema')).toBeVisible()
})

test('an author works by keyboard, and is told at the field what is wrong', async ({ visit }) => {
  const page = await visit({ as: 'clerk', at: AT, width: 1440, height: 900 })
  await expect(page.getByLabel('事项名称')).toHaveAttribute('readonly', '')
  await page.getByRole('button', { name: '试着修改' }).click()
  await page.getByLabel('事项名称').fill('')
  await expect(page.getByRole('button', { name: /^基本信息.*1/ })).toBeVisible()
  await expect(page.getByLabel('事项名称')).toHaveAttribute('aria-invalid', 'true')

  await section(page, '条件')
  const first = page.getByLabel('条件内容').first()
  await first.fill('符合国家规定的其他条件。')
  await page.getByRole('button', { name: '选中这几个字' }).click()
  await page.keyboard.press('Delete')
  await expect(first).not.toHaveValue('符合国家规定的其他条件。')
  await first.fill('已取得营业执照。')
  await page.keyboard.press('Alt+ArrowDown')
  await expect(page.getByLabel('条件内容').nth(1)).toHaveValue('已取得营业执照。')
  await expect(page.getByLabel('条件内容').nth(1)).toBeFocused()
  await page.getByRole('button', { name: '删除：已取得营业执照。' }).click()
  await page.getByRole('button', { name: '撤销删除' }).click()
  await expect(page.getByLabel('条件内容').nth(1)).toHaveValue('已取得营业执照。')
})

test('a condition is a sentence, only over what stands before it', async ({ visit }) => {
  const page = await visit({ as: 'clerk', at: AT, width: 1440, height: 900 })
  await page.getByRole('button', { name: '试着修改' }).click()
  await section(page, '情形')
  await page.getByRole('button', { name: /^2\. 食堂是否承包/ }).click()
  await expect(
    page.getByText('当“您主要经营什么？”是“单位食堂（学校、幼儿园、养老院、工地、机关）”时'),
  ).toBeVisible()
  await expect(page.getByLabel('问题', { exact: true }).last().getByRole('option')).toHaveText([
    '您主要经营什么？',
  ])
  await page.getByRole('checkbox', { name: /^做餐饮/ }).check()
  await expect(page.getByText(/是“做餐饮.*”或者“单位食堂/)).toBeVisible()
  await tryOut(page)
    .getByRole('radio', { name: /^做餐饮/ })
    .check()
  await expect(tryOut(page).getByRole('radio', { name: '单位自己办' })).toBeVisible()
  await page.getByRole('button', { name: '下移：您主要经营什么？' }).click()
  await expect(page.getByRole('alert')).toContainText(
    '“食堂是否承包给别人经营？”的条件问到“您主要经营什么？”',
  )
})

test('every section can be used by everybody', async ({ visit }) => {
  const page = await visit({ as: 'clerk', at: AT, width: 1440, height: 900 })
  await expect(page.getByLabel('事项名称')).toBeVisible()
  await usableAtDesk(page, 'a guide in force')
  await page.getByRole('button', { name: '试着修改' }).click()
  for (const name of ['基本信息', '条件', '情形', '材料', '表单', '流程与时限', '收费']) {
    await section(page, name)
    for (const entry of await page
      .locator('.edit-fold[aria-expanded="false"]')
      .all()
      .then((all) => all.slice(0, 1)))
      await entry.click()
    await usableAtDesk(page, `the section ${name}`)
  }
  await section(page, '材料')
  await tryOut(page).getByRole('button', { name: '全部情形' }).click()
  await usableAtDesk(page, 'all situations')
})
