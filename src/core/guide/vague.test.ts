import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { meets, premisesOf } from './condition.ts'
import { vagueIn } from './vague.ts'

describe('words nobody can bring or check (兜底条款)', () => {
  test.each([
    ['法律、法规规定的其他材料', '法律、法规规定的其他'],
    ['身份证等相关材料', '等相关材料'],
    ['身份证等材料', '等材料'],
    ['其他需要提交的材料', '其他需要提交的材料'],
    ['根据需要提供', '根据需要'],
    ['视情况而定', '视情'],
    ['酌情处理', '酌情'],
    ['具体时间另行通知', '另行通知'],
    ['符合有关规定', '有关规定'],
    ['相关部门要求', '相关部门要求'],
    ['其他', '其他'],
    ['无。', '无'],
    ['  详见附件 ', '详见附件'],
    ['符合条件。', '符合条件'],
    ['真实有效', '真实有效'],
  ])('“%s” is told by “%s”', (text, words) => {
    expect(vagueIn(text)).toBe(words)
  })

  test.each([
    '申请人的居民身份证原件',
    '其他组织提交的登记证书',
    '其他共有人签字的同意书',
    '企业投资项目备案表等3项材料',
    '营业执照、平面图等两种材料',
    '面积不少于45平方米',
    '由其他监护人代为申请的，提交监护关系证明',
    '无犯罪记录证明',
    '其他股东放弃优先购买权的声明',
  ])('“%s” says what it means', (text) => {
    expect(vagueIn(text)).toBeUndefined()
  })

  test('none of them stands in anything the shipped catalogue asks people to bring', () => {
    for (const file of readdirSync('data/catalogue')) {
      const text = readFileSync(`data/catalogue/${file}`, 'utf8')
      const names = [...text.matchAll(/^ {2}- id: [\w-]+\n {4}name: (.+)$/gm)].map((match) => match[1] ?? '')
      for (const name of names) expect(vagueIn(name), `${file}: ${name}`).toBeUndefined()
    }
  })
})

describe('a condition', () => {
  const canteenOrSchool = [
    { business: ['canteen'] },
    { business: ['catering'], site: ['school', 'kindergarten'] },
  ]

  test('is met when any line of it is met as a whole', () => {
    expect(meets(canteenOrSchool, { business: 'canteen' })).toBe(true)
    expect(meets(canteenOrSchool, { business: 'catering', site: 'school' })).toBe(true)
    expect(meets(canteenOrSchool, { business: 'catering', site: 'street' })).toBe(false)
    expect(meets(canteenOrSchool, { business: 'catering' })).toBe(false)
  })

  test('nothing asked is always met; an open question meets nothing', () => {
    expect(meets(undefined, {})).toBe(true)
    expect(meets([], {})).toBe(false)
    expect(meets([{}], {})).toBe(true)
    expect(meets([{ business: ['canteen'] }], {})).toBe(false)
  })

  test('of several choices one that is asked for is enough', () => {
    expect(meets([{ foods: ['cold'] }], { foods: ['hot', 'cold'] })).toBe(true)
    expect(meets([{ foods: ['cold'] }], { foods: ['hot'] })).toBe(false)
    expect(meets([{ foods: ['cold'] }], { foods: [] })).toBe(false)
  })

  test('says what it asks about, each once', () => {
    expect(premisesOf(canteenOrSchool)).toEqual(['business', 'site'])
    expect(premisesOf(undefined)).toEqual([])
  })
})
