import { expect, type Page } from '@playwright/test'

/** Who may follow a case without an account, by what stands on their receipt and their identity card. */
export type Applicant = { id: string; number: string; code: string; document: string }

/** Somebody's case of the demo city that stands just there; `desk` is the page of anybody who may see it. */
export async function caseThatIs(desk: Page, status: string): Promise<Applicant> {
  const get = async (path: string) => {
    const answer = await desk.request.get(`/api${path}`)
    expect(answer.status(), path).toBe(200)
    return answer.json()
  }
  const { cases } = await get(`/cases?view=all&status=${status}&size=100`)
  for (const { id } of cases) {
    const { number, queryCode, party } = await get(`/cases/${id}`)
    if (party.kind === 'natural') return { id, number, code: queryCode, document: party.documentNumber }
  }
  throw new Error(`the demo city has nobody's case that is ${status}`)
}

/** Follow it by number and code. */
export async function follow(
  page: Page,
  { number, code }: Pick<Applicant, 'number' | 'code'>,
): Promise<void> {
  await page.goto('/follow')
  await page.getByLabel('办件编号').fill(number)
  await page.getByLabel('查询码').fill(code)
  await page.getByRole('button', { name: '查询' }).click()
  await expect(page).toHaveURL(/\/f\//)
}
