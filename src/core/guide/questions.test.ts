import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyAnswers, anyGuide, sampleGuide } from '../../../tests/guides.ts'
import { meets, premisesOf } from './condition.ts'
import { questionsToAsk, situationOf } from './questions.ts'

describe('a condition', () => {
  const condition = [{ premises: ['leased'], kind: ['shop', 'stall'] }, { franchise: ['yes'] }]

  test('is met by one of its alternatives, and by all of what that asks', () => {
    expect(meets(condition, { premises: 'leased', kind: 'stall' })).toBe(true)
    expect(meets(condition, { franchise: 'yes' })).toBe(true)
    expect(meets(condition, { premises: 'leased', kind: 'canteen' })).toBe(false)
    expect(meets(condition, { premises: 'leased' })).toBe(false)
  })

  test('that is absent is always met; one that asks nothing of anybody never is', () => {
    expect(meets(undefined, {})).toBe(true)
    expect(meets([], { kind: 'shop' })).toBe(false)
  })

  test('takes any of several choices', () => {
    expect(meets([{ sells: ['raw'] }], { sells: ['hot', 'raw'] })).toBe(true)
    expect(meets([{ sells: ['raw'] }], { sells: ['hot'] })).toBe(false)
  })

  test('names what it asks about', () => {
    expect(premisesOf(condition)).toEqual(['premises', 'kind', 'franchise'])
  })
})

describe('the walk through the situation questions', () => {
  const guide = sampleGuide()
  const asked = (answers: Record<string, string>) => questionsToAsk(guide, answers).asked.map((q) => q.id)

  test('asks a question only where earlier answers call for it', () => {
    expect(asked({})).toEqual(['kind', 'agent'])
    expect(asked({ kind: 'shop' })).toEqual(['kind', 'agent'])
    expect(asked({ kind: 'canteen' })).toEqual(['kind', 'contracted', 'agent'])
  })

  test('goes to the first question that has no answer, until there is none', () => {
    expect(questionsToAsk(guide, {}).next?.id).toBe('kind')
    expect(questionsToAsk(guide, { kind: 'canteen', agent: 'self' }).next?.id).toBe('contracted')
    expect(questionsToAsk(guide, { kind: 'shop', agent: 'self' }).next).toBeUndefined()
  })

  test('an answer that was changed takes with it what hung on it', () => {
    const before = { kind: 'canteen', contracted: 'yes', agent: 'self' }
    expect(questionsToAsk(guide, before).answers).toEqual(before)
    expect(questionsToAsk(guide, { ...before, kind: 'shop' }).answers).toEqual({
      kind: 'shop',
      agent: 'self',
    })
  })

  test('an option the guide does not know counts as no answer', () => {
    expect(questionsToAsk(guide, { kind: 'spaceship' }).next?.id).toBe('kind')
    expect(questionsToAsk(guide, { kind: ['shop'] }).next?.id).toBe('kind')
  })

  test('a situation reads as questions and answers', () => {
    expect(situationOf(guide, { kind: 'shop', contracted: 'yes' })).toEqual([
      { id: 'kind', ask: '问题kind？', answer: '选项shop' },
    ])
  })

  test('every way of answering ends, and asks no question twice', () => {
    fc.assert(
      fc.property(anyGuide, fc.infiniteStream(fc.constantFrom('a', 'b', 'c')), (any, choices) => {
        const answers: Record<string, string> = {}
        const seen: string[] = []
        for (let { next } = questionsToAsk(any, answers); next; { next } = questionsToAsk(any, answers)) {
          expect(seen).not.toContain(next.id)
          seen.push(next.id)
          answers[next.id] = choices.next().value as string
        }
        expect(seen).toEqual(questionsToAsk(any, answers).asked.map((question) => question.id))
      }),
    )
  })

  test('pruning the answers twice is pruning them once, and asks the same', () => {
    fc.assert(
      fc.property(anyGuide, anyAnswers, (any, given) => {
        const once = questionsToAsk(any, given)
        expect(questionsToAsk(any, once.answers)).toEqual(once)
      }),
    )
  })
})
