import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { INITIAL_DAYS } from '../core/administration.ts'
import { RuleViolation } from '../core/violation.ts'
import { ROLE } from '../core/words/organisation.ts'
import { resetStaffPassword } from '../modules/identity/reset.ts'
import { assertSound, openStaffAccount } from '../modules/identity/staff.ts'
import { staffAccounts } from '../modules/identity/staff-accounts.ts'
import { type AdministratorRole, foundAdministrator } from '../modules/organisation/founding.ts'
import { chinaToday } from '../platform/china-time.ts'
import { readConfig } from '../platform/config.ts'
import { asOwner, joinDatabase } from '../platform/database.ts'
import { openDb } from '../platform/db.ts'
import { migrate } from '../platform/migrate.ts'
import { reach } from '../platform/milestone.ts'
import { CannotAnswer, command, type Io, WrongArguments } from './command.ts'

/** How the three are named on the command line, and the staff number each gets when none is given. */
const POSTS = {
  system: { role: 'systemAdmin', staffNo: '00001' },
  security: { role: 'securityAdmin', staffNo: '00002' },
  audit: { role: 'auditAdmin', staffNo: '00003' },
} as const satisfies Record<string, { role: AdministratorRole; staffNo: string }>

/** The three administrators of an empty city, one by one. Everybody else is entered by them. */
export const admin = command({
  name: 'admin',
  usage: `用法：npx onewindow admin create --login 登录名 --name 姓名 [--post system|security|audit] [--staff-no 工号]
      npx onewindow admin password --login 登录名

create：在没有人员的城市里载入区划和部门，建立一名管理员：system 系统管理员（默认）、security 安全管理员、audit 审计管理员。
三员应当是三个不同的人，各运行一次。安全管理员和审计管理员首次登录时须设置新密码，这里设置的密码${INITIAL_DAYS}天内有效。
中途中断的，用同样的参数再运行一次即可接着办完；已经建立的不做任何改动。

password：为忘记密码的工作人员重设，已有登录即刻退出，首次登录时须设置新密码，${INITIAL_DAYS}天内有效。
安全管理员和审计管理员的密码只能这样重设：系统管理员发放的密码，系统管理员自己也知道。

密码从标准输入读取一行，不写在命令行上；在终端里会提示输入，不显示。
数据库由 DATABASE_URL 指定；没有指定时是本文件夹的内置数据库，没有运行的会临时启动。`,
  options: {
    login: { type: 'string' },
    name: { type: 'string' },
    post: { type: 'string', default: 'system' },
    'staff-no': { type: 'string' },
    help: { type: 'boolean' },
  },
  async answer({ values, positionals }, io) {
    const [doing] = positionals
    if (positionals.length !== 1 || (doing !== 'create' && doing !== 'password'))
      throw new WrongArguments('admin 后面应为 create 或者 password。')
    const work = doing === 'create' ? await creating(values, io) : await resetting(values, io)
    const database = await joinDatabase(readConfig(), 'onewindow admin', { create: doing === 'create' })
    try {
      io.stdout.write(`${await work(database.url)}\n`)
    } catch (error) {
      if (error instanceof RuleViolation) throw new CannotAnswer(error.message)
      throw error
    } finally {
      await database.stop()
    }
  },
})

type Values = {
  login?: string | undefined
  name?: string | undefined
  post?: string
  'staff-no'?: string | undefined
}
/** What is asked of a database, when everything on the command line is right. */
type Work = (url: string) => Promise<string>

async function creating({ login, name, post = 'system', 'staff-no': given }: Values, io: Io): Promise<Work> {
  if (!login || !name) throw new WrongArguments('请用 --login 写明登录名，用 --name 写明姓名。')
  if (!isPost(post)) throw new WrongArguments('--post 应为 system、security 或者 audit。')
  const { role, staffNo } = POSTS[post]
  const asked = { role, login, name, staffNo: given ?? staffNo, password: await passwordFrom(io) }
  return (url) => create(url, asked)
}

async function resetting({ login }: Values, io: Io): Promise<Work> {
  if (!login) throw new WrongArguments('请用 --login 写明登录名。')
  const password = await passwordFrom(io)
  return async (url) => {
    const db = openDb(url, 1)
    const name = await resetStaffPassword(db, login, password).finally(() => db.destroy())
    return `已为${name}（登录名 ${login}）重设密码，已有登录已退出；首次登录时须设置新密码，${INITIAL_DAYS}天内有效。`
  }
}

const isPost = (post: string): post is keyof typeof POSTS => Object.hasOwn(POSTS, post)

type Asked = { role: AdministratorRole; login: string; name: string; staffNo: string; password: string }

/**
 * From whatever state an earlier run left behind to the one that was asked for, and one sentence that says what it is.
 * Two at once take turns. Throws what is wrong with login or password before anything is written, and `CannotAnswer`
 * where somebody else is that administrator.
 */
async function create(url: string, asked: Asked): Promise<string> {
  assertSound(asked)
  return asOwner(url, async (owner) => {
    await migrate(owner)
    await owner.query("select pg_advisory_lock(hashtext('cli.admin'))") // until this connection ends
    const founded = await foundAdministrator(owner, { ...asked, on: chinaToday() })
    await reach(owner, 'founded')
    return openFor(url, asked, founded)
  })
}

/** The account of whoever is that administrator: opened now, there already, or somebody else's. */
async function openFor(
  url: string,
  { role, login, name, password }: Asked,
  founded: { person: string; name: string },
): Promise<string> {
  const title = ROLE[role].zh
  const db = openDb(url, 1)
  try {
    const account = (await staffAccounts(db, [founded.person])).get(founded.person)
    if (account?.login === login && founded.name === name && account.state !== 'disabled')
      return `${title}${name}（登录名 ${login}）已经建立，没有改动；密码仍是原来的。`
    if (account)
      throw new CannotAnswer(
        `已经有${title}${founded.name}（登录名 ${account.login}），没有改动。其他人员请由系统管理员登录后登记。`,
      )
    if (founded.name !== name)
      throw new CannotAnswer(
        `${title}已登记为${founded.name}，还没有账号。请用 --name ${founded.name} 再运行一次，为其开通账号。`,
      )
    const initial = role !== 'systemAdmin'
    await openStaffAccount(db, { person: founded.person, name, login, password, initial })
    return `已建立${title}${name}，登录名 ${login}。${initial ? `首次登录时须设置新密码，${INITIAL_DAYS}天内有效。` : ''}`
  } finally {
    await db.destroy()
  }
}

/** One line. In a terminal it is asked for and not shown. */
async function passwordFrom({ stdin, stderr }: Io): Promise<string> {
  const terminal = 'isTTY' in stdin && stdin.isTTY === true
  if (terminal) stderr.write('密码（至少 12 个字符，输入时不显示）：')
  const output = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: stdin, output, terminal })
  try {
    for await (const line of lines) return line
    throw new WrongArguments('没有读到密码。')
  } finally {
    lines.close()
    if (terminal) stderr.write('\n')
  }
}
