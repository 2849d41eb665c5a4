import { describe, expect, test } from 'vitest'
import { masked, personalIn } from './personal.ts'

describe('personal data in a question', () => {
  test.each([
    ['我的身份证是620826198603152011，能办吗？', ['citizenId'], '我的身份证是***，能办吗？'],
    ['电话 138 9331 2345', ['phone'], '电话 ***'],
    ['＋８６１３８９３３１２３４５', ['phone'], '***'],
    ['卡号6217001234567890123', ['bankCard'], '卡号***'],
    ['写信到 wang.er@example.cn', ['email'], '写信到 ***'],
    ['代码 92620826MA7KQ8L2XG 的店', ['creditCode'], '代码 *** 的店'],
    ['身份证 620826198603152011，手机13893312345', ['citizenId', 'phone'], '身份证 ***，手机***'],
  ])('%s', (text, kinds, without) => {
    expect(personalIn(text)).toEqual(kinds)
    expect(masked(text)).toBe(without)
  })

  test.each([
    '2026年4月20日申请，办件编号 12345',
    '热线 0933-12345',
    '营业面积120平方米，3个人，注册资本50万元',
    '《行政许可法》第三十二条第一款第（四）项',
  ])('none in %s', (text) => {
    expect([personalIn(text), masked(text)]).toEqual([[], text])
  })
})
