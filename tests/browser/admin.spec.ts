import { faults, usable, usableAtDesk } from './access.ts'
import { expect, type Page, test } from './people.ts'

test.describe.configure({ timeout: 240_000 })

const POST = '庄浪县政务服务中心3号窗口综合受理岗'
const OWN = '门前三棵老杏树春天开花的'
const DESK = { width: 1440, height: 900 }

const dialog = (page: Page) => page.getByRole('dialog')
const article = (page: Page) => page.getByRole('article')
const rows = (page: Page) => page.getByRole('grid').getByRole('row')
const said = (page: Page, text: string | RegExp) => expect(page.getByText(text).first()).toBeVisible()
/** Every change says why; Ctrl+Enter sends the form. */
async function because(page: Page, reason: string): Promise<void> {
  await dialog(page).getByLabel('原因').fill(reason)
  await page.keyboard.press('Control+Enter')
  await expect(dialog(page).getByLabel('原因')).toBeHidden()
}

/** One of very many, by a few letters. */
async function choose(page: Page, label: string, text: string): Promise<void> {
  await dialog(page).getByRole('combobox', { name: label, exact: true }).fill(text)
  await dialog(page).getByRole('listbox', { name: label, exact: true }).getByRole('option').first().click()
}

test('an account is opened, a post given, and the new clerk begins', async ({ visit }) => {
  const system = await visit({ as: 'sysadmin', at: '/desk', ...DESK })
  await expect(system).toHaveURL(/\/desk\/people/)
  await expect(rows(system).nth(1)).toBeVisible()
  await usableAtDesk(system, 'people')
  const staffNo = `77${Date.now() % 1_000_000}`
  const login = `new${staffNo}`
  await test.step('the system administrator enters somebody, by keyboard', async () => {
    await system.keyboard.press('n')
    await dialog(system).getByLabel('姓名', { exact: true }).fill('常永红')
    await dialog(system).getByLabel('工号', { exact: true }).fill(staffNo)
    await dialog(system).getByLabel('所在县（区）').selectOption({ label: '庄浪县' })
    await dialog(system).getByLabel('单位').selectOption({ label: '庄浪县政务服务和大数据管理局' })
    await dialog(system).getByLabel('职务', { exact: true }).fill('综合窗口工作人员')
    await usableAtDesk(system, 'entering somebody')
    await because(system, '窗口新增人员')
    await expect(article(system).getByRole('heading', { name: '常永红' })).toBeVisible()
    await usableAtDesk(system, 'a person')
  })

  const password = await test.step('and opens an account: its password is shown once', async () => {
    await system.getByRole('button', { name: '开通账号' }).click()
    await dialog(system).getByLabel('登录名').fill(login)
    await usableAtDesk(system, 'opening an account')
    await because(system, '新入职')
    const slip = dialog(system).getByRole('region', { name: '一窗账号开通单' })
    const shown = (await slip.getByText(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/).textContent()) ?? ''
    await usableAtDesk(system, 'the slip')
    await dialog(system).getByRole('button', { name: '已交给本人，关闭' }).click()
    await said(system, '待首次登录')
    await expect(system.getByText(shown)).toBeHidden()
    return shown
  })

  await test.step('without a post nobody comes in', async () => {
    const page = await visit()
    await begin(page, login, password)
    await page.getByLabel('新密码', { exact: true }).fill('短')
    await page.getByLabel('再输入一次新密码').fill('短')
    await page.getByRole('button', { name: '保存并继续' }).click()
    await said(page, '密码太短')
    await usable(page, 'a new password, with a fault')
    await page.getByLabel('新密码', { exact: true }).fill(OWN)
    await page.getByLabel('再输入一次新密码').fill(OWN)
    await page.getByRole('button', { name: '保存并继续' }).click()
    await said(page, '您目前没有在岗的岗位')
  })

  const security = await visit({ as: 'secadmin', at: `/desk/posts?q=${encodeURIComponent(POST)}`, ...DESK })
  await test.step('the security administrator gives the post', async () => {
    await rows(security).nth(1).click()
    await expect(article(security).getByRole('heading', { name: POST })).toBeVisible()
    await usableAtDesk(security, 'a post')
    await article(security).getByRole('button', { name: '换人：A岗' }).click()
    await dialog(security).getByRole('combobox', { name: '任职人' }).fill(staffNo)
    await expect(dialog(security).getByRole('option', { name: /常永红/ })).toBeVisible()
    expect.soft(await faults(security), 'choosing somebody').toEqual([])
    await dialog(security).getByRole('combobox', { name: '任职人' }).press('Enter')
    await usableAtDesk(security, 'appointing')
    await because(security, '窗口轮岗')
    await expect(article(security).getByRole('link', { name: '常永红' })).toBeVisible()
  })

  const clerk = await visit(DESK)
  await test.step('and the new clerk sees the desk', async () => {
    await clerk.goto('/signin?return=/desk')
    await enter(clerk, login, OWN)
    await expect(clerk).toHaveURL(/\/desk\/inbox/)
    await said(clerk, '庄浪县政务服务中心 · 3号窗口')
    await expect(clerk.getByRole('link', { name: '窗口登记' })).toBeVisible()
    await expect(clerk.getByRole('link', { name: '人员' })).toBeHidden()
  })

  await test.step('a disabled account is out with the next click', async () => {
    await system.reload()
    await system.getByRole('button', { name: '停用账号' }).click()
    await because(system, '被借调到外单位')
    await said(system, '已停用')
    await clerk.reload()
    await expect(clerk).toHaveURL(/interaction/)
    await enter(clerk, login, OWN)
    await said(clerk, '该账号已停用')
  })

  await test.step('and the audit administrator reads all of it', async () => {
    const audit = await visit({ as: 'auditadmin', at: '/desk', ...DESK })
    await expect(audit).toHaveURL(/\/desk\/changes/)
    for (const kind of ['停用账号', '任命', '本人修改密码', '开通账号', '登记人员'])
      await expect(rows(audit).filter({ hasText: kind }).filter({ hasText: '常永红' }).first()).toBeVisible()
    await usableAtDesk(audit, 'changes')
    await rows(audit).filter({ hasText: '任命' }).first().click()
    await expect(article(audit).getByText('窗口轮岗')).toBeVisible()
    await usableAtDesk(audit, 'a change')
    await audit.goto('/desk/people')
    await rows(audit).nth(1).click()
    await said(audit, /^只供查看/)
  })
})

test('what a post may decide is given and taken back', async ({ visit }) => {
  const page = await visit({ as: 'secadmin', at: '/desk/rights', ...DESK })
  await expect(rows(page).nth(1)).toBeVisible()
  await usableAtDesk(page, 'authorisations')
  await page.keyboard.press('n')
  await choose(page, '被授权岗位', '庄浪县政务服务中心4号窗口')
  await dialog(page).getByLabel('所在县（区）').selectOption({ label: '庄浪县' })
  await dialog(page).getByLabel('授权机关').selectOption({ label: '庄浪县市场监督管理局' })
  await dialog(page).getByLabel('指定事项').check()
  await choose(page, '事项', '食品经营')
  await dialog(page).getByLabel('依据文件').fill('庄市监发〔2026〕9号')
  await dialog(page).getByLabel('文件日期').fill('2026-01-05')
  await usableAtDesk(page, 'authorising')
  await because(page, '授权到位')
  await page.getByRole('searchbox', { name: '岗位、机关或文件' }).fill('庄市监发〔2026〕9号')
  await expect(rows(page).filter({ hasText: '食品经营' })).toHaveCount(1)
  await page.getByRole('button', { name: /^收回：庄浪县政务服务中心4号窗口/ }).click()
  await dialog(page).getByLabel('即刻（今天起）').check()
  await usableAtDesk(page, 'withdrawing')
  await because(page, '职能调整')
  await said(page, '没有符合条件的授权')
})

test('a window and its post are opened and closed, and an organ renamed, by keyboard', async ({ visit }) => {
  const place = `/desk/sites?q=${encodeURIComponent('泾川县政务服务中心')}`
  const system = await visit({ as: 'sysadmin', at: place, ...DESK })
  await rows(system).nth(1).click()
  const hall = article(system)
  await expect(hall.getByRole('heading', { name: '泾川县政务服务中心' })).toBeVisible()
  await usableAtDesk(system, 'a site')
  const [number, name] = [String(100 + (Date.now() % 800)), `专窗${Date.now() % 1_000_000}`]
  await test.step('a window', async () => {
    await hall.getByRole('button', { name: '开设窗口' }).click()
    await dialog(system).getByLabel('窗口号').fill(number)
    await dialog(system).getByLabel('窗口名称').fill(name)
    await dialog(system).getByLabel('医保社保').check()
    await usableAtDesk(system, 'opening a window')
    await because(system, '业务量增加')
    await expect(hall.getByText(name)).toBeVisible()
  })
  const title = `泾川县政务服务中心${number}号窗口综合受理岗`
  await test.step('a post at it, named by where it sits, and its last day', async () => {
    await hall.getByRole('button', { name: '新设岗位' }).click()
    await dialog(system).getByLabel('岗位类别').selectOption({ label: '综合受理岗' })
    await dialog(system)
      .getByLabel('所在窗口')
      .selectOption({ label: `${number}号 ${name}` })
    await expect(dialog(system).getByLabel('岗位名称')).toHaveValue(title)
    await usableAtDesk(system, 'opening a post')
    await because(system, '配备人员')
    await hall.getByRole('link', { name: title }).click()
    await article(system).getByRole('button', { name: '撤销岗位' }).click()
    await usableAtDesk(system, 'closing a post')
    await because(system, '不再需要')
    await expect(article(system).getByText(/\d 至 \d/)).toBeVisible()
  })
  await test.step('an organ is called otherwise from a day on', async () => {
    await system.goto(`/desk/organs?q=${encodeURIComponent('泾川县')}`)
    await rows(system)
      .nth(1 + (Date.now() % 15))
      .click()
    const heading = article(system).getByRole('heading', { level: 1 })
    const before = (await heading.textContent()) ?? ''
    await usableAtDesk(system, 'an organ')
    await article(system).getByRole('button', { name: '机构更名' }).click()
    await dialog(system).getByLabel('全称').fill(`${before}（筹）`)
    await dialog(system).getByLabel('起始日').fill('2027-03-01')
    await usableAtDesk(system, 'renaming an organ')
    await because(system, '机构改革')
    await expect(article(system).getByText(`${before}（筹）`)).toBeVisible()
    await expect(heading).toHaveText(before)
  })
  const audit = await visit({ as: 'auditadmin', at: '/desk/changes', ...DESK })
  for (const kind of ['机构更名', '撤销岗位', '新设岗位', '开设窗口'])
    await expect(rows(audit).filter({ hasText: kind }).first()).toBeVisible()
})

test('the window proves an identity, and its clerk sees where they are signed in', async ({ visit }) => {
  const page = await visit({ as: 'clerk', at: '/desk/identities', ...DESK })
  await said(page, '看过身份证件原件后办理')
  await usableAtDesk(page, 'identities')
  const number = page.getByRole('textbox', { name: '证件号码' })
  await number.fill('62080219881120361X')
  await number.press('Enter')
  await said(page, '张建国')
  await usableAtDesk(page, 'an applicant')
  await page.getByRole('button', { name: '核验证件' }).click()
  await dialog(page).getByLabel('姓名', { exact: true }).fill('张建国')
  await usableAtDesk(page, 'proving')
  await page.keyboard.press('Control+Enter')
  await expect(dialog(page)).toBeHidden()
  await said(page, /已实名核验（.* 核验）/)
  await number.fill('91620826MA7L1QGX3C')
  await number.press('Enter')
  await said(page, '静宁县崆岭果品商贸有限公司')
  await usableAtDesk(page, 'an enterprise')
  await page.getByRole('button', { name: /综合受理岗$/ }).click()
  await page.getByRole('menuitem', { name: '登录设备' }).click()
  await expect(dialog(page).getByText('本设备')).toBeVisible()
  await usableAtDesk(page, 'sign-ins')
})

test('the legal representative lets somebody act for the enterprise, without script', async ({ visit }) => {
  const page = await visit({ as: 'owner', at: '/account', script: false })
  await page.getByRole('link', { name: /^管理委托/ }).click()
  await page.getByRole('link', { name: '新增委托' }).click()
  await page.getByRole('button', { name: '确认委托' }).click()
  await said(page, '请填写日期')
  await page.getByLabel('受托人姓名').fill('李秀兰')
  await page.getByLabel('受托人身份证号码').fill('620826195409120020')
  await page.getByLabel('截止日期').fill('2027年5月31日')
  await page.getByRole('button', { name: '确认委托' }).click()
  await said(page, '李秀兰')
  await page.getByRole('link', { name: /^收回委托：?李秀兰|收回委托.*李秀兰/ }).click()
  await page.getByRole('button', { name: '收回委托' }).click()
  await said(page, '已到期或收回的委托')
})

test('the pages of an account and of its mandates can be used by everybody', async ({ visit }) => {
  const page = await visit({ as: 'owner', at: '/account' })
  await usable(page, 'the account of a legal representative')
  await page.getByRole('link', { name: /^管理委托/ }).click()
  await usable(page, 'mandates')
  await page.getByRole('link', { name: '新增委托' }).click()
  await usable(page, 'giving a mandate')
  await page.goto('/account/password')
  await usable(page, 'changing a password')
})

async function begin(page: Page, login: string, password: string): Promise<void> {
  await page.goto('/signin?return=/desk')
  await enter(page, login, password)
  await expect(page).toHaveURL(/new-password$/)
}

async function enter(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}
