import { describe, expect, test } from 'vitest'
import { sampleGuide } from '../../tests/guides.ts'
import { day } from '../core/day.ts'
import { formFor } from '../core/guide/form.ts'
import type { FieldKind, FormField } from '../core/guide/guide.ts'
import { FIELDS, fieldSchema, formSchema, showField } from './kinds.ts'

const today = day('2026-11-23')
const field = (kind: FieldKind, more: Partial<FormField> = {}): FormField => ({
  id: 'x',
  kind,
  label: '某项',
  ...more,
})
const options = [
  { id: 'hot', label: '热食' },
  { id: 'cold', label: '冷食' },
]

/** The kept value, or the sentences that refuse it. */
function given(of: FormField, input: unknown): unknown {
  const result = fieldSchema(of, today).safeParse(input)
  return result.success ? result.data : result.error.issues.map((issue) => issue.message)
}

test('what is left empty is asked for by name, whatever the kind', () => {
  for (const kind of Object.keys(FIELDS) as FieldKind[]) {
    const of = field(kind, { options })
    for (const empty of ['', '  ', undefined, null])
      expect(String(given(of, empty)), kind).toMatch(/^请.*“某项”/)
    expect(given({ ...of, optional: true }, ''), kind).toBeUndefined()
    expect(given({ ...of, optional: true }, undefined), kind).toBeUndefined()
  }
})

describe('text', () => {
  test('is trimmed to one line and bounded in characters as people count them', () => {
    expect(given(field('text'), '  崆峒区  王记面馆 ')).toBe('崆峒区 王记面馆')
    expect(given(field('text', { max: 2 }), '𠮷野')).toBe('𠮷野')
    expect(given(field('text', { max: 2 }), '王记面馆')).toEqual(['“某项”最多填写2个字。'])
    expect(given(field('text', { min: 2 }), '王')).toEqual(['“某项”至少填写2个字。'])
  })

  test('several lines stay several lines', () => {
    expect(given(field('longText'), '一\r\n二')).toBe('一\n二')
    expect(given(field('longText', { max: 1 }), '一\n二')).toEqual(['“某项”最多填写1个字。'])
  })
})

describe('numbers and money', () => {
  const area = field('number', { unit: '平方米', min: 1, max: 100 })

  test('are read as people type them', () => {
    expect(given(area, '４５')).toBe(45)
    expect(given(area, '45.5平方米')).toBe(45.5)
    expect(given(area, 45)).toBe(45)
    expect(given(field('money'), '¥1,200.5 元')).toBe('1200.50')
    expect(given(field('money'), '0012')).toBe('12.00')
  })

  test('are refused beyond their bounds, or when they are none', () => {
    expect(given(area, '0')).toEqual(['“某项”不能小于1。'])
    expect(given(area, '101')).toEqual(['“某项”不能大于100。'])
    expect(given(area, '四十五')).toEqual(['“某项”请填写数字，最多两位小数。'])
    expect(given(field('money'), '12.345')).toEqual(['“某项”请填写金额，最多两位小数，例如1200.50。'])
    expect(given(field('money', { max: 100 }), '100.01')).toEqual(['“某项”不能多于100元。'])
  })

  test('read with their unit', () => {
    expect(showField(area, 45.5)).toBe('45.5平方米')
    expect(showField(field('money'), '1234567.50')).toBe('1,234,567.50元')
    expect(showField(field('money', { unit: '万元' }), '12.00')).toBe('12.00万元')
  })
})

test('a day is understood however it is written, and must exist', () => {
  for (const text of [
    '2026-05-14',
    '20260514',
    '2026/5/14',
    '2026.5.14',
    '2026年5月14日',
    '２０２６年５月１４日',
  ])
    expect(given(field('date'), text)).toBe('2026-05-14')
  expect(given(field('date'), '2026-02-30')).toEqual(['“某项”请填写日期，例如2026年5月14日。'])
  expect(showField(field('date'), '2026-05-04')).toBe('2026年5月4日')
})

describe('choices', () => {
  test('keep the option, and refuse what is not among them', () => {
    expect(given(field('choice', { options }), 'hot')).toBe('hot')
    expect(given(field('choice', { options }), '热食')).toEqual(['请从列出的选项里选择“某项”。'])
    expect(showField(field('choice', { options }), 'cold')).toBe('冷食')
  })

  test('several are kept in the order of the guide, each once', () => {
    expect(given(field('choices', { options }), ['cold', 'hot', 'cold'])).toEqual(['hot', 'cold'])
    expect(given(field('choices', { options }), 'cold')).toEqual(['cold'])
    expect(given(field('choices', { options }), [])).toEqual(['请至少选择一项“某项”。'])
    expect(given(field('choices', { options }), ['raw'])).toEqual(['请从列出的选项里选择“某项”。'])
    expect(showField(field('choices', { options }), ['hot', 'cold'])).toBe('热食、冷食')
  })

  test('yes and no are words', () => {
    expect(given(field('yesNo'), 'no')).toBe('no')
    expect(given(field('yesNo'), 'true')).toEqual(['请选择“某项”：是或者否。'])
    expect(showField(field('yesNo'), 'yes')).toBe('是')
  })
})

describe('who and where', () => {
  test('a telephone is a mobile number or a land line with its area code', () => {
    for (const text of ['13800000000', '138 0000 0000', '+86 138-0000-0000', '１３８００００００００'])
      expect(given(field('phone'), text)).toBe('13800000000')
    expect(given(field('phone'), '(0933)8210000')).toBe('0933-8210000')
    for (const text of ['8210000', '12800000000', '1380000000'])
      expect(given(field('phone'), text)).toHaveLength(1)
  })

  test('a citizen’s number passes GB 11643, in upper case', () => {
    expect(given(field('citizenId'), ' 11010519491231002x ')).toBe('11010519491231002X')
    expect(given(field('citizenId'), '110105194912310021')).toEqual([
      '公民身份号码的校验码（第18位）不符，请核对是否有误写。',
    ])
  })

  test('a credit code passes GB 32100; a temporary one is kept as it is', () => {
    expect(given(field('creditCode'), '91620826ma71teat8y')).toBe('91620826MA71TEAT8Y')
    expect(given(field('creditCode'), 'TE5116020105116050')).toBe('TE5116020105116050')
    expect(given(field('creditCode'), '91620826MA71TEAT8X')).toHaveLength(1)
  })

  test('an address goes down to the door', () => {
    expect(given(field('address'), '崆峒区西大街１２号')).toBe('崆峒区西大街12号')
    expect(given(field('address'), '西大街')).toEqual(['“某项”请写到门牌号，例如平凉市崆峒区西大街12号。'])
  })
})

describe('a whole form', () => {
  const guide = sampleGuide()
  const parse = (filled: Record<string, unknown>) =>
    formSchema(formFor(guide, {}, filled), today).safeParse(filled)

  test('accepts the fields it asks and nothing else', () => {
    expect(parse({ address: '崆峒区西大街12号', hasStore: 'no' }).data).toEqual({
      address: '崆峒区西大街12号',
      hasStore: 'no',
    })
    expect(parse({ address: '崆峒区西大街12号', hasStore: 'no', colour: 'red' }).success).toBe(false)
  })

  test('names every field that is wrong, at once', () => {
    const { error } = parse({ hasStore: 'yes' })
    expect(error?.issues.map((issue) => issue.path.join('.'))).toEqual(['address', 'store'])
  })

  test('keeps nothing of an optional field that was left empty', () => {
    const pages = [{ id: 'p', title: 'p', fields: [field('text', { optional: true })] }]
    expect(formSchema(pages, today).parse({ x: '' })).toStrictEqual({})
    expect(formSchema(pages, today).parse({})).toStrictEqual({})
  })
})

test('nothing kept reads as nothing', () => {
  expect(showField(field('text'), undefined)).toBe('')
  expect(showField(field('phone'), '0933-8210000')).toBe('0933-8210000')
})
