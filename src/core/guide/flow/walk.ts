import { type Answers, premisesOf } from '../condition.ts'
import { fieldsOf } from '../form.ts'
import type { Condition, Guide, Question } from '../guide.ts'
import { questionsToAsk } from '../questions.ts'

export type Asking = Pick<Guide, 'questions' | 'materials' | 'form' | 'result'>

/** Questions that are tied to each other by conditions, and every way to answer them. */
export type Component = { questions: readonly Question[]; ways: readonly Answers[]; all: boolean }

/**
 * Every situation of a guide, without multiplying what has nothing to do with each other: questions that no condition ties
 * together are walked through apart, and of options between which no condition tells one stands for all. Exact, and small
 * for most guides; a component with more than `most` ways is given up and says so.
 */
export function componentsOf(guide: Asking, most: number): Component[] {
  return tied(guide).map((questions) => ({ questions, ...walk(guide, questions, most) }))
}

/** The ways that decide about a condition: those of the component its questions are in. */
export function waysFor(components: readonly Component[], condition: Condition | undefined): Component {
  const ids = new Set(premisesOf(condition))
  return components.find(({ questions }) => questions.some(({ id }) => ids.has(id))) ?? NOTHING_ASKED
}
const NOTHING_ASKED: Component = { questions: [], ways: [{}], all: true }

/** Every condition: of what is asked, and of whose paper a material or the result is. */
export const conditionsOf = (guide: Asking): (Condition | undefined)[] => [
  ...[...guide.questions, ...guide.materials, ...fieldsOf(guide.form)].map(({ when }) => when),
  ...[...guide.materials, guide.result].map(({ ownWhen }) => ownWhen),
]

/** For every option of a question, which premises it satisfies: options of the same line are never told apart. */
export function optionsTold(guide: Asking, { id, options }: Question): Map<string, string> {
  const premises = conditionsOf(guide)
    .flatMap((condition) => condition ?? [])
    .flatMap((all) => (Object.hasOwn(all, id) ? [all[id] ?? []] : []))
  return new Map(
    options.map((o) => [o.id, premises.map((accepted) => (accepted.includes(o.id) ? 1 : 0)).join('')]),
  )
}

function tied(guide: Asking): Question[][] {
  const group = new Map(guide.questions.map(({ id }, i) => [id, i]))
  const join = (ids: readonly string[]) => {
    const groups = new Set(ids.flatMap((id) => group.get(id) ?? []))
    const [first] = groups
    if (first === undefined || groups.size < 2) return
    for (const [id, of] of group) if (groups.has(of)) group.set(id, first)
  }
  for (const question of guide.questions) join([question.id, ...premisesOf(question.when)])
  for (const condition of conditionsOf(guide)) join(premisesOf(condition))
  return [...Map.groupBy(guide.questions, ({ id }) => group.get(id)).values()]
}

/** Depth first, so that memory is the depth of the questions and not the number of the situations. */
function walk(guide: Asking, questions: readonly Question[], most: number) {
  const options = new Map(questions.map((question) => [question.id, representatives(guide, question)]))
  const ways: Answers[] = []
  const open: Answers[] = [{}]
  for (let given = open.pop(); given !== undefined; given = open.pop()) {
    const { asked, answers } = questionsToAsk({ questions }, given)
    // behind a question without options nobody comes; what lies behind others is still looked at
    const next = asked.find(({ id }) => answers[id] === undefined && (options.get(id) ?? []).length > 0)
    if (next === undefined) ways.push(answers)
    else
      open.push(
        ...(options.get(next.id) ?? []).map((option) => ({ ...answers, [next.id]: option })).toReversed(),
      )
    if (ways.length + open.length > most) return { ways, all: false }
  }
  return { ways, all: true }
}

/** Of the options of a question, the first for each way in which conditions tell them apart. */
function representatives(guide: Asking, question: Question): string[] {
  const told = [...optionsTold(guide, question)]
  return told
    .filter(([, by], i) => told.findIndex(([, other]) => other === by) === i)
    .map(([option]) => option)
}
