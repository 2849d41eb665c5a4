import { expect, type Locator, type Page } from '@playwright/test'
import { DEMO_PASSWORD, type DemoLogin } from '../../src/modules/identity/demo-accounts.ts'

/** Says so on the console, where every test listens, when somebody reaches for the mouse. */
export async function withoutMouse(page: Page): Promise<Page> {
  const watch = () => window.addEventListener('pointerdown', () => console.error('a mouse was used'), true)
  await page.addInitScript(watch)
  await page.evaluate(watch)
  return page
}

/** Tab until it has the focus; then it must be in sight, with a mark that it has. */
export async function reach(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let tabs = 0; tabs < 80; tabs += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
  await expect(target).toBeInViewport()
  expect(await target.evaluate(isMarked), 'the focus is seen').toBe(true)
}

/** Runs in the page: an outline or a shadow, of the element itself or of the box drawn around it. */
function isMarked(element: Element): boolean {
  return [element, element.parentElement, element.nextElementSibling].some((one) => {
    if (!one) return false
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
  })
}

/** Reach a field and type into it. */
export async function type(page: Page, field: Locator, text: string): Promise<void> {
  await reach(page, field)
  await page.keyboard.type(text)
}

export async function signInByKeyboard(page: Page, login: DemoLogin, at: string): Promise<void> {
  await page.goto(`/signin?return=${encodeURIComponent(at)}`)
  await type(page, page.getByLabel('登录名'), login)
  await type(page, page.getByLabel('密码'), DEMO_PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(at))
}
