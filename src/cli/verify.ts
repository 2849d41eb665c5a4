import { verifyCases } from '../modules/cases/verify.ts'
import { readConfig } from '../platform/config.ts'
import { asOwner, joinDatabase } from '../platform/database.ts'
import { codeOf, trouble } from '../platform/trouble.ts'
import { CannotAnswer, command, WrongArguments } from './command.ts'

type Verdict = Awaited<ReturnType<typeof verifyCases>>

/** Every case folded and hashed again. A bad row is an answer, but never a success: exit code 1. */
export const verify = command({
  name: 'verify',
  summary: '核对全部办件的记录是否完整、未被改动',
  usage: `用法：npx onewindow verify [--json]

从头重算每个办件的事件链和现状，与库中的记录逐一比对；服务不必停止。
数据库由 DATABASE_URL 指定；没有指定时是本文件夹的内置数据库，没有运行的会临时启动。

  --json  只输出一行：{"ok":true,"cases":312,"events":4180,"firstBad":null}

退出码：0 全部一致；1 有一条不一致（firstBad 指出办件和事件序号），或者不能核对；2 参数有误。`,
  options: { json: { type: 'boolean' }, help: { type: 'boolean' } },
  async answer({ values: { json }, positionals }, io) {
    if (positionals.length > 0) throw new WrongArguments(`verify 不接受参数：${positionals[0]}。`)
    const verdict = await judge()
    if (json) io.stdout.write(`${JSON.stringify(verdict)}\n`)
    if (verdict.firstBad) throw new CannotAnswer(complaint(verdict.firstBad))
    if (!json) io.stdout.write(`全部一致：${verdict.cases} 个办件，${verdict.events} 条事件。\n`)
  },
})

async function judge(): Promise<Verdict> {
  const database = await joinDatabase(readConfig(), 'onewindow verify')
  try {
    return await asOwner(database.url, async (client) => {
      await client.query('begin isolation level repeatable read read only') // one instant, while people go on working
      return verifyCases(client)
    })
  } catch (error) {
    const isEmpty = ['42P01', '3F000'].includes(codeOf(error))
    throw isEmpty ? trouble('这个数据库里还没有办件的表。请先执行 npx onewindow migrate。', error) : error
  } finally {
    await database.stop()
  }
}

function complaint({ caseId, seq, what }: NonNullable<Verdict['firstBad']>): string {
  return `发现不一致：办件 ${caseId}，第 ${seq} 条事件（${what}）。`
}
