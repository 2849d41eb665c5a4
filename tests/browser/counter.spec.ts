import type { DemoLogin } from '../../src/modules/identity/demo-accounts.ts'
import { opened } from './desk.ts'
import { reach, signInByKeyboard, type, withoutMouse } from './keyboard.ts'
import { expect, type Page, test } from './people.ts'

test.describe.configure({ timeout: 240_000 })

test('the main job at the window: registered, accepted, decided and handed out by keyboard alone', async ({
  visit,
}) => {
  const sit = async (login: DemoLogin) => {
    const page = await withoutMouse(await visit({ width: 1366, height: 768 }))
    await signInByKeyboard(page, login, '/desk')
    return page
  }
  const clerk = await sit('clerk')
  const number = await test.step('the clerk registers, receives and accepts', () => register(clerk))
  await test.step('the reviewer completes both steps', async () => {
    const reviewer = await sit('reviewer')
    await find(reviewer, number)
    await doNext(reviewer, '完成环节')
    await doNext(
      reviewer,
      '登记现场核查',
      async () => {
        for (const box of await reviewer
          .getByRole('group', { name: /核查人员/ })
          .getByRole('checkbox')
          .all()) {
          await reach(reviewer, box)
          await reviewer.keyboard.press('Space')
        }
        await type(reviewer, reviewer.getByLabel('核查情况'), '布局与平面图一致，符合要求')
      },
      'i',
    )
    await doNext(reviewer, '完成环节')
    await stands(reviewer, '待决定')
  })
  await test.step('the approver grants and completes', async () => {
    const approver = await sit('approver')
    await find(approver, number)
    await doNext(approver, '准予')
    await doNext(approver, '业务办结', () =>
      type(approver, approver.getByLabel('证照编号'), 'JY26208260054321'),
    )
    await stands(approver, '业务办结，待核验')
  })
  await test.step('the output clerk checks and hands out', async () => {
    const output = await sit('output')
    await type(output, output.getByRole('searchbox', { name: /扫描凭证/ }), number)
    await output.keyboard.press('Enter')
    await doNext(output, '办结核验', async () => {
      for (const box of await output.getByRole('checkbox', { name: /纸质件已盖章/ }).all()) {
        await reach(output, box)
        await output.keyboard.press('Space')
      }
    })
    await doNext(output, '送达', async () => {
      await type(output, output.getByLabel('证件号码'), PERSON.number)
      await reach(output, output.getByRole('radio', { name: '手写签名' }))
      await output.keyboard.press('ArrowDown')
    })
    await stands(output, '已送达')
  })
})

const PERSON = { number: '620826199507202044', name: '李小燕', phone: '19909330044' }

/** Person, item, questions, materials, receipt: one screen, and the hands never leave the keys. */
async function register(page: Page): Promise<string> {
  const { keyboard } = page
  await reach(page, page.getByRole('link', { name: '窗口登记' }))
  await keyboard.press('Enter')
  await type(page, page.getByLabel('证件号码'), PERSON.number)
  await keyboard.press('Enter')
  await type(page, page.getByLabel('姓名或名称'), PERSON.name)
  await type(page, page.getByLabel('电话'), PERSON.phone)
  await type(page, page.getByRole('combobox', { name: '找事项' }), '开饭店')
  await expect(page.getByRole('option', { selected: true, name: '食品经营许可（新办）' })).toBeVisible()
  await keyboard.press('Enter')
  const questions: readonly [string, number][] = [
    ['您主要经营什么？', 1],
    ['是否用自动售货机、自动制售机经营？', 1],
    ['您用哪种证照申请？', 0],
    ['由谁来办？', 0],
  ]
  for (const [question, down] of questions) {
    await reach(page, page.getByRole('group', { name: question }).getByRole('radio').first())
    if (down === 0) await keyboard.press('Space')
    else await keyboard.press('ArrowDown')
  }
  const materials = page.getByRole('region', { name: '材料审核' })
  for (const judged of [1, 2, 3, 4]) {
    await expect(materials.getByText(`已审 ${judged - 1} / 4`)).toBeVisible()
    await keyboard.press('1')
  }
  await expect(page.getByText('可以收件')).toBeVisible()
  await keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: '已收件' })).toBeFocused()
  await keyboard.press('a')
  await expect(page.getByRole('heading', { name: '已受理' })).toBeVisible()
  const copy = page.getByRole('button', { name: /^复制办件编号/ })
  return ((await copy.getAttribute('aria-label')) ?? '').replace('复制办件编号', '').trim()
}

/** `/`, the number, Enter; and Enter again on the one that was found. */
async function find(page: Page, number: string): Promise<void> {
  await expect(page.getByRole('grid')).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type(number)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('grid', { name: '办件查询' }).getByRole('row')).toHaveCount(2)
  await page.keyboard.press('Enter')
  await expect(opened(page)).toBeVisible()
}

/** The one act that comes next: A opens it, Ctrl+Enter does it. */
async function doNext(page: Page, action: string, answer = async () => {}, key = 'a'): Promise<void> {
  const main = page.getByRole('toolbar', { name: '可以办理的操作' }).getByRole('button').first()
  await expect(main).toHaveAccessibleName(`${action} ${key.toUpperCase()}`)
  await page.keyboard.press(key)
  const form = page.getByRole('form', { name: action, exact: true })
  await expect(form).toBeVisible()
  await answer()
  await page.keyboard.press('Control+Enter')
  await expect(form).toBeHidden()
}

const stands = (page: Page, state: string) =>
  expect(opened(page).getByText(state, { exact: true })).toBeVisible()
