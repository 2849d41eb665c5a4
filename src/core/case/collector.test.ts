import { describe, expect, test } from 'vitest'
import { day } from '../day.ts'
import type { DeliveryWay } from '../guide/guide.ts'
import { RuleViolation } from '../violation.ts'
import type { CollectedBy, Collector, Recipient } from './collector.ts'
import { atWindow, given } from './given.testing.ts'

const closed = { type: 'Closed', on: day('2026-05-06'), by: 'output-1', attested: [] } as const
const person: Recipient = { kind: 'natural', name: '王䶮', documentNumber: '620826198603152011' }
const firm: Recipient = { kind: 'legal', name: '静宁县某公司', documentNumber: '91620826MA7L1QGX3C' }
const self: Collector = { name: '王䶮', documentKind: 'citizenId', documentNumber: '620826198603152011' }
const proxy: Collector = {
  name: '李秀兰',
  documentKind: 'citizenId',
  documentNumber: '620826195409120020',
  authority: 'mandate',
}

/** What becomes of a hand-over: who collected it as the record says, or why not. */
function handOver(
  collectedBy: CollectedBy,
  collector: Collector | undefined,
  { recipient = person, way = 'pickup' as DeliveryWay } = {},
): string {
  const who = { on: day('2026-05-06'), by: 'output-1' } as const
  const command = { type: 'Deliver', ...who, way, collectedBy, collector, recipient } as const
  try {
    const [event] = given(...atWindow(), closed).when(command)
    return event?.type === 'Delivered' ? event.collector : 'nothing'
  } catch (error) {
    if (error instanceof RuleViolation) return error.code
    throw error
  }
}

describe('Administrative Licensing Law art. 44: a result is handed to somebody the record of delivery can name', () => {
  test.each(['pickup', 'station'] as const)('%s: nobody takes it without name and number', (way) => {
    expect(handOver('none', undefined, { way })).toBe('case/collector-needed')
    expect(handOver('none', self, { way })).toBe('case/collector-needed')
    expect(handOver('applicant', undefined, { way })).toBe('case/collector-needed')
    expect(handOver('applicant', { ...self, name: ' ' }, { way })).toBe('case/collector-needed')
    expect(handOver('applicant', { ...self, documentNumber: '' }, { way })).toBe('case/collector-needed')
    expect(handOver('applicant', self, { way })).toBe('applicant')
  })

  test('what goes by post or on-line is collected by nobody, whoever is named', () => {
    expect(handOver('none', undefined, { way: 'mail' })).toBe('none')
    expect(handOver('applicant', self, { way: 'electronic' })).toBe('none')
  })

  test('a number that cannot be right is refused by its kind', () => {
    const shown = (documentKind: Collector['documentKind'], documentNumber: string) =>
      handOver('agent', { ...proxy, documentKind, documentNumber })
    expect(shown('citizenId', '620826195409120021')).toBe('case/collector-document')
    expect(shown('citizenId', '620826205409120020')).toBe('case/collector-document')
    expect(shown('passport', 'E1')).toBe('case/collector-document')
    expect(shown('passport', 'E12345678')).toBe('agent')
    expect(shown('other', '无')).toBe('case/collector-document')
    expect(shown('other', '军字第0012345号')).toBe('agent')
  })

  test('the applicant comes with their own document, and an organisation cannot come itself', () => {
    expect(handOver('applicant', { ...self, documentNumber: proxy.documentNumber })).toBe(
      'case/collector-differs',
    )
    expect(handOver('applicant', { ...self, name: '李秀兰' })).toBe('case/collector-differs')
    expect(handOver('applicant', self, { recipient: firm })).toBe('case/collector-organisation')
    const lower = { ...person, documentNumber: '11010519491231002X' }
    expect(
      handOver('applicant', { ...self, documentNumber: '11010519491231002x' }, { recipient: lower }),
    ).toBe('applicant')
  })

  test('a proxy shows by what: a mandate or guardianship for a person, a letter for an organisation', () => {
    const shows = (authority: Collector['authority'], recipient = person) =>
      handOver('agent', { ...proxy, authority }, { recipient })
    expect(shows(undefined)).toBe('case/collector-authority')
    expect(shows('mandate')).toBe('agent')
    expect(shows('guardian')).toBe('agent')
    expect(shows('letter')).toBe('case/collector-authority')
    expect(shows('letter', firm)).toBe('agent')
    expect(shows('legalRepresentative', firm)).toBe('agent')
    expect(shows('guardian', firm)).toBe('case/collector-authority')
  })
})

describe('a result that is sent on', () => {
  const dispatch = (way: 'mail' | 'station', site: string) =>
    given(...atWindow(), closed).when({
      ...{ type: 'Dispatch', on: day('2026-05-06'), by: 'output-1', way, waybill: '', site },
    })

  test('to a township or village names it; by post it goes to no site', () => {
    expect(() => dispatch('station', '')).toThrow('请选择结果送到哪个')
    expect(dispatch('station', 'centre-1')).toMatchObject([{ site: 'centre-1' }])
    expect(dispatch('mail', 'centre-1')).toMatchObject([{ site: '' }])
  })
})
