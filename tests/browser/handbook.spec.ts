import { usableAtDesk } from './access.ts'
import { expect, test } from './people.ts'

test.describe.configure({ timeout: 120_000 })

test('the manager of a hall has a volume made, sees it done, and a citizen without script takes it along', async ({
  visit,
}) => {
  const manager = await visit({ as: 'manager', at: '/desk/handbooks', width: 1440, height: 900 })
  await manager.getByLabel('选择分册').selectOption('birth')
  await manager.getByRole('button', { name: '制作' }).click()
  const line = manager.getByRole('row', { name: /生育服务分册/ })
  await expect(line).toContainText('已完成')
  await usableAtDesk(manager, 'handbooks')
  await manager.getByRole('button', { name: '制作' }).click()
  await expect(manager.getByText('内容没有变化，已有同样的一册。')).toBeVisible()

  const citizen = await visit({ at: '/', script: false, width: 360 })
  await citizen.goto('/handbooks')
  const [name, href] = [/^PDF 版/, '/handbooks/birth.pdf']
  await expect(citizen.getByRole('link', { name }).and(citizen.locator(`[href="${href}"]`))).toBeVisible()
  const answer = await citizen.request.get(href)
  expect([answer.status(), (await answer.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
})
