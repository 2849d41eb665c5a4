import { faults, usable } from './access.ts'
import { fill } from './forms.ts'
import { expect, test } from './people.ts'

test.describe.configure({ timeout: 180_000 })

const ANSWERED = 'answers=business%3Acatering%2Cvending%3Ano%2Ccertificate%3Alicence%2Cagent%3Aself'
const ITEM = '/items/food-business-permit'

// biome-ignore format: a table is read by its columns
const OPEN_TO_ALL = [
  ['home',                    '/'],
  ['results',                 '/items?q=开饭店'],
  ['no results',              '/items?q=登月'],
  ['all items',               '/items'],
  ['departments',             '/departments'],
  ['a department',            '/departments/market-regulation'],
  ['choosing a place',        '/place'],
  ['places',                  '/places'],
  ['places of a county',      '/places/620826000000'],
  ['a hall',                  '/sites/hall-620826'],
  ['a guide',                 ITEM],
  ['a guide with answers',    `${ITEM}?${ANSWERED}`],
  ['a question of a guide',   `${ITEM}/questions`],
  ['the list of materials',   `${ITEM}/list?${ANSWERED}`],
  ['ratings in public',       '/ratings'],
  ['following a case',        '/follow'],
  ['a paper that is unknown', '/check/nobody-printed-this'],
  ['a page that is not there', '/nothing/here'],
  ['a sign-in gone stale',    '/signin/expired'],
] as const

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
