import { describe, expect, test } from 'vitest'
import {
  authoritiesFor,
  collectorInput,
  collectorIssues,
  collectorStart,
  documentVerdict,
} from './collector.ts'
import { deskCase } from './detail.testing.ts'
import type { Draft } from './draft.ts'

const c = deskCase()
const draft = (text: Record<string, string>, of = c): Draft => ({
  faults: [],
  ticked: [],
  text: { ...collectorStart(of).text, ...text },
})
const fields = (text: Record<string, string>) => collectorIssues(draft(text), c).map(({ field }) => field)

describe('who takes the result', () => {
  test('a person is expected to come, an organisation to send somebody', () => {
    expect(draft({}).text).toMatchObject({ collector: 'applicant', name: '王䶮', documentKind: 'citizenId' })
    const firm = deskCase({ party: { ...c.party, kind: 'legal', name: '静宁县某公司', agent: '张建国' } })
    expect(draft({}, firm).text).toMatchObject({ collector: 'agent', name: '张建国' })
  })

  test('nothing is handed over without a name, a document and a signature', () => {
    expect(fields({ name: ' ' })).toEqual(['name', 'documentNumber', 'signature'])
    expect(fields({ documentNumber: '11010519491231002X', signature: 'data:image/png;base64,AA' })).toEqual(
      [],
    )
    expect(fields({ documentNumber: '11010519491231002X', signedBy: 'word' })).toEqual([])
  })

  test('the number of the document is checked, and whether it is the applicant’s own', () => {
    expect(documentVerdict(draft({}), c)).toBeUndefined()
    expect(documentVerdict(draft({ documentNumber: '11010519491231002x' }), c)).toEqual({ valid: true })
    expect(documentVerdict(draft({ documentNumber: '110105194912310021' }), c)?.valid).toBe(false)
    const other = { documentNumber: '34052419800101001X' }
    expect(documentVerdict(draft(other), c)).toMatchObject({ valid: false })
    expect(documentVerdict(draft({ ...other, collector: 'agent' }), c)).toEqual({ valid: true })
    expect(
      documentVerdict(
        draft({ documentKind: 'passport', collector: 'agent', documentNumber: 'E12345678' }),
        c,
      ),
    ).toEqual({
      valid: true,
    })
  })

  test('whoever comes for somebody else shows by what', () => {
    expect(collectorInput(draft({ collector: 'agent' }))).toMatchObject({ authority: 'mandate' })
    expect(collectorInput(draft({})).authority).toBeUndefined()
    const firm = deskCase({ party: { ...c.party, kind: 'legal', name: '静宁县某公司', agent: '张建国' } })
    expect(collectorInput(draft({}, firm))).toMatchObject({ authority: 'letter' })
    expect(authoritiesFor(firm)).toContain('legalRepresentative')
  })

  test('what arrives by post or electronically is taken by nobody at the window', () => {
    expect(collectorInput(draft({ way: 'electronic' }))).toEqual({ way: 'electronic', collector: 'none' })
    expect(fields({ way: 'mail' })).toEqual([])
  })

  test('where there is no pen, the word of the collector is kept', () => {
    expect(collectorInput(draft({ signedBy: 'word', documentNumber: '11010519491231002x' }))).toMatchObject({
      signature: '当面确认收到：王䶮',
      documentNumber: '11010519491231002X',
    })
  })
})
