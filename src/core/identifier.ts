import {
  citizenCheckCharacter,
  creditCheckCharacter,
  mod11_10,
  organisationCheckCharacter,
} from './check-character.ts'
import { type Day, findDay } from './day.ts'

/** Whether a number is what its standard says, and if not, in one sentence, why. */
export type Verdict = { valid: true } | { valid: false; reason: string }

/** How a number is read everywhere: without the space around it, lower case as upper case. */
export function normaliseCode(value: string): string {
  return value.trim().replace(/[a-z]/g, (letter) => letter.toUpperCase())
}

/**
 * 公民身份号码 (GB 11643-1999): 18 characters, a real date of birth that is not in the future, the check character. The
 * region is not looked up: numbers keep the code of a county long after it is gone.
 */
export function checkCitizenId(value: string, today: Day): Verdict {
  const id = normaliseCode(value)
  if (id.length !== 18) return wrongLength('公民身份号码', '18位', id)
  if (!/^\d{17}[\dX]$/.test(id)) return invalid('公民身份号码前17位应为数字，第18位应为数字或者X。')
  const born = birthDayIn(id)
  if (born === undefined) return invalid(`公民身份号码第7至14位（${id.slice(6, 14)}）不是真实的出生日期。`)
  if (born > today) return invalid(`公民身份号码中的出生日期（${born}）晚于今天。`)
  if (id.charAt(17) !== citizenCheckCharacter(id.slice(0, 17)))
    return invalid('公民身份号码的校验码（第18位）不符，请核对是否有误写。')
  return VALID
}

/** The date of birth in a citizen's number; undefined when it holds none. */
export function bornOn(citizenId: string): Day | undefined {
  const id = normaliseCode(citizenId)
  return /^\d{17}[\dX]$/.test(id) ? birthDayIn(id) : undefined
}

/** 护照: letters and digits, as the passports of all countries are numbered (ICAO 9303). */
export function checkPassport(value: string): Verdict {
  return /^[A-Z0-9]{5,17}$/.test(normaliseCode(value))
    ? VALID
    : invalid('护照号码由5至17位字母和数字组成，请核对。')
}

/**
 * 统一社会信用代码 (GB 32100-2015): 18 characters of its alphabet and the outer check character. Who registered it, what
 * kind it is, its region and the inner check digit are not judged.
 */
export function checkCreditCode(value: string): Verdict {
  const code = normaliseCode(value)
  if (code.length !== 18) return wrongLength('统一社会信用代码', '18位', code)
  if (!CREDIT_CODE.test(code))
    return invalid('统一社会信用代码只能由数字和大写字母组成，且不使用I、O、S、V、Z。')
  if (code.charAt(17) !== creditCheckCharacter(code.slice(0, 17)))
    return invalid('统一社会信用代码的校验码（第18位）不符，请核对是否有误写。')
  return VALID
}

/**
 * 事项编码 (GB/T 39554.1): the base code of 12 digits (region, type, main item, sub-item), the implementation code of 31
 * (organ, level 1–6, base code) or the handling code of 33 (and a serial). The organ's credit code must be sound.
 */
export function checkItemCode(value: string): Verdict {
  const code = normaliseCode(value)
  if (code.length === 12) return checkBaseCode(code)
  if (code.length !== 31 && code.length !== 33) return wrongLength('事项编码', '12位、31位或者33位', code)
  const organ = checkCreditCode(code.slice(0, 18))
  if (!organ.valid) return invalid(`前18位不是有效的实施主体编码：${organ.reason}`)
  if (!/^[1-6]$/.test(code.charAt(18))) return invalid('行使层级（第19位）应为1至6。')
  const base = checkBaseCode(code.slice(19, 31))
  if (!base.valid) return base
  return /^\d*$/.test(code.slice(31)) ? VALID : invalid('业务办理项顺序号（第32至33位）应为数字。')
}

/**
 * 投资项目代码 (GB/T 40058-2021), `2606-451323-04-01-451872`: year and month, region, department, type, five random
 * digits and a check digit (MOD 11,10 over the nineteen before it).
 */
export function checkProjectCode(value: string): Verdict {
  const code = normaliseCode(value)
  if (!/^\d{4}-\d{6}-\d{2}-\d{2}-\d{6}$/.test(code))
    return invalid('项目代码应为五段数字，依次为4、6、2、2、6位，以“-”相连。')
  const month = Number(code.slice(2, 4))
  if (month < 1 || month > 12) return invalid(`项目代码的月份（第3至4位，${code.slice(2, 4)}）不存在。`)
  const digits = code.replaceAll('-', '')
  if (digits.charAt(19) !== mod11_10(digits.slice(0, 19)))
    return invalid('项目代码的校验码（末位）不符，请核对是否有误写。')
  return VALID
}

/**
 * What kind of organ code a record carries. Records keep every code with its kind and refuse none; only a `uscc` passes
 * `checkCreditCode`.
 */
export type CodeKind =
  | 'uscc' // 统一社会信用代码
  | 'temporary' // 临时编码 TE…, given until there is a credit code
  | 'organOld' // 组织机构代码, nine characters, with or without its hyphen
  | 'registrationOld' // 工商注册号, fifteen digits
  | 'other'

export function codeKindOf(value: string): CodeKind {
  const code = normaliseCode(value)
  if (checkCreditCode(code).valid) return 'uscc'
  if (/^TE[0-9A-Z]{16}$/.test(code)) return 'temporary'
  const old = code.replace(/^(.{8})-/, '$1')
  if (/^[0-9A-Z]{8}[0-9X]$/.test(old) && old.charAt(8) === organisationCheckCharacter(old.slice(0, 8)))
    return 'organOld'
  return /^\d{15}$/.test(code) && code.charAt(14) === mod11_10(code.slice(0, 14))
    ? 'registrationOld'
    : 'other'
}

const VALID: Verdict = { valid: true }
const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{18}$/
const ITEM_TYPE = /^(0[1-9]|10|20)$/

function checkBaseCode(code: string): Verdict {
  if (!/^\d{12}$/.test(code)) return invalid('事项基本编码应为12位数字。')
  return ITEM_TYPE.test(code.slice(2, 4))
    ? VALID
    : invalid(`事项类型（基本编码第3至4位，${code.slice(2, 4)}）应为01至10或者20。`)
}

function birthDayIn(id: string): Day | undefined {
  return findDay(`${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`)
}

function wrongLength(name: string, expected: string, value: string): Verdict {
  if (value === '') return invalid(`没有填写${name}。`)
  return invalid(`${name}应为${expected}，现为${value.length}位。`)
}

function invalid(reason: string): Verdict {
  return { valid: false, reason }
}
