import { describe, expect, test } from 'vitest'
import { type Action, TRANSITIONS } from '../../../core/case/transitions.ts'
import { ACTS, type ActName } from '../acts.ts'
import { actsFor, DESK_ACTS, judges, mainActOf, wordOf } from './desk-acts.ts'
import { deskCase, material } from './detail.testing.ts'

const NAMES = Object.keys(ACTS) as ActName[]
const STATUSES = [...new Set(Object.values(TRANSITIONS).flat())]
/** Keys that always mean something else: the list, the materials, the frame. */
const TAKEN = ['j', 'k', '/', '?', '.', ',', '+', '-', '=', '0', '1', '2', '3', '4', '5', 'r', 'v']

describe('the acts as buttons', () => {
  test('every act of the contract has a button with the word of its effect', () => {
    for (const name of NAMES) expect(wordOf(name), name).not.toBe('')
    expect([wordOf('Grant'), wordOf('Deny')]).toEqual(['准予', '不予许可'])
  })

  test('no two acts that are lawful in one status share a key', () => {
    for (const status of STATUSES) {
      const lawful = NAMES.filter((name) =>
        (TRANSITIONS[DESK_ACTS[name].action] as readonly string[]).includes(status),
      )
      const keys = lawful.map((name) => DESK_ACTS[name].key)
      expect(new Set(keys).size, `${status}: ${lawful.map((n) => n + DESK_ACTS[n].key).join(' ')}`).toBe(
        keys.length,
      )
    }
  })

  test('no act takes a key of the list, the materials or the frame', () => {
    for (const name of NAMES) expect(TAKEN, name).not.toContain(DESK_ACTS[name].key)
  })

  test('only what the server calls lawful and mine is shown', () => {
    expect(actsFor({ actions: ['Decide', 'ReturnStep'] })).toEqual(['Grant', 'ReturnStep', 'Deny'])
    expect(actsFor({ actions: [] })).toEqual([])
  })

  test('whatever ends a case or refuses somebody stands apart', () => {
    const grave = NAMES.filter((name) => DESK_ACTS[name].grave)
    const ends = ['DeclareNotApplicable', 'Deny', 'Refuse', 'Return', 'Terminate', 'Void', 'Withdraw']
    expect(grave.sort()).toEqual([...ends, 'AllowSecondCorrection', 'EndTolerance', 'Halt'].sort())
  })
})

describe('the act to do next', () => {
  const next = (actions: readonly Action[], part: Parameters<typeof deskCase>[0] = {}) =>
    mainActOf(deskCase({ ...part, actions: [...actions] }))

  test('a sound application is accepted, or decided at once where the item allows it', () => {
    expect(next(['Accept', 'RequestCorrection'])).toBe('Accept')
    expect(next(['Accept', 'DecideOnSpot'], { handling: 'onSpot' })).toBe('DecideOnSpot')
  })

  test('a fault found in a material leads to telling it', () => {
    const materials = [material('plan', { verdict: 'outdated', note: '平面图是旧的' })]
    expect(next(['Accept', 'RequestCorrection'], { materials })).toBe('RequestCorrection')
    expect(next(['PrePass', 'PreReturn'], { materials })).toBe('PreReturn')
  })

  test('originals that must be seen before acceptance come before it', () => {
    const originals = { when: 'beforeAcceptance', seen: false } as const
    expect(next(['Receive', 'SeeOriginals'], { originals })).toBe('SeeOriginals')
    expect(next(['Receive'], { originals: { ...originals, seen: true } })).toBe('Receive')
  })

  test('what goes by post is sent, what is picked up is handed over', () => {
    const byPost = { way: 'mail', address: '静宁县', station: null, nearby: [] } as const
    expect(next(['Dispatch', 'Deliver'], { delivery: { ...byPost, nearby: [] } })).toBe('Dispatch')
    expect(next(['Dispatch', 'Deliver'])).toBe('Deliver')
  })

  test('what was to be fetched near home travels there, unless it lies there already', () => {
    const home = { id: 'centre-1', name: '威戎镇便民服务中心', chosen: true }
    const station = { way: 'station', address: home.name, station: home.id } as const
    expect(next(['Dispatch', 'Deliver'], { delivery: { ...station, nearby: [home] } })).toBe('Dispatch')
    expect(next(['Dispatch', 'Deliver'], { delivery: { ...station, nearby: [] } })).toBe('Deliver')
  })

  test('a step that goes and looks is begun with the record of the field check', () => {
    const step = {
      id: 'inspection',
      name: '现场核查',
      organ: '',
      days: 4,
      standard: '',
      state: 'now',
    } as const
    const at = (fieldCheck: 'open' | 'recorded') => ({ steps: [{ ...step, fieldCheck }] })
    expect(next(['CompleteStep', 'CheckField'], at('open'))).toBe('CheckField')
    expect(next(['CompleteStep', 'CheckField'], at('recorded'))).toBe('CompleteStep')
  })

  test('a hearing that is called is recorded next, one that was asked for is called', () => {
    expect(next(['AskHearing', 'CallHearing', 'RecordHearing', 'Terminate'])).toBe('RecordHearing')
    expect(next(['CallHearing', 'Terminate'])).toBe('CallHearing')
  })

  test('with nothing to do there is no main button', () => {
    expect(next([])).toBeUndefined()
  })
})

test('materials are judged by the desk that takes them in, and by nobody else', () => {
  expect(judges({ actions: ['PrePass'], tolerance: null })).toBe(true)
  expect(judges({ actions: ['CompleteStep', 'Claim'], tolerance: null })).toBe(false)
})
