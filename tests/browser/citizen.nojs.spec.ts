import { act, judgeAll, look, opened } from './desk.ts'
import { fill, sheet } from './forms.ts'
import { expect, type Page, signIn, signOut, test } from './people.ts'

test.describe.configure({ timeout: 240_000 })

/** What somebody keeps of an application. */
type Kept = { number: string; code: string; page: string }

test('the main job on-line: found, applied for, decided, handed out and rated; the citizen runs no script', async ({
  visit,
  browser,
}) => {
  const citizen = await visit({ script: false, width: 390, height: 844 })
  await test.step('an everyday word finds the item, questions make the list of materials', () =>
    find(citizen))
  const sheets = [
    await sheet(browser, '平面布局图.png', ['后厨 24 平方米', '餐厅 36 平方米']),
    await sheet(browser, '加工流程.pdf', ['一、进货查验', '二、粗加工', '三、烹饪', '四、备餐']),
  ]
  const kept = await test.step('page by page the application is filled in and submitted', () =>
    apply(citizen, sheets))
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

async function apply(citizen: Page, sheets: readonly Awaited<ReturnType<typeof sheet>>[]): Promise<Kept> {
  await citizen.getByRole('link', { name: '开始办理' }).first().click()
  await citizen.getByLabel('登录名').fill('citizen1')
  await citizen.getByLabel('密码').fill('pingliang-2026')
  await citizen.getByRole('button', { name: '登录', exact: true }).click()
  await fill(citizen, { '县（市、区）': '静宁县' })
  await citizen.getByRole('button', { name: /开始填写|重新填一份/ }).click()
  const next = async (heading: string, answers: Parameters<typeof fill>[1]) => {
    await expect(citizen.getByRole('heading', { level: 1, name: heading })).toBeVisible()
    await fill(citizen, answers)
    await citizen.getByRole('button', { name: '下一步' }).click()
  }
  await next('申请人', {
    申请人名称: '静宁县威戎镇䶮记面馆',
    统一社会信用代码: '92620826MA7KQ8L2XG',
    '经营者、法定代表人或者负责人姓名': '王䶮',
    该人员的公民身份号码: '620826198603152011',
  })
  await next('经营场所', {
    经营场所地址: '静宁县威戎镇西街18号',
    '经营场所使用面积（平方米）': '60',
    仓库是否不在上面这个地址: '否',
  })
  await next('经营项目', { 制售哪些食品: ['热食类食品制售', '冷食类食品制售'], 是否通过网络经营: '否' })
  await next('人员', {
    食品安全管理人员姓名: '王䶮',
    食品安全管理人员电话: '19909330001',
    '从业人员人数（人）': '3',
  })
  for (const [n, material] of ['平面布局图', '加工操作流程'].entries()) {
    const row = citizen
      .getByRole('listitem')
      .filter({ has: citizen.getByRole('heading', { name: material }) })
    await row.getByLabel('选择照片或文件').setInputFiles(sheets[n] ?? [])
    await row.getByRole('button', { name: '上传' }).click()
    await expect(row.getByText('已上传 1 个文件')).toBeVisible()
  }
  await next('申请材料', {})
  await next('联系方式', {})
  await citizen.getByRole('radio', { name: '窗口领取' }).check()
  await next('结果怎么给您', {})
  await citizen.getByRole('button', { name: '提交申请' }).click()
  await expect(citizen.getByRole('heading', { name: '申请已提交' })).toBeVisible()
  const [number = '', code = ''] = await citizen
    .locator('main')
    .getByText(/^[A-Z0-9 ]{10,50}$/)
    .allInnerTexts()
  const page = await citizen.getByRole('link', { name: '查看办件和收件凭证' }).getAttribute('href')
  return { number: number.replaceAll(' ', ''), code, page: page ?? '' }
}

async function follow(page: Page, { number, code }: Kept): Promise<void> {
  await page.goto('/')
  await page.getByRole('link', { name: '查进度' }).first().click()
  await fill(page, { 办件编号: number, 查询码: code })
  await page.getByRole('button', { name: '查询' }).click()
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
