import { describe, expect, test } from 'vitest'
import { AUTHORITY, SEAT } from '../authority.ts'
import { day } from '../day.ts'
import { STATUS } from '../words/cases.ts'
import { type CaseEvent, isEnded, type Status } from './case.ts'
import { deskOf } from './desk.ts'
import { accepted, asked, atWindow, given, received, submitted, terms } from './given.testing.ts'
import { type Action, TRANSITIONS } from './transitions.ts'

const deskAfter = (...events: CaseEvent[]) => deskOf(given(...events).state())
const by = { on: day('2026-05-06'), by: 'somebody' }
const closed: CaseEvent = { type: 'Closed', ...by, attested: [] }
const dispatched = (site: string): CaseEvent => ({
  type: 'Dispatched',
  ...by,
  way: 'station',
  waybill: '',
  site,
})

describe('whose turn it is', () => {
  test('the window receives, checks and asks for corrections', () => {
    expect(deskAfter(submitted())).toEqual({ place: 'hall-1', role: 'clerk' })
    expect(deskAfter(...received())).toEqual({ place: 'hall-1', role: 'clerk' })
  })

  test('the applicant corrects, brings originals, hands in again; the window that waits for it is known', () => {
    expect(deskAfter(...received(), asked())).toEqual({ place: 'hall-1', role: 'applicant' })
    const originals = terms({ originals: 'beforeAcceptance' })
    expect(deskAfter(submitted(originals), { type: 'PrePassed', ...by })).toEqual({
      place: 'hall-1',
      role: 'applicant',
    })
  })

  test('each step lies with the organ and the post it names, also where that is another organ', () => {
    const [review, decide] = terms().steps
    if (!review || !decide) throw new Error('two steps')
    const steps = [review, { ...review, id: 'inspect', organ: 'o-health' }, decide]
    const past = accepted('2026-04-28', terms({ steps }))
    const done: CaseEvent = { type: 'StepCompleted', ...by, step: 'review', result: 'agree', opinion: '好' }
    expect(deskAfter(...past)).toEqual({ place: 'o-market', role: 'reviewer' })
    expect(deskAfter(...past, done)).toEqual({ place: 'o-health', role: 'reviewer' })
    expect(deskAfter(...past, done, { ...done, step: 'inspect' })).toEqual({
      place: 'o-market',
      role: 'approver',
    })
  })

  test('a special procedure leaves the case with whoever began it', () => {
    const pause: CaseEvent = { type: 'Suspended', ...by, kind: 'expertReview', days: 5, reason: '评审' }
    expect(deskAfter(...accepted('2026-04-28'), pause)).toEqual({ place: 'o-market', role: 'reviewer' })
  })

  test('the organ makes the result, the window that hands out has it then', () => {
    expect(deskAfter(...atWindow().slice(0, -1))).toEqual({ place: 'o-market', role: 'approver' })
    expect(deskAfter(...atWindow())).toEqual({ place: 'hall-1', role: 'outputClerk' })
    expect(deskAfter(...atWindow(), closed)).toEqual({ place: 'hall-1', role: 'outputClerk' })
  })

  test('sent to a village it lies in the village; sent by post it stays where it was sent from', () => {
    expect(deskAfter(...atWindow(), closed, dispatched('station-1'))?.place).toBe('station-1')
    expect(deskAfter(...atWindow(), closed, dispatched(''))?.place).toBe('hall-1')
  })
})

describe('nobody waits for nobody', () => {
  const desks = new Map<Status, ReturnType<typeof deskOf>>()
  const seen = (...events: CaseEvent[]) => {
    for (let n = 1; n <= events.length; n += 1) {
      const c = given(...events.slice(0, n)).state()
      desks.set(c.status, deskOf(c))
    }
  }
  const delivered: CaseEvent = { type: 'Delivered', ...by, way: 'pickup', collector: 'applicant' }
  seen(submitted(), { type: 'PreReturned', ...by, reasons: [], note: '缺页' })
  seen(submitted(terms({ originals: 'beforeAcceptance' })), { type: 'PrePassed', ...by })
  seen(...received(), asked())
  seen(...atWindow(), closed, dispatched(''), delivered)
  seen(...accepted('2026-04-28'), {
    type: 'StepCompleted',
    ...by,
    step: 'review',
    result: 'agree',
    opinion: '好',
  })
  seen(...accepted('2026-04-28'), { type: 'Suspended', ...by, kind: 'expertReview', days: 5, reason: '评审' })

  seen(...accepted('2026-04-28'), { type: 'Halted', ...by, ground: 'dispute', reason: '纠纷' })

  test('every state that is not the end has a desk, and the end has none', () => {
    const living = (Object.keys(STATUS) as Status[]).filter((status) => status !== 'none' && !isEnded(status))
    for (const status of living) expect(desks.get(status), status).toBeDefined()
    expect(desks.get('delivered')).toBeUndefined()
  })

  test('whose turn it is may really go on from there', () => {
    for (const [status, desk] of desks) {
      if (!desk) continue
      const forward = (Object.keys(TRANSITIONS) as Action[]).filter(
        (action) =>
          (TRANSITIONS[action] as readonly string[]).includes(status) &&
          (AUTHORITY[action] as readonly string[]).includes(desk.role) &&
          !['Claim', 'Release', 'Withdraw', 'Void'].includes(action),
      )
      const byTheWindow = status === 'prePassed' // the applicant comes with the originals; the window receives
      expect(forward.length > 0 || byTheWindow, `${status}: ${desk.role}`).toBe(true)
      for (const action of forward) expect(SEAT[action], action).toBeDefined()
    }
  })
})
