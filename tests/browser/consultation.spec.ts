import { usable, usableAtDesk } from './access.ts'
import { ITEM } from './pages.ts'
import { expect, type Page, test } from './people.ts'

test.describe.configure({ timeout: 180_000 })

test('a question from the guide is answered with a clause, becomes public, and whoever asks next reads it first', async ({
  visit,
}) => {
  // asked once more each time this is run
  const question = `外卖店没有堂食，也要办这个许可吗？（${Date.now() % 1_000_000}号）`
  const citizen = await visit({ script: false, width: 390, height: 844 })
  const link = await test.step('a citizen without script or account asks from the guide', () =>
    ask(citizen, question))

  const desk = await visit({ as: 'consultant', at: '/desk/consultations', width: 1440, height: 900 })
  await desk.addInitScript(() => {
    // there is no printer here, and this browser falls over when it is asked for one
    window.print = () => window.top?.document.documentElement.setAttribute('data-printed', location.href)
  })
  await desk.reload()
  await test.step('the desk finds it, looks the item up beside it, prints the notice and answers with a clause', async () => {
    await desk.getByRole('row', { name: new RegExp(question.slice(0, -1)) }).click()
    const ticket = desk.getByRole('article')
    await expect(ticket.getByText(question).first()).toBeVisible()
    const beside = ticket.getByRole('region', { name: '查找事项、指南和常见问题' })
    await beside.getByRole('button', { name: '打印一次性告知单' }).first().click()
    await expect(beside.getByText('已送到打印')).toBeVisible()
    await expect(desk.locator('html')).toHaveAttribute('data-printed', /^blob:/)
    await beside.getByRole('button', { name: '按情形打印' }).first().click()
    await printForPerson(desk)
    await answer(desk)
    await usableAtDesk(desk, 'a ticket that was answered')
    await desk.keyboard.press('p')
    const form = desk.getByRole('form', { name: '推荐为常见问题' })
    await expect(form.getByLabel('问题（改成通用的说法）')).toHaveValue(question)
    await desk.keyboard.press('Control+Enter')
    await expect(form).toBeHidden()
  })

  await test.step('the department makes it public', async () => {
    const approver = await visit({
      ...{ as: 'approver', at: '/desk/consultations?view=faq', width: 1440, height: 900 },
    })
    const waiting = approver.getByRole('row', { name: new RegExp(question.slice(0, -1)) })
    await expect(waiting).toBeVisible()
    await usableAtDesk(approver, 'questions to publish')
    await waiting.click()
    const form = approver.getByRole('form', { name: /审核/ })
    await expect(form.getByRole('radio', { checked: true })).toBeVisible()
    await usableAtDesk(approver, 'a question to publish')
    await approver.keyboard.press('Control+Enter')
    await expect(form).toBeHidden()
    await approver.goto('/desk/consultations?view=figures')
    await expect(approver.getByRole('table').first()).toBeVisible()
    await usableAtDesk(approver, 'figures of consultations')
  })

  await test.step('the asker reads the answer with its basis, and the next one finds it on the guide', async () => {
    await citizen.goto(link)
    for (const text of ['要办。', /办事指南第\d+版，受理条件第1项/, /静宁县政务服务中心，.*答复/])
      await expect(citizen.getByText(text).first()).toBeVisible()
    await citizen.getByRole('radio', { name: '满意', exact: true }).check()
    await citizen.getByRole('button', { name: '提交评价' }).click()
    await expect(citizen.getByText('您的评价：满意')).toBeVisible()
    await citizen.goto(ITEM)
    const faq = citizen.getByRole('region', { name: '常见问题' })
    await expect(faq.getByText(question)).toBeVisible()
    await expect(faq.getByText(/依据：办事指南第\d+版，受理条件第1项/).first()).toBeVisible()
  })
})

test('a question on the telephone is recorded by keyboard', async ({ visit }) => {
  const desk = await visit({ as: 'consultant', at: '/desk/consultations', width: 1440, height: 900 })
  await expect(desk.getByRole('grid').getByRole('row').nth(1)).toBeVisible()
  await desk.keyboard.press('n')
  const form = desk.getByRole('form', { name: '登记咨询' })
  await desk.keyboard.press('Control+Enter')
  await expect(form.locator('.field-error').first()).toBeVisible()
  await usableAtDesk(desk, 'recording a question, with faults')
  await form.getByRole('radio', { name: '电话' }).check()
  await form.getByLabel('问题').fill('营业执照丢了怎么补？')
  await desk.getByRole('searchbox', { name: '输入办什么事' }).fill('开饭店')
  await desk.getByRole('button', { name: '选这个事项' }).first().click()
  await usableAtDesk(desk, 'recording a question, with what was found')
  await form.getByLabel('问题').focus()
  await desk.keyboard.press('Control+Enter')
  await expect(desk.getByRole('form', { name: '答复' })).toBeVisible()
  await expect(desk.getByRole('article').getByText('营业执照丢了怎么补？').first()).toBeVisible()
  await usableAtDesk(desk, 'a ticket to answer')
})

test('the pages on which people ask', async ({ page, visit }) => {
  for (const path of ['/consult', '/consult?q=租', '/consult?item=food-business-permit', '/consult/follow']) {
    await page.goto(path)
    await usable(page, path)
  }
  await page.getByRole('button', { name: '查找' }).click()
  await usable(page, 'following a question, with faults')
  await page.goto('/consult?item=food-business-permit')
  await page.getByLabel('您想问什么？').fill('我是620826198603152011，能办吗')
  await page.getByRole('button', { name: '提交咨询' }).click()
  await expect(page.getByRole('checkbox', { name: '确实需要写，仍要提交' })).toBeVisible()
  await usable(page, 'a question with somebody’s number')
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: '提交咨询' }).click()
  await expect(page.getByText('请记下咨询编号和查询码')).toBeVisible()
  await usable(page, 'a question just asked')
  const citizen = await visit({ as: 'citizen1', at: '/my/consultations' })
  await usable(citizen, 'my questions')
})

/** Named, the situation answered question by question, and to the printer by keyboard. */
async function printForPerson(desk: Page): Promise<void> {
  await desk.locator('html').evaluate((html) => html.removeAttribute('data-printed'))
  const form = desk.getByRole('form', { name: '打印一次性告知单' })
  await expect(form.getByLabel('姓名或名称')).toBeFocused()
  await desk.keyboard.type('王䶮')
  const print = form.getByRole('button', { name: '打印一次性告知单' })
  const questions = form.getByRole('group')
  for (let n = 0; ; n += 1) {
    // an answer brings the next question, or, when it was the last, the button
    await expect
      .poll(async () => (await print.isEnabled()) || (await questions.nth(n).isVisible()))
      .toBe(true)
    if (await print.isEnabled()) break
    await questions.nth(n).getByRole('radio').first().check()
  }
  await usableAtDesk(desk, 'the notice for one person')
  await desk.keyboard.press('Control+Enter')
  await expect(form.getByText('已送到打印')).toBeVisible()
  await expect(desk.locator('html')).toHaveAttribute('data-printed', /^blob:/)
  await desk.keyboard.press('Escape')
  await expect(form).toBeHidden()
}

async function ask(page: Page, question: string): Promise<string> {
  await page.goto(`${ITEM}?place=620826000000`)
  await page.getByRole('link', { name: '没有您要的答案？提出咨询' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '咨询' })).toBeVisible()
  await page.getByRole('button', { name: '提交咨询' }).click()
  await expect(page.getByText('请写下您的问题。').first()).toBeVisible()
  await page.getByLabel('您想问什么？').fill(question)
  await page.getByRole('button', { name: '提交咨询' }).click()
  await expect(page.getByText('请记下咨询编号和查询码')).toBeVisible()
  return page.url()
}

async function answer(desk: Page): Promise<void> {
  const form = desk.getByRole('form', { name: '答复' })
  await form.getByLabel('答复内容').fill('要办。网络餐饮服务同样属于食品经营。')
  await desk.keyboard.press('Control+Enter')
  await expect(form.getByText('答复应当写明依据')).toBeVisible()
  await form.getByRole('checkbox', { name: /受理条件第1项/ }).check()
  await usableAtDesk(desk, 'an answer with a clause')
  await form.getByLabel('答复内容').focus()
  await desk.keyboard.press('Control+Enter')
  await expect(desk.getByRole('article').getByText('已答复', { exact: true }).first()).toBeVisible()
}
