import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shell } from '../../tests/shell.ts'
import { lintCommand } from './lint.ts'

const FOOD = readFileSync('data/catalogue/food-business-permit.yaml', 'utf8')
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lint-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const ask = (...args: string[]) => shell(lintCommand, args)
const broken = (from: string, to: string) => {
  expect(FOOD).toContain(from)
  return FOOD.replace(from, to)
}

describe('npx onewindow lint', () => {
  test('every shipped item passes, with the posts of the city as shipped', async () => {
    const files = readdirSync('data/catalogue').filter((name) => name.endsWith('.yaml'))
    const { code, stdout, stderr } = await ask(...files.map((name) => `data/catalogue/${name}`), '--json')
    const grave = stdout
      .trim()
      .split('\n')
      .flatMap((line) => (JSON.parse(line) as { findings: { severity: string }[] }).findings)
      .filter(({ severity }) => severity === 'error')
    expect({ code, stderr, grave }).toEqual({ code: 0, stderr: '', grave: [] })
  })

  test('a finding has its line and column, in plain, folded and quoted text', async () => {
    const plain = broken('已取得营业执照，', '已取得营业执照等相关材料，')
    const [line = 0, column = 0] = placeOf(plain, '等相关材料')
    const { code, stdout } = await ask(file('plain.yaml', plain), '--json')
    const found = (JSON.parse(stdout) as { findings: { id: string }[] }).findings
    expect(code).toBe(1)
    expect(found.find(({ id }) => id === 'vague/open-list')).toMatchObject({
      ...{ path: 'conditions.0.text', line, column, severity: 'error' },
      ...{ law: expect.stringContaining('第'), suggestion: expect.any(String) },
    })
    const folded = broken('text: 已取得营业执照，', 'text: >-\n      已取得营业执照\n      等相关材料，')
    expect((await ask(file('folded.yaml', folded))).stdout).toContain(
      `  ${placeOf(folded, '等相关材料')[0]}:`,
    )
  })

  test('JSON is read as well as YAML; what is missing is told where it belongs', async () => {
    const { code, stdout } = await ask(file('draft.json', '{\n "name": "样例",\n "steps": [{}]\n}'), '--json')
    const found = (JSON.parse(stdout) as { findings: { id: string; line: number }[] }).findings
    expect(code).toBe(1)
    expect(found.find(({ id }) => id === 'missing/steps.role')?.line).toBe(3)
  })

  test('a post that nobody holds in some place is told', async () => {
    const nowhere = broken('department: market-regulation', 'department: no-such-office')
    const { stdout } = await ask(file('nobody.yaml', nowhere))
    expect(stdout).toContain('[flow/post-nobody-holds]')
  })

  test('a file that cannot be read or parsed is one sentence, and the others go on', async () => {
    const bad = file('bad.yaml', 'name: [')
    const gbk = file('gbk.yaml', new Uint8Array([0xc3, 0xfb, 0xb3, 0xc6]))
    const list = file('list.yaml', '- a\n- b\n')
    const { code, stdout } = await ask(bad, gbk, list, 'data/catalogue/clinic-filing.yaml', '--json')
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { error?: string; findings?: unknown })
    expect(code).toBe(1)
    expect(answers.map(({ error }) => error?.slice(0, 8))).toEqual([
      '第1行第8列：不',
      '文件不是 UTF',
      '文件里不是一份办',
      undefined,
    ])
    expect(answers[3]?.findings).toBeDefined()
  })

  test.each([
    [[]],
    [['nowhere.yaml']],
    [['--colour']],
    [['--batch', 'nowhere.jsonl']],
    [['--batch', 'a', 'b']],
  ])('%j is wrong use: exit code 2 and one sentence', async (args) => {
    const { code, stderr } = await ask(...args)
    expect(code).toBe(2)
    expect(stderr).toMatch(/。\n用法见/)
  })
})

describe('--batch', () => {
  const batch = async (...lines: string[]) => {
    const { code, stdout } = await shell(lintCommand, ['--batch'], lines.join('\n'))
    expect(code).toBe(0)
    return stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
  }

  test('answers line by line, in order; a broken line stops none', async () => {
    const answers = await batch(
      '{"field":"material","text":"身份证等材料"}',
      'no json',
      '{"field":"colour","text":"x"}',
      '{"field":"fee","text":7}',
      '',
      '{"field":"material","text":"其他组织提交的材料","flag":false}',
    )
    expect(answers.map(({ flag, error }) => flag ?? error)).toEqual([
      true,
      '不是一个 JSON 对象。',
      'field 应为 material、condition、reason 或者 fee。',
      'text 应为文字。',
      '空行。',
      false,
    ])
    expect(answers[0]?.findings).toMatchObject([
      { id: 'vague/open-list', span: { start: 3, end: 6 }, text: '等材料' },
    ])
    expect(answers[5]?.findings).toEqual([])
  })

  test('reads a file too', async () => {
    const lines = file('lines.jsonl', '{"field":"reason","text":"材料不全"}\n')
    expect((await ask('--batch', lines)).stdout).toContain('"flag":true')
  })
})

test('works from the shell, without a build or a database', () => {
  const out = execFileSync('node', ['bin/onewindow.mjs', 'lint', '--batch'], {
    input: '{"field":"fee","text":"按实际收取"}\n',
    env: { PATH: process.env.PATH },
  })
  expect(JSON.parse(String(out))).toMatchObject({ flag: true })
})

function placeOf(text: string, words: string): [line: number, column: number] {
  const lines = text.slice(0, text.indexOf(words)).split('\n')
  return [lines.length, (lines.at(-1)?.length ?? 0) + 1]
}
