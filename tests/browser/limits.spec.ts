import type { Page } from '@playwright/test'
import { OPEN_TO_ALL } from './pages.ts'
import { expect, test } from './people.ts'

test('the home page is small: 20 kB of HTML, 30 kB with everything it loads', async ({ page }) => {
  const sent = await weigh(page, '/')
  const html = sent.get('Document') ?? 0
  const all = [...sent.values()].reduce((sum, bytes) => sum + bytes, 0)
  expect(html).toBeLessThanOrEqual(20_000)
  expect(all).toBeLessThanOrEqual(30_000)
  expect([...sent.keys()]).toEqual(expect.arrayContaining(['Document', 'Script', 'Stylesheet']))
})

/** Bytes on the wire, headers included, by kind of what was loaded. */
async function weigh(page: Page, path: string): Promise<Map<string, number>> {
  const wire = await page.context().newCDPSession(page)
  await wire.send('Network.enable')
  const kinds = new Map<string, string>()
  const sent = new Map<string, number>()
  wire.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? ''
    sent.set(kind, (sent.get(kind) ?? 0) + encodedDataLength)
  })
  await page.goto(path, { waitUntil: 'networkidle' })
  return sent
}

test('pages of citizens carry a policy without exceptions, and nothing that would need one', async ({
  page,
}) => {
  for (const [what, path] of OPEN_TO_ALL)
    await test.step(what, async () => {
      const response = await page.goto(path)
      const policy = response?.headers()['content-security-policy'] ?? ''
      expect.soft(policy, what).toContain("default-src 'none'")
      expect.soft(policy, what).not.toContain('unsafe')
      expect.soft(await page.evaluate(inline), what).toEqual([])
    })
})

/** Runs in the page: scripts, styles and handlers written into it. */
function inline(): string[] {
  const written = document.querySelectorAll('script:not([src]), style, [style], a[href^="javascript:"]')
  const handlers = [...document.querySelectorAll('*')].filter((element) =>
    element.getAttributeNames().some((name) => name.startsWith('on')),
  )
  return [...written, ...handlers].map((element) => element.outerHTML.slice(0, 100))
}

test('a page of elder mode is the same page in another skin', async ({ visit }) => {
  const [standard, elder] = [await visit(), await visit({ elder: true })]
  for (const page of [standard, elder]) await page.goto('/items/food-business-permit')
  expect(await elder.locator('html').getAttribute('class')).toBe('elder')
  expect(await elder.locator('main').textContent()).toBe(await standard.locator('main').textContent())
  const size = (page: Page) => page.evaluate(() => getComputedStyle(document.body).fontSize)
  expect([await size(standard), await size(elder)]).toEqual(['16px', '22px'])
})
