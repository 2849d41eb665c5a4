import type { Day } from '../day.ts'
import type { Answers } from './condition.ts'
import type { Guide, Material, Question } from './guide.ts'
import { bestOf, documentOf, type Held, isUsable } from './held.ts'
import { questionsToAsk } from './questions.ts'
import { DOCUMENTS, type DocumentKind } from './registers.ts'

/** What is known when a list is made: of the applicant, nothing but what is theirs and may be used. */
export type Known = {
  on: Day
  /** A person or an organisation; absent while nobody has signed in. */
  applicant?: 'natural' | 'legal' | undefined
  held: readonly Held[]
  /** The documents for which a connected register answers. */
  connected: readonly DocumentKind[]
}

/** Somebody who has not signed in, of whom nothing is held. */
export const nobody = (on: Day): Known => ({ on, held: [], connected: [] })

/** A question whose answer keeps a material off the list; without an answer the question was not put at all. */
export type Excluded = { question: string; answer?: string | undefined }

/** Why a material is not asked for: a claim that `isTrue` can check again, by anybody, on the same facts. */
export type Reason =
  /** In each alternative of its condition stands one question that was answered otherwise, or does not arise. */
  | { kind: 'situation'; excluded: readonly Excluded[] }
  /** The city holds it, with the proof. */
  | { kind: 'held'; held: Held }
  /** A connected register answers for it. */
  | { kind: 'register'; document: DocumentKind }

export type Line = { material: Material } & (
  | { asked: 'yes' }
  /** Not known yet: it hangs on this question, which is open. */
  | { asked: 'open'; question: string }
  | { asked: 'no'; reason: Reason }
)

/** Every material of a guide, in its order, asked for or not; `next` is the first question without an answer. */
export type Solution = { lines: readonly Line[]; next?: Question | undefined }

type Asking = Pick<Guide, 'questions' | 'materials'>

/**
 * Your list, with the proof: what this applicant still has to bring in this situation, and of every other material of the
 * guide the reason why not. What can be shared may not be asked for again (gov-service centres' standard: 能共享的材料不得
 * 要求重复提交).
 */
export function solve(guide: Asking, given: Answers, known: Known): Solution {
  const { answers, next } = questionsToAsk(guide, given)
  const lines = guide.materials.map((material): Line => {
    const excluded = excludedBy(material, answers, next === undefined)
    if (excluded === 'open') return { material, asked: 'open', question: next?.id ?? '' }
    if (excluded) return { material, asked: 'no', reason: { kind: 'situation', excluded } }
    const reason = sharedBy(documentOf(material, answers), known)
    return reason ? { material, asked: 'no', reason } : { material, asked: 'yes' }
  })
  return { lines, next }
}

/** What is to be brought. */
export function toBring({ lines }: Solution): readonly Material[] {
  return lines.flatMap((line) => (line.asked === 'yes' ? [line.material] : []))
}

/** What the situation asks for: brought by the applicant, or taken from what is held. */
export function neededIn({ lines }: Solution): readonly Material[] {
  return lines.flatMap((line) =>
    line.asked === 'yes' || (line.asked === 'no' && line.reason.kind !== 'situation') ? [line.material] : [],
  )
}

/** What stands in for a material that the situation needs, by its id. */
export function provenIn({ lines }: Solution): ReadonlyMap<string, Exclude<Reason, { kind: 'situation' }>> {
  return new Map(
    lines.flatMap((line) =>
      line.asked === 'no' && line.reason.kind !== 'situation' ? [[line.material.id, line.reason]] : [],
    ),
  )
}

/** Whether a reason holds, on its own: nothing of how it was found is trusted. */
export function isTrue(
  reason: Reason,
  material: Material,
  guide: Asking,
  given: Answers,
  known: Known,
): boolean {
  const { when } = material
  const { answers, asked } = questionsToAsk(guide, given)
  const document = documentOf(material, answers)
  switch (reason.kind) {
    case 'situation':
      return (
        when !== undefined &&
        reason.excluded.length === when.length &&
        when.every((all, n) => {
          const { question = '', answer } = reason.excluded[n] ?? {}
          const accepted = all[question]
          if (accepted === undefined || answers[question] !== answer) return false
          return answer === undefined ? asked.every(({ id }) => id !== question) : !accepted.includes(answer)
        })
      )
    case 'held':
      return (
        document === reason.held.document &&
        DOCUMENTS[document].of === known.applicant &&
        isUsable(reason.held, known.on) &&
        known.held.some(
          ({ caseId, material: from }) => caseId === reason.held.caseId && from === reason.held.material,
        )
      )
    case 'register':
      return (
        document === reason.document &&
        DOCUMENTS[document].of === known.applicant &&
        known.connected.includes(document)
      )
  }
}

/** Of every alternative the question that rules it out; `open` while one of them may still come true. */
function excludedBy(
  { when }: Material,
  answers: Readonly<Record<string, string>>,
  settled: boolean,
): readonly Excluded[] | 'open' | undefined {
  if (when === undefined) return undefined
  const excluded: Excluded[] = []
  let open = false
  for (const all of when) {
    const premises = Object.entries(all)
    if (premises.every(([id, accepted]) => accepted.includes(answers[id] ?? ''))) return undefined
    const wrong = premises.find(
      ([id, accepted]) => answers[id] !== undefined && !accepted.includes(answers[id]),
    )
    const absent = premises.find(([id]) => answers[id] === undefined)
    if (wrong) excluded.push({ question: wrong[0], answer: answers[wrong[0]] })
    else if (absent && settled) excluded.push({ question: absent[0] })
    else open = true
  }
  return open ? 'open' : excluded
}

function sharedBy(document: DocumentKind | undefined, known: Known): Reason | undefined {
  if (document === undefined || DOCUMENTS[document].of !== known.applicant) return undefined
  if (known.connected.includes(document)) return { kind: 'register', document }
  const held = bestOf(known.held, document, known.on)
  return held && { kind: 'held', held }
}
