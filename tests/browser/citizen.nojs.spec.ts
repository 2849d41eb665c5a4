import { apply } from './application.ts'
import { follow } from './cases.ts'
import { act, judgeAll, look, opened } from './desk.ts'
import { fill } from './forms.ts'
import { enter, expect, type Page, signIn, signOut, test } from './people.ts'

test.describe.configure({ timeout: 240_000 })

test('the main job on-line: found, applied for, decided, handed out and rated; the citizen runs no script', async ({
  visit,
}) => {
  const citizen = await visit({ script: false, width: 390, height: 844 })
  await test.step('an everyday word finds the item, questions make the list of materials', () =>
    find(citizen))
  const kept = await test.step('page by page the application is filled in and submitted', async () => {
    await citizen.getByRole('link', { name: '开始办理' }).first().click()
    await enter(citizen, 'citizen1')
    return apply(citizen)
  })
  await test.step('without an account number and code show where it stands', async () => {
    await signOut(citizen)
    await follow(citizen, kept)
    await expect(citizen.getByText('待预审', { exact: true })).toBeVisible()
  })
  await test.step('the clerk pre-reviews and accepts', async () => {
    const clerk = await visit({ as: 'clerk', at: '/desk' })
    await look(clerk, kept.number)
    await judgeAll(clerk)
    await act(clerk, '预审通过')
    await expect(opened(clerk).getByText('已收件', { exact: true })).toBeVisible()
    await act(clerk, '受理')
    await expect(opened(clerk).getByText('审查中', { exact: true })).toBeVisible()
  })
  await test.step('the department reviews and decides', async () => {
    const reviewer = await visit({ as: 'reviewer', at: '/desk' })
    await look(reviewer, kept.number)
    await act(reviewer, '完成环节')
    await act(reviewer, '登记现场核查', { answers: { 核查情况: '布局与平面图一致，符合要求。' }, tick: /./ })
    await act(reviewer, '完成环节', { answers: { 意见: '两名核查人员到店核查，结论为“符合”。' } })
    await expect(opened(reviewer).getByText('待决定', { exact: true })).toBeVisible()
    const approver = await visit({ as: 'approver', at: '/desk' })
    await look(approver, kept.number)
    await act(approver, '准予')
    await act(approver, '业务办结', { answers: { 证照编号: 'JY26208260012345' } })
    await expect(opened(approver).getByText('业务办结，待核验', { exact: true })).toBeVisible()
  })
  await test.step('the output window checks and hands out', async () => {
    const output = await visit({ as: 'output', at: '/desk' })
    await look(output, kept.number)
    await act(output, '办结核验', { tick: /纸质件已盖章/ })
    await act(output, '送达', {
      answers: { 证件号码: '620826198603152011', 签名: '没有签名设备，当面确认' },
    })
    await expect(opened(output).getByText('已送达', { exact: true })).toBeVisible()
  })
  await test.step('the citizen reads what happened, downloads the decision and rates', async () => {
    await signIn(citizen, 'citizen1', kept.page)
    await read(citizen)
    await rate(citizen)
    await citizen.goto('/my/messages')
    for (const news of ['受理', '准予', '送达']) await expect(citizen.getByText(news).first()).toBeVisible()
  })
})

async function find(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByRole('searchbox', { name: '搜索要办的事' }).fill('开饭店')
  await page.getByRole('button', { name: '搜索' }).click()
  await page.getByRole('link', { name: '食品经营许可（新办）' }).click()
  await page.getByRole('link', { name: '回答问题，得出我的清单' }).click()
  for (const answer of ['做餐饮', '不是', '营业执照', '经营者、法定代表人或者负责人本人']) {
    await page.getByRole('radio', { name: answer }).check()
    await page.getByRole('button', { name: '下一题' }).click()
  }
  await expect(page.getByRole('heading', { name: '您的材料清单（共4样）' })).toBeVisible()
}

async function read(page: Page): Promise<void> {
  await expect(page.getByRole('listitem').filter({ hasText: '部门已经办结' })).toContainText(
    'JY26208260012345',
  )
  for (const happened of ['窗口已受理您的申请', '作出了准予的决定', '完成了“现场核查”'])
    await expect(page.getByText(happened)).toBeVisible()
  await page.getByRole('link', { name: '准予行政许可决定书', exact: true }).click()
  await expect(page.getByText(/王䶮/).first()).toBeVisible()
  const pdf = await page.request.get(await addressOf(page, '下载 PDF'))
  expect(pdf.headers()['content-type']).toBe('application/pdf')
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
  await page.goBack()
}

const addressOf = async (page: Page, name: string) =>
  (await page.getByRole('link', { name }).first().getAttribute('href')) ?? ''

async function rate(page: Page): Promise<void> {
  await page.getByRole('link', { name: '非常满意', exact: true }).click()
  await fill(page, { 好在哪里: ['可以全程网上办理', '服务热情效率高'] })
  await page.getByRole('button', { name: '提交评价' }).click()
  await expect(page.getByRole('heading', { name: '谢谢您的评价' })).toBeVisible()
}
