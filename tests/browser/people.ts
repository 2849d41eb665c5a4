import { type BrowserContext, expect, type Page, test as plain } from '@playwright/test'
import { DEMO_PASSWORD, type DemoLogin } from '../../src/modules/identity/demo-accounts.ts'

/** Somebody at a screen of their own. */
export type Visitor = {
  /** Who signs in, and where that leads; nobody when absent. */
  as?: DemoLogin
  at?: string
  /** Whether the browser runs scripts. */
  script?: boolean
  elder?: boolean
  width?: number
  height?: number
}

type People = {
  /** Opens a browser of its own for somebody, and closes it with the test. */
  visit: (visitor?: Visitor) => Promise<Page>
  /** Every browser of a test is listened to: a page that complains on its console fails it. */
  quiet: undefined
}

/** Tests with people in them: several at once, each in a browser of their own. */
export const test = plain.extend<People>({
  visit: async ({ browser }, use) => {
    const opened: BrowserContext[] = []
    const complaints: string[] = []
    await use(async ({ as, at, script = true, elder = false, width = 1280, height = 800 } = {}) => {
      const context = await browser.newContext({ javaScriptEnabled: script, viewport: { width, height } })
      opened.push(context)
      await listen(context, complaints)
      const page = await context.newPage()
      if (elder) await page.goto('/elder?on=1')
      if (as) await signIn(page, as, at)
      return page
    })
    for (const context of opened) await context.close()
    expect(complaints, 'what pages complained of').toEqual([])
  },
  quiet: [
    async ({ context }, use) => {
      const complaints: string[] = []
      await listen(context, complaints)
      await use(undefined)
      expect(complaints, 'what pages complained of').toEqual([])
    },
    { auto: true },
  ],
})

/** Errors on the console, scripts that threw, and anything the content policy refused. */
async function listen(context: BrowserContext, complaints: string[]): Promise<void> {
  context.on('console', (message) => {
    if (message.type() !== 'error' || isAnswer(message.location().url, message.text(), message.page())) return
    complaints.push(`${message.page()?.url()}: ${message.text()} ${message.location().url}`)
  })
  context.on('weberror', (error) => complaints.push(`${error.page()?.url()}: ${error.error().message}`))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`content policy: ${violatedDirective} refused ${blockedURI}`),
    )
  })
}

/**
 * A page that says 404 or 422 is an answer to a person, and so is the session of somebody who is no staff; the browser
 * notes the status on the console all the same.
 */
function isAnswer(url: string, text: string, page: Page | null): boolean {
  if (!/^Failed to load resource: the server responded with a status of 4\d\d/.test(text)) return false
  return url === page?.url() || /\/api\/session\??$/.test(url)
}

/** As anybody signs in: login and password on the page. */
export async function signIn(page: Page, login: DemoLogin, at = '/my'): Promise<void> {
  await page.goto(`/signin?return=${encodeURIComponent(at)}`)
  await enter(page, login)
}

/** The page that asks who it is. */
export async function enter(page: Page, login: DemoLogin): Promise<void> {
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码').fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page).not.toHaveURL(/interaction|signin/)
}

/** Somebody else sits down: the browser is theirs from here on. */
export async function signOut(page: Page): Promise<void> {
  await page.goto('/account')
  await page.getByRole('button', { name: '退出登录' }).click()
  await expect(
    page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '登录' }),
  ).toBeVisible()
}

export { expect, type Page } from '@playwright/test'
