import { expect, test } from 'vitest'
import { day } from '../day.ts'
import { type OrderFacts, writeOrder } from './order.ts'
import { wordsOf } from './paper.ts'

const facts: OrderFacts = {
  organ: '静宁县政务服务和大数据管理局',
  number: '督办〔2026〕7号',
  place: '静宁县市场监督管理局',
  about: 'case',
  caseNumber: '11620826013957041H4000131123000202605060001',
  item: '食品经营许可（新办）',
  applicant: '静宁县南关餐饮店',
  level: '黄牌',
  point: '承诺时限超时',
  foundOn: day('2026-05-18'),
  text: '三个工作日内办结',
  dueOn: day('2026-05-21'),
  signedBy: '马晓燕',
  signedOn: day('2026-05-18'),
}
const said = (changes: Partial<OrderFacts> = {}) => wordsOf(writeOrder({ ...facts, ...changes })).join('\n')

test('an order says whom it orders, why, what is to be done by when, and who signed it', () => {
  const { number, addressee, signature, signing } = writeOrder(facts)
  expect([number, addressee]).toEqual(['督办〔2026〕7号', '静宁县市场监督管理局：'])
  expect(signature).toEqual({
    ...{ organ: '静宁县政务服务和大数据管理局', date: '二〇二六年五月十八日', seal: '（印章）' },
  })
  expect(signing).toEqual(['承办部门负责人签名', '答复日期'])
  for (const part of [
    '承诺时限超时',
    '黄牌',
    '三个工作日内办结。',
    '2026年5月21日前（含当日）',
    '马晓燕',
    '南关餐饮店',
  ])
    expect(said()).toContain(part)
})

test('its reply part is empty lines until it is answered, and then the answer, by whom and when', () => {
  expect(said()).toContain('原因和整改措施')
  const answer = { text: '已于今日办结', by: '魏建军', at: '2026-05-20T02:30:00.000Z' }
  expect(said({ answer })).toContain('已于今日办结。')
  expect(said({ answer })).toContain('2026年5月20日10时30分')
  expect(said({ answer })).not.toContain('原因和整改措施')
})

test('it names the person where the card is charged to one, and goes to nobody outside', () => {
  expect(said({ person: '何秀莲' })).toContain('经办人：何秀莲')
  expect(writeOrder(facts).mark).toEqual([])
})

test('an order about a question names the question, and nobody who asked', () => {
  const text = said({ about: 'question', caseNumber: 'ZX62082620260420-0001', applicant: '' })
  for (const part of ['下列咨询存在', '咨询编号', 'ZX62082620260420-0001']) expect(text).toContain(part)
  for (const part of ['申请人', '办件编号']) expect(text).not.toContain(part)
})
