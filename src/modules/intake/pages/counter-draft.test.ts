import { describe, expect, test } from 'vitest'
import { Registration } from '../contract.ts'
import { blankDraft, type CounterDraft, isBegun, registrationOf, samePerson } from './counter-draft.ts'

const SCAN = {
  id: '019dcd1c-0000-7000-8000-000000000001',
  material: 'layout',
  name: '图.jpg',
  mediaType: 'image/jpeg',
  size: 9,
}
const found = (verdict: 'ok' | 'missing', scans = [SCAN]) =>
  ({ verdict, note: '', obtained: 'upload', validUntil: '', scans }) as const

function typed(change: Partial<CounterDraft> = {}, text: Partial<CounterDraft['text']> = {}): CounterDraft {
  const blank = blankDraft('620826000000')
  const person = { documentNumber: '110101199003070011', name: '王䶮' }
  return {
    ...blank,
    item: 'food-business-permit',
    way: 'pickup',
    ...change,
    text: { ...blank.text, ...person, ...text },
  }
}
const sent = (draft: CounterDraft, materials: readonly string[] = ['layout']) =>
  registrationOf(draft, { answers: {}, materials, form: undefined })

describe('what the counter sends', () => {
  test('is a registration, with what was left empty left out', () => {
    const registration = sent(typed())
    expect(Registration.safeParse(registration).error).toBeUndefined()
    expect(registration.applicant).toEqual({
      kind: 'natural',
      documentKind: 'citizenId',
      documentNumber: '110101199003070011',
      name: '王䶮',
    })
    expect(registration).not.toHaveProperty('agent')
    expect(registration).not.toHaveProperty('form')
  })

  test('names the township where one was chosen, else the county', () => {
    expect(sent(typed()).place).toBe('620826000000')
    expect(sent(typed({ township: '620826101000' })).place).toBe('620826101000')
  })

  test('tells only the materials of the situation, and of what is missing no scans', () => {
    const draft = typed({ found: { layout: found('missing'), older: found('ok') } })
    expect(sent(draft).materials).toEqual([{ material: 'layout', verdict: 'missing', note: '', scans: [] }])
    expect(sent(typed({ found: { layout: found('ok') } })).materials).toEqual([
      { material: 'layout', verdict: 'ok', note: '', obtained: 'upload', scans: [SCAN.id] },
    ])
  })

  test('carries the last day of a document, once it is a day', () => {
    const until = (validUntil: string) =>
      sent(typed({ found: { layout: { ...found('ok'), validUntil } } })).materials[0]?.validUntil
    expect([until('2036-03-01'), until('长期'), until('')]).toEqual(['2036-03-01', undefined, undefined])
  })

  test('carries the address or the place only with its own way', () => {
    const text = { mailTo: '静宁县南关路12号', station: 'centre-620826101' }
    expect(sent(typed({ way: 'mail' }, text)).delivery).toEqual({ way: 'mail', address: text.mailTo })
    expect(sent(typed({ way: 'station' }, text)).delivery).toEqual({ way: 'station', site: text.station })
    expect(sent(typed({ way: 'pickup' }, text)).delivery).toEqual({ way: 'pickup' })
  })

  test('is an organisation by its code, and an agent beside it when one came', () => {
    const agent = { agentName: '李代办', agentNumber: '11010519491231002X' }
    const registration = sent(
      typed({ documentKind: 'code', hasAgent: true }, { ...agent, legalRepresentative: '王䶮' }),
    )
    expect(registration.applicant).toMatchObject({ kind: 'legal', legalRepresentative: '王䶮' })
    expect(registration.agent).toEqual({
      documentKind: 'citizenId',
      documentNumber: agent.agentNumber,
      name: '李代办',
    })
    expect(Registration.safeParse(registration).error).toBeUndefined()
  })
})

test('the next matter of the same person is another case', () => {
  const before = typed({ answers: { business: 'sales' }, township: '620826101000' })
  const next = samePerson(before, blankDraft('620826000000'))
  expect(next.id).not.toBe(before.id)
  expect(next).toMatchObject({ item: '', answers: {}, township: '620826101000', text: { name: '王䶮' } })
})

test('a place near home that was set beforehand is nothing typed', () => {
  const blank = blankDraft('620826000000')
  expect(isBegun({ ...blank, text: { ...blank.text, station: 'centre-620826101' } })).toBe(false)
  expect(isBegun(typed())).toBe(true)
})
