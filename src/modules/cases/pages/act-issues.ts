import { ACT_FORM } from '../../../core/words/case-desk.ts'
import { FORM } from '../../../core/words/workbench.ts'
import type { Issue } from '../../../platform/call.ts'
import { ACTS, type ActName } from '../acts.ts'
import type { CaseDetail, PaperLine } from '../contract.ts'
import { ACT_FORMS, inputOf } from './act-forms.ts'
import { collectorIssues } from './collector.ts'
import type { Draft } from './draft.ts'
import { unready } from './readiness.ts'

/** What is wrong with a form before it is sent: the contract's own rules, in words people can act on. */
export function issuesIn(name: ActName, draft: Draft, c: CaseDetail): Issue[] {
  const { asks, parts = [] } = ACT_FORMS[name]
  const numbers = (asks?.(c, draft) ?? []).filter(({ kind }) => kind === 'money' || kind === 'number')
  const checked = ACTS[name].input.safeParse({ id: c.id, ...inputOf(name, draft, c) })
  const issues = checked.success
    ? []
    : checked.error.issues.map(({ path, message, code }) => ({ field: path.join('.'), message, code }))
  return [
    ...issues.map(({ field, message, code }) => {
      if (/\.valid(From|Until)$|^heldOn$/.test(field)) return { field, message: FORM.dayWrong.zh }
      if (code === 'invalid_type' && numbers.some((ask) => ask.name === field))
        return { field, message: FORM.number.zh }
      return { field, message }
    }),
    ...[unready(name, c) ?? []].flat().map((message) => ({ field: 'materials', message })),
    ...(parts.includes('checks') && c.papers.some((paper) => lacksSeal(paper, draft))
      ? [{ field: 'seals', message: ACT_FORM.sealsOpen.zh }]
      : []),
    ...(parts.includes('members') && draft.ticked.length < 2
      ? [{ field: 'members', message: ACT_FORM.membersFew.zh }]
      : []),
    ...(parts.includes('collector') ? collectorIssues(draft, c) : []),
  ]
}

const lacksSeal = ({ id, needsSeal, sealed }: PaperLine, { ticked }: Draft) =>
  needsSeal && !sealed && !ticked.includes(id)
