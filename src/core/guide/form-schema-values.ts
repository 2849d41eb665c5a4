import { YES_NO } from '../words/catalogue.ts'
import type { FormField } from './guide.ts'

/** A schema as JSON Schema 2020-12 writes it. */
export type JsonSchema = { readonly [keyword: string]: unknown }

/** The values a field keeps, by its kind and bounds: what `src/fields/` accepts, in its plain form. */
export function valueSchema(field: FormField): JsonSchema {
  const { min, max, options = [], example } = field
  switch (field.kind) {
    case 'text':
      return { ...text(min, max ?? 200), pattern: LINE, ...shown(example) }
    case 'address':
      return { ...text(5, 200), pattern: LINE, ...shown(example) }
    case 'longText':
      return { ...text(min, max ?? 2000), pattern: TRIMMED, ...shown(example) }
    case 'number':
      return {
        type: 'number',
        minimum: Math.max(min ?? -LARGEST, -LARGEST),
        maximum: Math.min(max ?? LARGEST, LARGEST),
        multipleOf: 0.01,
        ...shown(example === undefined ? undefined : Number(example)),
      }
    case 'money':
      return { type: 'string', pattern: amounts(min, max) }
    case 'date':
      return { type: 'string', format: 'date', pattern: DATE }
    case 'phone':
      return { type: 'string', pattern: PHONE }
    case 'citizenId':
      return { type: 'string', pattern: CITIZEN_ID, format: 'citizen-id' }
    case 'creditCode':
      return { type: 'string', pattern: '^[0-9A-Z-]+$', format: 'credit-code' }
    case 'yesNo':
      return { oneOf: Object.entries(YES_NO).map(([id, { zh }]) => ({ const: id, title: zh })) }
    case 'choice':
      return { oneOf: options.map(({ id, label }) => ({ const: id, title: label })) }
    case 'choices':
      return {
        type: 'array',
        minItems: 1,
        uniqueItems: true,
        items: { oneOf: options.map(({ id, label }) => ({ const: id, title: label })) },
      }
  }
}

const text = (min: number | undefined, max: number): JsonSchema => ({
  type: 'string',
  minLength: Math.max(min ?? 1, 1),
  maxLength: max,
})
const shown = (example: string | number | undefined): JsonSchema =>
  example === undefined ? {} : { examples: [example] }

/** Twelve digits before the point. */
const LARGEST = 999_999_999_999.99
/** One line: no space around it, and between words a single one. */
const LINE = '^\\S+( \\S+)*$'
/** Lines end with a line feed alone. */
const TRIMMED = '^\\S([^\\r]*\\S)?$'
const PHONE = '^(1[3-9]\\d{9}|(010|02\\d|0[3-9]\\d{2})-\\d{7,8})$'
const CITIZEN_ID = '^\\d{17}[\\dX]$'

const LEAP = '(\\d{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)'
/** A civil day that exists. There is no year 0. */
const DATE = `^(?!0000)(\\d{4}-((0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])|(0[469]|11)-(0[1-9]|[12]\\d|30)|02-(0[1-9]|1\\d|2[0-8]))|${LEAP}-02-29)$`

/** Yuan before the point, at most. */
const YUAN_DIGITS = 13

/**
 * The amounts from `min` to `max` as the texts they are kept as, two places each: money is never a number, and a schema
 * bounds texts by a pattern alone.
 */
export function amounts(min: number | undefined, max: number | undefined): string {
  const least = BigInt(Math.ceil((min ?? 0) * 100 - 1e-6))
  const most = max === undefined ? undefined : BigInt(Math.floor(max * 100 + 1e-6))
  const patterns: string[] = []
  for (let digits = 1; digits <= YUAN_DIGITS; digits++) {
    const first = digits === 1 ? 0n : 10n ** BigInt(digits + 1)
    const last = 10n ** BigInt(digits + 2) - 1n
    const from = least > first ? least : first
    const to = most !== undefined && most < last ? most : last
    if (from <= to) patterns.push(between(padded(from, digits + 2), padded(to, digits + 2)))
  }
  return patterns.length === 0 ? '^(?!)' : `^(${patterns.join('|')})$`
}

const padded = (fen: bigint, length: number) => String(fen).padStart(length, '0')

/** The digit strings from one to another of the same length, with the point before the last two. */
function between(from: string, to: string): string {
  const [a = '', b = ''] = [from[0], to[0]]
  const point = from.length === 2 ? '\\.' : ''
  if (from.length === 1) return a === b ? a : `[${a}-${b}]`
  const [low, high] = [from.slice(1), to.slice(1)]
  if (a === b) return `${point}${a}${between(low, high)}`
  const zeros = '0'.repeat(low.length)
  const nines = '9'.repeat(low.length)
  if (low === zeros && high === nines) return `${point}[${a}-${b}]${anyDigits(low.length)}`
  const inner = [Number(a) + 1, Number(b) - 1] as const
  const parts = [
    `${a}${between(low, nines)}`,
    ...(inner[0] <= inner[1] ? [`[${inner[0]}-${inner[1]}]${anyDigits(low.length)}`] : []),
    `${b}${between(zeros, high)}`,
  ]
  return `${point}(${parts.join('|')})`
}

function anyDigits(count: number): string {
  if (count === 1) return '\\d'
  return count === 2 ? '\\.\\d{2}' : `\\d{${count - 2}}\\.\\d{2}`
}
