import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyAnswers, anyGuide, sampleGuide } from '../../../tests/guides.ts'
import { fieldsOf, formFor, formOnPaper, pruneForm } from './form.ts'
import { questionsToAsk } from './questions.ts'
import { choicesOf, conditionInWords } from './wording.ts'

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

  describe('on paper, where no field comes and goes', () => {
    const printed = (situation: Record<string, string>) =>
      formOnPaper(guide, situation).flatMap((page) => page.fields.map(({ id, only }) => [id, only]))

    test('what hangs on a choice of the form stands there and says on which', () => {
      expect(printed({ kind: 'shop', agent: 'self' })).toEqual([
        ['address', undefined],
        ['hasStore', undefined],
        ['store', [{ hasStore: ['yes'] }]],
      ])
      expect(conditionInWords({ questions: choicesOf(guide) }, [{ hasStore: ['yes'] }])).toBe(
        '“有没有仓库”选“是”',
      )
    })

    test('what hangs on an open question stands there too, until it is answered', () => {
      expect(printed({})).toContainEqual(['agentName', [{ agent: ['other'] }]])
      expect(printed({ kind: 'shop', agent: 'other' })).toContainEqual(['agentName', undefined])
    })

    test('whatever is answered afterwards, a field that is asked is on the paper', () => {
      fc.assert(
        fc.property(anyGuide, anyAnswers, anyAnswers, anyAnswers, (any, before, later, filled) => {
          const known = questionsToAsk(any, before).answers
          const paper = new Set(formOnPaper(any, known).flatMap(({ fields }) => fields.map(({ id }) => id)))
          const after = { ...later, ...known }
          const missing = fieldsOf(formFor(any, after, filled)).filter(({ id }) => !paper.has(id))
          expect(missing).toEqual([])
        }),
      )
    })
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
