import { expect, type Locator, type Page } from '@playwright/test'
import { type Answers, fill } from './forms.ts'

/** The case that is open on a desk, by whom it is for. */
export const opened = (page: Page): Locator => page.getByRole('article')

/** Look a case up by its number, as typed or read by a scanner, and open it. */
export async function look(page: Page, number: string): Promise<Locator> {
  const search = page.getByRole('searchbox', { name: '查找办件', exact: true })
  await search.fill(number)
  await search.press('Enter')
  await page.getByRole('grid', { name: '办件查询' }).getByRole('row').nth(1).click()
  await expect(opened(page)).toBeVisible()
  return opened(page)
}

const button = (page: Page, action: string) =>
  page
    .getByRole('toolbar', { name: '可以办理的操作' })
    .getByRole('button', { name: new RegExp(`^${action}`) })

/** Do one act on the open case: its button, its form with what it asks, and its button again. */
export async function act(
  page: Page,
  action: string,
  { answers = {}, tick }: { answers?: Answers; tick?: RegExp } = {},
): Promise<void> {
  await button(page, action).click()
  const form = page.getByRole('form', { name: action, exact: true })
  if (tick) for (const box of await form.getByRole('checkbox', { name: tick }).all()) await box.check()
  await fill(page, answers)
  await form.getByRole('button', { name: action, exact: true }).click()
  await expect(form).toBeHidden()
}

/** Find every material of the open case good, one after the other. */
export async function judgeAll(page: Page): Promise<void> {
  const materials = opened(page).getByRole('region', { name: '材料', exact: true })
  for (;;) {
    const open = materials.getByRole('button', { name: /未审/ }).first()
    if (!(await open.count())) return
    const name = (await open.textContent()) ?? ''
    await open.click()
    await materials.getByRole('group', { name: '审核结论' }).getByRole('button', { name: /^合格/ }).click()
    await expect(materials.getByRole('button', { name })).toBeHidden()
  }
}
