import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** A phone of the smallest kind and a desk; 320 points are also what is left of 1280 at 400 % zoom. */
const PHONE = { width: 320, height: 256 }
const DESK = { width: 1440, height: 900 }

/**
 * What is seen now can be used by everybody: axe finds nothing, on a phone and on a desk, in standard type and in elder
 * mode, and nothing has to be scrolled sideways.
 */
export async function usable(page: Page, what: string): Promise<void> {
  for (const elder of [false, true]) {
    await page.evaluate((on) => document.documentElement.classList.toggle('elder', on), elder)
    for (const size of [DESK, PHONE]) {
      await page.setViewportSize(size)
      const where = `${what}, ${size.width} px${elder ? ', elder mode' : ''}`
      expect.soft(await faults(page, elder), where).toEqual([])
    }
  }
}

/** The same for a page of the workbench, which has one skin and is left at the size it is worked at. */
export async function usableAtDesk(page: Page, what: string): Promise<void> {
  for (const size of [PHONE, DESK]) {
    await page.setViewportSize(size)
    expect.soft(await faults(page), `${what}, ${size.width} px`).toEqual([])
  }
}

/** What is wrong with the page as it is seen now. In elder mode contrast must be 7:1 and not 4.5:1. */
export async function faults(page: Page, elder = false): Promise<string[]> {
  await page.evaluate(atRest)
  const rules = { 'target-size': { enabled: true }, 'color-contrast-enhanced': { enabled: elder } }
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options({ rules }).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)
  return [...found, ...(await page.evaluate(sideways))]
}

/** Runs in the page: until nothing fades in or changes its colour any more. */
async function atRest(): Promise<void> {
  const passing = document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity)
  await Promise.all(passing.map((one) => one.finished.catch(() => {}))) // one that was cancelled is at rest too
}

/** Runs in the page: whether it scrolls sideways, and which elements stick out. */
function sideways(): string[] {
  const { clientWidth, scrollWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return []
  const out = [...document.querySelectorAll('body *')]
    .filter(
      (element) =>
        element.getBoundingClientRect().right > clientWidth + 1 || element.scrollWidth > clientWidth,
    )
    .map((element) => element.outerHTML.slice(0, 100))
  return [`wider than the screen by ${scrollWidth - clientWidth}: ${out.slice(-3).join(' ')}`]
}
