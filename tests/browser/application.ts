import { expect, type Page } from '@playwright/test'
import { type Answers, fill, sheet } from './forms.ts'

/** What somebody keeps of an application: two numbers, and where it is followed with an account. */
export type Kept = { number: string; code: string; page: string }

/** The answers of somebody who opens a noodle shop, page by page. */
const PAGES: readonly (readonly [heading: string, answers: Answers])[] = [
  [
    '申请人',
    {
      申请人名称: '静宁县威戎镇䶮记面馆',
      统一社会信用代码: '92620826MA7KQ8L2XG',
      '经营者、法定代表人或者负责人姓名': '王䶮',
      该人员的公民身份号码: '620826198603152011',
      联系电话: '19909330001',
    },
  ],
  [
    '经营场所',
    {
      经营场所地址: '静宁县威戎镇西街18号',
      '经营场所使用面积（平方米）': '60',
      仓库是否不在上面这个地址: '否',
    },
  ],
  ['经营项目', { 制售哪些食品: ['热食类食品制售', '冷食类食品制售'], 是否通过网络经营: '否' }],
  [
    '人员',
    {
      食品安全管理人员姓名: '王䶮',
      食品安全管理人员电话: '19909330001',
      '从业人员人数（人）': '3',
    },
  ],
]

type Look = (what: string) => Promise<void>
const glance: Look = async () => {}

/**
 * Apply for a food business permit, from the page where it begins to the page where it is done; the questions of the
 * guide are answered before. `look` is called on every page, empty and with its faults.
 */
export async function apply(page: Page, look: Look = glance): Promise<Kept> {
  await look('where and for whom')
  await fill(page, { '县（市、区）': '静宁县' })
  await page.getByRole('button', { name: /开始填写|重新填一份/ }).click()
  for (const [heading, answers] of PAGES) {
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
    await look(heading)
    if (look !== glance) {
      for (const box of await page.locator('main').getByRole('textbox').all()) await box.fill('')
      await next(page)
      await look(`${heading}, with faults`)
    }
    await fill(page, answers)
    await next(page)
  }
  await upload(page, look)
  await expect(page.getByRole('heading', { level: 1, name: '联系方式' })).toBeVisible()
  await look('contact')
  await next(page)
  await look('delivery')
  await page.getByRole('radio', { name: '窗口领取' }).check()
  await next(page)
  await expect(page.getByRole('heading', { level: 1, name: '核对并提交' })).toBeVisible()
  await look('summary')
  return submit(page, look)
}

const next = (page: Page) => page.getByRole('button', { name: '下一步' }).click()

async function upload(page: Page, look: Look): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: '申请材料' })).toBeVisible()
  await look('materials')
  const sheets = {
    平面布局图: await sheet(page, '平面布局图.png', ['后厨 24 平方米', '餐厅 36 平方米', '卫生间 4 平方米']),
    加工操作流程: await sheet(page, '加工流程.pdf', ['一、进货查验', '二、粗加工', '三、烹饪', '四、备餐']),
  }
  for (const [material, file] of Object.entries(sheets)) {
    const row = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: material }) })
    await row.getByLabel('选择照片或文件').setInputFiles(file)
    await row.getByRole('button', { name: '上传' }).click()
    await expect(row.getByText('已上传 1 个文件')).toBeVisible()
  }
  await look('materials, uploaded')
  await next(page)
}

async function submit(page: Page, look: Look): Promise<Kept> {
  await page.getByRole('button', { name: '提交申请' }).click()
  await expect(page.getByRole('heading', { name: '申请已提交' })).toBeVisible()
  await look('done')
  const [number = '', code = ''] = await page
    .locator('main')
    .getByText(/^[A-Z0-9 ]{10,50}$/)
    .allInnerTexts()
  const address = await page.getByRole('link', { name: '查看办理进度' }).getAttribute('href')
  return { number: number.replaceAll(' ', ''), code, page: address ?? '' }
}
