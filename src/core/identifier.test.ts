import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CREDIT_ALPHABET,
  citizenCheckCharacter,
  creditCheckCharacter,
  mod11_10,
  mod37_36,
  organisationCheckCharacter,
} from './check-character.ts'
import { addDays, day, dayNumber, dayOf } from './day.ts'
import {
  bornOn,
  checkCitizenId,
  checkCreditCode,
  checkItemCode,
  checkProjectCode,
  codeKindOf,
  normaliseCode,
  type Verdict,
} from './identifier.ts'

const today = day('2026-11-23')
const citizen = (value: string) => checkCitizenId(value, today)
const valid = { valid: true }
const because = (reason: string) => ({ valid: false, reason })

const digit = fc.constantFrom(...'0123456789')
const digits = (length: number) => fc.string({ unit: digit, minLength: length, maxLength: length })
const credit = fc
  .string({ unit: fc.constantFrom(...CREDIT_ALPHABET), minLength: 17, maxLength: 17 })
  .map((first) => first + creditCheckCharacter(first))

/** Whatever single character is replaced by another one of `alphabet`, the number is no longer valid. */
function noticesEveryMisprint(
  numbers: fc.Arbitrary<string>,
  alphabet: string,
  check: (value: string) => Verdict,
) {
  fc.assert(
    fc.property(numbers, fc.nat(), fc.constantFrom(...alphabet), (number, at, other) => {
      const i = at % number.length
      fc.pre(number[i] !== other && number[i] !== '-')
      expect(check(number)).toEqual(valid)
      expect(check(number.slice(0, i) + other + number.slice(i + 1)).valid).toBe(false)
    }),
  )
}

describe('公民身份号码, GB 11643-1999', () => {
  const ids = fc
    .tuple(digits(6), fc.integer({ min: dayNumber(day('1900-01-01')), max: dayNumber(today) }), digits(3))
    .map(([region, born, serial]) => region + dayOf(born).replaceAll('-', '') + serial)
    .map((first) => first + citizenCheckCharacter(first))

  test.each(['11010519491231002X', '620826199001010010', '620802198506151227', '620881197803081537'])(
    '%s is valid',
    (id) => {
      expect(citizen(id)).toEqual(valid)
    },
  )

  test('lower case is read as upper case and surrounding space is ignored', () => {
    expect(citizen(' 11010519491231002x\t')).toEqual(valid)
    expect(citizen('\u300011010519491231002x\u3000')).toEqual(valid)
  })

  test('a region that is gone or never was is not judged', () => {
    expect(citizen(`62270119700101001${citizenCheckCharacter('62270119700101001')}`)).toEqual(valid)
    expect(citizen(`00000019700101001${citizenCheckCharacter('00000019700101001')}`)).toEqual(valid)
  })

  test('everything else is refused with its reason', () => {
    expect(citizen('110105491231002')).toEqual(because('公民身份号码应为18位，现为15位。'))
    expect(citizen('')).toEqual(because('没有填写公民身份号码。'))
    expect(citizen('11010519491231002A')).toEqual(
      because('公民身份号码前17位应为数字，第18位应为数字或者X。'),
    )
    expect(citizen('1101051949123100２X').valid).toBe(false)
    expect(citizen('110105194912310021')).toEqual(
      because('公民身份号码的校验码（第18位）不符，请核对是否有误写。'),
    )
    expect(citizen('620826199002300015')).toEqual(
      because('公民身份号码第7至14位（19900230）不是真实的出生日期。'),
    )
    expect(citizen('620826000001010010').valid).toBe(false)
  })

  test('a person may be born today, not tomorrow', () => {
    const bornOnDay = (on: string) => {
      const first = `620826${on.replaceAll('-', '')}001`
      return citizen(first + citizenCheckCharacter(first))
    }
    expect(bornOnDay(today)).toEqual(valid)
    expect(bornOnDay(addDays(today, 1))).toEqual(because('公民身份号码中的出生日期（2026-11-24）晚于今天。'))
    expect(bornOnDay('2024-02-29')).toEqual(valid)
    expect(bornOnDay('1900-02-29').valid).toBe(false)
  })

  test('every single misprint is noticed', () => {
    noticesEveryMisprint(ids, '0123456789', citizen)
  })

  test('holds the date of birth as a day, which no summer time can shift', () => {
    expect(bornOn('62082619880417001X')).toBe('1988-04-17')
    expect(bornOn('620826198804310012')).toBeUndefined()
    expect(bornOn('TE5116020105116050')).toBeUndefined()
  })
})

describe('统一社会信用代码, GB 32100-2015', () => {
  test.each(['11620800014348016L', '1162082601434877XF', '91620826MA71TEAT8Y', '11620802014348307L'])(
    '%s is valid, in lower case too',
    (code) => {
      expect(checkCreditCode(code)).toEqual(valid)
      expect(checkCreditCode(` ${code.toLowerCase()} `)).toEqual(valid)
    },
  )

  test('a temporary code, a character too few or outside the alphabet, and a misprint are refused', () => {
    expect(checkCreditCode('TE5116020105116050').valid).toBe(false)
    expect(checkCreditCode('1151130000877869M')).toEqual(because('统一社会信用代码应为18位，现为17位。'))
    expect(checkCreditCode('11341800A72824253Z')).toEqual(
      because('统一社会信用代码只能由数字和大写字母组成，且不使用I、O、S、V、Z。'),
    )
    expect(checkCreditCode('11620802014348308L')).toEqual(
      because('统一社会信用代码的校验码（第18位）不符，请核对是否有误写。'),
    )
    expect(checkCreditCode('  ')).toEqual(because('没有填写统一社会信用代码。'))
  })

  test('authority, kind, region and inner check digit are not judged: any seventeen characters get a check', () => {
    fc.assert(fc.property(credit, (code) => checkCreditCode(code).valid))
  })

  test('every single misprint is noticed', () => {
    noticesEveryMisprint(credit, CREDIT_ALPHABET, checkCreditCode)
  })
})

describe('事项编码, GB/T 39554.1', () => {
  test('the base code, the implementation code and the handling code', () => {
    for (const code of [
      '000115001000',
      '342017021000',
      '1162082601434877XF4000115001000',
      '1162082601434877XF400011500100001',
    ])
      expect(checkItemCode(code), code).toEqual(valid)
    expect(checkItemCode(' 1162082601434877xf4000115001000 ')).toEqual(valid)
  })

  test('only eleven types of item exist', () => {
    for (const type of ['00', '11', '19', '21', '99'])
      expect(checkItemCode(`62${type}15001000`)).toEqual(
        because(`事项类型（基本编码第3至4位，${type}）应为01至10或者20。`),
      )
    for (const type of ['01', '09', '10', '20']) expect(checkItemCode(`62${type}15001000`)).toEqual(valid)
  })

  test('the parts are judged one by one', () => {
    expect(checkItemCode('11341800A72824253Z3340117021000').valid).toBe(false) // real, but no credit code ends in Z
    expect(checkItemCode('1162082601434877XF7000115001000')).toEqual(because('行使层级（第19位）应为1至6。'))
    expect(checkItemCode('1162082601434877XF0000115001000').valid).toBe(false)
    expect(checkItemCode('1162082601434877XG4000115001000')).toEqual(
      because('前18位不是有效的实施主体编码：统一社会信用代码的校验码（第18位）不符，请核对是否有误写。'),
    )
    expect(checkItemCode('1162082601434877XF4000115001000A1')).toEqual(
      because('业务办理项顺序号（第32至33位）应为数字。'),
    )
    expect(checkItemCode('1162082601434877XF40001150010000')).toEqual(
      because('事项编码应为12位、31位或者33位，现为32位。'),
    )
    expect(checkItemCode('62A115001000')).toEqual(because('事项基本编码应为12位数字。'))
    expect(checkItemCode('')).toEqual(because('没有填写事项编码。'))
  })
})

describe('投资项目代码, GB/T 40058-2021', () => {
  const projects = fc
    .tuple(digits(2), fc.integer({ min: 1, max: 12 }), digits(6), digits(2), digits(2), digits(5))
    .map(([year, month, ...rest]) => [year + String(month).padStart(2, '0'), ...rest])
    .map((parts) => `${parts.join('-')}${mod11_10(parts.join(''))}`)

  test('the one published sample is valid', () => {
    expect(checkProjectCode('2606-451323-04-01-451872')).toEqual(valid)
    expect(checkProjectCode(' 2606-451323-04-01-451872\n')).toEqual(valid)
  })

  test('other shapes, months that do not exist and misprints are refused', () => {
    const shape = because('项目代码应为五段数字，依次为4、6、2、2、6位，以“-”相连。')
    expect(checkProjectCode('26064513230401451872')).toEqual(shape)
    expect(checkProjectCode('2606-451323-04-01-45187')).toEqual(shape)
    expect(checkProjectCode('2018-620826-01-01-000001-2')).toEqual(shape)
    expect(checkProjectCode('2606–451323–04–01–451872')).toEqual(shape)
    expect(checkProjectCode('2613-451323-04-01-451872')).toEqual(
      because('项目代码的月份（第3至4位，13）不存在。'),
    )
    const noMonth = `2600-451323-04-01-45187${mod11_10('2600451323040145187')}`
    expect(checkProjectCode(noMonth)).toEqual(because('项目代码的月份（第3至4位，00）不存在。'))
    expect(checkProjectCode('2606-451323-04-01-451873')).toEqual(
      because('项目代码的校验码（末位）不符，请核对是否有误写。'),
    )
  })

  test('every single misprint is noticed', () => {
    noticesEveryMisprint(projects, '0123456789', checkProjectCode)
  })
})

describe('check characters', () => {
  test('MOD 37,36 agrees with two published certificate identifiers', () => {
    expect(mod37_36('11100000000013338W00911330105002500287C2025052201002')).toBe('0')
    expect(mod37_36('11100000000013338W01111430000006122244L20230000403001')).toBe('U')
  })

  test('GB 11714 agrees with real organisation codes', () => {
    for (const code of [
      '083372204',
      '00877836X',
      '008778685',
      '323345396',
      '74468656X',
      '76726532X',
      '682364679',
    ])
      expect(organisationCheckCharacter(code.slice(0, 8))).toBe(code[8])
  })

  test('of anything outside their alphabet are a defect of the caller', () => {
    expect(() => citizenCheckCharacter('1101051949123100')).toThrow(TypeError)
    expect(() => citizenCheckCharacter('1101051949123100A')).toThrow(TypeError)
    expect(() => creditCheckCharacter('1162082601434877O')).toThrow(TypeError)
    expect(() => mod37_36('中')).toThrow(TypeError)
  })
})

describe('records keep every organ code with its kind', () => {
  test.each([
    ['1162082601434877XF', 'uscc'],
    ['1162082601434877xf', 'uscc'],
    ['TE5116020105116050', 'temporary'],
    ['083372204', 'organOld'],
    ['00877868-5', 'organOld'],
    ['083372205', 'other'],
    ['1151130000877869M', 'other'],
    ['1162082601434877XG', 'other'],
    ['3946653276082720768', 'other'],
    ['11736', 'other'],
    ['', 'other'],
  ])('%s is %s', (code, kind) => {
    expect(codeKindOf(code)).toBe(kind)
  })

  test('fifteen digits of the old business register', () => {
    expect(codeKindOf(`62082660000000${mod11_10('62082660000000')}`)).toBe('registrationOld')
  })

  test('only letters change their case: nothing that is no letter of a code becomes one', () => {
    expect(normaliseCode(' ıſßx ')).toBe('ıſßX')
  })
})
