import type { Guide, Material } from '../guide/guide.ts'
import { CLAUSE, clauseText } from '../words/consultation.ts'

/** The parts of a guide an answer can rest on, in the order in which a guide shows them. */
export const CLAUSE_GROUPS = [
  'conditions',
  'materials',
  'limits',
  'fees',
  'steps',
  'results',
  'basis',
  'specials',
  'notes',
] as const
export type ClauseGroup = (typeof CLAUSE_GROUPS)[number]

/** One thing a guide says: where it stands (`materials.2`, counted from 1), what it is called, what it says. */
export type Clause = { path: string; group: ClauseGroup; title: string; text: string }

/** Everything of a guide that can be cited. */
export function clausesOf(guide: Guide): Clause[] {
  return CLAUSE_GROUPS.flatMap((group) =>
    saidIn(guide, group).map(([name, text], n) => ({
      path: `${group}.${n + 1}`,
      group,
      title: clauseText.title(CLAUSE[group].zh, n + 1, name),
      text,
    })),
  )
}

export const findClause = (guide: Guide, path: string): Clause | undefined =>
  clausesOf(guide).find((one) => one.path === path)

/**
 * Whether a later version still says what was cited: the same words in the same part of the guide, wherever they stand
 * there now. Answers the clause as it stands now; undefined when it was changed or taken out.
 */
export function clauseStillIn(cited: Guide, path: string, now: Guide): Clause | undefined {
  const was = findClause(cited, path)
  if (!was) return undefined
  return clausesOf(now).find((one) => one.group === was.group && one.text === was.text)
}

type Said = readonly [name: string, text: string]

function saidIn(guide: Guide, group: ClauseGroup): readonly Said[] {
  switch (group) {
    case 'conditions':
      return guide.conditions.map(({ text }) => ['', text])
    case 'materials':
      return guide.materials.map((one) => [one.name, materialInWords(one)])
    case 'limits':
      return clauseText.limits(guide)
    case 'fees':
      return clauseText.fees(guide.fee)
    case 'steps':
      return guide.steps.map((one) => [one.name, clauseText.step(one)])
    case 'results':
      return [[guide.result.name, clauseText.result(guide)]]
    case 'basis':
      return guide.basis.map(({ law, article, text }) => [`《${law}》${article}`, text])
    case 'specials':
      return guide.specialProcedures.map(({ explain }) => ['', explain])
    case 'notes':
      return guide.notes.map((text) => ['', text])
  }
}

/** All of a material that an answer could rest on: what is left out here could change behind an answer's back. */
function materialInWords(material: Material): string {
  return clauseText.material(material)
}
