import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day, findDay } from '../../core/day.ts'
import { type Filled, fieldsOf, formFor } from '../../core/guide/form.ts'
import { formSchemaOf } from '../../core/guide/form-schema.ts'
import { amounts } from '../../core/guide/form-schema-values.ts'
import type { FormField, Guide } from '../../core/guide/guide.ts'
import { questionsToAsk } from '../../core/guide/questions.ts'
import { checkCitizenId, checkCreditCode, codeKindOf } from '../../core/identifier.ts'
import { exampleOf, formSchema } from '../../fields/kinds.ts'
import { readCatalogue } from './files.ts'

const TODAY = day('2026-11-23')
const guides = readCatalogue().map(({ item, guide }) => ({ item, guide }))

const ajv = new Ajv2020({ strict: false, allErrors: false, multipleOfPrecision: 6 })
ajv.addFormat('date', (text: string) => findDay(text) !== undefined)
ajv.addFormat('citizen-id', (text: string) => checkCitizenId(text, TODAY).valid)
ajv.addFormat('credit-code', (text: string) => checkCreditCode(text).valid || codeKindOf(text) !== 'other')

/** What the server says of a filled form: it takes it and keeps it as it was sent, but for the order of choices. */
function serverKeeps(guide: Guide, situation: Record<string, string>, filled: Filled): boolean {
  const { success, data } = formSchema(formFor(guide, situation, filled), TODAY).safeParse(filled)
  return success && JSON.stringify(inOrder(data)) === JSON.stringify(inOrder(filled))
}
const inOrder = (filled: Filled) =>
  Object.entries(filled)
    .map(([id, value]) => [id, Array.isArray(value) ? value.toSorted() : value] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))

/** Values that sit on the edges of every kind: right, nearly right, and of another kind. */
const STRANGE: readonly unknown[] = [
  ...['', ' ', ' 张三', '张 三', '张  三', '张三\n李四', '张三\r\n李四', '字'.repeat(201), '𠮷'.repeat(50)],
  ...[
    0,
    -1,
    1.5,
    1.25,
    1.005,
    999_999_999_999.99,
    1e12,
    '12',
    '0.00',
    '00.50',
    '12.5',
    '12.50',
    '9999999999999.99',
  ],
  ...[
    '2024-02-29',
    '2023-02-29',
    '1900-02-29',
    '2000-02-29',
    '0000-01-01',
    '2026-04-31',
    '2026-13-01',
    '20260101',
  ],
  ...['13800000000', '0933-8210000', '09338210000', '12345', '620826199001010003', '62082619900101001x'],
  ...['91620826MA0000000X', '91620826MA00000006', 'yes', 'no', 'maybe', [], ['yes'], ['nothing'], null, true],
]

/** A situation answered at random to the end, and its form filled in rightly, field by field. */
function rightly(
  guide: Guide,
  pick: (max: number) => number,
): { situation: Record<string, string>; form: Filled } {
  let situation: Record<string, string> = {}
  for (let next = questionsToAsk(guide, situation).next; next; next = questionsToAsk(guide, situation).next)
    situation = { ...situation, [next.id]: next.options[pick(next.options.length - 1)]?.id ?? '' }
  const form: Record<string, unknown> = {}
  for (let fresh: FormField[] = []; ; ) {
    fresh = fieldsOf(formFor(guide, situation, form)).filter(({ id }) => !(id in form))
    if (fresh.length === 0) break
    for (const field of fresh) form[field.id] = answerTo(field, pick)
  }
  // what is optional may be left out
  const left = fieldsOf(guide.form).filter(({ id, optional }) => optional && id in form && pick(1) === 1)
  for (const { id } of left) delete form[id]
  return { situation, form }
}

function answerTo(field: FormField, pick: (max: number) => number): unknown {
  const options = field.kind === 'yesNo' ? [{ id: 'yes' }, { id: 'no' }] : (field.options ?? [])
  const chosen = options[pick(Math.max(options.length - 1, 0))]?.id
  if (field.kind === 'choices')
    return options.map(({ id }) => id).filter((id) => id === chosen || pick(1) === 1)
  return chosen ?? exampleOf(field, TODAY)
}

describe('a form as JSON Schema says what the server says', () => {
  test.each(guides)('$item', ({ guide }) => {
    const says = ajv.compile(formSchemaOf(guide))
    const fields = fieldsOf(guide.form)
    fc.assert(
      fc.property(
        fc.infiniteStream(fc.nat(1_000_000)),
        fc.option(fc.tuple(fc.nat(1000), fc.constantFrom(...STRANGE, undefined)), { freq: 3 }),
        (numbers, spoiled) => {
          const { situation, form } = rightly(guide, (max) => (numbers.next().value ?? 0) % (max + 1))
          const field = spoiled && fields[spoiled[0] % Math.max(fields.length, 1)]
          const sent: Record<string, unknown> = { ...form, ...(field ? { [field.id]: spoiled[1] } : {}) }
          for (const [id, value] of Object.entries(sent)) if (value === undefined) delete sent[id]
          const server = serverKeeps(guide, situation, sent)
          if (!spoiled) expect(server).toBe(true)
          expect(says({ situation, form: sent }), JSON.stringify(sent)).toBe(server)
        },
      ),
      { numRuns: 25 },
    )
  })

  test('nothing is taken that no page asks', () => {
    const [{ guide } = { guide: undefined }] = guides
    if (!guide) throw new TypeError('no guide')
    const says = ajv.compile(formSchemaOf(guide))
    const { situation, form } = rightly(guide, () => 0)
    expect(says({ situation, form })).toBe(true)
    expect(says({ situation, form: { ...form, more: 'x' } })).toBe(false)
    expect(says({ situation: {}, form })).toBe(Object.keys(situation).length === 0)
  })

  test('a field that hangs on another answer is not taken with this one', () => {
    const hanging = guides.flatMap(({ item, guide }) => {
      const says = ajv.compile(formSchemaOf(guide))
      const { situation, form } = rightly(guide, () => 0)
      const asked = new Set(fieldsOf(formFor(guide, situation, form)).map(({ id }) => id))
      const others = fieldsOf(guide.form).filter(({ id }) => !asked.has(id))
      return others.map((field) => {
        const sent = { ...form, [field.id]: answerTo(field, () => 0) }
        expect(says({ situation, form: sent }), `${item}: ${field.id}`).toBe(false)
        return field.id
      })
    })
    expect(hanging.length).toBeGreaterThan(20)
  })
})

test('an amount is bounded by a pattern, to the fen', () => {
  const around = fc.tuple(
    fc.integer({ min: 0, max: 5_000_000 }),
    fc.integer({ min: 0, max: 5_000_000 }),
    fc.integer({ min: -300, max: 5_000_300 }),
  )
  fc.assert(
    fc.property(around, ([a, b, fen]) => {
      const [least, most] = [Math.min(a, b), Math.max(a, b)]
      const pattern = new RegExp(amounts(least / 100, most / 100))
      for (const one of [Math.abs(fen), Math.max(least - 1, 0), least, most, most + 1, most + 100]) {
        const text = `${Math.trunc(one / 100)}.${String(one % 100).padStart(2, '0')}`
        expect(pattern.test(text), `${least} ${text} ${most}`).toBe(one >= least && one <= most)
      }
    }),
  )
  const open = new RegExp(amounts(undefined, undefined))
  for (const right of ['0.00', '9.99', '10.00', '9999999999999.99']) expect(right).toMatch(open)
  for (const wrong of ['00.00', '1.0', '1', '-1.00', '10000000000000.00', '1,000.00'])
    expect(wrong).not.toMatch(open)
})
