import { describe, expect, test } from 'vitest'
import { sampleGuide } from '../../../tests/guides.ts'
import { findingsIn } from '../guide/lint.ts'
import { checkItemCode } from '../identifier.ts'
import {
  assertLegacyCode,
  departmentSerial,
  handlingCode,
  handlingItemsOf,
  implementationCode,
  legacyKindOf,
  nextBaseCode,
  plainCode,
} from './codes.ts'

const organ = { id: '1162082601434877XF', level: 'county' as const }

describe('codes of items', () => {
  test('12, 31 and 33 characters grow out of each other and pass the check', () => {
    const base = '000115001000'
    const implementation = implementationCode(organ, base)
    const handling = handlingCode(implementation, '01')
    expect(implementation).toBe('1162082601434877XF4000115001000')
    expect([implementation.length, handling.length]).toEqual([31, 33])
    for (const code of [base, implementation, handling])
      expect(checkItemCode(code), code).toEqual({ valid: true })
    expect(checkItemCode('62011500100').valid).toBe(false)
  })

  test('an item of one’s own gets the first main item of its department that is free', () => {
    expect(nextBaseCode({ type: '10', serial: '31' }, [])).toBe('621031001000')
    const used = ['621031001000', '621031003000', '001031002000', '622031002000']
    expect(nextBaseCode({ type: '10', serial: '31' }, used)).toBe('621031002000')
    const all = Array.from({ length: 999 }, (_, n) => `621031${String(n + 1).padStart(3, '0')}000`)
    expect(nextBaseCode({ type: '10', serial: '31' }, all)).toBeUndefined()
    expect(departmentSerial(['000131123000', '000131128000', '002017201001'])).toBe('31')
    expect(departmentSerial([])).toBeUndefined()
  })

  test('an item without handling items has one, itself', () => {
    expect(handlingItemsOf(sampleGuide())).toEqual([{ serial: '01', name: '样例事项' }])
    const two = [
      { serial: '01', name: '新办' },
      { serial: '02', name: '变更' },
    ]
    const guide = sampleGuide({ handlingItems: two })
    expect(handlingItemsOf(guide)).toBe(two)
    expect(
      findingsIn(guide)
        .map(({ path }) => path)
        .filter((path) => path.startsWith('handling')),
    ).toEqual([])
  })

  test('codes of other systems are kept with their kind and compared without their signs', () => {
    const sichuan = '511A0138000000-511602000000-000-115113010833722043-1-00'
    expect(legacyKindOf(sichuan)).toBe('province')
    expect(plainCode(sichuan)).toBe('511A01380000005116020000000001151130108337220431' + '00')
    expect(legacyKindOf('11341800A72824253Z33401017021000'.slice(0, 31))).toBe('formerTask')
    expect(legacyKindOf('620131001000')).toBe('localBase')
    expect(legacyKindOf('000131001000')).toBe('formerBase')
    expect(legacyKindOf('平市监-许可-07')).toBe('other')
  })

  test('a code that was made by the rule is checked by it, and kept as it is under another kind', () => {
    const sound = '1162082601434877XF4000131123000'
    const slip = '1162082601434878XF4000131123000'
    for (const [code, kind] of [
      [sound, 'formerTask'],
      [`${sound}01`, 'localTask'],
      ['6201-31-001-000', 'localBase'],
      ['平市监-许可-07', 'formerBase'],
      [slip, 'other'],
      [slip, 'province'],
    ] as const)
      expect(() => assertLegacyCode(code, kind), code).not.toThrow()
    expect(() => assertLegacyCode(slip, 'formerTask')).toThrow(/校验码（第18位）不符.*种类请选/)
    expect(() => assertLegacyCode('629931001000', 'localBase')).toThrow('事项类型')
    expect(() => assertLegacyCode('--', 'other')).toThrow('请填写编码')
  })
})
