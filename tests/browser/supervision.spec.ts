import { usableAtDesk } from './access.ts'
import { opened } from './desk.ts'
import { expect, type Page, test } from './people.ts'

const act = async (page: Page, name: string, label: RegExp, said: string) => {
  await page
    .getByRole('toolbar', { name: '可以办理的操作' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click()
  const form = page.getByRole('form', { name, exact: true })
  await form.getByLabel(label).fill(said)
  await page.keyboard.press('Control+Enter')
  await expect(form).toBeHidden()
}

test('a card, from its warning to the end of an appeal', async ({ visit }) => {
  const department = await visit({
    as: 'approver',
    at: '/desk/cards?level=yellow&waits=reply',
    width: 1440,
    height: 900,
  })
  const grid = department.getByRole('grid', { name: '监察卡' })
  await grid.getByRole('row').filter({ hasText: '待答复' }).first().click()
  const card = opened(department)
  await expect(card.getByRole('region', { name: '时间算在谁身上' })).toBeVisible()
  const address = new URL(department.url()).pathname
  await test.step('the warning that came before it stands on the case, superseded', async () => {
    await card.getByRole('link', { name: '打开办件' }).click()
    const supervision = department.getByRole('region', { name: '监察', exact: true })
    await expect(supervision.getByRole('link', { name: /^黄牌/ }).first()).toBeVisible()
    await department.goto(address)
  })
  await act(department, '答复', /^答复内容/, '已安排加班核查，本周办结')
  await expect(card.getByRole('region', { name: '经过' })).toContainText('部门答复')
  await act(department, '申诉', /^理由/, '等待申请人确认核查时间')
  await expect(card).toContainText('申诉待处理')
  await usableAtDesk(department, 'a card')

  const watching = await visit({ as: 'supervisor', at: address, width: 1440, height: 900 })
  await expect(opened(watching)).toContainText('申诉待处理')
  await watching
    .getByRole('toolbar', { name: '可以办理的操作' })
    .getByRole('button', { name: /^撤销/ })
    .click()
  const form = watching.getByRole('form', { name: '撤销', exact: true })
  await form.getByRole('button', { name: '撤销', exact: true }).click()
  await expect(form.getByText('请写明理由')).toBeVisible()
  await form.getByLabel(/^理由/).fill('情况属实')
  await watching.keyboard.press('Control+Enter')
  await expect(form).toBeHidden()
  await expect(opened(watching).locator('.card-state').first()).toContainText('撤销')
})

test('the figures lead down to the cards, and the rules explain themselves', async ({ visit }) => {
  const page = await visit({ as: 'supervisor', at: '/desk/figures', width: 1440, height: 900 })
  const grid = page.getByRole('grid', { name: '统计' })
  await expect(grid.getByRole('row').nth(1)).toBeVisible()
  await usableAtDesk(page, 'the figures')
  await grid.getByRole('row').nth(1).click()
  await expect(page).toHaveURL(/place=/)
  await expect(grid.getByRole('row').nth(1)).toBeVisible()
  await grid.getByRole('row').nth(1).click()
  await expect(page).toHaveURL(/\/desk\/cards\?/)
  await expect(page.getByRole('grid', { name: '监察卡' }).getByRole('row').nth(1)).toBeVisible()
  await page.getByRole('navigation', { name: '监察台' }).getByRole('link', { name: '规则' }).click()
  await page.getByRole('grid', { name: '监察规则' }).getByRole('row').nth(6).click()
  await expect(page.getByRole('article')).toContainText('承诺时限')
  await usableAtDesk(page, 'a rule')
})

test('the list of cards is narrowed by choosing, not by typing; an order is printed', async ({ visit }) => {
  const page = await visit({ as: 'supervisor', at: '/desk/cards', width: 1440, height: 900 })
  const filters = page.getByRole('search', { name: '监察卡' })
  const grid = page.getByRole('grid', { name: '监察卡' })
  await expect(grid.getByRole('row').nth(1)).toBeVisible()
  await filters.getByLabel('部门或大厅').selectOption({ label: '静宁县政务服务中心' })
  await expect(page).toHaveURL(/place=/)
  const others = grid.getByRole('row').filter({ hasNotText: '静宁县政务服务中心' })
  await expect(others).toHaveCount(1) // the head
  await expect(grid.getByRole('row').nth(1)).toBeVisible()
  await usableAtDesk(page, 'cards of one place')
  const place = new URL(page.url()).searchParams.get('place') ?? ''
  expect(place).not.toBe('')
  await expect(page.getByRole('link', { name: '导出列表' })).toHaveAttribute(
    'href',
    new RegExp(`place=${place}`),
  )
  await filters.getByLabel('级别').selectOption({ label: '黄牌' })
  await expect(page).toHaveURL(/level=yellow/)
  await page.reload()
  await expect(filters.getByLabel('部门或大厅')).toHaveValue(place)
  await page.goto('/desk/cards?state=ordered')
  await grid.getByRole('row').nth(1).click()
  await opened(page).getByRole('button', { name: '查看、打印督办单' }).click()
  await expect(
    page
      .getByRole('dialog', { name: '督办单' })
      .getByText(/督办〔20\d\d〕\d+号/)
      .first(),
  ).toBeVisible()
  await usableAtDesk(page, 'an order')
})

test('what falls due in a part leads to those cases', async ({ visit }) => {
  const page = await visit({ as: 'supervisor', at: '/desk/figures', width: 1440, height: 900 })
  const grid = page.getByRole('grid', { name: '统计' })
  await expect(grid.getByRole('row').nth(1)).toBeVisible()
  const figure = grid.getByRole('link').first()
  const n = Number(await figure.textContent())
  await figure.click()
  await expect(page).toHaveURL(/supervision\?.*due=/)
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(n + 1)
  await page.getByRole('grid').getByRole('row').nth(1).click()
  await expect(opened(page)).toBeVisible()
})

test('a window urges the department, which answers in a sentence', async ({ visit }) => {
  const window = await visit({
    as: 'clerk',
    at: `/desk/search?status=reviewing&q=${encodeURIComponent('食品经营许可')}`,
    width: 1440,
    height: 900,
  })
  const found = window.getByRole('grid', { name: '办件查询' }).getByRole('row')
  await expect(found.nth(1)).toBeVisible()
  await found.last().click() // not late, so nobody has urged yet
  const part = opened(window).getByRole('region', { name: '监察', exact: true })
  const said = '申请人今天来问，请告知何时办结'
  await part.getByRole('button', { name: '催办', exact: true }).click()
  const dialog = window.getByRole('dialog', { name: '催办' })
  await dialog.getByLabel('催办内容').fill(said)
  await dialog.getByRole('button', { name: '发出' }).click()
  await expect(dialog).toBeHidden()
  await expect(part).toContainText(said)

  const department = await visit({ as: 'reviewer', at: '/desk/errands', width: 1440, height: 900 })
  const row = department.getByRole('row').filter({ hasText: said })
  await expect(row).toBeVisible()
  await usableAtDesk(department, 'errands')
  await row.getByRole('button', { name: '答复' }).click()
  const answering = department.getByRole('dialog')
  await answering.getByLabel('答复').fill('明天上午核查，周五前办结')
  await answering.getByRole('button', { name: '发出' }).click()
  await expect(answering).toBeHidden()
  await expect(row).toHaveCount(0)
})

test('cards are filtered by their point: late answers to questions, with the question a link away', async ({
  visit,
}) => {
  const page = await visit({ as: 'supervisor', at: '/desk/cards', width: 1440, height: 900 })
  const point = page.getByRole('search', { name: '监察卡' }).getByLabel('监察点')
  await point.selectOption('9')
  await expect(page).toHaveURL(/[?&]point=9(&|$)/)
  await page.reload()
  await expect(point).toHaveValue('9')
  const rows = page.getByRole('grid', { name: '监察卡' }).getByRole('row')
  await expect(rows.nth(1)).toContainText('咨询投诉答复超时')
  await expect(rows.filter({ hasText: '环节超时' })).toHaveCount(0)
  await rows.nth(1).click()
  await opened(page).getByRole('link', { name: '打开咨询' }).click()
  await expect(page).toHaveURL(/\/desk\/consultations\//)
})
