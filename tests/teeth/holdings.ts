import type { Defect } from './defect.ts'

const SOLVE = 'src/core/guide/solve.test.ts'
const HOLDINGS = 'src/modules/holdings/holdings.test.ts'

/** 能共享的材料不得要求重复提交: the list with its proof, who may be asked for what, and the ledger of it. */
export const HOLDINGS_DEFECTS: readonly Defect[] = [
  {
    name: 'a copy is used after its last day',
    promise: 'holdings',
    file: 'src/core/guide/held.ts',
    from: '(validUntil === undefined || on <= validUntil)',
    to: 'true',
    test: SOLVE,
    title: 'it is used the day after',
  },
  {
    name: 'the paper of an organisation stands in for that of a person',
    promise: 'holdings',
    file: 'src/core/guide/solve.ts',
    from: 'if (document === undefined || DOCUMENTS[document].of !== known.applicant) return undefined',
    to: 'if (document === undefined) return undefined',
    test: SOLVE,
    title: "a paper of an organisation is never taken for a person's",
  },
  {
    name: 'a reason is given that does not hold',
    promise: 'holdings',
    file: 'src/core/guide/solve.ts',
    from: 'if (wrong) excluded.push({ question: wrong[0], answer: answers[wrong[0]] })',
    to: 'if (wrong) excluded.push({ question: wrong[0] })',
    test: SOLVE,
    title: 'the reason of every omission holds when it is checked again',
  },
  {
    name: 'a correction notice asks for what the city holds',
    promise: 'holdings',
    file: 'src/core/case/decide.ts',
    from: 'assertNotHeld(command.checklist, command.items)',
    to: '',
    test: HOLDINGS,
    title: 'in a correction notice, whether the case uses it already or not',
  },
  {
    name: 'a copy that was used again renews itself',
    promise: 'holdings',
    file: 'src/modules/cases/verified.ts',
    from: ' and a.reused_from is null',
    to: '',
    test: HOLDINGS,
    title: 'a copy that was used again proves nothing anew',
  },
  {
    name: 'what was handed in counts before any window has accepted it',
    promise: 'holdings',
    file: 'src/modules/cases/verified.ts',
    from: 'and f.accepted_on is not null',
    to: '',
    test: HOLDINGS,
    title: 'a case that is not accepted yet is not held',
  },
  {
    name: 'the word of an applicant that a document is not to be used is forgotten',
    promise: 'holdings',
    file: 'src/modules/holdings/held.ts',
    from: 'held: holdings.filter(({ objected }) => !objected)',
    to: 'held: holdings',
    test: HOLDINGS,
    title: 'my word that it is not to be used is kept',
  },
  {
    name: 'a document that a clerk found wrong is used on',
    promise: 'holdings',
    file: 'src/modules/holdings/held.ts',
    from: '!isDoubted(one)',
    to: 'one !== undefined',
    test: HOLDINGS,
    title: 'is used nowhere any more',
  },
  {
    name: 'a supervisor reads the ledger of another county',
    promise: 'holdings',
    file: 'src/modules/holdings/queries.ts',
    from: 'prefixOf(post.division)',
    to: "''",
    test: HOLDINGS,
    title: 'counts every avoided request once',
  },
]
