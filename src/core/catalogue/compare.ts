import type { Guide } from '../guide/guide.ts'
import { DELIVERY, HALT_GROUND, JOINT, SPECIAL } from '../words/cases.ts'
import {
  CONDITION,
  CROSS_REGION,
  HANDLING,
  HANDLING_FORM,
  ITEM_TYPE,
  LEVEL,
  LIMIT_UNIT,
  limitInWords,
  MATERIAL_FORM,
  MATERIAL_KIND,
  NEED,
  ONLINE_DEPTH,
  ORIGINALS,
  POWER_SOURCE,
  RESULT_KIND,
  SOURCE,
  SUBJECT,
  WINDOW_GROUP,
  YES_NO,
} from '../words/catalogue.ts'
import { fieldInWords, GUIDE_FIELD, GUIDE_PARTS } from '../words/guide-fields.ts'
import { STEP_ROLE } from '../words/guide-page.ts'
import { DOCUMENT } from '../words/holding.ts'
import { LEGAL_THEME, NATURAL_THEME } from '../words/theme.ts'
import type { Word } from '../words/word.ts'

/** A guide perhaps not whole: what is missing differs from what is there. */
export type Compared = Readonly<Record<string, unknown>>

/**
 * One difference between two guides, in words people read: the part of the guide, the element of a list by its name, its
 * field, and what stood there before and stands there after.
 */
export type Difference = {
  part: string
  element: string
  field: string
  how: 'added' | 'removed' | 'changed'
  before: string
  after: string
}

/**
 * What was added, removed and changed from one guide to another, part by part in the order of a guide. Elements of a list
 * are the same when they have the same id (materials, steps, questions, pages of the form) or say the same by which they
 * are known (a condition its text, a basis its law and article). Empty when both say the same.
 */
export function differencesBetween(before: Compared, after: Compared): Difference[] {
  return GUIDE_PARTS.flatMap((part) => partDifferences(part, before[part], after[part]))
}

type Part = (typeof GUIDE_PARTS)[number]

function partDifferences(part: Part, before: unknown, after: unknown): Difference[] {
  const key = KEYS[part]
  if (key) return listDifferences(part, key, elementsOf(before), elementsOf(after))
  if (isRecord(before) && isRecord(after) && !isLimit(before))
    return fieldDifferences(part, '', before, after)
  return difference(part, '', '', show(part, before), show(part, after))
}

/** By which an element of a list is known, and what it is called where it is told of. */
type Key = { of: (element: Compared) => string; name: (element: Compared) => string }
const by = (key: string, name = key): Key => ({
  of: (element) => String(element[key] ?? ''),
  name: (element) => String(element[name] ?? ''),
})
const KEYS: Partial<Record<Part, Key>> = {
  basis: {
    of: ({ law, article }) => `${law} ${article}`,
    name: ({ law, article }) => `《${law ?? ''}》${article ?? ''}`,
  },
  conditions: by('text'),
  questions: by('id', 'ask'),
  materials: by('id', 'name'),
  form: by('id', 'title'),
  steps: by('id', 'name'),
  opinions: by('department', 'about'),
  specialProcedures: by('kind', 'explain'),
  halts: by('ground', 'explain'),
  faq: by('question'),
  handlingItems: by('serial', 'name'),
}

function listDifferences(
  part: Part,
  key: Key,
  before: readonly Compared[],
  after: readonly Compared[],
): Difference[] {
  const was = new Map(before.map((one) => [key.of(one), one]))
  const is = new Map(after.map((one) => [key.of(one), one]))
  const gone = before
    .filter((one) => !is.has(key.of(one)))
    .map((one) => whole(part, key.name(one), 'removed', one))
  const kept = after.flatMap((one) => {
    const old = was.get(key.of(one))
    return old === undefined
      ? [whole(part, key.name(one), 'added', one)]
      : fieldDifferences(part, key.name(one), old, one)
  })
  const moved =
    orderOf(before, key, is) === orderOf(after, key, was) ? [] : [reordered(part, key, before, after)]
  return [...gone, ...kept, ...moved]
}

/** Those that both have, in order. */
const orderOf = (elements: readonly Compared[], key: Key, other: ReadonlyMap<string, unknown>) =>
  elements
    .map(key.of)
    .filter((id) => other.has(id))
    .join('\n')

function reordered(
  part: Part,
  key: Key,
  before: readonly Compared[],
  after: readonly Compared[],
): Difference {
  const named = (all: readonly Compared[]) => all.map(key.name).join(' → ')
  const word = GUIDE_FIELD[part].zh
  return {
    part: word,
    element: '',
    field: GUIDE_ORDER,
    how: 'changed',
    before: named(before),
    after: named(after),
  }
}
const GUIDE_ORDER = '顺序'

function whole(part: Part, element: string, how: 'added' | 'removed', said: Compared): Difference {
  const text = show(part, said)
  const [before, after] = how === 'added' ? ['', text] : [text, '']
  return { part: GUIDE_FIELD[part].zh, element, field: '', how, before, after }
}

function fieldDifferences(part: Part, element: string, before: Compared, after: Compared): Difference[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((one) => one !== 'id')
  return fields.flatMap((field) => {
    return difference(
      part,
      element,
      fieldInWords(part, field),
      show(field, before[field]),
      show(field, after[field]),
    )
  })
}

function difference(part: Part, element: string, field: string, before: string, after: string): Difference[] {
  if (before === after) return []
  const how = before === '' ? 'added' : after === '' ? 'removed' : 'changed'
  return [{ part: GUIDE_FIELD[part].zh, element, field, how, before, after }]
}

/** A value as people read it, in the field or list it stands in; nothing for what is not there. */
function show(field: string, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return YES_NO[value ? 'yes' : 'no'].zh
  if (typeof value === 'string' || typeof value === 'number') return wordOf(field, value) ?? String(value)
  if (Array.isArray(value))
    return value.map((one) => show(field, one)).join(value.some(isRecord) ? '；' : '、')
  if (!isRecord(value)) return ''
  if (isLimit(value))
    return [limitInWords(value), value.explain ?? ''].filter((text) => text !== '').join('，')
  return Object.entries(value)
    .filter(([name]) => name !== 'id')
    .map(([name, said]) => [fieldInWords(field, name), show(name, said)] as const)
    .filter(([, said]) => said !== '')
    .map(([name, said]) => `${name}：${said}`)
    .join('，')
}

type Words = Readonly<Record<string, Word>>
/** The glossaries of the fields that hold a code; a code of no glossary is shown as it is. */
const CODES: Readonly<Record<string, readonly Words[]>> = {
  type: [ITEM_TYPE],
  windowGroup: [WINDOW_GROUP],
  decidedAt: [LEVEL],
  acceptedAt: [LEVEL],
  powerSource: [POWER_SOURCE],
  subjects: [SUBJECT],
  handling: [HANDLING],
  originals: [ORIGINALS],
  channels: [HANDLING_FORM],
  crossRegion: [CROSS_REGION],
  kind: [MATERIAL_KIND, CONDITION, RESULT_KIND, SPECIAL, JOINT],
  document: [DOCUMENT],
  ground: [HALT_GROUND],
  delivery: [DELIVERY],
  onlineDepth: [ONLINE_DEPTH],
  form: [MATERIAL_FORM],
  need: [NEED],
  source: [SOURCE],
  role: [STEP_ROLE],
  natural: [NATURAL_THEME],
  legal: [LEGAL_THEME],
  unit: [LIMIT_UNIT],
}

function wordOf(field: string, code: string | number): string | undefined {
  return CODES[field]?.map((words) => words[code]?.zh).find((word) => word !== undefined)
}

const isRecord = (value: unknown): value is Compared =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const elementsOf = (value: unknown): readonly Compared[] =>
  Array.isArray(value) ? value.filter(isRecord) : []
const isLimit = (value: Compared): value is Guide['legalLimit'] =>
  typeof value.count === 'number' && typeof value.unit === 'string' && value.unit in LIMIT_UNIT
