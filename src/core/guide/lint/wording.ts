import type { Guide } from '../guide.ts'
import { type VagueField, type VagueKind, vagueIn } from '../vague.ts'
import type { LintFinding } from './finding.ts'

/** The law that wants the field said clearly. */
export const CLEAR_BY: Readonly<Record<VagueField, string>> = {
  material: '《中华人民共和国行政许可法》第三十条；《国务院关于在线政务服务的若干规定》第六条',
  condition: '《优化营商环境条例》第三十五条；《国务院关于在线政务服务的若干规定》第六条',
  reason: '《中华人民共和国行政许可法》第三十二条第一款、第三十八条第二款',
  fee: '《中华人民共和国行政许可法》第五十九条',
  step: '《中华人民共和国行政许可法》第三十条；《国务院关于在线政务服务的若干规定》第六条',
}

type Advice = { says: string; suggestion: string | ((text: string) => string) }

const ADVICE: Readonly<Record<VagueKind, Advice>> = {
  'open-list': { says: '没有列完，申请人不知道还要什么', suggestion: closedList },
  'left-open': {
    says: '是兜底条款，没有说是哪一份',
    suggestion: '查到法律、法规、规章规定的具体名称，逐项列出；列不出的删去。',
  },
  other: { says: '是兜底条款，没有说是什么', suggestion: '逐项写出名称；没有的删去。' },
  related: {
    says: '没有说是哪一个',
    suggestion: '写出具体名称，例如“公安机关出具的户籍证明”“《食品安全法》第三十三条”。',
  },
  'unnamed-rule': {
    says: '没有说符合什么',
    suggestion:
      '直接写出要达到的内容或者数值；引用规定的，写明名称和条款，例如“符合《食品安全法》第三十三条第一款”。',
  },
  judgement: {
    says: '没有标准，谁也不能事先判断',
    suggestion: '写明在什么情形下、要多少；情形不同的，设一个情形问题，由答案决定。',
  },
  elsewhere: { says: '要申请人到别处去问', suggestion: '把内容直接写在这里。' },
  'reason-unsaid': {
    says: '没有说明是什么问题、依据哪一条',
    suggestion:
      '写明哪一项、怎样不符、依据哪一条，例如“申请书第3页没有法定代表人签名（《办法》第十三条第一项）”。',
  },
  'price-unsaid': {
    says: '没有写明收多少',
    suggestion: '写明金额或者费率和计费单位，例如“每件80元”；不收费的选“不收费”。',
  },
  empty: { says: '没有说出任何内容', suggestion: '写明具体内容；没有内容的删去这一项。' },
}

/** What is vague in one text, as findings; what `--batch` and a clerk's own reasons are judged by. */
export function vagueFindings(field: VagueField, text: string, path: string): LintFinding[] {
  return vagueIn(field, text).map(({ kind, start, end, text: words }) => {
    const { says, suggestion } = ADVICE[kind]
    return {
      id: `vague/${kind}`,
      severity: 'error',
      path,
      span: { start, end },
      text: words,
      message: `“${words}”说得不清楚：${says}。`,
      law: CLEAR_BY[field],
      suggestion: typeof suggestion === 'string' ? suggestion : suggestion(text.slice(0, end)),
    }
  })
}

/** What stands before 等, counted: a list that is complete may say so. */
function closedList(upTo: string): string {
  const list = /([^，。；：]*)等[^等]*$/u.exec(upTo)?.[1] ?? ''
  const named = list.split(/[、和及与]/u).filter((one) => one.trim() !== '')
  const examples = named.slice(-3).join('、')
  return named.length > 1
    ? `把要交的逐项写全；已经写全的，写明“${examples}${named.length > 3 ? '……' : ''}等${named.length}项”，或者删去“等”字。`
    : '把要交的逐项写全，删去“等”字。'
}

/** The texts an applicant is held to, and what each is for. */
export function textsOf(g: Guide): { path: string; field: VagueField; text: string }[] {
  const text = (field: VagueField, path: string, text: string | undefined) =>
    text === undefined ? [] : [{ path, field, text }]
  return [
    ...g.conditions.flatMap((c, i) => text('condition', `conditions.${i}.text`, c.text)),
    ...g.materials.flatMap((m, i) =>
      (['name', 'standard', 'fillNotes'] as const).flatMap((part) =>
        text('material', `materials.${i}.${part}`, m[part]),
      ),
    ),
    ...g.steps.flatMap((s, i) =>
      (['standard', 'result'] as const).flatMap((part) => text('step', `steps.${i}.${part}`, s[part])),
    ),
    ...(g.fee.charged
      ? g.fee.rows.flatMap((row, i) => [
          ...text('fee', `fee.rows.${i}.standard`, row.standard),
          ...text('fee', `fee.rows.${i}.reduction`, row.reduction),
        ])
      : []),
    ...text('reason', 'visitReason', g.visitReason),
    ...text('reason', 'onlineExcluded', g.onlineExcluded),
    ...text('condition', 'quantityLimit', g.quantityLimit),
  ]
}

/** Loophole clauses and other vague words in what people are asked for. */
export function wordingFindings(g: Guide): LintFinding[] {
  return textsOf(g).flatMap(({ path, field, text }) => vagueFindings(field, text, path))
}
