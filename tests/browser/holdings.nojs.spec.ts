import { DEMO_PARTIES } from '../../src/modules/identity/demo.ts'
import { newId } from '../../src/platform/id.ts'
import { usable, usableAtDesk } from './access.ts'
import { fill } from './forms.ts'
import { expect, type Page, test } from './people.ts'

test.describe.configure({ timeout: 180_000 })

const FIRST = 'residence-permit-application'
const SECOND = '/items/teacher-qualification/list?answers=route%3Aexam%2Cbase%3Ahukou%2Cdegree%3Amainland'

test('what a window verified is struck off the list, with its proof, and my word stops it; no script runs', async ({
  visit,
}) => {
  const citizen = await visit({ script: false, width: 390, height: 844, as: 'citizen1', at: SECOND })
  const bring = citizen.locator('section[aria-labelledby="take"]')
  const omitted = citizen.locator('section[aria-labelledby="omitted"]')
  await test.step('before, the card is asked for; what the answers rule out says so', async () => {
    await expect(bring).toContainText('居民身份证')
    await expect(omitted).toContainText('您选了')
  })
  await test.step('a township scans the card from its original and accepts', async () =>
    verifyAtTownship(await visit({ as: 'township', at: '/desk' })))
  await test.step('now it is not, and the list says why', async () => {
    await citizen.reload()
    await expect(bring).not.toContainText('居民身份证')
    await expect(omitted).toContainText(/我们已有您的居民身份证：办件.+经窗口与原件核对，可以使用到/)
  })
  await test.step('the application does not ask for it either', async () => {
    await citizen.goto(SECOND.replace('/items', '/apply').replace('/list', ''))
    await fill(citizen, { '县（市、区）': '静宁县' })
    await citizen.getByRole('button', { name: /开始填写|重新填一份/ }).click()
    await citizen.goto(citizen.url().replace(/\/form\/.*/, '/materials'))
    const card = citizen
      .getByRole('listitem')
      .filter({ has: citizen.getByRole('heading', { name: /^居民身份证/ }) })
    await expect(card).toContainText('不用交')
    await expect(card.getByRole('button')).toHaveCount(0)
  })
  await test.step('what is held of me, and my word that it is not to be used', async () => {
    await citizen.goto('/my')
    await citizen.getByRole('link', { name: /我的材料/ }).click()
    await expect(citizen.getByText('乙级（窗口核验原件）')).toBeVisible()
    await citizen.getByRole('button', { name: /^不要复用/ }).click()
    await expect(citizen.getByText('按您的要求，不再复用')).toBeVisible()
    await citizen.goto(SECOND)
    await expect(bring).toContainText('居民身份证')
    await citizen.goto('/my/materials')
    await citizen.getByRole('button', { name: /^恢复复用/ }).click()
  })
  await test.step('everybody can use these pages', async () => {
    const seeing = await visit({ as: 'citizen1', at: SECOND })
    await usable(seeing, 'the list with the proof')
    await seeing.goto('/my/materials')
    await usable(seeing, 'what is held of me')
    const supervisor = await visit({ as: 'supervisor', at: '/desk/reuse', width: 1440, height: 900 })
    await expect(supervisor.getByRole('heading', { level: 1, name: '材料复用' })).toBeVisible()
    await usableAtDesk(supervisor, 'figures of reuse')
  })
})

/** A residence permit applied for at a township's window, the identity card scanned and found in order. */
async function verifyAtTownship(desk: Page): Promise<void> {
  const { kind, documentKind, documentNumber, name } = DEMO_PARTIES.citizen1
  const id = newId()
  const send = (path: string, body: object | string) =>
    desk.evaluate(
      async ([to, sent, key, isScan]) => {
        const reply = await fetch(`/api${to}`, {
          method: 'POST',
          headers: {
            'content-type': isScan ? 'application/octet-stream' : 'application/json',
            'idempotency-key': key,
          },
          body: isScan ? Uint8Array.from(atob(sent), (one) => one.charCodeAt(0)) : sent,
        })
        if (!reply.ok) throw new Error(await reply.text())
        return (await reply.json()) as { id: string }
      },
      [
        path,
        typeof body === 'string' ? body : JSON.stringify(body),
        newId(),
        typeof body === 'string',
      ] as const,
    )
  const scan = await send(`/registrations/${id}/files?material=identity&name=card.png`, PNG)
  await send('/registrations', {
    ...{ id, item: FIRST, place: '620826101000', applicant: { kind, documentKind, documentNumber, name } },
    situation: { ground: 'work', self: 'self', lived: 'yes' },
    materials: [
      { material: 'identity', verdict: 'ok', scans: [scan.id] },
      { material: 'job', verdict: 'ok' },
    ],
    ...{ originals: true, delivery: { way: 'pickup' } },
  })
  await send(`/cases/${id}/acceptance`, {})
}

/** One white point. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII='
