import type { Condition, FormField, Guide, Material, Question, Step } from './guide.ts'
import { completed } from './lint/shape.ts'

/** A value on its way: whatever it is made of may still be missing. A condition is whole or not there. */
export type Draft<T> = T extends Condition
  ? T
  : T extends readonly (infer One)[]
    ? readonly Draft<One>[]
    : T extends object
      ? { readonly [Key in keyof T]?: Draft<T[Key]> | undefined }
      : T

/** A guide while it is written: shaped like one, and incomplete for as long as its author needs. */
export type GuideDraft = Draft<Guide>

/** What a new entry of each list begins with: the usual answer where there is one, room where there is none. */
export const BLANK = {
  basis: { law: '', number: '', issuer: '', article: '', text: '' },
  condition: { kind: 'required', text: '' },
  question: { id: '', ask: '', options: [] },
  option: { id: '', label: '' },
  material: {
    ...{ id: '', name: '', kind: 'original', form: 'both', need: 'required', copies: 1, size: 'A4' },
    ...{ source: 'applicant', standard: '', basis: '' },
  },
  page: { id: '', title: '', fields: [] },
  field: { id: '', kind: 'text', label: '' },
  step: { id: '', name: '', role: 'reviewer', days: 1, standard: '', result: '' },
  opinion: { department: '', about: '', days: 1 },
  special: { kind: 'publicNotice', days: 1, explain: '' },
  halt: { ground: 'dispute', explain: '' },
  fee: { name: '', standard: '', amount: 0 },
  faq: { question: '', answer: '' },
  handlingItem: { serial: '', name: '' },
} as const satisfies {
  basis: Guide['basis'][number]
  condition: Guide['conditions'][number]
  question: Question
  option: Question['options'][number]
  material: Material
  page: Guide['form'][number]
  field: FormField
  step: Step
  opinion: Guide['opinions'][number]
  special: Guide['specialProcedures'][number]
  halt: NonNullable<Guide['halts']>[number]
  fee: Extract<Guide['fee'], { charged: true }>['rows'][number]
  faq: Guide['faq'][number]
  handlingItem: NonNullable<Guide['handlingItems']>[number]
}

/**
 * A draft with everything that is missing left empty, so that what reads a guide can read it: preview and conditions. It
 * is never stored; what is missing is told by the linter.
 */
export const guideIn = (draft: GuideDraft): Guide => completed(draft).guide
