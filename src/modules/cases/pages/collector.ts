import {
  AUTHORITY_FOR,
  type Authority,
  type Collector,
  checkShown,
  inPerson as isInPerson,
  isOwn,
} from '../../../core/case/collector.ts'
import type { DeliveryWay } from '../../../core/guide/guide.ts'
import { normaliseCode, type Verdict } from '../../../core/identifier.ts'
import { ACT_FORM } from '../../../core/words/case-desk.ts'
import { say } from '../../../core/words/workbench.ts'
import type { Issue } from '../../../platform/call.ts'
import { today } from '../../../workbench/widgets/today.ts'
import type { CaseDetail } from '../contract.ts'
import type { Draft } from './draft.ts'

/** Somebody stands at the window to take it; otherwise it arrives by itself. */
export const inPerson = ({ text }: Pick<Draft, 'text'>) => isInPerson((text.way ?? '') as DeliveryWay)

/** By what somebody may take it for this applicant, the usual one first. */
export const authoritiesFor = ({ party }: CaseDetail): readonly Authority[] =>
  AUTHORITY_FOR[party.kind === 'legal' ? 'legal' : 'natural']

/** The applicant comes, as a rule; an organisation sends somebody. */
export function collectorStart(c: CaseDetail): Partial<Draft> {
  const own = c.party.kind === 'natural'
  return {
    text: {
      way: c.delivery.way,
      collector: own ? 'applicant' : 'agent',
      name: own ? c.party.name : (c.party.agent ?? ''),
      documentKind: own ? c.party.documentKind : 'citizenId',
      authority: authoritiesFor(c)[0] ?? '',
      signedBy: 'hand',
    },
  }
}

export function collectorInput({ text }: Draft): Record<string, unknown> {
  if (!inPerson({ text })) return { way: text.way, collector: 'none' }
  const name = (text.name ?? '').trim()
  return {
    way: text.way,
    collector: text.collector,
    name,
    documentKind: text.documentKind,
    documentNumber: normaliseCode(text.documentNumber ?? ''),
    authority: text.collector === 'agent' ? text.authority : undefined,
    signature: text.signedBy === 'word' ? say(ACT_FORM.byWordSays, { name }) : (text.signature ?? ''),
  }
}

/** Nothing is handed over to nobody: who takes it, with which document, and a signature. */
export function collectorIssues(draft: Draft, c: CaseDetail): Issue[] {
  if (!inPerson(draft)) return []
  const { name = '', signature = '', signedBy } = draft.text
  const document = documentVerdict(draft, c)
  return [
    ...(name.trim() ? [] : [{ field: 'name', message: ACT_FORM.nameMissing.zh }]),
    ...(document?.valid
      ? []
      : [{ field: 'documentNumber', message: document?.reason ?? ACT_FORM.numberMissing.zh }]),
    ...(signedBy === 'word' || signature
      ? []
      : [{ field: 'signature', message: ACT_FORM.signatureMissing.zh }]),
  ]
}

/** Whether the document shown is sound, and, when the applicant collects, the applicant's own; nothing typed, nothing said. */
export function documentVerdict({ text }: Draft, { party }: CaseDetail): Verdict | undefined {
  const documentNumber = normaliseCode(text.documentNumber ?? '')
  if (documentNumber === '') return undefined
  const documentKind = text.documentKind as Collector['documentKind']
  const sound = checkShown({ documentKind, documentNumber }, today())
  if (sound.valid && text.collector === 'applicant' && !isOwn(documentNumber, party))
    return { valid: false, reason: ACT_FORM.differs.zh }
  return sound
}
