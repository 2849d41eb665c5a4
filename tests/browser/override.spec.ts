import { randomUUID } from 'node:crypto'
import { usableAtDesk } from './access.ts'
import { act, look, opened } from './desk.ts'
import { expect, type Page, test } from './people.ts'

test.describe.configure({ timeout: 180_000 })

/** A case whose corrections the window may take in, every material of it found in order. */
async function corrected(clerk: Page): Promise<{ id: string; number: string }> {
  const get = async (path: string) => (await clerk.request.get(`/api${path}`)).json()
  const { cases } = await get('/cases?view=all&status=correcting&size=100')
  for (const { id } of cases) {
    const { number, actions, materials } = await get(`/cases/${id}`)
    if (!actions.includes('SupplyCorrection')) continue
    const findings = materials.map((one: { id: string }) => ({ material: one.id, verdict: 'ok' }))
    const origin = new URL(clerk.url()).origin
    const headers = { 'idempotency-key': randomUUID(), origin }
    const reply = await clerk.request.put(`/api/cases/${id}/materials`, { headers, data: { findings } })
    expect(reply.status(), await reply.text()).toBe(200)
    return { id, number }
  }
  throw new Error('the demo city has no case that waits for corrections here')
}

test('a supervisor allows one more correction notice: with a reason, on a card, and the applicant reads it', async ({
  visit,
}) => {
  const clerk = await visit({ as: 'clerk', at: '/desk', width: 1440, height: 900 })
  const { id, number } = await corrected(clerk)
  await look(clerk, number)
  await act(clerk, '提交补正材料')
  const watching = await visit({ as: 'supervisor', at: `/desk/supervision/${id}`, width: 1440, height: 900 })
  const name = '准许再次补正'
  await watching
    .getByRole('toolbar', { name: '可以办理的操作' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click()
  const form = watching.getByRole('form', { name, exact: true })
  await form.getByRole('button', { name, exact: true }).click()
  await expect(form.getByText('请写明理由')).toBeVisible()
  await usableAtDesk(watching, 'the permission of a second notice, with faults')
  await form.getByLabel(/^理由/).fill('系统故障，第一次没有列全')
  await form.getByRole('button', { name, exact: true }).click()
  await expect(form).toBeHidden()
  await expect(opened(watching).getByText('经监督人员准许').first()).toBeVisible()
  await expect(async () => {
    await watching.reload()
    const part = opened(watching).getByRole('region', { name: '监察', exact: true })
    await expect(part.getByRole('link', { name: /^红牌/ })).toBeVisible({ timeout: 3_000 })
  }).toPass()
  await clerk.reload()
  await expect(
    opened(clerk)
      .getByRole('toolbar')
      .getByRole('button', { name: /^一次性告知补正/ }),
  ).toBeVisible()
})
