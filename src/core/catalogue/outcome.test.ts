import { describe, expect, test } from 'vitest'
import { sampleGuide } from '../../../tests/guides.ts'
import { counts, meets, missReason, sharesOf } from './outcome.ts'

const online = sampleGuide({
  channels: ['window', 'online'],
  visits: 0,
  visitReason: undefined,
  onlineDepth: 'IV',
  onlineExcluded: undefined,
})
const secret = sampleGuide({
  channels: ['window'],
  visits: 1,
  visitReason: '须本人到场',
  onlineDepth: 'I',
  onlineExcluded: '《保守国家秘密法》第三十条',
})
const slow = { ...online, visits: 2, onlineDepth: 'III' as const, visitReason: '须现场拍照' }

describe('the outcomes of the catalogue', () => {
  test('what the law keeps from on-line handling is not in its denominator, and is in the others', () => {
    expect(counts(secret, 'fullyOnline') || counts(secret, 'online')).toBe(false)
    expect(counts(secret, 'oneVisit') && counts(secret, 'onSpot')).toBe(true)
    const shares = new Map(sharesOf([online, online, slow, secret]).map((share) => [share.outcome, share]))
    expect(shares.get('fullyOnline')).toMatchObject({ of: 3, done: 2, percent: 66, met: false })
    expect(shares.get('online')).toMatchObject({ of: 3, done: 3, percent: 100, met: true })
    expect(shares.get('oneVisit')).toMatchObject({ of: 4, done: 3, percent: 75, met: false })
  })

  test('on-line in one step only is not fully on-line, and a visit is one too many', () => {
    expect(meets(slow, 'fullyOnline')).toBe(false)
    expect(meets({ ...online, onlineDepth: 'III' }, 'fullyOnline')).toBe(false)
    expect(meets({ ...online, visits: 1 }, 'oneVisit')).toBe(true)
    expect(meets(slow, 'oneVisit')).toBe(false)
  })

  test('an item that misses says why, and nothing of nothing is no success', () => {
    expect(missReason(secret, 'oneVisit')).toBe('《保守国家秘密法》第三十条')
    expect(missReason(slow, 'oneVisit')).toBe('须现场拍照')
    expect(sharesOf([]).every(({ percent, met }) => percent === 0 && !met)).toBe(true)
  })
})
