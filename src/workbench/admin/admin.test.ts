import { describe, expect, test } from 'vitest'
import { addDays } from '../../core/day.ts'
import { today } from '../widgets/today.ts'
import { lastDayIn } from './LastDay.tsx'
import { stepsTo } from './OrganChoice.tsx'
import { instantBriefly, periodInWords } from './say.ts'

describe('the last day, as people say it', () => {
  test.each([
    [{}, today()],
    [{ ends: 'today' }, today()],
    [{ ends: 'now', lastDay: '2026-12-01' }, addDays(today(), -1)],
    [{ ends: 'day', lastDay: '2026-12-01' }, '2026-12-01'],
    [{ ends: 'day' }, ''],
  ])('%j', (typed, day) => {
    expect(lastDayIn(typed)).toBe(day)
  })
})

describe('the way down to a division', () => {
  const [CITY, COUNTY, TOWNSHIP, VILLAGE] = ['620800000000', '620826000000', '620826101000', '620826101200']
  test.each([
    [CITY, CITY, {}],
    [COUNTY, CITY, { place1: COUNTY }],
    [VILLAGE, CITY, { place1: COUNTY, place2: TOWNSHIP, place3: VILLAGE }],
    [VILLAGE, COUNTY, { place1: TOWNSHIP, place2: VILLAGE }],
    [COUNTY, COUNTY, {}],
    ['LOCAL-PLIP', CITY, { place1: 'LOCAL-PLIP' }],
  ])('%s from %s', (division, own, steps) => {
    expect(stepsTo(division, own)).toEqual(steps)
  })
})

test('periods and instants are told in words, in China', () => {
  expect(periodInWords('2026-11-23', null)).toBe('2026-11-23 起')
  expect(periodInWords('2026-11-23', '2026-12-31')).toBe('2026-11-23 至 2026-12-31')
  expect(instantBriefly('2026-11-23T17:30:00.000Z')).toBe('2026-11-24 01:30')
})
