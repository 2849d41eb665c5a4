import { expect, test } from 'vitest'
import { sampleGuide, sampleMaterial, sampleQuestion } from '../../../tests/guides.ts'
import { conditionInWords, materialInWords } from './wording.ts'

const guide = sampleGuide({
  questions: [
    sampleQuestion('premises', ['leased', 'own']),
    sampleQuestion('kind', ['shop', 'stall', 'canteen']),
  ],
})

test('a condition is said in the words of its questions, alternatives apart', () => {
  expect(conditionInWords(guide, [{ kind: ['shop'] }])).toBe('“问题kind？”选“选项shop”')
  expect(
    conditionInWords(guide, [{ premises: ['leased'], kind: ['shop', 'stall'] }, { premises: ['own'] }]),
  ).toBe(
    '“问题premises？”选“选项leased”，并且“问题kind？”选“选项shop”或者“选项stall”；或者“问题premises？”选“选项own”',
  )
})

test('a material says how it is handed in', () => {
  const material = sampleMaterial('contract')
  expect(materialInWords(material)).toBe('原件1份，A4；网上办理提交电子文件')
  expect(materialInWords({ ...material, kind: 'originalAndCopy', form: 'paper', copies: 2 })).toBe(
    '原件和复印件2份，A4',
  )
  expect(materialInWords({ ...material, form: 'electronic', copies: 0 })).toBe('电子文件')
})
