import type { z } from 'zod'
import { findDay } from '../../../core/day.ts'
import { newId } from '../../../platform/id.ts'
import type { Registration, Scan } from '../contract.ts'

export type Verdict = 'ok' | 'missing' | 'incorrect' | 'incomplete' | 'outdated'
export type Found = {
  verdict: Verdict | ''
  note: string
  obtained: 'paper' | 'upload' | 'certificate' | 'shared' | 'other'
  scans: readonly Scan[]
  /** The last day of the document itself, as it stands on the original; empty while nobody noted it. */
  validUntil: string
}
export type DocumentKind = 'citizenId' | 'passport' | 'code'

/** What has been typed into the registration so far. It outlives the page: an error, or a look at another one, loses nothing. */
export type CounterDraft = {
  id: string
  documentKind: DocumentKind
  text: Readonly<Record<TextField, string>>
  hasAgent: boolean
  corrects: boolean
  item: string
  county: string
  township: string
  answers: Readonly<Record<string, string>>
  /** Undefined: the form lies on paper among the materials. */
  form: Readonly<Record<string, string>> | undefined
  found: Readonly<Record<string, Found>>
  originals: boolean
  way: string
}
export type TextField =
  | 'documentNumber'
  | 'name'
  | 'phone'
  | 'address'
  | 'legalRepresentative'
  | 'agentName'
  | 'agentNumber'
  | 'agentPhone'
  | 'mailTo'
  | 'station'

export const NOT_FOUND: Found = { verdict: '', note: '', obtained: 'paper', scans: [], validUntil: '' }

export function blankDraft(county: string): CounterDraft {
  return {
    id: newId(),
    documentKind: 'citizenId',
    text: {
      documentNumber: '',
      name: '',
      phone: '',
      address: '',
      legalRepresentative: '',
      agentName: '',
      agentNumber: '',
      agentPhone: '',
      mailTo: '',
      station: '',
    },
    hasAgent: false,
    corrects: false,
    item: '',
    county,
    township: '',
    answers: {},
    form: undefined,
    found: {},
    originals: false,
    way: '',
  }
}

/** The next matter of the same person: who they are and where they live stays. */
export function samePerson(
  { documentKind, text, hasAgent, township }: CounterDraft,
  blank: CounterDraft,
): CounterDraft {
  const { station } = blank.text
  return { ...blank, documentKind, hasAgent, township, text: { ...text, station } }
}

/** Held in memory alone, for what is typed here is about people. */
let kept: CounterDraft | undefined
export const keptDraft = (): CounterDraft | undefined => kept
export function keepDraft(draft: CounterDraft | undefined): void {
  kept = draft
}

/** Has anything been typed that would be a loss? */
export const isBegun = ({ text: { station: _, ...typed }, item }: CounterDraft): boolean =>
  item !== '' || Object.values(typed).some((value) => value !== '')

/** What the server made of the situation: the answers that count, and the list that follows from them. */
export type Settled = {
  answers: Readonly<Record<string, string>>
  materials: readonly string[]
  form: Readonly<Record<string, unknown>> | undefined
}

/** The draft as it is sent. */
export function registrationOf(
  draft: CounterDraft,
  { answers, materials, form }: Settled,
): z.input<typeof Registration> {
  const { id, item, corrects, hasAgent, originals } = draft
  return {
    id,
    item,
    place: draft.township || draft.county,
    applicant: applicantOf(draft),
    corrects,
    ...(hasAgent ? { agent: agentOf(draft) } : {}),
    situation: { ...answers },
    ...(form ? { form: { ...form } } : {}),
    materials: materials.map((material) => {
      const { verdict, note, obtained, scans, validUntil } = draft.found[material] ?? NOT_FOUND
      return {
        material,
        ...(verdict ? { verdict } : {}),
        note,
        ...(verdict && verdict !== 'missing' ? { obtained } : {}),
        ...(verdict && verdict !== 'missing' && findDay(validUntil) ? { validUntil } : {}),
        scans: verdict === 'missing' ? [] : scans.map((scan) => scan.id),
      }
    }),
    originals,
    delivery: {
      way: draft.way as 'pickup',
      ...(draft.way === 'mail' ? { address: draft.text.mailTo } : {}),
      ...(draft.way === 'station' ? { site: draft.text.station } : {}),
    },
  }
}

function applicantOf({ documentKind, text }: CounterDraft): z.input<typeof Registration>['applicant'] {
  const { documentNumber, name, legalRepresentative } = text
  const reach = {
    ...(text.phone.trim() ? { phone: text.phone } : {}),
    ...(text.address.trim() ? { address: text.address } : {}),
  }
  if (documentKind !== 'code') return { kind: 'natural', documentKind, documentNumber, name, ...reach }
  const represented = legalRepresentative.trim() ? { legalRepresentative } : {}
  return { kind: 'legal', documentNumber, name, ...represented, ...reach }
}

function agentOf({ text }: CounterDraft): NonNullable<z.input<typeof Registration>['agent']> {
  return {
    documentKind: 'citizenId',
    documentNumber: text.agentNumber,
    name: text.agentName,
    ...(text.agentPhone.trim() ? { phone: text.agentPhone } : {}),
  }
}
