import { faults, usable } from './access.ts'
import { apply } from './application.ts'
import { casesThatAre, caseThatIs, follow, printedAddress } from './cases.ts'
import { fill } from './forms.ts'
import { ANSWERED, OPEN_TO_ALL } from './pages.ts'
import { enter, expect, test } from './people.ts'

test.describe.configure({ timeout: 240_000 })

test('pages that are open to all', async ({ page }) => {
  for (const [what, path] of OPEN_TO_ALL)
    await test.step(what, async () => {
      await page.goto(path)
      await usable(page, what)
    })
})

test('signing in and registering, right and wrong', async ({ page }) => {
  await page.goto('/signin')
  await usable(page, 'sign-in')
  await fill(page, { 登录名: 'nobody' })
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await usable(page, 'sign-in with a fault')
  await page.getByRole('link', { name: '还没有账号？注册一个' }).click()
  await usable(page, 'registration')
  await page.getByRole('button', { name: '注册并登录' }).click()
  await usable(page, 'registration with faults')
})

test('an application, page by page, empty and with its faults, and what is kept of it', async ({ visit }) => {
  const page = await visit({ as: 'citizen2', at: `/apply/food-business-permit?${ANSWERED}` })
  const kept = await apply(page, (what) => usable(page, what))
  await page.goto(kept.page)
  await usable(page, 'a case of mine')
  for (const [what, path] of ['receipt', 'withdrawal'].map(
    (name) => [name, `${kept.page}/${name}`] as const,
  )) {
    await page.goto(path)
    await usable(page, what)
  }
  await page.getByRole('button', { name: '撤回申请' }).click()
  await usable(page, 'withdrawal with faults')
  await page.goto(kept.page)
  await page.getByRole('link', { name: '网上申请回执', exact: true }).click()
  await usable(page, 'a paper')
})

test('what is mine, with drafts and cases and without', async ({ visit }) => {
  const citizen = await visit({ as: 'citizen2', at: `/apply/food-business-permit?${ANSWERED}` })
  await fill(citizen, { '县（市、区）': '静宁县' })
  await citizen.getByRole('button', { name: /开始填写|重新填一份/ }).click()
  await citizen.getByRole('button', { name: '保存，回到清单' }).click()
  await usable(citizen, 'the task list')
  await citizen.goto(`${citizen.url()}/removal`)
  await usable(citizen, 'discarding a draft')
  for (const page of [citizen, await visit({ as: 'agent' })])
    for (const path of ['/my', '/my/cases', '/my/messages', '/account']) {
      await page.goto(path)
      await usable(page, path)
    }
})

test('a session that ended in the middle of a form: signed in beside it, nothing is lost', async ({
  visit,
}) => {
  const page = await visit({ as: 'citizen2', at: `/apply/food-business-permit?${ANSWERED}` })
  await fill(page, { '县（市、区）': '静宁县' })
  await page.getByRole('button', { name: /开始填写|重新填一份/ }).click()
  await fill(page, { 申请人名称: '静宁县䶮记面馆' })
  await page.context().clearCookies()
  await page.getByRole('button', { name: '下一步' }).click()
  await usable(page, 'a session that ended')
  const [beside] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: /^登录（/ }).click(),
  ])
  await enter(beside, 'citizen2')
  await beside.close()
  await page.getByRole('button', { name: '继续' }).click()
  await expect(page.getByLabel('申请人名称')).toHaveValue('静宁县䶮记面馆')
})

test('cases as they are followed by number and code', async ({ visit }) => {
  const desk = await visit({ as: 'manager', at: '/desk' })
  for (const status of ['preReturned', 'correcting', 'prePassed', 'suspended', 'delivered', 'refused'])
    await test.step(status, async () => {
      const page = await visit()
      await follow(page, await caseThatIs(desk, status))
      await usable(page, status)
    })
})

test('proving who one is, supplying corrections, rating', async ({ visit }) => {
  const desk = await visit({ as: 'manager', at: '/desk' })
  const page = await visit()
  const wanting = await caseThatIs(desk, 'correcting')
  await follow(page, wanting)
  await page.getByRole('link', { name: '去补正' }).click()
  await usable(page, 'proof')
  await fill(page, { 查询码: wanting.code, 申请人的证件号码: wanting.document })
  await page.getByRole('button', { name: '确认' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '补正材料' })).toBeVisible()
  await usable(page, 'corrections')
  await page.getByRole('button', { name: '全部补齐，提交' }).click()
  await usable(page, 'corrections with faults')

  const worst = page.getByRole('link', { name: '非常不满意' })
  for await (const served of casesThatAre(desk, 'delivered')) {
    await follow(page, served)
    if (await worst.isVisible()) break
  }
  await worst.click()
  await usable(page, 'rating')
  await page.getByRole('button', { name: '提交评价' }).click()
  await usable(page, 'rating with faults')
})

test('papers: checked by their QR, and the slip for somebody without a telephone', async ({ visit }) => {
  const anybody = await visit()
  await anybody.goto(await printedAddress())
  await expect(anybody.getByRole('heading', { level: 1, name: '文书核验' })).toBeVisible()
  await usable(anybody, 'a paper checked')
  const clerk = await visit({ as: 'clerk', at: '/desk' })
  await clerk.goto(`/slips/${(await caseThatIs(clerk, 'received')).id}`)
  await usable(clerk, 'a slip')
})

test('a page with faults is found out', async ({ page }) => {
  await page.goto('/follow')
  await page.setViewportSize({ width: 320, height: 256 })
  await page.evaluate(() => {
    const [field, text] = [document.createElement('input'), document.createElement('p')]
    text.textContent = 'wide'.repeat(100)
    text.style.setProperty('color', '#aaa')
    text.style.setProperty('white-space', 'nowrap')
    document.querySelector('main')?.append(field, text)
  })
  const found = (await faults(page)).join('\n')
  for (const fault of ['label', 'color-contrast', 'wider than the screen']) expect(found).toContain(fault)
})
