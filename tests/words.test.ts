import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

type Word = { zh: string; en?: string }
const isWord = (value: unknown): value is Word =>
  typeof value === 'object' && value !== null && typeof (value as Word).zh === 'string'

/** Every word of every table, by the place it stands in: `cases.ts STATUS.received`. */
const words: [string, Word][] = []
for (const file of readdirSync('src/core/words').filter((name) => name.endsWith('.ts'))) {
  const path = join(process.cwd(), 'src', 'core', 'words', file)
  const tables = (await import(path)) as Record<string, unknown>
  for (const [name, table] of Object.entries(tables)) collect(`${file} ${name}`, table)
}
function collect(at: string, value: unknown): void {
  if (isWord(value)) words.push([at, value])
  else if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value)) collect(`${at}.${name}`, inner)
}

describe('every word people read', () => {
  test('was found', () => {
    expect(words.length).toBeGreaterThan(800)
  })

  test('says something, without space around it and without two signs after each other', () => {
    const odd = words.filter(
      ([, { zh }]) => zh.trim() === '' || zh.trim() !== zh.trimEnd() || /[，。；：]{2}|\s{2}/.test(zh),
    )
    expect(odd.map(([at]) => at)).toEqual([])
  })

  test('has Chinese punctuation around Chinese', () => {
    const half = words.filter(([, { zh }]) =>
      /\p{Script=Han}[,;!?]|[,;!?]\p{Script=Han}|\p{Script=Han}\.(?!\w)/u.test(zh),
    )
    expect(half.map(([at, { zh }]) => `${at}: ${zh}`)).toEqual([])
  })

  test('closes what it opens', () => {
    const pairs = ['“”', '（）', '《》', '〔〕', '{}'] as const
    const open = words.filter(([, { zh }]) =>
      pairs.some(([left = '', right = '']) => zh.split(left).length !== zh.split(right).length),
    )
    expect(open.map(([at, { zh }]) => `${at}: ${zh}`)).toEqual([])
  })

  test('speaks to people and not of programs', () => {
    const ours = /\b(null|undefined|error|ID|JSON|HTTP|API|URL|bug|token|cookie|server|session)\b/
    const odd = words.filter(([at, { zh }]) => ours.test(zh) && !/openapi|API/i.test(at))
    expect(odd.map(([at, { zh }]) => `${at}: ${zh}`)).toEqual([])
  })

  test('has an English name in plain letters, for whoever reads the code', () => {
    const odd = words.filter(
      ([, { en }]) => en !== undefined && (en.trim() === '' || /\p{Script=Han}/u.test(en)),
    )
    expect(odd.map(([at]) => at)).toEqual([])
  })
})
