import { faults, usable } from './access.ts'
import { fill } from './forms.ts'
import { OPEN_TO_ALL } from './pages.ts'
import { expect, test } from './people.ts'

test.describe.configure({ timeout: 180_000 })

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
