import type { Calendar } from '../core/calendar.ts'
import { type Due, due, type Pause } from '../core/clock.ts'
import { type Day, findDay, weekdayOf } from '../core/day.ts'
import { RuleViolation } from '../core/violation.ts'
import { readCalendar } from '../platform/calendar-files.ts'
import { CannotAnswer, command, WrongArguments } from './command.ts'
import { answerLines } from './lines.ts'

type Question = { from: Day; days: number; pauses: readonly Pause[] }

export const deadline = command({
  name: 'deadline',
  usage: `用法：
  npx onewindow deadline --from <日期> --days <工作日数> [--pause <开始>..<结束>]… [--json]
  npx onewindow deadline --batch

  --from   起算事件发生的日期，当日不计入，如 2026-09-18
  --days   期限，以工作日计；0 表示当日
  --pause  暂停期间（特别程序），自开始之日的次日起至结束之日止不计入；可以写多个，可以重叠
  --json   只输出一行：{"due":"2026-10-22","provisional":false}
  --batch  从标准输入逐行读取 {"from":"…","days":20,"pauses":[["…","…"]]}（pauses 可省略），逐行输出结果；
           读不懂或者无法计算的行输出 {"error":"…"}

工作日以国务院办公厅的放假通知为准；尚未公布放假通知的年度按周末和法定节假日推算，provisional 为 true。
退出码：0 已作答；1 无法作答；2 参数有误。`,
  options: {
    from: { type: 'string' },
    days: { type: 'string' },
    pause: { type: 'string', multiple: true },
    json: { type: 'boolean' },
    batch: { type: 'boolean' },
    help: { type: 'boolean' },
  },
  async answer({ values, positionals }, io) {
    if (positionals.length > 0) throw new WrongArguments(`不需要这个参数：${positionals[0]}。`)
    const { from, days, pause: pauses = [], json, batch } = values
    if (batch) {
      if (from !== undefined || days !== undefined || pauses.length > 0)
        throw new WrongArguments('使用 --batch 时，日期、天数和暂停期间从标准输入读取。')
      const calendar = readCalendar()
      return answerLines(io, (line) => answerOf(line, calendar))
    }
    const question = {
      from: dayArgument('--from', from),
      days: daysArgument(days),
      pauses: pauses.map(pauseArgument),
    }
    const answer = solve(question, readCalendar())
    if (answer instanceof RuleViolation) throw new CannotAnswer(answer.message)
    io.stdout.write(json ? `${JSON.stringify(inShort(answer))}\n` : inWords(question, answer))
  },
})

/** The due day, or the rule that stands against it. */
function solve({ from, days, pauses }: Question, calendar: Calendar): Due | RuleViolation {
  try {
    const answer = due({ startedOn: from, limit: { count: days, unit: 'workingDay' }, pauses }, calendar)
    if (answer === undefined) throw new TypeError('every pause of a question has an end')
    return answer
  } catch (problem) {
    if (problem instanceof RuleViolation) return problem
    throw problem
  }
}

function inShort({ on, provisional }: Due) {
  return { due: on, provisional }
}

function inWords({ from, days, pauses }: Question, { on, provisional }: Due): string {
  const lines = [
    `${spoken(on)}届满。`,
    `自${spoken(from)}起算，当日不计入，共${days}个工作日。`,
    ...pauses.map((p) => `暂停：${p.from}之后至${p.until}，期间不计入。`),
    ...(provisional ? ['期间涉及尚未公布放假通知的年度，此日期为暂定，通知公布后应当重新计算。'] : []),
  ]
  return `${lines.join('\n')}\n`
}

function spoken(d: Day): string {
  return `${d}（星期${'日一二三四五六'.charAt(weekdayOf(d))}）`
}

function dayArgument(option: string, text: string | undefined): Day {
  if (text === undefined) throw new WrongArguments(`缺少 ${option}。`)
  const found = findDay(text)
  if (found === undefined)
    throw new WrongArguments(`${option} 不是真实的日期（${text}），应写成 2026-09-18 的样子。`)
  return found
}

function daysArgument(text: string | undefined): number {
  if (text === undefined) throw new WrongArguments('缺少 --days。')
  const days = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (!Number.isSafeInteger(days)) throw new WrongArguments(`--days 应为不小于0的整数，不能是“${text}”。`)
  return days
}

function pauseArgument(text: string): Pause {
  const [from, until, ...more] = text.split('..')
  if (until === undefined || more.length > 0)
    throw new WrongArguments(`--pause 应写成 2026-09-21..2026-09-25 的样子，不能是“${text}”。`)
  return { from: dayArgument('--pause', from), until: dayArgument('--pause', until) }
}

/** The answer to one line of a batch: the due day, or why there is none. */
function answerOf(line: string, calendar: Calendar): { due: Day; provisional: boolean } | { error: string } {
  const question = questionOf(line)
  if ('error' in question) return question
  const answer = solve(question, calendar)
  return answer instanceof RuleViolation ? { error: answer.message } : inShort(answer)
}

/** What a line asks. A field nobody knows is refused: a misspelt `pauses` must not pass for a case without any. */
function questionOf(line: string): Question | { error: string } {
  if (line.trim() === '') return { error: '空行。' }
  const value = jsonOf(line)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { error: '不是一个 JSON 对象。' }
  const { from, days, pauses = [], ...unknown } = value as Readonly<Record<string, unknown>>
  const [stranger] = Object.keys(unknown)
  if (stranger !== undefined) return { error: `没有这个字段：${stranger}。` }
  const start = dayIn(from)
  if (start === undefined) return { error: 'from 应为真实的日期，如 2026-09-18。' }
  if (!Number.isSafeInteger(days) || (days as number) < 0) return { error: 'days 应为不小于0的整数。' }
  const spans = Array.isArray(pauses) ? pauses.map(pauseIn) : [undefined]
  const sound = spans.filter((span) => span !== undefined)
  if (sound.length < spans.length) return { error: 'pauses 应为 [["开始日期","结束日期"]] 的样子。' }
  return { from: start, days: days as number, pauses: sound }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function pauseIn(value: unknown): Pause | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined
  const [from, until] = value.map(dayIn)
  return from && until && { from, until }
}

function dayIn(value: unknown): Day | undefined {
  return typeof value === 'string' ? findDay(value) : undefined
}
