import { usableAtDesk } from './access.ts'
import { expect, test } from './people.ts'

test.describe.configure({ timeout: 180_000 })

test('an inspection is recorded by keyboard, answered by the department, sent back and confirmed', async ({
  visit,
}) => {
  const supervisor = await visit({ as: 'supervisor', at: '/desk/inspections', width: 1440, height: 900 })
  await expect(supervisor.getByRole('grid').getByRole('row').nth(1)).toBeVisible()
  await supervisor.keyboard.press('n')
  const form = supervisor.getByRole('form', { name: '登记督查' })
  await form.getByLabel('县（区）').selectOption({ label: '静宁县' })
  await form.getByLabel('对象类型').selectOption({ label: '部门' })
  await form.getByLabel('督查对象').selectOption({ label: '静宁县市场监督管理局' })
  await form.getByLabel('督查人员').fill('独自一人')
  await form.getByLabel('督查内容').fill('一次性告知落实情况')
  await form.getByLabel('问题', { exact: true }).fill('告知书没有写明补正期限')
  await form.getByLabel('依据').fill('《行政许可法》第三十二条')
  await form.getByLabel('责任单位', { exact: true }).selectOption({ label: '静宁县市场监督管理局' })
  await form.getByLabel('整改期限').fill('2030-01-04')
  await supervisor.keyboard.press('Control+Enter')
  await expect(form.getByText('督查应当由两人以上进行')).toBeVisible()
  await usableAtDesk(supervisor, 'an inspection with faults')
  await form.getByLabel('督查人员').fill('甲某、乙某')
  await supervisor.keyboard.press('Control+Enter')
  await expect(form).toBeHidden()

  const approver = await visit({ as: 'approver', at: '/desk/rectifications', width: 1440, height: 900 })
  const report = async (text: string) => {
    await approver.getByRole('row', { name: /告知书没有写明补正期限/ }).click()
    await approver.keyboard.press('r')
    const answer = approver.getByRole('form', { name: '报送整改情况' })
    await answer.getByLabel('整改情况').fill(text)
    await approver.keyboard.press('Control+Enter')
    await expect(answer).toBeHidden()
  }
  await report('已更换告知书样式')
  await expect(approver.getByRole('article').getByText('待确认')).toBeVisible()

  const judge = async (act: string, note: string) => {
    await supervisor.goto('/desk/inspections?progress=waiting')
    await supervisor.getByRole('row', { name: /静宁县市场监督管理局.*一次性告知落实情况/ }).click()
    await supervisor.getByRole('article').getByRole('button', { name: act }).first().click()
    const verdict = supervisor.getByRole('form')
    if (note) await verdict.getByRole('textbox').fill(note)
    await verdict.getByRole('button', { name: act }).click()
    await expect(verdict).toBeHidden()
  }
  await judge('退回整改', '请附新样式')
  await approver.reload()
  await report('新样式已附')
  await judge('确认销号', '')
  await expect(supervisor.getByRole('article').getByText('已销号').first()).toBeVisible()
})
