import { describe, expect, test } from 'vitest'
import { AUTHORITY, BESIDE, may, mayBeside, type Role, SEAT } from './authority.ts'
import { type Action, TRANSITIONS } from './case/transitions.ts'

const ACTIONS = Object.keys(TRANSITIONS) as Action[]
const rolesFor = (action: Action) => AUTHORITY[action] as readonly Role[]
const everybody = [...new Set(ACTIONS.flatMap((action) => [...rolesFor(action)]))]
const actionsOf = (role: Role) => ACTIONS.filter((action) => may([role], action))

/** 前台综合受理、后台分类审批、统一窗口出件: what each of the three does and the others never do. */
const FRONT: readonly Action[] = [
  'Register',
  'PreReturn',
  'PrePass',
  'Receive',
  'CorrectOnSpot',
  'RequestCorrection',
  'Return',
  'Accept',
  'DeclareNotApplicable',
  'Refuse',
  'AcceptWithTolerance',
  'ConfirmTolerated',
  'RejectTolerated',
]
const BACK: readonly Action[] = [
  'CompleteStep',
  'ReturnStep',
  'AskOpinion',
  'Suspend',
  'Resume',
  'CheckField',
  'OfferHearing',
  'CallHearing',
  'RecordHearing',
  'Extend',
  'Halt',
  'Proceed',
  'Terminate',
  'Decide',
  'Complete',
]
const OUTPUT: readonly Action[] = ['Verify', 'Dispatch', 'Deliver']

describe('the division of work', () => {
  test('every action has somebody who may do it, and a place to do it from', () => {
    for (const action of ACTIONS) {
      expect(rolesFor(action).length, action).toBeGreaterThan(0)
      expect(SEAT[action], action).toBeDefined()
    }
    expect(Object.keys(AUTHORITY).sort()).toEqual([...ACTIONS].sort())
    expect(Object.keys(SEAT).sort()).toEqual([...ACTIONS].sort())
  })

  test('departments take nothing in and hand nothing out', () => {
    for (const role of ['reviewer', 'approver'] as const)
      for (const action of [...FRONT, ...OUTPUT]) expect(may([role], action), `${role} ${action}`).toBe(false)
  })

  test('windows decide nothing but what is done on the spot', () => {
    for (const role of ['clerk', 'outputClerk', 'townshipClerk', 'villageAgent', 'hallManager'] as const)
      for (const action of BACK) expect(may([role], action), `${role} ${action}`).toBe(false)
    expect(rolesFor('DecideOnSpot')).not.toContain('outputClerk')
  })

  test('the hall that takes in and the hall that hands out are two posts; a township and a village do both', () => {
    expect(OUTPUT.filter((action) => may(['clerk'], action))).toEqual([])
    expect(FRONT.filter((action) => may(['outputClerk'], action))).toEqual([])
    for (const role of ['townshipClerk', 'villageAgent'] as const)
      expect([...FRONT, ...OUTPUT].every((action) => may([role], action))).toBe(true)
  })

  test('only the approver decides, and the approver completes no step that is the reviewer’s', () => {
    expect(rolesFor('Decide')).toEqual(['approver'])
    expect(rolesFor('CompleteStep')).toEqual(['reviewer'])
  })

  test('an applicant submits, hands in again, corrects, promises, asks to be heard and withdraws; nothing more', () => {
    expect(actionsOf('applicant')).toEqual([
      'Submit',
      'Resubmit',
      'SupplyCorrection',
      'AskHearing',
      'Withdraw',
      'PromiseTolerance',
      'SupplyTolerated',
    ])
  })

  test('supervision allows a second correction notice, and does nothing else to a case', () => {
    expect(actionsOf('supervisor')).toEqual(['AllowSecondCorrection'])
    expect(rolesFor('AllowSecondCorrection')).toEqual(['supervisor'])
    expect(mayBeside('supervisor', 'JudgeMaterial') || mayBeside('supervisor', 'BindScan')).toBe(false)
  })

  test('consultation, catalogue and the three administrators touch no case', () => {
    for (const role of [
      'consultant',
      'helper',
      'catalogueEditor',
      'catalogueAuditor',
      'legalAuditor',
      'systemAdmin',
      'securityAdmin',
      'auditAdmin',
    ] as const) {
      expect(actionsOf(role), role).toEqual([])
      expect(Object.keys(BESIDE).filter((doing) => mayBeside(role, doing as keyof typeof BESIDE))).toEqual([])
    }
  })

  test('time itself accepts by silence, and does nothing else', () => {
    expect(actionsOf('system')).toEqual(['PassTime'])
    expect(rolesFor('PassTime')).toEqual(['system'])
  })

  test('a manager clears the desk of others: voids and lets go, never decides in their place', () => {
    expect(actionsOf('hallManager')).toEqual(['Void', 'Release'])
  })

  test('whoever may claim a case may also let it go', () => {
    for (const role of rolesFor('Claim')) expect(may([role], 'Release'), role).toBe(true)
  })
})

describe('default is deny', () => {
  test('without a post nothing is allowed; with several, what any of them allows', () => {
    for (const action of ACTIONS) expect(may([], action)).toBe(false)
    expect(may(['consultant', 'clerk'], 'Accept')).toBe(true)
    expect(may(['consultant', 'supervisor'], 'Accept')).toBe(false)
  })

  test('a post nobody knows may nothing', () => {
    for (const action of ACTIONS) expect(may(['mayor' as Role], action)).toBe(false)
    expect(everybody).not.toContain('mayor')
  })

  test('findings on materials are the receiving window’s; stamped scans are bound by whoever works on the case', () => {
    expect(
      ['clerk', 'townshipClerk', 'villageAgent'].every((role) => mayBeside(role as Role, 'JudgeMaterial')),
    ).toBe(true)
    expect(mayBeside('outputClerk', 'JudgeMaterial')).toBe(false)
    expect(mayBeside('reviewer', 'JudgeMaterial')).toBe(false)
    expect(mayBeside('reviewer', 'BindScan') && mayBeside('outputClerk', 'BindScan')).toBe(true)
    expect(mayBeside('hallManager', 'BindScan')).toBe(false)
  })
})
