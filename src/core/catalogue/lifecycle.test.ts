import { describe, expect, test } from 'vitest'
import { day } from '../day.ts'
import {
  assertPossible,
  assertShape,
  CHANGES_STANDING,
  DRAFT_KINDS,
  type Draft,
  type DraftCommand,
  decide,
  evolve,
  isInForce,
} from './lifecycle.ts'

const [writer, staffing, legal] = ['起草人', '编制', '法制'].map((name) => ({ id: name, name })) as [
  { id: string; name: string },
  { id: string; name: string },
  { id: string; name: string },
]
const today = day('2026-12-01')
const NEW: Draft = {
  kind: 'change',
  state: 'drafting',
  authors: [writer.id],
  startsOn: day('2026-12-15'),
  basis: '《中华人民共和国食品安全法》第三十五条',
  audits: {},
}
const submit = (findings = 0): DraftCommand => ({ type: 'Submit', by: writer.id, today, findings })
const approve = (audit: 'staffing' | 'legal', by: { id: string }, on = today): DraftCommand => ({
  ...{ type: 'Approve', by: by.id, audit, today: on, findings: 0 },
})

/** A draft after commands by people, each allowed. */
const after = (...commands: readonly (readonly [DraftCommand, { id: string; name: string }])[]) =>
  commands.reduce(
    (draft, [command, by]) => decide(draft, command).reduce((now, act) => evolve(now, act, by), draft),
    NEW,
  )
const submitted = () => after([submit(), writer])

describe('a draft goes to two auditors', () => {
  test('both agree, in either order, and only then is it approved', () => {
    for (const [first, second] of [
      ['staffing', 'legal'],
      ['legal', 'staffing'],
    ] as const) {
      const once = after([submit(), writer], [approve(first, staffing), staffing])
      expect(once.state).toBe('submitted')
      expect(decide(once, approve(second, legal))).toEqual([{ type: 'approved', audit: second, last: true }])
      expect(evolve(once, { type: 'approved', audit: second, last: true }, legal).state).toBe('approved')
    }
  })

  test('whoever wrote any of it audits nothing of it, in whichever post', () => {
    expect(() => decide(submitted(), approve('legal', writer))).toThrow('起草人不能审核')
    const both = { ...submitted(), authors: [writer.id, legal.id] }
    expect(() => decide(both, approve('legal', legal))).toThrow('起草人不能审核')
    const back: DraftCommand = { type: 'SendBack', by: legal.id, audit: 'legal', opinion: '依据不对' }
    expect(() => decide(both, back)).toThrow('起草人不能审核')
  })

  test('one person does not do both audits', () => {
    const once = after([submit(), writer], [approve('staffing', staffing), staffing])
    expect(() => decide(once, approve('legal', staffing))).toThrow('另一项审核应当由其他人员办理')
    expect(() => decide(once, approve('staffing', legal))).toThrow('机构编制审核已经由编制办理')
  })

  test('sent back, it is written again and both audits begin anew', () => {
    const back: DraftCommand = {
      type: 'SendBack',
      by: legal.id,
      audit: 'legal',
      opinion: '第三项材料没有依据',
    }
    const again = after([submit(), writer], [approve('staffing', staffing), staffing], [back, legal])
    expect(again).toMatchObject({ state: 'drafting', audits: {} })
    expect(evolve(again, { type: 'submitted' }, writer).audits).toEqual({})
    expect(() => decide(submitted(), { ...back, opinion: ' ' })).toThrow('请写明理由')
  })
})

describe('what is not ready does not go on', () => {
  test('faults stop it when it is submitted, and again when it is agreed to', () => {
    expect(() => decide(NEW, submit(2))).toThrow('还有2处必须改的问题')
    expect(() => decide(submitted(), { ...approve('legal', legal), findings: 1 } as DraftCommand)).toThrow(
      '还有1处必须改的问题',
    )
  })

  test('without a law, without a day, or for a day that is over', () => {
    expect(() => decide({ ...NEW, basis: ' ' }, submit())).toThrow('请写明变更所依据的法律')
    expect(() => decide({ ...NEW, startsOn: undefined }, submit())).toThrow('请填写计划生效日期')
    expect(() => decide({ ...NEW, startsOn: day('2026-11-30') }, submit())).toThrow('已经过去')
    expect(decide({ ...NEW, startsOn: today }, submit())).toHaveLength(1)
    expect(() => decide(submitted(), approve('legal', legal, day('2026-12-16')))).toThrow('已经过去')
  })

  test('it is written while it is being drafted, and decided once', () => {
    const save: DraftCommand = { type: 'Save', by: writer.id }
    const withdraw: DraftCommand = { type: 'Withdraw', by: writer.id, reason: '重新研究' }
    const approved = { ...NEW, state: 'approved' as const }
    const withdrawn = { ...NEW, state: 'withdrawn' as const }
    expect(() => decide(submitted(), save)).toThrow('现在是“审核中”，不能“修改”')
    for (const over of [approved, withdrawn])
      for (const command of [save, submit(), approve('legal', legal), withdraw])
        expect(() => decide(over, command), command.type).toThrow('请刷新后查看最新状态')
    expect(decide(submitted(), withdraw)).toEqual([{ type: 'withdrawn' }])
  })
})

describe('what a change does to its items', () => {
  test('an item that has ended is changed no more, one that is suspended can be resumed', () => {
    const at = (standing: 'active' | 'suspended' | 'ended') =>
      DRAFT_KINDS.filter((kind) => {
        try {
          assertPossible(kind, { name: '食品经营许可', standing })
          return true
        } catch {
          return false
        }
      })
    expect(at('active')).toEqual(['change', 'split', 'merge', 'suspend', 'cancel'])
    expect(at('suspended')).toEqual(['change', 'split', 'merge', 'resume', 'cancel'])
    expect(at('ended')).toEqual([])
    expect(DRAFT_KINDS.filter((kind) => CHANGES_STANDING[kind].after === 'ended')).toEqual([
      'split',
      'merge',
      'cancel',
    ])
  })

  test('a split makes two at least, a merge takes two at least', () => {
    expect(() => assertShape('split', { from: 1, makes: 1 })).toThrow('拆分至少写两个')
    expect(() => assertShape('split', { from: 1, makes: 3 })).not.toThrow()
    expect(() => assertShape('merge', { from: 1, makes: 1 })).toThrow('合并至少选两个')
    expect(() => assertShape('change', { from: 1, makes: 2 })).toThrow('其他写一个')
    expect(() => assertShape('create', { from: 1, makes: 1 })).toThrow('请选择要变更的事项')
  })

  test('an approved draft is in force from its day on', () => {
    const approved = { ...NEW, state: 'approved' as const }
    expect(isInForce(approved, day('2026-12-14'))).toBe(false)
    expect(isInForce(approved, day('2026-12-15'))).toBe(true)
    expect(isInForce(submitted(), day('2026-12-15'))).toBe(false)
  })
})
