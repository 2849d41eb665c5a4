import { expect, test } from 'vitest'
import { LIMIT_UNIT_CODE, workingDaysOf } from './limit.ts'

test('a limit in office time takes whole working days of eight hours, rounded up', () => {
  expect(workingDaysOf({ count: 20, unit: 'workingDay' })).toBe(20)
  expect([0, 1, 8, 9, 16, 17].map((count) => workingDaysOf({ count, unit: 'hour' }))).toEqual([
    0, 1, 1, 2, 2, 3,
  ])
  expect([0, 1, 480, 481].map((count) => workingDaysOf({ count, unit: 'minute' }))).toEqual([0, 1, 1, 2])
})

test('natural days and months take no working days of their own', () => {
  expect(workingDaysOf({ count: 30, unit: 'naturalDay' })).toBeUndefined()
  expect(workingDaysOf({ count: 1, unit: 'month' })).toBeUndefined()
})

test('the national codes of units are 1 to 5', () => {
  expect(Object.values(LIMIT_UNIT_CODE)).toEqual(['1', '2', '3', '4', '5'])
})
