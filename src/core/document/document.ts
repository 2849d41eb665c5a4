import { findTypedCaseNumber, groupCaseNumber } from '../number.ts'
import * as decision from './decision.ts'
import type { ApplicantFacts, PaperFacts } from './facts.ts'
import * as intake from './intake.ts'
import { PAPER_KIND, type PaperKind, type PaperText } from './paper.ts'
import { dateText, signingDate } from './phrases.ts'
import * as procedure from './procedure.ts'
import type { Letter, Sheet } from './sheet.ts'
import * as tolerance from './tolerance.ts'

/** Who writes which kind; a kind without a writer does not compile. */
const WRITERS: { readonly [K in PaperKind]: (facts: PaperFacts[K], letter: Letter) => Sheet } = {
  receipt: intake.receipt,
  oneTimeNotice: intake.oneTimeNotice,
  correctionNotice: intake.correctionNotice,
  acceptanceNotice: intake.acceptanceNotice,
  notApplicableNotice: intake.notApplicableNotice,
  refusalNotice: intake.refusalNotice,
  specialProcedureNotice: procedure.specialProcedureNotice,
  extensionNotice: procedure.extensionNotice,
  grantDecision: decision.grantDecision,
  denialDecision: decision.denialDecision,
  returnNotice: decision.returnNotice,
  withdrawalConfirmation: decision.withdrawalConfirmation,
  deliveryRecord: decision.deliveryRecord,
  tolerancePromise: tolerance.tolerancePromise,
  toleranceNotice: tolerance.toleranceNotice,
  fieldCheckRecord: procedure.fieldCheckRecord,
  hearingRightNotice: procedure.hearingRightNotice,
  hearingNotice: procedure.hearingNotice,
  hearingRecord: procedure.hearingRecord,
  haltNotice: procedure.haltNotice,
  resumptionNotice: procedure.resumptionNotice,
  terminationNotice: procedure.terminationNotice,
}

/** Write a paper: the same facts and letter always give the same text, for the screen and for print. */
export function writePaper<K extends PaperKind>(kind: K, facts: PaperFacts[K], letter: Letter): PaperText {
  const { organ, on, number, edition } = letter
  const seal = PAPER_KIND[kind].seal
  const { signer = organ.name, ...sheet } = WRITERS[kind](facts, letter)
  return cleaned({
    kind,
    organ: organ.name,
    number,
    edition: edition && `（第${edition.version}版，替代${dateText(edition.replaces)}出具的同一文书）`,
    ...sheet,
    signature: { organ: signer, date: signingDate(on), seal: seal && `（${seal}）` },
    mark: markOf(facts),
  })
}

function markOf({
  caseNumber,
}: {
  caseNumber?: string | undefined
  applicant?: ApplicantFacts | undefined
}): string[] {
  return caseNumber === undefined ? [] : ['办件编号', groupCaseNumber(caseNumber), '扫码核验本文书']
}

/** The case number as it stands beside the QR of a paper; a notice that is given before anybody applies has none. */
export function caseNumberOn({ mark }: Pick<PaperText, 'mark'>): string | undefined {
  return findTypedCaseNumber(mark[1] ?? '')
}

/** What people type or paste brings tabs, odd spaces and invisible characters: no paper shows them. */
export function cleaned<T>(value: T): T {
  if (typeof value === 'string') return cleanText(value) as T
  if (Array.isArray(value)) return value.map(cleaned) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, field]) => (field === undefined ? [] : [[name, cleaned(field)]])),
  ) as T
}

function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\t\u00a0\u2000-\u200a\u202f\u205f]/g, ' ')
    .replace(/[^\P{C}\n\p{Co}\p{Cn}]/gu, '')
}
