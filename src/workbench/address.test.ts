import { stringifySearchWith } from '@tanstack/react-router'
import { expect, test } from 'vitest'
import { readAddress } from './address.ts'

const write = stringifySearchWith(String)

test('what is filtered stays text, however much it looks like a number', () => {
  for (const typed of [
    '9',
    '620826000000',
    '13909330000',
    '007',
    '1e3',
    'true',
    'null',
    '王 䶮&a=b+c%',
    '"9"',
  ])
    expect(readAddress(write({ q: typed })), typed).toEqual({ q: typed })
})

test('what is not filtered does not stand in the address', () => {
  expect(readAddress(write({ point: undefined, level: 'red' }))).toEqual({ level: 'red' })
  expect(readAddress('')).toEqual({})
})
