import { lastWords } from '../platform/trouble.ts'
import { type Command, EXIT, type Io } from './command.ts'

/** Every command, loaded when it is asked for: `deadline`, `check-id` and `lint` need neither a build nor a database. */
// biome-ignore format: a table is read by its columns
const COMMANDS: Record<string, { summary: string; load: () => Promise<Command> }> = {
  start:      { summary: '启动一窗，与 npm start 相同', load: async () => (await import('./start.ts')).start },
  migrate:    { summary: '更新数据库结构', load: async () => (await import('./migrate.ts')).migrateCommand },
  admin:      { summary: '建立系统、安全、审计管理员（三员），或者为工作人员重设密码', load: async () => (await import('./admin.ts')).admin },
  deadline:   { summary: '计算以工作日计的办理期限', load: async () => (await import('./deadline.ts')).deadline },
  'check-id': { summary: '校验公民身份号码、统一社会信用代码、事项编码和投资项目代码', load: async () => (await import('./check-id.ts')).checkId },
  lint:       { summary: '检查办事指南：缺项、模糊用语、前后不一致', load: async () => (await import('./lint.ts')).lintCommand },
  handbook:   { summary: '把办事指南编印成标准化手册的一册（PDF 或 Word）', load: async () => (await import('./handbook.ts')).handbook },
  verify:     { summary: '核对全部办件和管理变更的记录是否完整、未被改动', load: async () => (await import('./verify.ts')).verify },
}

/** `npx onewindow <command>`. The answer is the exit code. */
export async function onewindow(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...args] = argv
  if (name === undefined || name === '--help' || name === 'help') {
    ;(name === undefined ? io.stderr : io.stdout).write(OVERVIEW)
    return name === undefined ? EXIT.wrongArguments : EXIT.answered
  }
  const found = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!found) {
    io.stderr.write(`没有这个命令：${name}。\n${OVERVIEW}`)
    return EXIT.wrongArguments
  }
  try {
    return await (await found.load()).run(args, io)
  } catch (error) {
    io.stderr.write(`${lastWords(error)}\n`)
    return EXIT.couldNotAnswer
  }
}

const WIDTH = Math.max(...Object.keys(COMMANDS).map((name) => name.length))
const LINES = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(WIDTH)}  ${summary}`)
const OVERVIEW = `用法：npx onewindow <命令> [选项]

${LINES.join('\n')}

npx onewindow <命令> --help 说明一个命令的用法。
退出码：0 已答复，1 不能答复（或核对发现问题），2 参数有误。
`

if (import.meta.main) process.exitCode = await onewindow(process.argv.slice(2), process)
