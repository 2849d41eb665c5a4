import { describe, expect, test } from 'vitest'
import type { DeliveryWay } from '../guide/guide.ts'
import { STATUS } from '../words/cases.ts'
import type { Case, Status } from './case.ts'
import { askedOf, nextFor, wayHome } from './next.ts'

const WAYS: readonly DeliveryWay[] = ['pickup', 'mail', 'station', 'electronic']
const STATUSES = (Object.keys(STATUS) as Status[]).filter((status) => status !== 'none')
const around = { site: '静宁县政务服务中心', organ: '静宁县市场监督管理局', handOut: '城川镇便民服务中心' }

describe('what an applicant is told of a case', () => {
  test('every status says in whole sentences what happens next, however the result comes', () => {
    for (const status of STATUSES)
      for (const way of WAYS)
        expect(
          nextFor({ status, until: '2026-05-14', special: 'expertReview' } as unknown as Case, {
            ...around,
            way,
          }),
        ).toMatch(/。$/)
  })

  test('it asks for something exactly when nobody else can go on with the case', () => {
    const asks = STATUSES.filter((status) => askedOf(status, 'pickup'))
    expect(asks).toEqual(['preReturned', 'prePassed', 'correcting', 'closed'])
  })

  test('what was promised for later is asked for until it has come, and then it is being looked at', () => {
    expect(['reviewing', 'deciding', 'suspended'].map((s) => askedOf(s as Status, 'pickup', true))).toEqual([
      'supply',
      'supply',
      'supply',
    ])
    const said = (status: Status, gap: object) =>
      nextFor(
        {
          status,
          special: 'expertReview',
          gap: { items: [], until: '2026-05-14', ...gap },
        } as unknown as Case,
        {
          ...around,
          way: 'pickup',
        },
      )
    for (const status of ['reviewing', 'deciding', 'suspended'] as const) {
      expect(said(status, {})).toContain('请在5月14日前补交容缺材料')
      expect(said(status, { suppliedOn: '2026-05-12' })).toContain('您补交的材料正在审核')
      expect(said(status, { suppliedOn: '2026-05-12', metOn: '2026-05-13' })).not.toContain('补交')
    }
  })

  test('the place near home is called by its name, and what lies there already is fetched', () => {
    const closed = { status: 'closed' } as unknown as Case
    const near = { ...around, way: 'station', station: '威戎镇便民服务中心' } as const
    expect(nextFor(closed, near)).toBe('结果已经做好，城川镇便民服务中心将送到您选的威戎镇便民服务中心。')
    expect(wayHome('station', 'centre-1', 'hall-1')).toBe('station')
    expect(wayHome('station', 'centre-1', 'centre-1')).toBe('pickup')
    expect(wayHome('mail', null, 'hall-1')).toBe('mail')
  })

  test('whoever has the result sent has nothing to fetch', () => {
    expect(WAYS.map((way) => askedOf('closed', way))).toEqual(['collect', undefined, undefined, undefined])
    expect(WAYS.map((way) => askedOf('dispatched', way))).toEqual([
      undefined,
      undefined,
      'collect',
      undefined,
    ])
  })
})
