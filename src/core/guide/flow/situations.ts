import { type Answers, meets } from '../condition.ts'
import { CHOICES } from '../form.ts'
import type { Condition, FormField, Guide } from '../guide.ts'
import type { LintFinding } from '../lint/finding.ts'
import { found } from './finding.ts'
import { type Asking, type Component, componentsOf, conditionsOf, optionsTold, waysFor } from './walk.ts'

/** What no applicant can get past, never sees, or is asked for nothing. */
export function situationFindings(guide: Guide, most: number): LintFinding[] {
  const components = componentsOf(guide, most)
  return [
    ...components.flatMap(({ all, questions }) =>
      all
        ? []
        : [
            found(
              'too-many-situations',
              'warning',
              `questions.${guide.questions.findIndex((q) => q.id === questions[0]?.id)}`,
              `从这个问题起互相牵连的情形超过${most}种，没有全部走完，有没有走不到的地方要人工核对。`,
              '把互不相关的问题分成两个办理项，或者减少材料同时依赖的问题。',
            ),
          ],
    ),
    ...deadEnds(guide),
    ...unreached(guide, components),
    ...sameOptions(guide),
    ...samePaths(guide, components),
  ]
}

/** A question nobody can answer stops the applicant for ever. */
function deadEnds({ questions, form }: Guide): LintFinding[] {
  const empty = (field: FormField) =>
    (field.kind === 'choice' || field.kind === 'choices') && (field.options ?? []).length === 0
  return [
    ...questions.flatMap((q, i) =>
      q.options.length > 0
        ? []
        : [
            found(
              'dead-end',
              'error',
              `questions.${i}.options`,
              `问题“${q.ask}”没有可以选的答案，走到这里就停住了。`,
              '写出选项，或者删去这个问题。',
            ),
          ],
    ),
    ...form.flatMap((page, i) =>
      page.fields.flatMap((field, j) =>
        empty(field) && !field.optional
          ? [
              found(
                'dead-end',
                'error',
                `form.${i}.fields.${j}.options`,
                `“${field.label}”必须选择却没有选项，表单交不上去。`,
                '写出选项，或者改为选填。',
              ),
            ]
          : [],
      ),
    ),
  ]
}

/** What stands in a guide and is reached in no situation: its place, and what it is called. */
export type Unreached = { what: '问题' | '材料' | '表单项'; path: string; name: string }

/** Questions, materials and fields that nobody is ever asked for. */
export function unreachedIn(guide: Asking, components: readonly Component[]): Unreached[] {
  const can = (when: Condition | undefined) => holdsSomewhere(components, when)
  return [
    ...guide.questions.flatMap(({ when, ask: name }, i): Unreached[] =>
      can(when) ? [] : [{ what: '问题', path: `questions.${i}`, name }],
    ),
    ...guide.materials.flatMap(({ when, name }, i): Unreached[] =>
      can(when) ? [] : [{ what: '材料', path: `materials.${i}`, name }],
    ),
    ...unreachedFields(guide, components),
  ]
}

function unreached(guide: Guide, components: readonly Component[]): LintFinding[] {
  return [
    ...unreachedIn(guide, components).map(({ what, path, name }) =>
      found(
        'never',
        'error',
        path,
        `${what}“${name}”在任何情形下都不会出现。`,
        '核对它的适用情形：要求的答案不会同时出现；改正条件，或者删去。',
      ),
    ),
    ...[...guide.questions.entries()].flatMap(([i, q]) =>
      deadLines(components, `questions.${i}.when`, q.when),
    ),
    ...[...guide.materials.entries()].flatMap(([i, m]) =>
      deadLines(components, `materials.${i}.when`, m.when),
    ),
  ]
}

/** Whether some situation meets a condition; where not all were seen, it may. */
function holdsSomewhere(components: readonly Component[], when: Condition | undefined): boolean {
  const { ways, all } = waysFor(components, when)
  return !all || ways.some((answers) => meets(when, answers))
}

/** An alternative of a condition that never holds, beside others that may. */
function deadLines(components: readonly Component[], path: string, condition: Condition = []): LintFinding[] {
  if (condition.length < 2 || !holdsSomewhere(components, condition)) return []
  return condition.flatMap((all, n) =>
    holdsSomewhere(components, [all])
      ? []
      : [
          found(
            'never-alternative',
            'warning',
            path,
            `适用情形的第${n + 1}种永远不会出现。`,
            '删去这一种，或者改正它要求的答案。',
          ),
        ],
  )
}

/** A field that hangs on choices of the form counts as reached when they are, with an answer it wants. */
function unreachedFields(guide: Asking, components: readonly Component[]): Unreached[] {
  const questions = new Set(guide.questions.map(({ id }) => id))
  const reached = new Map<string, ReadonlySet<string>>()
  const isPossible = (all: Condition[number]) => {
    const premises = Object.entries(all)
    const byQuestion = premises.filter(([id]) => questions.has(id))
    return (
      premises.every(
        ([id, accepted]) => questions.has(id) || accepted.some((one) => reached.get(id)?.has(one)),
      ) && holdsSomewhere(components, [Object.fromEntries(byQuestion)])
    )
  }
  return guide.form.flatMap((page, i) =>
    page.fields.flatMap((field, j) => {
      if (!(field.when ?? [{}]).some(isPossible))
        return [{ what: '表单项', path: `form.${i}.fields.${j}`, name: field.label }]
      if ((CHOICES as readonly string[]).includes(field.kind))
        reached.set(
          field.id,
          new Set(field.kind === 'yesNo' ? ['yes', 'no'] : (field.options ?? []).map((o) => o.id)),
        )
      return []
    }),
  )
}

/**
 * A question that decides nothing stops a guide: nobody may be asked what is used for nothing. Options between which nothing
 * tells, of a question that decides something, are only a hint: they may be there for people to find themselves in.
 */
function sameOptions(guide: Guide): LintFinding[] {
  return guide.questions.flatMap((q, i) => {
    const told = optionsTold(guide, q)
    if (told.size < 2) return []
    if (new Set(told.values()).size === 1)
      return [
        found(
          'idle-question',
          'error',
          `questions.${i}`,
          `“${q.ask}”怎么回答，要交的材料和表单都一样，不用问。`,
          '删去这个问题，或者让答案决定某份材料、某个表单项。',
        ),
      ]
    return q.options.flatMap((option, j) => {
      const twin = q.options.find((other) => told.get(other.id) === told.get(option.id))
      return twin && twin.id !== option.id
        ? [
            found(
              'same-options',
              'hint',
              `questions.${i}.options.${j}`,
              `选“${twin.label}”和选“${option.label}”没有任何区别。`,
              '合成一个选项；确需分开告知的，可以保留。',
            ),
          ]
        : []
    })
  })
}

/** Options that conditions tell apart and that still lead to the same: two situations that differ in nothing. */
function samePaths(guide: Guide, components: readonly Component[]): LintFinding[] {
  return guide.questions.flatMap((q, i) => {
    const component = components.find(({ questions }) => questions.some(({ id }) => id === q.id))
    if (!component?.all) return []
    const led = new Map<string, Set<string>>()
    for (const answers of component.ways) {
      const option = answers[q.id]
      if (typeof option !== 'string') continue
      led.set(option, (led.get(option) ?? new Set()).add(outcomeOf(guide, component, q.id, answers)))
    }
    const outcomes = [...led.values()].map((set) => [...set].sort().join('|'))
    if (outcomes.length < 2 || new Set(outcomes).size > 1) return []
    return [
      found(
        'same-situations',
        'error',
        `questions.${i}`,
        `“${q.ask}”的各个答案走到最后，要交的材料和要填的内容完全一样。`,
        '删去这个问题，或者改正由它决定的条件。',
      ),
    ]
  })
}

/** What a situation comes to beside the answer itself: the other answers, and what they decide about. */
function outcomeOf(guide: Guide, { questions }: Component, id: string, answers: Answers): string {
  const asks = new Set(guide.questions.map((q) => q.id))
  const others = questions.map((q) => (q.id === id ? '' : (answers[q.id] ?? '-'))).join()
  const bySituation = (when: Condition | undefined) =>
    when?.map((all) => Object.fromEntries(Object.entries(all).filter(([premise]) => asks.has(premise))))
  return `${others} ${conditionsOf(guide)
    .map((condition) => (meets(bySituation(condition), answers) ? 1 : 0))
    .join('')}`
}
