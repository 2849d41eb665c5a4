import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyAnswers, anyGuide, sampleGuide } from '../../../tests/guides.ts'
import { fieldsOf, formFor, pruneForm } from './form.ts'

const guide = sampleGuide()
const asked = (situation: Record<string, string>, filled = {}) =>
  formFor(guide, situation, filled).map((page) => [page.id, page.fields.map((field) => field.id)])

describe('the application form', () => {
  test('asks the pages and fields of the situation, and leaves out a page that would be empty', () => {
    expect(asked({ kind: 'shop', agent: 'self' })).toEqual([['place', ['address', 'hasStore']]])
    expect(asked({ kind: 'shop', agent: 'other' })).toEqual([
      ['place', ['address', 'hasStore']],
      ['agent', ['agentName']],
    ])
  })

  test('a choice in the form opens the fields that hang on it', () => {
    expect(asked({}, { hasStore: 'yes' })).toEqual([['place', ['address', 'hasStore', 'store']]])
    expect(asked({}, { hasStore: 'no' })).toEqual([['place', ['address', 'hasStore']]])
  })

  test('an answer to a situation question that is not asked opens nothing', () => {
    const hanging = sampleGuide({
      form: [
        {
          id: 'p',
          title: 'p',
          fields: [{ id: 'x', kind: 'text', label: 'x', when: [{ contracted: ['yes'] }] }],
        },
      ],
    })
    expect(formFor(hanging, { kind: 'shop', contracted: 'yes' })).toEqual([])
    expect(fieldsOf(formFor(hanging, { kind: 'canteen', contracted: 'yes' }))).toHaveLength(1)
  })

  test('what was filled in and is not asked any more is dropped', () => {
    const filled = { address: '西大街1号', hasStore: 'no', store: '东大街2号', agentName: '王芳' }
    expect(pruneForm(guide, { agent: 'self' }, filled)).toEqual({ address: '西大街1号', hasStore: 'no' })
  })

  test('text never opens a field, whatever it says', () => {
    fc.assert(
      fc.property(anyGuide, anyAnswers, anyAnswers, (any, situation, filled) => {
        const texts = any.form.flatMap((page) =>
          page.fields.filter((field) => field.kind === 'text').map((field) => field.id),
        )
        const without = Object.fromEntries(Object.entries(filled).filter(([id]) => !texts.includes(id)))
        expect(formFor(any, situation, filled)).toEqual(formFor(any, situation, without))
      }),
    )
  })

  test('dropping twice is dropping once, and the form asks the same', () => {
    fc.assert(
      fc.property(anyGuide, anyAnswers, anyAnswers, (any, situation, filled) => {
        const once = pruneForm(any, situation, filled)
        expect(pruneForm(any, situation, once)).toEqual(once)
        expect(formFor(any, situation, once)).toEqual(formFor(any, situation, filled))
      }),
    )
  })
})
