import { expect, type Page } from '@playwright/test'
import { findCluster } from '../../src/platform/cluster.ts'
import { asOwner } from '../../src/platform/database.ts'

/** Who may follow a case without an account, by what stands on their receipt and their identity card. */
export type Applicant = { id: string; number: string; code: string; document: string }

/** Somebody's case of the demo city that stands just there; `desk` is the page of anybody who may see it. */
export async function caseThatIs(desk: Page, status: string): Promise<Applicant> {
  for await (const one of casesThatAre(desk, status)) return one
  throw new Error(`the demo city has nobody's case that is ${status}`)
}

/** All of them, one after the other. */
export async function* casesThatAre(desk: Page, status: string): AsyncGenerator<Applicant> {
  const get = async (path: string) => {
    const answer = await desk.request.get(`/api${path}`)
    expect(answer.status(), path).toBe(200)
    return answer.json()
  }
  const { cases } = await get(`/cases?view=all&status=${status}&size=100`)
  for (const { id } of cases) {
    const { number, queryCode, party } = await get(`/cases/${id}`)
    if (party.kind === 'natural') yield { id, number, code: queryCode, document: party.documentNumber }
  }
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

/** Where the QR of some paper leads. A camera reads it off the print; here the database is asked. */
export const printedAddress = (): Promise<string> => tokenOf('select token from papers.paper limit 1')

/** What a scanner types that reads the QR of a paper of that case. */
export async function printedOf(caseId: string): Promise<string> {
  return `http://127.0.0.1${await tokenOf('select token from papers.paper where case_id = $1 limit 1', caseId)}`
}

async function tokenOf(query: string, ...values: string[]): Promise<string> {
  const database = findCluster(process.env.BROWSER_DATA ?? '')
  if (!database) throw new Error('the server that is visited keeps its database elsewhere')
  const { rows } = await asOwner(database, (owner) => owner.query(query, values))
  return `/check/${rows[0].token}`
}
