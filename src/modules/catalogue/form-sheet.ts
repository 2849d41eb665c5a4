import type { Day } from '../../core/day.ts'
import { dateText } from '../../core/document/phrases.ts'
import { type Filled, fieldsOf, formFor, formOnPaper, type PrintedField } from '../../core/guide/form.ts'
import type { FormField, Guide, Material } from '../../core/guide/guide.ts'
import { questionsToAsk } from '../../core/guide/questions.ts'
import { choicesOf, conditionInWords } from '../../core/guide/wording.ts'
import { YES_NO } from '../../core/words/catalogue.ts'
import { GUIDE_PAGE } from '../../core/words/guide-page.ts'
import { PORTAL } from '../../core/words/portal.ts'
import { EXAMPLE_DAY, EXAMPLE_NAME } from '../../fields/field.ts'
import { exampleOf, showField } from '../../fields/kinds.ts'
import type { Reading } from './reading.ts'

/** Empty (空白表格), or the same form filled in with examples (示例样表). */
export type Edition = 'blank' | 'sample'

/** A form as it is printed, every string final: the page and the PDF are made from this alone. */
export type FormSheet = {
  title: string
  edition: Edition
  parts: readonly { id: string; title: string; rows: readonly SheetRow[] }[]
  /** Who signs, and when: empty on the blank form. */
  signer: string
  signedOn: string
}

export type SheetRow = {
  id: string
  label: string
  /** When the row is filled in at all. */
  only: string
  /** Boxes to tick. */
  options: readonly { label: string; ticked: boolean }[]
  /** What the sample says; empty on the blank form. */
  text: string
  unit: string
  hint: string
  /** Room for several lines. */
  tall: boolean
}

/** What of a reading a form is made of. */
export type FormReading = Pick<Reading, 'guide' | 'answers' | 'today' | 'materials'>

/** The form of a guide on paper, for the situation of the reading. The sample is of a situation that is settled. */
export function formSheet({ guide, answers, today, materials }: FormReading, edition: Edition): FormSheet {
  const filled = edition === 'sample' ? exampleForm(guide, answers, today) : {}
  return {
    title: formName(guide, materials),
    edition,
    parts: formOnPaper(guide, answers).map(({ id, title, fields }) => ({
      id,
      title,
      rows: fields.map((field) => rowOf(guide, field, filled[field.id])),
    })),
    signer: edition === 'sample' ? EXAMPLE_NAME : '',
    signedOn: edition === 'sample' ? dateText(EXAMPLE_DAY) : '',
  }
}

/** As the list of materials calls it, where the form is one of them. */
export function formName({ name }: Pick<Guide, 'name'>, materials: readonly Material[]): string {
  return materials.find(({ fromForm }) => fromForm)?.name ?? `${name}${GUIDE_PAGE.blankFormTitle.zh}`
}

/** The form filled in with examples: the first option where the situation is open, and what the choices then ask. */
export function exampleForm(guide: Guide, answers: Readonly<Record<string, string>>, today: Day): Filled {
  const situation = { ...answers }
  for (let next = questionsToAsk(guide, situation).next; next; next = questionsToAsk(guide, situation).next)
    situation[next.id] = next.options[0]?.id ?? ''
  const filled: Record<string, unknown> = {}
  for (let fresh: FormField[] = []; ; ) {
    fresh = fieldsOf(formFor(guide, situation, filled)).filter(({ id }) => !(id in filled))
    if (fresh.length === 0) return filled
    for (const field of fresh) filled[field.id] = exampleOf(field, today)
  }
}

function rowOf(guide: Guide, field: PrintedField, value: unknown): SheetRow {
  const { id, kind, label, optional, options = [], unit, hint, only } = field
  const boxes = kind === 'yesNo' ? YES_OR_NO : kind === 'choice' || kind === 'choices' ? options : []
  return {
    id,
    label: optional ? `${label}${PORTAL.optional.zh}` : label,
    only: only ? `${GUIDE_PAGE.fillOnly.zh}${conditionInWords({ questions: choicesOf(guide) }, only)}` : '',
    options: boxes.map((box) => ({ label: box.label, ticked: [value].flat().includes(box.id) })),
    text: boxes.length > 0 ? '' : showField(field, value),
    unit: boxes.length > 0 || value !== undefined ? '' : (unit ?? ''),
    hint: hint ?? '',
    tall: kind === 'longText',
  }
}

const YES_OR_NO = [
  { id: 'yes', label: YES_NO.yes.zh },
  { id: 'no', label: YES_NO.no.zh },
]
