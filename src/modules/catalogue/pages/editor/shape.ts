import { BLANK, type GuideDraft } from '../../../../core/guide/draft.ts'
import { DELIVERY, HALT_GROUND, JOINT, SPECIAL } from '../../../../core/words/cases.ts'
import * as WORDS from '../../../../core/words/catalogue.ts'
import { EDITOR_HINT, type EDITOR_SECTION, FIELD_KIND } from '../../../../core/words/guide-editor.ts'
import { GUIDE_FIELD } from '../../../../core/words/guide-fields.ts'
import { STEP_ROLE } from '../../../../core/words/guide-page.ts'
import { DOCUMENT } from '../../../../core/words/holding.ts'
import { LEGAL_THEME, NATURAL_THEME } from '../../../../core/words/theme.ts'
import type { Word } from '../../../../core/words/word.ts'
import { at, type Path } from './paths.ts'

type Words = Readonly<Record<string, Word>>
type Common = {
  /** Below the part it stands in: `standard` of `materials.2`. */
  path: Path
  word: Word
  hint?: Word
  /** May be left out of a guide. */
  optional?: boolean
  /** Only shown when this holds for the part it stands in. */
  only?: (part: (path: Path) => unknown) => boolean
}
export type ListControl = Common & {
  as: 'list'
  of: readonly Control[]
  blank: Readonly<Record<string, unknown>>
  /** The field that names an entry in its head. */
  naming: string
  /** What the ids of its entries begin with, where they have one. */
  prefix?: string
  /** Short entries lie open. */
  flat?: boolean
  /** Entries that are offered ready made, before a blank one. */
  bank?: boolean
}
/** How one field of a guide is written. */
export type Control =
  | (Common & { as: 'line' | 'text'; short?: boolean })
  | (Common & { as: 'number' })
  | (Common & { as: 'choice'; words: Words; numeric?: boolean })
  | (Common & { as: 'ticks'; words: Words; numeric?: boolean })
  | (Common & { as: 'flag' })
  | (Common & { as: 'switch' })
  | (Common & { as: 'yesNo' })
  | (Common & { as: 'limit' })
  | (Common & { as: 'department' })
  | (Common & { as: 'lines' })
  | (Common & { as: 'fact' })
  | (Common & { as: 'condition' })
  | (Common & { as: 'group'; of: readonly Control[]; blank: Readonly<Record<string, unknown>> })
  | ListControl

export type Section = keyof typeof EDITOR_SECTION
const F = GUIDE_FIELD
const H = EDITOR_HINT

const OPTIONS: ListControl = {
  as: 'list',
  path: 'options',
  word: F['questions.options'],
  blank: BLANK.option,
  naming: 'label',
  prefix: 'option',
  flat: true,
  of: [{ as: 'line', path: 'label', word: F['options.label'] }],
}
const kindOf = (part: (path: Path) => unknown): string => String(part('kind'))
const BOUNDED: readonly string[] = ['text', 'longText', 'number', 'money']
const CHOSEN: readonly string[] = ['choice', 'choices']

/** One field of a form, below `form.n.fields.m`. */
export const FIELD_CONTROLS: readonly Control[] = [
  { as: 'line', path: 'label', word: F['fields.label'] },
  { as: 'fact', path: 'fact', word: F['fields.fact'], optional: true },
  { as: 'choice', path: 'kind', word: F['fields.kind'], words: FIELD_KIND },
  { as: 'line', path: 'hint', word: F['fields.hint'], optional: true },
  { as: 'flag', path: 'optional', word: F['fields.optional'], optional: true },
  { ...OPTIONS, word: F['fields.options'], optional: true, only: (part) => CHOSEN.includes(kindOf(part)) },
  ...(['min', 'max'] as const).map(
    (bound): Control => ({
      as: 'number',
      path: bound,
      word: F[`fields.${bound}`],
      hint: H.bounds,
      optional: true,
      only: (part) => BOUNDED.includes(kindOf(part)),
    }),
  ),
  {
    ...{ as: 'line', path: 'unit', word: F['fields.unit'], optional: true, short: true },
    only: (part) => ['number', 'money'].includes(kindOf(part)),
  },
  { as: 'line', path: 'example', word: F['fields.example'], hint: H.example, optional: true },
  { as: 'condition', path: 'when', word: F['fields.when'], optional: true },
]

/** Every field of a guide, by section: the editor is this table, drawn. */
export const SECTIONS: Readonly<Record<Section, readonly Control[]>> = {
  basics: [
    { as: 'line', path: 'name', word: F.name, hint: H.name },
    { as: 'line', path: 'baseCode', word: F.baseCode, hint: H.baseCode, short: true },
    { as: 'line', path: 'localCode', word: F.localCode, optional: true, short: true },
    {
      ...{
        as: 'list',
        path: 'handlingItems',
        word: F.handlingItems,
        blank: BLANK.handlingItem,
        naming: 'name',
      },
      ...{ optional: true, flat: true },
      of: [
        { as: 'line', path: 'serial', word: F['handlingItems.serial'], short: true },
        { as: 'line', path: 'name', word: F['handlingItems.name'] },
      ],
    },
    { as: 'choice', path: 'type', word: F.type, words: WORDS.ITEM_TYPE },
    { as: 'department', path: 'department', word: F.department },
    { as: 'choice', path: 'windowGroup', word: F.windowGroup, words: WORDS.WINDOW_GROUP },
    { as: 'choice', path: 'powerSource', word: F.powerSource, words: WORDS.POWER_SOURCE, numeric: true },
    { as: 'choice', path: 'handling', word: F.handling, words: WORDS.HANDLING },
    { as: 'ticks', path: 'decidedAt', word: F.decidedAt, words: WORDS.LEVEL },
    { as: 'ticks', path: 'acceptedAt', word: F.acceptedAt, words: WORDS.LEVEL },
    { as: 'ticks', path: 'subjects', word: F.subjects, words: WORDS.SUBJECT, numeric: true },
    { as: 'ticks', path: 'themes.natural', word: F['themes.natural'], words: NATURAL_THEME },
    { as: 'ticks', path: 'themes.legal', word: F['themes.legal'], words: LEGAL_THEME },
    { as: 'ticks', path: 'channels', word: F.channels, words: WORDS.HANDLING_FORM },
    { as: 'choice', path: 'onlineDepth', word: F.onlineDepth, words: WORDS.ONLINE_DEPTH },
    { as: 'text', path: 'onlineExcluded', word: F.onlineExcluded, hint: H.onlineExcluded, optional: true },
    { as: 'choice', path: 'crossRegion', word: F.crossRegion, words: WORDS.CROSS_REGION },
    { as: 'number', path: 'visits', word: F.visits, hint: H.visits },
    { as: 'text', path: 'visitReason', word: F.visitReason, optional: true },
    { as: 'choice', path: 'originals', word: F.originals, words: WORDS.ORIGINALS },
    { as: 'line', path: 'quantityLimit', word: F.quantityLimit, optional: true },
  ],
  basis: [
    {
      ...{ as: 'list', path: 'basis', word: F.basis, blank: BLANK.basis, naming: 'law' },
      of: [
        { as: 'line', path: 'law', word: F['basis.law'], hint: H.law },
        { as: 'line', path: 'number', word: F['basis.number'] },
        { as: 'line', path: 'issuer', word: F['basis.issuer'] },
        { as: 'line', path: 'article', word: F['basis.article'], hint: H.article },
        { as: 'text', path: 'text', word: F['basis.text'], hint: H.text },
      ],
    },
  ],
  conditions: [
    {
      ...{ as: 'list', path: 'conditions', word: F.conditions, blank: BLANK.condition, naming: 'text' },
      flat: true,
      of: [
        { as: 'choice', path: 'kind', word: F['conditions.kind'], words: WORDS.CONDITION },
        { as: 'text', path: 'text', word: F['conditions.text'], hint: H.condition },
      ],
    },
  ],
  situations: [
    {
      ...{ as: 'list', path: 'questions', word: F.questions, blank: BLANK.question, naming: 'ask' },
      prefix: 'question',
      of: [
        { as: 'line', path: 'ask', word: F['questions.ask'], hint: H.ask },
        { as: 'line', path: 'hint', word: F['questions.hint'], optional: true },
        OPTIONS,
        { as: 'condition', path: 'when', word: F['questions.when'], optional: true },
      ],
    },
  ],
  materials: [
    {
      ...{ as: 'list', path: 'materials', word: F.materials, blank: BLANK.material, naming: 'name' },
      prefix: 'material',
      of: [
        { as: 'line', path: 'name', word: F['materials.name'] },
        { as: 'choice', path: 'kind', word: F['materials.kind'], words: WORDS.MATERIAL_KIND },
        { as: 'choice', path: 'form', word: F['materials.form'], words: WORDS.MATERIAL_FORM },
        { as: 'choice', path: 'need', word: F['materials.need'], words: WORDS.NEED },
        { as: 'number', path: 'copies', word: F['materials.copies'] },
        { as: 'line', path: 'size', word: F['materials.size'], short: true },
        { as: 'choice', path: 'source', word: F['materials.source'], words: WORDS.SOURCE },
        { as: 'line', path: 'issuer', word: F['materials.issuer'], hint: H.issuer, optional: true },
        { as: 'text', path: 'standard', word: F['materials.standard'], hint: H.standard },
        { as: 'text', path: 'basis', word: F['materials.basis'], hint: H.basis },
        { as: 'text', path: 'fillNotes', word: F['materials.fillNotes'], optional: true },
        { as: 'choice', path: 'document', word: F['materials.document'], words: DOCUMENT, optional: true },
        { as: 'condition', path: 'ownWhen', word: F['materials.ownWhen'], optional: true },
        { as: 'flag', path: 'fromForm', word: F['materials.fromForm'], optional: true },
        { as: 'condition', path: 'when', word: F['materials.when'], optional: true },
      ],
    },
  ],
  form: [
    {
      ...{ as: 'list', path: 'form', word: F.form, blank: BLANK.page, naming: 'title', prefix: 'page' },
      of: [
        { as: 'line', path: 'title', word: F['form.title'] },
        {
          ...{ as: 'list', path: 'fields', word: F['form.fields'], blank: BLANK.field, naming: 'label' },
          ...{ prefix: 'field', bank: true },
          of: FIELD_CONTROLS,
        },
      ],
    },
  ],
  process: [
    { as: 'limit', path: 'legalLimit', word: F.legalLimit },
    { as: 'text', path: 'legalLimit.explain', word: F['legalLimit.explain'], hint: H.explain },
    { as: 'limit', path: 'promisedLimit', word: F.promisedLimit, hint: H.promised },
    { as: 'text', path: 'promisedLimit.explain', word: F['promisedLimit.explain'], optional: true },
    { as: 'number', path: 'correctionDays', word: F.correctionDays },
    {
      ...{ as: 'list', path: 'steps', word: F.steps, blank: BLANK.step, naming: 'name', prefix: 'step' },
      of: [
        { as: 'line', path: 'name', word: F['steps.name'] },
        { as: 'choice', path: 'role', word: F['steps.role'], words: STEP_ROLE },
        { as: 'department', path: 'department', word: F['steps.department'], optional: true },
        { as: 'number', path: 'days', word: F['steps.days'] },
        { as: 'yesNo', path: 'fieldCheck', word: F['steps.fieldCheck'], optional: true },
        { as: 'flag', path: 'lowerReview', word: F['steps.lowerReview'], optional: true },
        { as: 'text', path: 'standard', word: F['steps.standard'] },
        { as: 'text', path: 'result', word: F['steps.result'] },
      ],
    },
    {
      ...{ as: 'list', path: 'opinions', word: F.opinions, blank: BLANK.opinion, naming: 'about' },
      of: [
        { as: 'department', path: 'department', word: F['opinions.department'] },
        { as: 'line', path: 'about', word: F['opinions.about'] },
        { as: 'number', path: 'days', word: F['opinions.days'] },
      ],
    },
    {
      ...{ as: 'group', path: 'joint', word: F.joint, optional: true },
      blank: { kind: 'joint', explain: '' },
      of: [
        { as: 'choice', path: 'kind', word: F['joint.kind'], words: JOINT },
        { as: 'text', path: 'explain', word: F['joint.explain'], hint: H.explain },
      ],
    },
    {
      ...{ as: 'list', path: 'specialProcedures', word: F.specialProcedures, naming: 'explain' },
      blank: BLANK.special,
      of: [
        { as: 'choice', path: 'kind', word: F['specialProcedures.kind'], words: SPECIAL },
        { as: 'number', path: 'days', word: F['specialProcedures.days'] },
        { as: 'text', path: 'explain', word: F['specialProcedures.explain'] },
      ],
    },
    {
      ...{ as: 'group', path: 'extension', word: F.extension, optional: true },
      blank: { days: 0, explain: '' },
      of: [
        { as: 'number', path: 'days', word: F['extension.days'] },
        { as: 'text', path: 'explain', word: F['extension.explain'], hint: H.explain },
      ],
    },
    {
      ...{ as: 'list', path: 'halts', word: F.halts, blank: BLANK.halt, naming: 'explain', optional: true },
      of: [
        { as: 'choice', path: 'ground', word: F['halts.ground'], words: HALT_GROUND },
        { as: 'text', path: 'explain', word: F['halts.explain'], hint: H.explain },
      ],
    },
  ],
  fee: [
    { as: 'switch', path: 'fee.charged', word: F['fee.charged'] },
    { as: 'text', path: 'fee.basis', word: F['fee.basis'], only: (part) => part('fee.charged') === true },
    {
      ...{ as: 'list', path: 'fee.rows', word: F['fee.rows'], blank: BLANK.fee, naming: 'name' },
      only: (part) => part('fee.charged') === true,
      of: [
        { as: 'line', path: 'name', word: F['rows.name'] },
        { as: 'line', path: 'standard', word: F['rows.standard'] },
        { as: 'number', path: 'amount', word: F['rows.amount'] },
        { as: 'line', path: 'reduction', word: F['rows.reduction'], optional: true },
      ],
    },
  ],
  result: [
    { as: 'line', path: 'result.name', word: F['result.name'] },
    { as: 'choice', path: 'result.kind', word: F['result.kind'], words: WORDS.RESULT_KIND },
    { as: 'line', path: 'result.validity', word: F['result.validity'], optional: true },
    { as: 'line', path: 'result.sample', word: F['result.sample'], optional: true },
    { as: 'choice', path: 'result.document', word: F['result.document'], words: DOCUMENT, optional: true },
    { as: 'condition', path: 'result.ownWhen', word: F['result.ownWhen'], optional: true },
    { as: 'ticks', path: 'delivery', word: F.delivery, words: DELIVERY },
    {
      ...{ as: 'group', path: 'remedies', word: F.remedies, optional: true },
      blank: { review: '', court: '' },
      of: [
        { as: 'text', path: 'review', word: F['remedies.review'] },
        { as: 'text', path: 'court', word: F['remedies.court'] },
      ],
    },
  ],
  notes: [
    { as: 'lines', path: 'notes', word: F.notes, hint: H.line },
    {
      ...{ as: 'list', path: 'faq', word: F.faq, blank: BLANK.faq, naming: 'question', flat: true },
      of: [
        { as: 'line', path: 'question', word: F['faq.question'] },
        { as: 'text', path: 'answer', word: F['faq.answer'] },
      ],
    },
  ],
  synonyms: [{ as: 'lines', path: 'synonyms', word: F.synonyms, hint: H.synonym }],
}

/** The section in which a place of the guide is written. */
export function sectionOf(path: Path): Section {
  const [first = ''] = path.split('.')
  const found = (Object.keys(SECTIONS) as Section[]).find((section) =>
    SECTIONS[section].some((control) => control.path.split('.')[0] === first),
  )
  return found ?? 'basics'
}

/** Whether a control has its place in this draft: what is not asked is not shown. */
export function isShown(control: Control, draft: GuideDraft, base: Path): boolean {
  return control.only?.((path) => at(draft, base ? `${base}.${path}` : path)) ?? true
}
