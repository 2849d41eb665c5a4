import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyAnswers, anyGuide, sampleGuide } from '../../../tests/guides.ts'
import { checklistFor, materialsFor } from './checklist.ts'
import { meets } from './condition.ts'
import { noticeOf } from './notice.ts'
import { questionsToAsk } from './questions.ts'

describe('your list of materials', () => {
  const guide = sampleGuide()
  const list = (answers: Record<string, string>) =>
    materialsFor(guide, answers).map((material) => material.id)

  test('holds what everybody brings, and what the situation adds', () => {
    expect(list({})).toEqual(['application'])
    expect(list({ kind: 'canteen', contracted: 'yes', agent: 'other' })).toEqual([
      'application',
      'contract',
      'authorisation',
    ])
  })

  test('an answer that no longer applies asks for nothing', () => {
    expect(list({ kind: 'shop', contracted: 'yes', agent: 'self' })).toEqual(['application'])
  })

  test('says which question is still open', () => {
    expect(checklistFor(guide, { kind: 'canteen' }).next?.id).toBe('contracted')
    expect(checklistFor(guide, { kind: 'shop', agent: 'self' }).next).toBeUndefined()
  })

  test('is part of the guide, in its order, and every material on it applies', () => {
    fc.assert(
      fc.property(anyGuide, anyAnswers, (any, given) => {
        const wanted = materialsFor(any, given)
        const { answers } = questionsToAsk(any, given)
        expect(any.materials.filter((material) => wanted.includes(material))).toEqual(wanted)
        expect(
          any.materials.every((material) => wanted.includes(material) === meets(material.when, answers)),
        ).toBe(true)
      }),
    )
  })
})

describe('the one-time notice (Regulation on Improving the Business Environment art. 36)', () => {
  test('tells the whole list of this situation at once, with the version it comes from', () => {
    const notice = noticeOf(sampleGuide(), 3, { kind: 'canteen', contracted: 'yes', agent: 'self' })
    expect(notice).toMatchObject({
      item: '样例事项',
      guideVersion: 3,
      basis: [{ law: '中华人民共和国行政许可法', article: '第十二条' }],
      conditions: ['有固定的经营场所。'],
      legal: { count: 20, unit: 'workingDay' },
      promised: { count: 10, unit: 'workingDay' },
      fees: [],
      delivery: ['pickup'],
    })
    expect(notice.materials.map((material) => material.name)).toEqual(['材料application', '材料contract'])
    expect(notice.situation.map((line) => line.answer)).toEqual(['选项canteen', '选项yes', '选项self'])
  })

  test('does not ask for what the city holds, and says why', () => {
    const reason = '我们已有您的营业执照。'
    const answers = { kind: 'canteen', contracted: 'yes', agent: 'self' }
    const notice = noticeOf(sampleGuide(), 3, answers, new Map([['contract', reason]]))
    expect(notice.materials.map(({ name }) => name)).toEqual(['材料application'])
    expect(notice.shared).toEqual([{ name: '材料contract', reason }])
  })

  test('names every fee with its basis', () => {
    const fee = {
      charged: true,
      basis: '发改价格规〔2016〕2559号',
      rows: [{ name: '登记费', standard: '每件80元', amount: 80 }],
    } as const
    expect(noticeOf(sampleGuide({ fee }), 1, {}).fees).toEqual([
      { name: '登记费', standard: '每件80元', basis: '发改价格规〔2016〕2559号' },
    ])
  })
})
