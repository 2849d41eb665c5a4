import type { DemoLogin } from '../../src/modules/identity/demo-accounts.ts'
import { usableAtDesk } from './access.ts'
import { opened } from './desk.ts'
import { expect, type Page, test } from './people.ts'

test.describe.configure({ timeout: 180_000 })

const rows = (page: Page) => page.getByRole('grid').getByRole('row')
const action = (page: Page, name: string) =>
  page.getByRole('toolbar', { name: '可以办理的操作' }).getByRole('button', { name: new RegExp(`^${name}`) })

test('the inbox, a case beside it, and the forms of its acts', async ({ visit }) => {
  const page = await visit({ as: 'clerk', at: '/desk/inbox?status=submitted', width: 1440, height: 900 })
  await expect(rows(page).nth(1)).toBeVisible()
  await usableAtDesk(page, 'inbox')
  await rows(page).nth(1).click()
  await expect(opened(page)).toBeVisible()
  await usableAtDesk(page, 'a case beside the inbox')
  for (const act of ['预审退回', '会商', '不予受理', '预审通过']) {
    await action(page, act).click()
    await expect(page.getByRole('form', { name: act })).toBeVisible()
    await usableAtDesk(page, `form of ${act}`)
  }
  await action(page, '撤回申请').click()
  await page.getByRole('form').getByRole('button', { name: '撤回申请' }).click()
  await expect(page.getByRole('form').getByText('请写明理由')).toBeVisible()
  await usableAtDesk(page, 'a form with faults')
})

test('dialogs and menus', async ({ visit }) => {
  const page = await visit({ as: 'clerk', at: '/desk/inbox?view=all', width: 1440, height: 900 })
  await rows(page).nth(1).click()
  await opened(page).getByRole('region', { name: '文书' }).getByRole('button').first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await usableAtDesk(page, 'a paper')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '快捷键' }).click()
  await usableAtDesk(page, 'the list of keys')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /岗$/ }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await usableAtDesk(page, 'the menu of posts')
})

test('registration, empty and filled in', async ({ visit }) => {
  const page = await visit({ as: 'clerk', at: '/desk/register', width: 1440, height: 900 })
  await expect(page.getByLabel('证件号码')).toBeFocused()
  await usableAtDesk(page, 'registration')
  await page.getByLabel('证件号码').fill('620826199507202043')
  await page.getByLabel('证件号码').press('Enter')
  await page.getByRole('checkbox', { name: '由代办人来办' }).check()
  await page.getByRole('combobox', { name: '找事项' }).fill('食品经营')
  await page.getByRole('option', { name: '食品经营许可（新办）' }).click()
  for (const answer of ['做餐饮', '不是', '营业执照', '委托别人代办'])
    await page.getByRole('radio', { name: new RegExp(`^${answer}`) }).check()
  await page.getByRole('button', { name: /^不完整/ }).click()
  await usableAtDesk(page, 'registration with faults')
  await page.getByRole('button', { name: '录入申请表' }).click()
  await usableAtDesk(page, 'the form typed in')
})

// biome-ignore format: a table is read by its columns
const SECTIONS: readonly (readonly [DemoLogin, string, string])[] = [
  ['clerk',      'messages to bring',          '/desk/messages'],
  ['clerk',      'search',                     '/desk/search'],
  ['clerk',      'nothing found',              '/desk/search?q=没有这个人'],
  ['clerk',      'unsealed papers',            '/desk/unsealed'],
  ['clerk',      'items',                      '/desk/items'],
  ['clerk',      'a guide',                    '/desk/items/food-business-permit'],
  ['clerk',      'no such page',               '/desk/nowhere'],
  ['reviewer',   'the inbox of a department',  '/desk/inbox'],
  ['approver',   'the inbox of an approver',   '/desk/inbox'],
  ['output',     'hand-out',                   '/desk/output'],
  ['supervisor', 'supervision',                '/desk/supervision'],
  ['supervisor', 'findings of the clocks',     '/desk/forensics?weak=yes&since=ever'],
  ['supervisor', 'findings explained',         '/desk/forensics?view=kinds'],
  ['supervisor', 'inspections',                '/desk/inspections'],
  ['supervisor', 'work plans',                 '/desk/inspections?view=plans'],
  ['supervisor', 'reuse of materials',         '/desk/reuse'],
  ['approver',   'rectifications',             '/desk/rectifications'],
  ['supervisor', 'cards',                      '/desk/cards'],
  ['supervisor', 'a card with an order',       '/desk/cards?state=ordered'],
  ['supervisor', 'the figures',                '/desk/figures'],
  ['approver',   'the cards of a department',  '/desk/cards'],
  ['supervisor', 'the rules',                  '/desk/rules'],
  ['township',   'the inbox of a township',    '/desk/inbox'],
  ['village',    'the inbox of a village',     '/desk/inbox'],
  ['editor',     'the desk of an editor',      '/desk'],
  ['citizen1',   'the desk for a citizen',     '/desk'],
]

for (const login of new Set(SECTIONS.map(([login]) => login)))
  test(`the sections of ${login}`, async ({ visit }) => {
    const page = await visit({ as: login, at: '/desk', width: 1440, height: 900 })
    for (const [, what, path] of SECTIONS.filter(([whose]) => whose === login))
      await test.step(what, async () => {
        await page.goto(path, { waitUntil: 'networkidle' })
        await expect(page.getByRole('main')).not.toHaveAttribute('aria-busy', 'true')
        await usableAtDesk(page, what)
        if (await rows(page).nth(1).isVisible()) {
          await rows(page).nth(1).click()
          const deeper = page.getByRole('button', { name: '返回上一级' }) // figures lead down and open nothing
          await expect(opened(page).or(page.getByRole('article')).or(deeper).first()).toBeVisible()
          await usableAtDesk(page, `${what}, one opened`)
        }
      })
  })

test('findings compared by group', async ({ visit }) => {
  const page = await visit({ as: 'supervisor', at: '/desk/forensics?view=groups', width: 1440, height: 900 })
  await expect(page.getByRole('grid', { name: '分组比较' })).toBeVisible()
  await usableAtDesk(page, 'findings by group')
})

test('a file of items is tried, told row by row, and becomes drafts', async ({ visit }) => {
  const page = await visit({ as: 'editor', at: '/desk/drafts', width: 1440, height: 900 })
  await page.getByRole('button', { name: '导入、导出' }).click()
  const dialog = page.getByRole('dialog', { name: '导入事项' })
  const choose = (text: string) =>
    dialog
      .locator('input[type=file]')
      .setInputFiles({ name: '事项.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await choose('事项名称,承诺办结时限,领导批示\n小作坊登记,很快,已阅\n')
  await expect(dialog.getByText('承诺办结时限：“很快”不是整数')).toBeVisible()
  await expect(dialog.getByRole('button', { name: '存为0份草案' })).toBeDisabled()
  await usableAtDesk(page, 'a file with a fault')
  await choose('事项名称,承诺办结时限\n小作坊登记,5\n')
  await dialog.getByRole('button', { name: '存为1份草案' }).click()
  await expect(dialog.getByText('已经存为1份草案')).toBeVisible()
  await dialog.getByRole('button', { name: '完成' }).click()
  await expect(page.getByRole('row', { name: /小作坊登记/ }).first()).toBeVisible()
})
