import { describe, expect, test } from 'vitest'
import { day } from '../../../../core/day.ts'
import { conditionalsOf } from '../../../../core/guide/askable.ts'
import { agrees, BANK, FACTS, fieldFor, resembling } from '../../../../core/guide/bank.ts'
import { type GuideDraft, guideIn } from '../../../../core/guide/draft.ts'
import { situationsOf } from '../../../../core/guide/situations.ts'
import { exampleOf } from '../../../../fields/kinds.ts'
import { readCatalogue } from '../../files.ts'
import { findingsOf, GuideSchema } from '../../schema.ts'
import { sentenceOf } from './ConditionControl.tsx'
import { at, freshId, insertAt, moveAt, put, removeAt } from './paths.ts'
import { placeInWords } from './place.ts'
import { situationsAsCsv } from './SituationTable.tsx'
import { type Control, SECTIONS, sectionOf } from './shape.ts'

const guides = readCatalogue().map(({ guide }) => guide)
const draft: GuideDraft = { name: '甲', conditions: [{ text: '一' }, { text: '二' }, { text: '三' }] }

describe('a draft is changed at a place, and nowhere else', () => {
  test('what lies on the way is made, and what is taken away is gone', () => {
    expect(put({}, 'themes.natural', ['040'])).toEqual({ themes: { natural: ['040'] } })
    expect(put({}, 'materials.0.name', '申请书')).toEqual({ materials: [{ name: '申请书' }] })
    expect('name' in put(draft, 'name', undefined)).toBe(false)
    expect(at(put(draft, 'conditions.1.text', '改'), 'conditions.1.text')).toBe('改')
    expect(draft.conditions?.[1]?.text).toBe('二')
  })

  test('entries are put in, taken out and moved; beyond the ends nothing happens', () => {
    const texts = (one: GuideDraft) => one.conditions?.map(({ text }) => text).join('')
    expect(texts(insertAt(draft, 'conditions', 3, { text: '四' }))).toBe('一二三四')
    expect(texts(removeAt(draft, 'conditions', 1))).toBe('一三')
    expect(texts(moveAt(draft, 'conditions', 0, 2))).toBe('二三一')
    expect(moveAt(draft, 'conditions', 0, -1)).toBe(draft)
    expect(moveAt(draft, 'conditions', 2, 3)).toBe(draft)
  })

  test('a new entry has an id that no other has', () => {
    expect(freshId('material', ['material1', 'material3'])).toBe('material4')
    expect(freshId('material', [])).toBe('material1')
  })
})

/** Every place the table of controls can write, with lists as `*`. */
function placesOf(controls: readonly Control[], base = ''): string[] {
  return controls.flatMap((control) => {
    const path = base ? `${base}.${control.path}` : control.path
    if (control.as === 'list') return placesOf(control.of, `${path}.*`)
    if (control.as === 'group') return placesOf(control.of, path)
    if (control.as === 'limit') return [`${path}.count`, `${path}.unit`]
    return [path]
  })
}

test('every field of every shipped guide has its control, but for ids, which are made', () => {
  const places = new Set(Object.values(SECTIONS).flatMap((controls) => placesOf(controls)))
  const written = (value: unknown, path: string): string[] => {
    if (places.has(path) || path.endsWith('.id')) return []
    if (Array.isArray(value)) return value.flatMap((one) => written(one, `${path}.*`))
    if (typeof value !== 'object' || value === null) return [path]
    return Object.entries(value).flatMap(([key, inner]) => written(inner, path ? `${path}.${key}` : key))
  }
  expect([...new Set(guides.flatMap((guide) => written(guide, '')))]).toEqual([])
  for (const key of Object.keys(GuideSchema.shape))
    expect(
      [...places].some((place) => place === key || place.startsWith(`${key}.`)),
      key,
    ).toBe(true)
})

describe('what is wrong is told where it is', () => {
  test('nothing of a sound guide that would stop it', () => {
    const [guide] = guides
    if (!guide) throw new TypeError('no guide')
    expect(findingsOf(guide).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('an empty draft is missing what it is missing, each once', () => {
    const paths = findingsOf({}).map(({ path }) => path)
    expect(paths).toContain('name')
    expect(paths).toContain('materials')
    expect(new Set(paths).size).toBe(paths.length)
  })

  test('what only the schema refuses is told too', () => {
    const [guide] = guides
    const changed = put(guide ?? {}, 'basis.0.law', '《食品安全法》')
    expect(findingsOf(changed).map(({ path, message }) => [path, message])).toContainEqual([
      'basis.0.law',
      '法律名称不写书名号。',
    ])
    expect(sectionOf('basis.0.law')).toBe('basis')
  })
})

test('a condition reads as a sentence, also when what it asks is gone', () => {
  const guide = guideIn({
    questions: [
      {
        id: 'a',
        ask: '您主要经营什么？',
        options: [
          { id: 'x', label: '做餐饮' },
          { id: 'y', label: '单位食堂' },
        ],
      },
    ],
    materials: [{ id: 'm', name: '流程', when: [{ a: ['x', 'y'] }, { b: ['z'] }] }],
  })
  const [, material] = conditionalsOf(guide)
  expect(sentenceOf(material?.when ?? [], material?.askable ?? [])).toBe(
    '当“您主要经营什么？”是“做餐饮”或者“单位食堂”；或者当已经不在前面的问题“b”是“已经删除的选项“z””时',
  )
})

test('the table of situations leaves as a file in which nothing can be run', () => {
  const guide = guideIn({
    questions: [{ id: 'a', ask: '问', options: [{ id: 'x', label: '=1+1 "甲"' }] }],
    materials: [{ id: 'm', name: '材料' }],
  })
  const [bom, ...rest] = situationsAsCsv(guide, situationsOf(guide, 9).situations)
  expect(bom).toBe('\uFEFF')
  expect(rest.join('').split('\r\n')[1]).toBe(`"1","'=1+1 ""甲""","材料","1","0"`)
})

describe('the question bank', () => {
  test('makes fields whose example their own kind takes, and which agree with it', () => {
    for (const fact of FACTS) {
      const field = fieldFor(fact, 'field1')
      expect(agrees(field), fact).toBe(true)
      expect(exampleOf(field, day('2026-11-23')), fact).toBeDefined()
    }
  })

  test('knows a hand-made field that asks for one of its facts', () => {
    expect(resembling({ kind: 'phone', label: '手机号' })).toBe('phone')
    expect(resembling({ kind: 'phone', label: '手机号', fact: 'phone' })).toBeUndefined()
    expect(resembling({ kind: 'text', label: '手机号' })).toBeUndefined()
    expect(agrees({ kind: 'text', fact: 'projectCode', max: 30 })).toBe(false)
  })

  test('asks in no two facts for the same kind of answer in the same words', () => {
    const words = FACTS.flatMap((fact) =>
      [BANK[fact].label, ...BANK[fact].called].map((word) => `${BANK[fact].kind} ${word}`),
    )
    expect(words.filter((word, n) => words.indexOf(word) !== n)).toEqual([])
  })
})

test('a place is told as people call it', () => {
  const guide: GuideDraft = {
    name: '甲',
    materials: [{ name: '营业执照' }, { name: '' }],
    conditions: [{ text: '取得营业执照，并且有固定的经营场所。' }],
    form: [{ title: '场所', fields: [{ label: '地址' }] }],
  }
  expect(placeInWords(guide, 'name')).toBe('事项名称')
  expect(placeInWords(guide, 'materials.0.issuer')).toBe('申请材料“营业执照”的核发机关')
  expect(placeInWords(guide, 'materials.1.standard')).toBe('申请材料第 2 条的受理标准')
  expect(placeInWords(guide, 'conditions.0.text')).toBe('受理条件“取得营业执照，并且有固定的经…”的条件内容')
  expect(placeInWords(guide, 'form.0.fields.0.example')).toBe('申请表页面“场所”“地址”的样表里的示例')
  expect(placeInWords(guide, 'colour')).toBe('colour')
})
