import { type Day, dayInChina } from '../core/day.ts'
import {
  checkCitizenId,
  checkCreditCode,
  checkItemCode,
  checkProjectCode,
  type Verdict,
} from '../core/identifier.ts'
import { command, WrongArguments } from './command.ts'
import { answerLines } from './lines.ts'

/** What can be checked, and by which standard. */
const CHECKS: Readonly<Record<string, (value: string, today: Day) => Verdict>> = {
  citizen: checkCitizenId,
  uscc: checkCreditCode,
  item: checkItemCode,
  project: checkProjectCode,
}

export const checkId = command({
  name: 'check-id',
  usage: `用法：
  npx onewindow check-id <citizen|uscc|item|project> <号码> [--json]
  npx onewindow check-id <citizen|uscc|item|project> --batch

  citizen  公民身份号码（GB 11643），18位
  uscc     统一社会信用代码（GB 32100），18位
  item     事项编码（GB/T 39554.1），12位、31位或者33位
  project  投资项目代码（GB/T 40058），如 2606-451323-04-01-451872
  --json   只输出一行：{"valid":true} 或者 {"valid":false,"reason":"…"}
  --batch  从标准输入每行读取一个号码，逐行输出结果；空行输出 {"error":"…"}

只按标准本身判断：小写按大写读，首尾空格不计；不查行政区划，也不查是否真实登记。
退出码：0 已作答（包括无效）；2 参数有误。`,
  options: { json: { type: 'boolean' }, batch: { type: 'boolean' }, help: { type: 'boolean' } },
  async answer({ values: { json, batch }, positionals }, io) {
    const [kind, value, ...more] = positionals
    if (kind === undefined) throw new WrongArguments('缺少号码的种类：citizen、uscc、item 或者 project。')
    const check = Object.hasOwn(CHECKS, kind) ? CHECKS[kind] : undefined
    if (!check) throw new WrongArguments(`没有这种号码：${kind}。可以是 citizen、uscc、item、project。`)
    if (more.length > 0) throw new WrongArguments('一次只能写一个号码；号码中有空格的，请加引号。')
    const today = dayInChina(Date.now())
    if (batch) {
      if (value !== undefined) throw new WrongArguments('使用 --batch 时，号码从标准输入读取。')
      return answerLines(io, (line) => (line.trim() === '' ? { error: '空行。' } : check(line, today)))
    }
    if (value === undefined) throw new WrongArguments('缺少要校验的号码。')
    const verdict = check(value, today)
    io.stdout.write(
      `${json ? JSON.stringify(verdict) : verdict.valid ? '有效。' : `无效：${verdict.reason}`}\n`,
    )
  },
})
