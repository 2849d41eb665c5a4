import type { Day } from '../day.ts'
import type { DeliveryWay } from '../guide/guide.ts'
import { checkCitizenId, checkPassport, normaliseCode, type Verdict } from '../identifier.ts'
import { RuleViolation } from '../violation.ts'

/** Documents somebody may show when they take a result: an organisation's code is nobody's face. */
export const SHOWN = ['citizenId', 'passport', 'other'] as const

/** By what somebody else takes it for the applicant: of a person, or of an organisation. */
export const AUTHORITY_FOR = {
  natural: ['mandate', 'guardian'],
  legal: ['letter', 'mandate', 'legalRepresentative'],
} as const
export type Authority = (typeof AUTHORITY_FOR)['natural' | 'legal'][number]
export const AUTHORITIES = [
  'mandate',
  'letter',
  'legalRepresentative',
  'guardian',
] as const satisfies Authority[]

/** Whoever takes a result into their hands, as the document in the clerk's hand names them. */
export type Collector = {
  name: string
  documentKind: (typeof SHOWN)[number]
  documentNumber: string
  authority?: Authority | undefined
}
/** Whom they take it for, as on record. */
export type Recipient = { kind: 'natural' | 'legal'; name: string; documentNumber: string }
export type CollectedBy = 'applicant' | 'agent' | 'none'

/** Somebody stands at the window to take it; otherwise it arrives by itself. */
export const inPerson = (way: DeliveryWay): boolean => way === 'pickup' || way === 'station'

/**
 * Who takes it, as the record of delivery (送达回证) will say. Nothing is handed over to nobody: throws what is wrong with
 * the name, the document or the authority. What is sent is collected by none.
 */
export function collectedBy(
  way: DeliveryWay,
  by: CollectedBy,
  { collector, recipient, on }: { collector: Collector | undefined; recipient: Recipient; on: Day },
): CollectedBy {
  if (!inPerson(way)) return 'none'
  if (by === 'none' || !collector?.name.trim() || !collector.documentNumber.trim())
    throw new RuleViolation('case/collector-needed')
  const document = checkShown(collector, on)
  if (!document.valid) throw new RuleViolation('case/collector-document', { reason: document.reason })
  if (by === 'applicant') assertSelf(collector, recipient)
  else assertAuthority(collector, recipient)
  return by
}

/** Whether the number on a document can be right. */
export function checkShown(
  { documentKind, documentNumber }: Pick<Collector, 'documentKind' | 'documentNumber'>,
  today: Day,
): Verdict {
  if (documentKind === 'citizenId') return checkCitizenId(documentNumber, today)
  if (documentKind === 'passport') return checkPassport(documentNumber)
  return /^[\p{L}\p{N}()（）-]{4,30}$/u.test(documentNumber.trim())
    ? { valid: true }
    : { valid: false, reason: '证件号码由4至30位文字、字母或者数字组成，请核对。' }
}

/** Is it the applicant's own document? */
export const isOwn = (number: string, { documentNumber }: Pick<Recipient, 'documentNumber'>): boolean =>
  normaliseCode(number) === normaliseCode(documentNumber)

function assertSelf({ name, documentNumber }: Collector, recipient: Recipient): void {
  if (recipient.kind === 'legal') throw new RuleViolation('case/collector-organisation')
  if (name.trim() !== recipient.name || !isOwn(documentNumber, recipient))
    throw new RuleViolation('case/collector-differs')
}

function assertAuthority({ authority }: Collector, { kind }: Recipient): void {
  const known: readonly Authority[] = AUTHORITY_FOR[kind]
  if (authority === undefined || !known.includes(authority))
    throw new RuleViolation('case/collector-authority')
}
