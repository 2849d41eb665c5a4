import type { Guide } from '../guide.ts'
import { vagueIn } from '../vague.ts'
import type { Hit } from './finding.ts'
import type { Rule } from './rule.ts'

/** No loophole clauses in what people are asked for. */
export const WORDING_RULES: readonly Rule[] = [
  {
    id: 'vague/text',
    severity: 'error',
    law: '《中华人民共和国行政许可法》第三十条；《优化营商环境条例》第三十五条',
    suggestion: '写明具体内容。',
    needs: [],
    find: (g) =>
      textsOf(g).flatMap(([path, text]): Hit[] => {
        const vague = vagueIn(text)
        if (vague === undefined) return []
        const start = text.indexOf(vague)
        return [
          {
            path,
            span: { start, end: start + vague.length },
            text: vague,
            message: `“${vague}”说得不清楚，应当写明具体内容。`,
          },
        ]
      }),
  },
]

/** The texts an applicant is held to. */
function textsOf(g: Guide): (readonly [path: string, text: string])[] {
  return [
    ...g.conditions.map((c, i) => [`conditions.${i}.text`, c.text] as const),
    ...g.materials.flatMap((m, i) =>
      (['name', 'standard', 'fillNotes'] as const).map(
        (part) => [`materials.${i}.${part}`, m[part] ?? ''] as const,
      ),
    ),
    ...g.steps.flatMap((s, i) =>
      (['standard', 'result'] as const).map((part) => [`steps.${i}.${part}`, s[part]] as const),
    ),
    ...(g.fee.charged ? g.fee.rows.map((row, i) => [`fee.rows.${i}.standard`, row.standard] as const) : []),
  ]
}
