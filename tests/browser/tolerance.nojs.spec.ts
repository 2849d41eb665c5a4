import { apply } from './application.ts'
import { act, judgeAll, look, opened } from './desk.ts'
import { fill, sheet } from './forms.ts'
import { ANSWERED } from './pages.ts'
import { expect, type Page, test } from './people.ts'

test.describe.configure({ timeout: 120_000 })

const MATERIAL = '食品安全规章制度目录清单'

test('tolerance from the promise to the result: the citizen promises and hands in later, without script', async ({
  visit,
}) => {
  const at = `/apply/food-business-permit?${ANSWERED}`
  const citizen = await visit({ script: false, width: 390, height: 844, as: 'citizen1', at })
  const { number, page } = await test.step('an application lacks what may follow', () => apply(citizen))
  await test.step('the citizen promises it, and reads what follows if it does not come', () =>
    promise(citizen, page))
  await test.step('the clerk accepts on the promise, and not without', async () => {
    const clerk = await visit({ as: 'clerk', at: '/desk' })
    await look(clerk, number)
    await judgeHandedIn(clerk)
    await act(clerk, '预审通过')
    await act(clerk, '容缺受理')
    await expect(opened(clerk).getByText('审查中', { exact: true })).toBeVisible()
    await expect(opened(clerk).getByText(/容缺受理：申请人须在/)).toBeVisible()
  })
  const approver = await test.step('review goes on, and the grant waits', async () => {
    const reviewer = await visit({ as: 'reviewer', at: '/desk' })
    await look(reviewer, number)
    await act(reviewer, '完成环节')
    await act(reviewer, '登记现场核查', { answers: { 核查情况: '布局与平面图一致，符合要求。' }, tick: /./ })
    await act(reviewer, '完成环节', { answers: { 意见: '两名核查人员到店核查，结论为“符合”。' } })
    const approver = await visit({ as: 'approver', at: '/desk' })
    await look(approver, number)
    await approver.getByRole('button', { name: /^准予/ }).click()
    await expect(approver.getByText(`容缺材料还没有补齐并审核合格：${MATERIAL}`)).toBeVisible()
    return approver
  })
  await test.step('the citizen hands it in, the window finds it in order', async () => {
    await handIn(citizen, page)
    const clerk = await visit({ as: 'clerk', at: '/desk' })
    await look(clerk, number)
    await judgeAll(clerk)
    await act(clerk, '容缺材料合格')
  })
  await test.step('now it is granted, and the citizen reads the whole story', async () => {
    await approver.reload()
    await act(approver, '准予')
    await citizen.goto(page)
    for (const happened of ['您已承诺在受理后', '申请已容缺受理', '容缺材料已经补齐', '作出了准予的决定'])
      await expect(citizen.getByText(happened).first()).toBeVisible()
  })
})

async function promise(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('link', { name: '作出承诺，先受理后补交' }).click()
  await expect(page.getByRole('checkbox', { name: MATERIAL })).toBeChecked()
  await fill(page, { 受理后几个工作日内补齐: '5' })
  await page.getByRole('button', { name: '提交承诺' }).click()
  await expect(page.getByText('请勾选承诺。').first()).toBeVisible()
  await page.getByRole('checkbox', { name: /我承诺按时补齐/ }).check()
  await page.getByRole('button', { name: '提交承诺' }).click()
  await expect(page.getByText('您已作出容缺承诺，等待窗口受理。')).toBeVisible()
}

/** Every material that came is good; the one that is to follow nobody looks at. */
async function judgeHandedIn(page: Page): Promise<void> {
  const materials = opened(page).getByRole('region', { name: '材料', exact: true })
  for (;;) {
    const open = materials.getByRole('button', { name: /未审/ }).filter({ hasNotText: MATERIAL }).first()
    if (!(await open.count())) return
    const name = (await open.textContent()) ?? ''
    await open.click()
    await materials.getByRole('group', { name: '审核结论' }).getByRole('button', { name: /^合格/ }).click()
    await expect(materials.getByRole('button', { name })).toBeHidden()
  }
}

async function handIn(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('link', { name: '去补交' }).click()
  const row = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: MATERIAL }) })
  await row
    .getByLabel('选择照片或文件')
    .setInputFiles(await sheet(page, '制度清单.png', ['一、食品安全自查制度']))
  await row.getByRole('button', { name: '上传' }).click()
  await expect(row.getByText('已补')).toBeVisible()
  await page.getByRole('button', { name: '全部补齐，提交' }).click()
  await expect(page.getByText('您补交的材料正在审核。')).toBeVisible()
}
