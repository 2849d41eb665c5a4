import { usable, usableAtDesk } from './access.ts'
import { apply } from './application.ts'
import { act, judgeAll, look, opened } from './desk.ts'
import { fill } from './forms.ts'
import { ANSWERED } from './pages.ts'
import { expect, type Page, test } from './people.ts'

test.describe.configure({ timeout: 240_000 })

/** The form of an act, open on the desk and not sent. */
async function form(page: Page, action: string) {
  await page
    .getByRole('toolbar', { name: '可以办理的操作' })
    .getByRole('button', { name: new RegExp(`^${action}`) })
    .click()
  return page.getByRole('form', { name: action, exact: true })
}

test('between acceptance and decision: field check, extension, suspension, hearing; the citizen runs no script', async ({
  visit,
}) => {
  const citizen = await visit({
    script: false,
    as: 'citizen1',
    at: `/apply/food-business-permit?${ANSWERED}`,
  })
  const kept = await apply(citizen)
  await test.step('the window accepts', async () => {
    const clerk = await visit({ as: 'clerk', at: '/desk' })
    await look(clerk, kept.number)
    await judgeAll(clerk)
    await act(clerk, '预审通过')
    await act(clerk, '受理')
  })
  const reviewer = await visit({ as: 'reviewer', at: '/desk' })
  await test.step('two people look at the place; the right to a hearing is told', async () => {
    await look(reviewer, kept.number)
    await act(reviewer, '完成环节')
    const check = await form(reviewer, '登记现场核查')
    await usableAtDesk(reviewer, 'the field check')
    await check.getByRole('button', { name: '登记现场核查', exact: true }).click()
    await expect(check.getByText('请至少选择两名核查人员')).toBeVisible()
    for (const box of (await check.getByRole('checkbox').all()).slice(0, 2)) await box.check()
    await check.getByLabel('核查情况').fill('布局与平面图一致，符合要求')
    await check.getByRole('button', { name: '登记现场核查', exact: true }).click()
    await expect(check).toBeHidden()
    await act(reviewer, '告知听证权利', { answers: { 涉及的重大利益关系: '油烟直接涉及同楼住户的重大利益' } })
    await expect(opened(reviewer).getByText('要求听证的期限').first()).toBeVisible()
  })
  const head = await visit({ as: 'approver', at: '/desk' })
  await test.step('the head lengthens the limit, suspends the case and lets it go on', async () => {
    await look(head, kept.number)
    await form(head, '延长办理期限')
    await usableAtDesk(head, 'an extension')
    await fill(head, { 理由: '申报内容涉及两个部门，需要进一步核实' })
    await head.getByRole('form').getByRole('button', { name: '延长办理期限' }).click()
    await expect(opened(head).getByText('办理期限延长 5 个工作日').first()).toBeVisible()
    const halt = await form(head, '中止办理')
    await halt.getByRole('button', { name: '中止办理', exact: true }).click()
    await expect(halt.getByText('请选择情形')).toBeVisible()
    await usableAtDesk(head, 'a suspension with faults')
    await halt.getByLabel('情形').selectOption({ index: 1 })
    await halt.getByLabel('理由').fill('租赁合同纠纷正在人民法院审理')
    await halt.getByRole('button', { name: '中止办理', exact: true }).click()
    await expect(opened(head).getByText('已中止', { exact: true })).toBeVisible()
    const seen = await visit({ as: 'citizen1', at: kept.page })
    await usable(seen, 'a case that is suspended')
    await form(head, '恢复办理')
    await usableAtDesk(head, 'the end of a suspension')
    await fill(head, { 理由: '调解书已经生效' })
    await head.getByRole('form').getByRole('button', { name: '恢复办理', exact: true }).click()
    await expect(opened(head).getByText('恢复办理通知书').first()).toBeVisible()
    const end = await form(head, '终止办理')
    await end.getByRole('button', { name: '终止办理', exact: true }).click()
    await expect(end.getByText('请选择情形')).toBeVisible()
    await usableAtDesk(head, 'a termination with faults')
    await head.keyboard.press('Escape')
  })
  await test.step('the citizen asks to be heard', async () => {
    await citizen.goto(kept.page)
    await citizen.getByRole('link', { name: '要求听证' }).click()
    await citizen.getByLabel('理由').fill('净化设备已经装好，愿意当面说明')
    await citizen.getByRole('button', { name: '要求听证' }).click()
    await expect(citizen.getByText('将在二十个工作日内举行听证').first()).toBeVisible()
    const seen = await visit({ as: 'citizen1', at: kept.page })
    await usable(seen, 'a case that is to be heard')
  })
  await test.step('the head gives notice of it', async () => {
    await look(head, kept.number)
    const notice = await form(head, '发出听证通知')
    await usableAtDesk(head, 'the notice of a hearing')
    await notice.getByLabel('听证地点').fill('三楼会议室')
    await notice.getByLabel('听证主持人').selectOption({ index: 1 })
    await notice.getByRole('button', { name: '发出听证通知', exact: true }).click()
    await expect(notice).toBeHidden()
    const record = await form(head, '录入听证笔录')
    await record.getByRole('button', { name: '录入听证笔录', exact: true }).click()
    await expect(record.getByText('请录入听证笔录')).toBeVisible()
    await usableAtDesk(head, 'the record of a hearing, with faults')
    await head.keyboard.press('Escape')
    await citizen.reload()
    await expect(citizen.getByText('听证通知书').first()).toBeVisible()
    await expect(citizen.getByText(/听证定于/).first()).toBeVisible()
  })
})
