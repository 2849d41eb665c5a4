import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { RuleViolation } from '../core/violation.ts'
import { assertSound, openStaffAccount } from '../modules/identity/staff.ts'
import { foundCity } from '../modules/organisation/load.ts'
import { chinaToday } from '../platform/china-time.ts'
import { readConfig } from '../platform/config.ts'
import { asOwner, joinDatabase } from '../platform/database.ts'
import { openDb } from '../platform/db.ts'
import { migrate } from '../platform/migrate.ts'
import { reach } from '../platform/milestone.ts'
import { CannotAnswer, command, type Io, WrongArguments } from './command.ts'

/** The first person of an empty city. Everybody else is entered by them. */
export const admin = command({
  name: 'admin',
  summary: '在没有人员的城市里建立第一个系统管理员',
  usage: `用法：npx onewindow admin create --login 登录名 --name 姓名 [--staff-no 工号]

在空数据库里载入区划和部门，建立第一个系统管理员。密码从标准输入读取一行，不写在命令行上；在终端里会提示输入，不显示。
数据库由 DATABASE_URL 指定；没有指定时是本文件夹的内置数据库，没有运行的会临时启动。
已经有系统管理员时不做任何改动。`,
  options: {
    login: { type: 'string' },
    name: { type: 'string' },
    'staff-no': { type: 'string', default: '00001' },
    help: { type: 'boolean' },
  },
  async answer({ values, positionals }, io) {
    const { login, name, 'staff-no': staffNo = '00001' } = values
    if (positionals.length !== 1 || positionals[0] !== 'create')
      throw new WrongArguments('admin 后面应为 create。')
    if (!login || !name) throw new WrongArguments('请用 --login 写明登录名，用 --name 写明姓名。')
    const administrator = { login, name, staffNo, password: await passwordFrom(io) }
    const database = await joinDatabase(readConfig(), 'onewindow admin', { create: true })
    try {
      await asOwner(database.url, (owner) => migrate(owner))
      await createFirst(database.url, administrator)
    } catch (error) {
      if (error instanceof RuleViolation) throw new CannotAnswer(error.message)
      throw error
    } finally {
      await database.stop()
    }
    io.stdout.write(`已建立系统管理员 ${name}，登录名 ${login}。\n`)
  },
})

type First = { login: string; name: string; staffNo: string; password: string }

/** Throws what is wrong with the login or the password before anything is written, and `organisation/founded`. */
async function createFirst(url: string, { staffNo, ...given }: First): Promise<void> {
  assertSound(given)
  const on = chinaToday()
  const person = await asOwner(url, async (owner) => {
    const administrator = await foundCity(owner, { name: given.name, staffNo, on })
    await reach(owner, 'founded')
    return administrator
  })
  const db = openDb(url, 1)
  await openStaffAccount(db, { ...given, person }).finally(() => db.destroy())
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
