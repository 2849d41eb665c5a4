import { describe, expect, test } from 'vitest'
import { day } from '../day.ts'
import { RuleViolation } from '../violation.ts'
import type { Listed } from './checklist.ts'
import type { CaseCommand } from './decide.ts'
import { asked, calendar, checklist, given, listed, received, submitted, terms } from './given.testing.ts'

const on = { on: day('2026-04-21'), by: 'clerk-1' } as const
const onSpot = terms({ handling: 'onSpot' })
const beforeAcceptance = terms({ originals: 'beforeAcceptance' })

/** The three acts that rest on the materials, each where it is lawful. */
const RESTING: readonly [CaseCommand['type'], (list: readonly Listed[]) => unknown][] = [
  ['PrePass', (list) => given(submitted()).when({ type: 'PrePass', ...on, checklist: list })],
  ['Accept', (list) => given(...received()).when({ type: 'Accept', ...on, checklist: list })],
  [
    'DecideOnSpot',
    (list) =>
      given(...received(onSpot)).when({ type: 'DecideOnSpot', ...on, opinion: '准予', checklist: list }),
  ],
]

const codeOf = (attempt: () => unknown): string => {
  try {
    attempt()
    return 'done'
  } catch (error) {
    if (error instanceof RuleViolation) return error.code
    throw error
  }
}

describe.each(RESTING)(
  'Administrative Licensing Law art. 32: %s rests on materials that were judged',
  (_, when) => {
    test('given every required material in order, when it is done, then it is done', () => {
      expect(codeOf(() => when(checklist))).toBe('done')
      expect(codeOf(() => when([]))).toBe('done')
    })

    test('given a required material nobody has judged, then it is refused and the material named by its title', () => {
      const list = [listed('licence', '营业执照'), listed('plan', '场所平面图', { finding: undefined })]
      expect(() => when(list)).toThrow('还有必要材料没有审核：场所平面图。')
    })

    test('given a required material that was found wanting, whatever is wrong with it, then it is refused', () => {
      for (const finding of ['missing', 'incorrect', 'incomplete', 'outdated'] as const)
        expect(() => when([listed('plan', '场所平面图', { finding })])).toThrow(
          '必要材料审核不合格：场所平面图。',
        )
    })

    test('given many, then the first three are named and all are counted', () => {
      const list = ['甲', '乙', '丙', '丁', '戊'].map((title) => listed(title, title, { finding: undefined }))
      expect(() => when(list)).toThrow('没有审核：甲、乙、丙等5份。')
    })

    test('given that only optional materials are open or wanting, then it is done', () => {
      const open = listed('photo', '照片', { need: 'optional', handedIn: false, finding: undefined })
      expect(codeOf(() => when([...checklist, open]))).toBe('done')
    })
  },
)

describe('what the guide lets follow (容缺后补)', () => {
  const missing = listed('lease', '租赁合同', { need: 'tolerable', handedIn: false, finding: undefined })
  const list = [...checklist, missing]

  test('does not keep an on-line application from passing pre-review', () => {
    expect(codeOf(() => given(submitted()).when({ type: 'PrePass', ...on, checklist: list }))).toBe('done')
  })

  test('is either in order or promised in writing before acceptance: nothing is quietly left out', () => {
    expect(() => given(...received()).when({ type: 'Accept', ...on, checklist: list })).toThrow(
      '可以后补的材料还没有审核合格：租赁合同。',
    )
    const good = [...checklist, { ...missing, handedIn: true, finding: 'ok' as const }]
    expect(codeOf(() => given(...received()).when({ type: 'Accept', ...on, checklist: good }))).toBe('done')
  })

  test('follows nowhere when the matter is decided on the spot', () => {
    const decide = { type: 'DecideOnSpot', ...on, opinion: '准予', checklist: list } as const
    expect(codeOf(() => given(...received(onSpot)).when(decide))).toBe('case/materials-unjudged')
  })
})

describe('paper that is brought together with the originals (原件预审)', () => {
  const brought = listed('lease', '租赁合同', { handedIn: false, finding: undefined })

  test('pre-review passes without it, and no other application does', () => {
    const pass = (t = terms()) =>
      codeOf(() => given(submitted(t)).when({ type: 'PrePass', ...on, checklist: [...checklist, brought] }))
    expect(pass(beforeAcceptance)).toBe('done')
    expect(pass()).toBe('case/materials-unjudged')
  })

  test('what is there already is judged all the same', () => {
    const there = listed('lease', '租赁合同', { finding: undefined })
    const pass = { type: 'PrePass', ...on, checklist: [there] } as const
    expect(codeOf(() => given(submitted(beforeAcceptance)).when(pass))).toBe('case/materials-unjudged')
  })

  test('acceptance waits for it', () => {
    const seen = { type: 'OriginalsSeen', ...on } as const
    const accept = { type: 'Accept', ...on, checklist: [...checklist, brought] } as const
    expect(() => given(...received(beforeAcceptance), seen).when(accept)).toThrow('没有审核：租赁合同')
  })
})

describe('only what is on the checklist is sent back', () => {
  const strange = [{ material: 'passport', fault: 'missing', note: '缺' }] as const

  test('a correction names materials of this case', () => {
    const request = { type: 'RequestCorrection', ...on, items: strange, calendar, checklist } as const
    expect(codeOf(() => given(...received()).when(request))).toBe('case/material-unknown')
  })

  test('so does a return by pre-review', () => {
    const back = { type: 'PreReturn', ...on, reasons: strange, note: '', checklist } as const
    expect(codeOf(() => given(submitted()).when(back))).toBe('case/material-unknown')
  })

  test('what is still missing of a correction is named by its title', () => {
    const part = { type: 'SupplyCorrection', ...on, materials: ['licence'], checklist } as const
    expect(() => given(...received(), asked()).when(part)).toThrow('还有材料没有补齐：场所平面图。')
  })
})

test('silence accepts whatever lies there: nobody looked, and that is no fault of the applicant', () => {
  const time = { type: 'PassTime', on: day('2026-04-28'), by: 'system', calendar } as const
  expect(given(...received()).when(time)).toHaveLength(1)
})
