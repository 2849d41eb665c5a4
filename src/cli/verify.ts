import { verifyCases } from '../modules/cases/verify.ts'
import { verifyClocks } from '../modules/cases/verify-clocks.ts'
import { verifyDrafts } from '../modules/catalogue/verify.ts'
import { verifyRecord } from '../modules/organisation/record.ts'
import { readConfig } from '../platform/config.ts'
import { asOwner, joinDatabase } from '../platform/database.ts'
import { codeOf, trouble } from '../platform/trouble.ts'
import { CannotAnswer, command, WrongArguments } from './command.ts'

/** Every case folded and hashed again, and every line of the record of administration. A bad row is an answer, but never a success: exit code 1. */
export const verify = command({
  name: 'verify',
  usage: `用法：npx onewindow verify [--clocks] [--json]

从头重算每个办件的事件链和现状，以及管理变更和事项审核的记录链，与库中的记录逐一比对；服务不必停止。
数据库由 DATABASE_URL 指定；没有指定时是本文件夹的内置数据库，没有运行的会临时启动。

  --clocks  改为核对期限：按事件和现行工作日历重算每一个时限，与库中的日期比对
  --json    只输出一行：{"ok":true,"cases":312,"events":4180,"firstBad":null}
            （--clocks 时 events 换成 clocks）

退出码：0 全部一致；1 有一条不一致（firstBad 指出办件和事件序号，或者管理变更的序号），或者不能核对；2 参数有误。`,
  options: { clocks: { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
  async answer({ values: { clocks, json }, positionals }, io) {
    if (positionals.length > 0) throw new WrongArguments(`verify 不接受参数：${positionals[0]}。`)
    const { verdict, complaint, praise } = clocks ? await judgeClocks() : await judgeRecord()
    if (json) io.stdout.write(`${JSON.stringify(verdict)}\n`)
    if (complaint) throw new CannotAnswer(complaint)
    if (!json) io.stdout.write(`${praise}\n`)
  },
})

async function judgeRecord() {
  const [ofCases, ofChanges, ofDrafts] = await overEverything(
    async (client) =>
      [await verifyCases(client), await verifyRecord(client), await verifyDrafts(client)] as const,
  )
  const { cases, events, firstBad: badEvent } = ofCases
  const { changes, firstBad: badLine } = ofChanges
  const { acts, firstBad: badAct } = ofDrafts
  return {
    verdict: {
      ok: ofCases.ok && ofChanges.ok && ofDrafts.ok,
      ...{ cases, events, firstBad: badEvent ?? badLine ?? badAct },
    },
    praise: `全部一致：${cases} 个办件，${events} 条事件，${changes} 条管理变更，${acts} 条事项审核记录。`,
    complaint: badEvent
      ? `发现不一致：办件 ${badEvent.caseId}，第 ${badEvent.seq} 条事件（${badEvent.what}）。`
      : badLine
        ? `发现不一致：管理变更记录第 ${badLine.change} 条（${badLine.what}）。`
        : badAct && `发现不一致：事项草案 ${badAct.draft}，第 ${badAct.seq} 条记录（${badAct.what}）。`,
  }
}

async function judgeClocks() {
  const verdict = await overEverything(verifyClocks)
  const { cases, clocks, firstBad: bad } = verdict
  const said = (day: string | null) => day ?? '没有'
  return {
    verdict,
    praise: `全部一致：${cases} 个办件，${clocks} 个时限。`,
    complaint:
      bad &&
      `发现不一致：办件 ${bad.caseId}，时限 ${bad.clock}，库中是 ${said(bad.stored)}，重算是 ${said(bad.computed)}。`,
  }
}

/** As of one instant, while people go on working. */
async function overEverything<T>(
  look: (client: Parameters<typeof verifyCases>[0]) => Promise<T>,
): Promise<T> {
  const database = await joinDatabase(readConfig(), 'onewindow verify')
  try {
    return await asOwner(database.url, async (client) => {
      await client.query('begin isolation level repeatable read read only')
      return look(client)
    })
  } catch (error) {
    const isEmpty = ['42P01', '3F000'].includes(codeOf(error))
    throw isEmpty ? trouble('这个数据库里还没有办件的表。请先执行 npx onewindow migrate。', error) : error
  } finally {
    await database.stop()
  }
}
