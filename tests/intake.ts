import type { FormField } from '../src/core/guide/guide.ts'
import { newId } from '../src/platform/id.ts'

/** What 王记面馆 tells and hands in for its food permit in 静宁: complete but for one material that is wrong. */
export const PERSON = {
  kind: 'natural',
  documentKind: 'citizenId',
  documentNumber: '110101199003070011',
  name: '王䶮',
  phone: '138 9331 2345',
  address: '静宁县城关镇南关路12号',
}
export const FORM = {
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
export const SITUATION = { business: 'catering', vending: 'no', certificate: 'licence', agent: 'self' }

export const ok = (material: string) => ({ material, verdict: 'ok', obtained: 'paper', copies: 1 })

export function registration(changes: object = {}) {
  return {
    id: newId(),
    item: 'food-business-permit',
    place: '620826000000',
    applicant: PERSON,
    situation: SITUATION,
    form: FORM,
    materials: [
      ok('application'),
      ok('layout'),
      { material: 'process', verdict: 'incorrect', note: '没有写冷食制作区域' },
    ],
    delivery: { way: 'pickup' },
    ...changes,
  }
}

/** The beginning of a JPEG, unlike any other one. */
export function clearJpeg(): Uint8Array {
  const head = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex')
  return Buffer.concat([head, Buffer.from(newId()), Buffer.alloc(600, 7), Buffer.from('ffd9', 'hex')])
}

/** Something a field of its kind accepts. */
export function anAnswer({ kind, options, min }: FormField): unknown {
  switch (kind) {
    case 'number':
    case 'money':
      return String(Math.max(min ?? 1, 1))
    case 'date':
      return '2026-03-01'
    case 'choice':
      return options?.[0]?.id
    case 'choices':
      return [options?.[0]?.id]
    case 'yesNo':
      return 'no'
    case 'phone':
      return '13893312345'
    case 'citizenId':
      return PERSON.documentNumber
    case 'creditCode':
      return FORM.creditCode
    case 'address':
      return FORM.address
    default:
      return '静宁县王记'.padEnd(min ?? 0, '长')
  }
}
