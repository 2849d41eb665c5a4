import type { Page } from '@playwright/test'

/** Answers of a page of a form by the label each question carries; of several choices all that are named. */
export type Answers = Readonly<Record<string, string | readonly string[]>>

/** Fill in what the page asks, as somebody would who reads the labels. */
export async function fill(page: Page, answers: Answers): Promise<void> {
  for (const [label, answer] of Object.entries(answers)) {
    const choices = page.getByRole('group', { name: label })
    if (await choices.count()) {
      for (const choice of typeof answer === 'string' ? [answer] : answer)
        await choices.getByLabel(choice, { exact: true }).check()
      continue
    }
    const box = page.getByLabel(label, { exact: true })
    const kind = await box.evaluate((element) => element.tagName)
    if (kind === 'SELECT') await box.selectOption(String(answer))
    else await box.fill(String(answer))
  }
}

/** A file as people have it on their phone: a photographed paper, or the same as PDF. */
export type Sheet = { name: string; mimeType: 'image/png' | 'application/pdf'; buffer: Buffer }

/** Draws a sheet of paper with these words on it, a box for each; a real picture or a real PDF of some kilobytes. */
export async function sheet(near: Page, name: string, boxes: readonly string[]): Promise<Sheet> {
  const browser = near.context().browser()
  if (!browser) throw new TypeError('a page without a browser')
  const page = await browser.newPage({ viewport: { width: 620, height: 877 } })
  const drawn = boxes.map((words) => `<p>${words}</p>`).join('')
  await page.setContent(`<style>${LOOK}</style><h1>${name.split('.')[0]}</h1>${drawn}`)
  const pdf = name.endsWith('.pdf')
  const buffer = pdf ? await page.pdf({ format: 'A4' }) : await page.screenshot()
  await page.close()
  return { name, mimeType: pdf ? 'application/pdf' : 'image/png', buffer }
}

const LOOK =
  'body { margin: 60px; font: 22px/1.6 serif } h1 { text-align: center } ' +
  'p { margin: 0 0 -3px; padding: 40px; border: 3px solid #333; text-align: center }'
