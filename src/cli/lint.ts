import { createReadStream, existsSync } from 'node:fs'
import { vagueFindings } from '../core/guide/lint/wording.ts'
import type { LintFinding } from '../core/guide/lint.ts'
import { CannotAnswer, command, type Io, WrongArguments } from './command.ts'
import { answerLines } from './lines.ts'
import { type FileAnswer, lintFile, type PlacedFinding } from './lint-file.ts'
import { shippedPosts } from './lint-posts.ts'

export const lintCommand = command({
  name: 'lint',
  usage: `用法：
  npx onewindow lint <文件.yaml|文件.json>… [--json]
  npx onewindow lint --batch [<文件.jsonl>]

检查办事指南：缺项、模糊用语、期限、收费、材料、情形、流程是否前后一致，是否写明依据；
走遍每一种情形和每一个环节，岗位按 data/city 核对。

  --json   每个文件输出一行：{"file":"…","findings":[{"id","severity","path","line","column","span","message","law","suggestion"}]}
           读不懂的文件输出 {"file":"…","error":"…"}
  --batch  从标准输入（或者文件）逐行读取 {"field":"material|condition|reason|fee","text":"…"}，
           逐行输出 {"flag":true|false,"findings":[…]}，flag 表示有没有模糊用语；读不懂的行输出 {"error":"…"}

严重程度：error 不得发布；warning 审核时应当核实；hint 可以改进。
退出码：0 没有 error（--batch 总是已作答）；1 有 error，或者有文件读不懂；2 参数有误，或者没有这个文件。`,
  options: { json: { type: 'boolean' }, batch: { type: 'boolean' }, help: { type: 'boolean' } },
  async answer({ values: { json, batch }, positionals }, io) {
    if (batch) return answerBatch(positionals, io)
    if (positionals.length === 0) throw new WrongArguments('缺少要检查的文件。')
    const posts = shippedPosts()
    const answers = positionals.map((file) => lintFile(file, posts))
    for (const answer of answers) io.stdout.write(json ? `${JSON.stringify(answer)}\n` : inWords(answer))
    judge(answers)
  },
})

function answerBatch([file, ...more]: string[], io: Io): Promise<void> {
  if (more.length > 0) throw new WrongArguments(`--batch 一次只读一个文件，多余的参数：${more[0]}。`)
  if (file !== undefined && !existsSync(file)) throw new WrongArguments(`没有这个文件：${file}。`)
  return answerLines(file === undefined ? io : { ...io, stdin: createReadStream(file) }, answerOf)
}

/** What a batch is asked about. */
const FIELDS = ['material', 'condition', 'reason', 'fee'] as const

/** The answer to one line of a batch. `flag` is for vague words alone. */
function answerOf(line: string): { flag: boolean; findings: LintFinding[] } | { error: string } {
  if (line.trim() === '') return { error: '空行。' }
  const value = jsonOf(line)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { error: '不是一个 JSON 对象。' }
  const { field, text } = value as Readonly<Record<string, unknown>>
  const known = FIELDS.find((one) => one === field)
  if (known === undefined) return { error: 'field 应为 material、condition、reason 或者 fee。' }
  if (typeof text !== 'string') return { error: 'text 应为文字。' }
  const findings = vagueFindings(known, text, 'text')
  return { flag: findings.length > 0, findings }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

const SEVERITY = { error: '错误', warning: '警告', hint: '提示' } as const

function inWords(answer: FileAnswer): string {
  if ('error' in answer) return `${answer.file}\n  ${answer.error}\n`
  if (answer.findings.length === 0) return `${answer.file}\n  没有发现问题。\n`
  return `${answer.file}\n${answer.findings.map(findingInWords).join('')}`
}

const findingInWords = ({ line, column, severity, path, message, law, suggestion, id }: PlacedFinding) =>
  `  ${line}:${column}  ${SEVERITY[severity]}  ${path}  ${message}\n      依据：${law}\n      建议：${suggestion}  [${id}]\n`

/** The exit code, by what was thrown. */
function judge(answers: readonly FileAnswer[]): void {
  const missing = answers.find((answer) => 'unreadable' in answer)
  if (missing && 'error' in missing) throw new WrongArguments(`${missing.file}：${missing.error}`)
  const findings = answers.flatMap((answer) => ('findings' in answer ? answer.findings : []))
  const count = (severity: LintFinding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length
  const broken = answers.filter((answer) => 'error' in answer).length
  if (count('error') + broken > 0)
    throw new CannotAnswer(
      `${answers.length}个文件：错误${count('error')}处，警告${count('warning')}处，提示${count('hint')}处${broken > 0 ? `，读不懂的文件${broken}个` : ''}。`,
    )
}
