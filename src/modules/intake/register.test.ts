import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HOME_HALL, staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import type { Staff } from '../../platform/actor.ts'
import { newId } from '../../platform/id.ts'

let app: TestApp
let clerk: Staff
const COUNTY = '620826000000'
const WINDOWS = { market: 1, other: 7 } // posts at the hall, in the order of their windows

beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
  clerk = await staffAt(app.db, { site: HOME_HALL, role: 'clerk' }, { nth: WINDOWS.market })
})
afterAll(() => app.close())

const PERSON = {
  kind: 'natural',
  documentKind: 'citizenId',
  documentNumber: '110101199003070011',
  name: '王䶮',
  phone: '138 9331 2345',
  address: '静宁县城关镇南关路12号',
}
const FORM = {
  subjectName: '静宁县王记面馆',
  creditCode: '91620826MA71TEAT8Y',
  principal: '王䶮',
  principalId: PERSON.documentNumber,
  phone: '13893312345',
  address: '静宁县城关镇南关路12号',
  area: '45平方米',
  hasWarehouse: 'no',
  cateringItems: ['hot', 'drinks'],
  online: 'no',
  safetyManager: '王䶮',
  safetyManagerPhone: '13893312345',
  employees: 3,
}
const ok = (material: string) => ({ material, verdict: 'ok', obtained: 'paper', copies: 1 })

/** 王记面馆 applies for its food permit at window 2 of 静宁. */
function registration(changes: object = {}) {
  return {
    id: newId(),
    item: 'food-business-permit',
    place: COUNTY,
    applicant: PERSON,
    situation: { business: 'catering', vending: 'no', certificate: 'licence', agent: 'self' },
    form: FORM,
    materials: [ok('application'), ok('layout'), { material: 'process', verdict: 'incorrect', note: '缺冷食' }],
    delivery: { way: 'pickup' },
    ...changes,
  }
}
const register = (changes: object = {}) => app.as(clerk).post('/api/registrations', registration(changes))

test('happy', async () => {
  const reply = await register()
  expect(reply.json()).toEqual({})
})
