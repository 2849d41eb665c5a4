import { expect, test } from 'vitest'
import { day } from '../day.ts'
import { instantText, limitText, maskedName, numeral, sentence, signingDate } from './phrases.ts'

test.each([
  ['2026-05-14', '二〇二六年五月十四日'],
  ['2020-10-10', '二〇二〇年十月十日'],
  ['2031-12-31', '二〇三一年十二月三十一日'],
  ['2026-11-20', '二〇二六年十一月二十日'],
])('%s is signed %s', (on, expected) => {
  expect(signingDate(day(on))).toBe(expected)
})

test('numerals up to 99', () => {
  expect([1, 9, 10, 11, 20, 21, 99].map(numeral)).toEqual([
    '一',
    '九',
    '十',
    '十一',
    '二十',
    '二十一',
    '九十九',
  ])
})

test('an instant is told in China, whatever the server thinks', () => {
  expect(instantText('2026-05-05T16:05:00.000Z')).toBe('2026年5月6日0时05分')
})

test('limits are told in their own unit', () => {
  expect([
    limitText({ count: 10, unit: 'workingDay' }),
    limitText({ count: 2, unit: 'hour' }),
    limitText({ count: 3, unit: 'month' }),
    limitText({ count: 0, unit: 'workingDay' }),
  ]).toEqual(['10个工作日', '2小时', '3个月', '当场办结'])
})

test('strangers see part of the name of a person, and all of that of an organisation', () => {
  const person = (name: string) => maskedName({ name, nature: 'natural' })
  expect(['王建', '王建国', '欧阳建国', '𠮷野家'].map(person)).toEqual(['王*', '王**', '欧阳**', '𠮷**'])
  expect(person('买买提·艾合买提江')).toBe('买买**江')
  expect(maskedName({ name: '静宁县陇原红果品有限责任公司', nature: 'legal' })).toBe(
    '静宁县陇原红果品有限责任公司',
  )
})

test('a sentence ends once', () => {
  expect(['没有签名', '没有签名。', '没有签名；', ' 没有签名, '].map(sentence)).toEqual(
    Array(4).fill('没有签名。'),
  )
})
