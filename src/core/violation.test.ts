import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { RuleViolation, VIOLATIONS, type ViolationCode } from './violation.ts'

const CODES = Object.keys(VIOLATIONS) as ViolationCode[]

describe('every “no” of the rules', () => {
  test.each(CODES)('%s is one Chinese sentence, or two, and nothing half finished', (code) => {
    const [status, sentence] = VIOLATIONS[code]
    expect([400, 401, 403, 404, 409, 413, 422, 429, 503]).toContain(status)
    expect(sentence).toMatch(/^[\p{Script=Han}{“A].*[。}]$/u)
    expect(sentence, 'punctuation is Chinese').not.toMatch(/[,;!?]|[^0-9.]\.[^ ]|：$|，。|。。/u)
    expect([...sentence].length, 'short enough to be read').toBeLessThan(90)
    expect(sentence.split('{').length, 'every brace is closed').toBe(sentence.split('}').length)
  })

  test('stands under the name of the part that says it', () => {
    for (const code of CODES) expect(code).toMatch(/^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/)
  })

  test('"not there" and "not yours" are one code, so that they cannot be told apart', () => {
    const unknown = CODES.filter((code) => code.endsWith('/unknown'))
    for (const code of unknown) expect(VIOLATIONS[code][0], code).toBe(404)
    expect(CODES.filter((code) => /not-(yours|owner)|foreign|forbidden/.test(code))).toEqual([])
  })
})

describe('a refusal', () => {
  test('fills in what happened, and carries its code and status', () => {
    const no = new RuleViolation('case/held', { name: '王䶮' })
    expect(no).toMatchObject({ code: 'case/held', status: 409 })
    expect(no.message).toBe('王䶮正在办理本件，请先与其联系，或选择其他办件。')
  })

  test('takes what is filled in as it is: no braces and no dollar signs are read in it', () => {
    expect(new RuleViolation('case/held', { name: '{name}$&' }).message).toContain('{name}$&正在办理')
  })

  test('shows no brace where a fact is missing', () => {
    for (const code of CODES) expect(new RuleViolation(code).message, code).not.toMatch(/[{}]/)
  })
})

/** Every place of the product where a refusal is made, and what it is given, by reading the source. */
function thrown(): { file: string; code: string; facts: string }[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.(test|testing)\.tsx?$/.test(name))
    .flatMap((file) => {
      const text = readFileSync(`src/${file}`, 'utf8')
      return [...text.matchAll(/new RuleViolation\(/g)].flatMap(({ index }) => {
        const said = inBrackets(text, index + 'new RuleViolation'.length)
        const code = /^\(\s*'([^']+)'/.exec(said)?.[1]
        return code ? [{ file, code, facts: said.slice(said.indexOf(code) + code.length) }] : []
      })
    })
}

/** From an opening bracket to the one that closes it. */
function inBrackets(text: string, from: number): string {
  for (let at = from, depth = 0; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1
    if (text[at] === ')') depth -= 1
    if (depth === 0) return text.slice(from, at + 1)
  }
  return ''
}

describe('in the product', () => {
  const found = thrown()

  test('whoever refuses says everything the sentence asks for', () => {
    expect(found.length).toBeGreaterThan(150)
    const lacking = found.flatMap(({ file, code, facts }) => {
      const sentence: string = VIOLATIONS[code as ViolationCode]?.[1] ?? ''
      if (/\.\.\.|^',\s*[^{\s]/.test(facts)) return [] // collected elsewhere
      const wanted = [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
      return wanted
        .filter((name) => !new RegExp(`\\b${name}\\b`).test(facts))
        .map((name) => `${file}: ${code} without {${name}}`)
    })
    expect(lacking).toEqual([])
  })
})
