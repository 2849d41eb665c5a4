import { CHOICES } from '../form.ts'
import type { Condition, Guide } from '../guide.ts'
import type { Hit } from './finding.ts'
import { type Rule, when } from './rule.ts'

/** What points at what: ids, the conditions over answers, options of choices. */
export const REFERENCE_RULES: readonly Rule[] = [
  {
    id: 'id/twice',
    severity: 'error',
    law: '政务服务事项实施清单数据规范：编号唯一',
    suggestion: '改成没有用过的编号。',
    needs: [],
    find: (g) => [
      ...repeated(g.questions.map((q, i) => [q.id, `questions.${i}.id`])),
      ...g.questions.flatMap((q, i) =>
        repeated(q.options.map((o, j) => [o.id, `questions.${i}.options.${j}.id`])),
      ),
      ...repeated(g.materials.map((m, i) => [m.id, `materials.${i}.id`])),
      ...repeated(g.steps.map((s, i) => [s.id, `steps.${i}.id`])),
      ...repeated(g.form.map((p, i) => [p.id, `form.${i}.id`])),
      // a condition may ask a question or a field, so they share their names
      ...repeated([
        ...g.questions.map((q, i) => [q.id, `questions.${i}.id`] as const),
        ...g.form.flatMap((p, i) => p.fields.map((f, j) => [f.id, `form.${i}.fields.${j}.id`] as const)),
      ]),
      ...g.form.flatMap((p, i) =>
        p.fields.flatMap((f, j) =>
          repeated((f.options ?? []).map((o, k) => [o.id, `form.${i}.fields.${j}.options.${k}.id`])),
        ),
      ),
    ],
  },
  {
    id: 'condition/undecidable',
    severity: 'error',
    law: '《中华人民共和国行政许可法》第三十条：材料目录应当明确',
    suggestion:
      '条件只能用前面的问题（或者表单里前面的选择题）和它的选项；先加上这个问题，或者改选已有的选项。',
    needs: [],
    find: undecidable,
  },
  {
    id: 'field/options',
    severity: 'error',
    law: '《中华人民共和国行政许可法》第二十九条：申请书格式文本',
    suggestion: '选择题至少列出两个选项；其他种类的表单项删去选项。',
    needs: [],
    find: (g) =>
      eachField(g, (field, path) => {
        const choice = (CHOICES as readonly string[]).includes(field.kind)
        return [
          ...when(
            choice && field.kind !== 'yesNo' && (field.options ?? []).length === 0,
            `${path}.options`,
            '选择题应当列出选项。',
          ),
          ...when(
            (!choice || field.kind === 'yesNo') && field.options !== undefined,
            `${path}.options`,
            '只有选择题才有选项。',
          ),
        ]
      }),
  },
  {
    id: 'field/bounds',
    severity: 'error',
    law: '《中华人民共和国行政许可法》第二十九条：申请书格式文本',
    suggestion: '对调上限和下限。',
    needs: [],
    find: (g) =>
      eachField(g, (field, path) =>
        when((field.min ?? 0) > (field.max ?? Number.POSITIVE_INFINITY), `${path}.min`, '下限不能大于上限。'),
      ),
  },
]

type Field = Guide['form'][number]['fields'][number]

function eachField(g: Guide, look: (field: Field, path: string) => Hit[]): Hit[] {
  return g.form.flatMap((page, i) => page.fields.flatMap((field, j) => look(field, `form.${i}.fields.${j}`)))
}

function repeated(named: readonly (readonly [id: string, path: string])[]): Hit[] {
  const seen = new Set<string>()
  return named.flatMap(([id, path]) => {
    const again = id !== '' && seen.has(id)
    seen.add(id)
    return when(again, path, `编号“${id}”重复。`)
  })
}

/** Every condition asks only what stands before it, and accepts only answers that can be given. */
function undecidable(g: Guide): Hit[] {
  const known = new Map<string, ReadonlySet<string>>()
  const ask = (id: string, options: readonly { id: string }[]) =>
    known.set(id, new Set(options.map((o) => o.id)))
  const found: Hit[] = []
  g.questions.forEach((question, i) => {
    found.push(...unknownIn(question.when, known, `questions.${i}.when`))
    ask(question.id, question.options)
  })
  g.materials.forEach((material, i) => {
    found.push(...unknownIn(material.when, known, `materials.${i}.when`))
  })
  g.form.forEach((page, i) => {
    page.fields.forEach((field, j) => {
      found.push(...unknownIn(field.when, known, `form.${i}.fields.${j}.when`))
      if ((CHOICES as readonly string[]).includes(field.kind))
        ask(field.id, field.kind === 'yesNo' ? YES_NO : (field.options ?? []))
    })
  })
  return found
}
const YES_NO = [{ id: 'yes' }, { id: 'no' }] as const

function unknownIn(
  condition: Condition | undefined,
  known: ReadonlyMap<string, ReadonlySet<string>>,
  path: string,
): Hit[] {
  return (condition ?? []).flatMap((all) => [
    ...when(Object.keys(all).length === 0, path, '条件不能是空的。'),
    ...Object.entries(all).flatMap(([id, accepted]) => {
      const options = known.get(id)
      if (!options) return [{ path, message: `条件问到“${id}”，但前面没有这个问题。` }]
      return accepted
        .filter((one) => !options.has(one))
        .map((one) => ({ path, message: `“${id}”没有“${one}”这个选项。` }))
    }),
  ])
}
