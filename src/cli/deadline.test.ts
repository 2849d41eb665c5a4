import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { shell } from '../../tests/shell.ts'
import { deadline } from './deadline.ts'

const ask = (...args: string[]) => shell(deadline, args)
const batch = async (...lines: string[]) =>
  (await shell(deadline, ['--batch'], lines.join('\n'))).stdout.split('\n').slice(0, -1)

describe('deadline --json', () => {
  test.each([
    [['--from', '2026-09-18', '--days', '20'], '{"due":"2026-10-22","provisional":false}\n'],
    [['--from', '2026-09-18', '--days', '0'], '{"due":"2026-09-18","provisional":false}\n'],
    [
      ['--from', '2026-09-18', '--days', '20', '--pause', '2026-09-21..2026-09-25'],
      '{"due":"2026-10-27","provisional":false}\n',
    ],
    [
      ['--from=2026-03-02', '--days=5', '--pause=2026-03-05..2026-03-10', '--pause=2026-03-03..2026-03-06'],
      '{"due":"2026-03-16","provisional":false}\n',
    ],
    [['--from', '2026-12-11', '--days', '20'], '{"due":"2027-01-11","provisional":true}\n'],
    [['--from', '2026-12-31', '--days', '0'], '{"due":"2026-12-31","provisional":false}\n'],
  ])('%j', async (args, stdout) => {
    expect(await ask(...args, '--json')).toEqual({ code: 0, stdout, stderr: '' })
  })

  test('where there is no answer: exit code 1, one sentence on stderr, nothing on stdout', async () => {
    expect(await ask('--from', '2017-09-18', '--days', '20', '--json')).toEqual({
      code: 1,
      stdout: '',
      stderr: '2017-09-18不在工作日历的覆盖范围（2018-01-01至2060-12-31）内，不能据以计算期限。\n',
    })
    expect(await ask('--from', '2060-12-18', '--days', '20', '--json')).toMatchObject({ code: 1, stdout: '' })
    expect(
      await ask('--from', '2026-03-02', '--days', '5', '--pause', '2026-03-06..2026-03-05', '--json'),
    ).toEqual({
      code: 1,
      stdout: '',
      stderr: '暂停期间的结束日期（2026-03-05）不能早于开始日期（2026-03-06）。\n',
    })
  })

  test.each([
    [[]],
    [['--from', '2026-09-18']],
    [['--days', '20']],
    [['--from', '2026-13-01', '--days', '20']],
    [['--from', '2026-02-29', '--days', '20']],
    [['--from', '2026-09-18', '--days', 'abc']],
    [['--from', '2026-09-18', '--days', '-1']],
    [['--from', '2026-09-18', '--days', '1.5']],
    [['--from', '2026-09-18', '--days', '']],
    [['--from', '2026-09-18', '--days', '99999999999999999999']],
    [['--from', '2026-09-18', '--days']],
    [['--from', '2026-09-18', '--days', '20', '--pause', '2026-09-21']],
    [['--from', '2026-09-18', '--days', '20', '--pause', '2026-09-21..']],
    [['--from', '2026-09-18', '--days', '20', '--pause', '2026-09-21..2026-09-22..2026-09-23']],
    [['--from', '2026-09-18', '--days', '20', '--pauses', '2026-09-21..2026-09-22']],
    [['--from', '2026-09-18', '--days', '20', '2026-09-30']],
    [['--batch', '--from', '2026-09-18']],
  ])('%j are wrong arguments: exit code 2', async (args) => {
    const { code, stdout, stderr } = await ask(...args, '--json')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/。\n用法见：npx onewindow deadline --help\n$/)
  })
})

describe('deadline in words', () => {
  test('names the day, its weekday and what did not count', async () => {
    const { stdout } = await ask('--from', '2026-09-18', '--days', '20', '--pause', '2026-09-21..2026-09-25')
    expect(stdout).toBe(
      '2026-10-27（星期二）届满。\n自2026-09-18（星期五）起算，当日不计入，共20个工作日。\n' +
        '暂停：2026-09-21之后至2026-09-25，期间不计入。\n',
    )
  })

  test('says that a provisional date is one', async () => {
    expect((await ask('--from', '2026-12-11', '--days', '20')).stdout).toContain('此日期为暂定')
  })

  test('--help tells everything and exits 0', async () => {
    const { code, stdout } = await ask('--help')
    expect(code).toBe(0)
    for (const option of ['--from', '--days', '--pause', '--json', '--batch'])
      expect(stdout).toContain(option)
  })
})

describe('deadline --batch', () => {
  test('answers line by line; what it cannot read or answer gives an error in its place', async () => {
    const lines = await batch(
      '{"from":"2026-09-18","days":20}',
      '',
      'nonsense',
      '{"from":"2026-09-18","days":20,"pauses":[["2026-09-21","2026-09-25"]]}',
      '{"from":"2026-13-18","days":20}',
      '{"from":"2017-09-18","days":20}',
      '{"from":"2026-03-02","days":5,"pauses":[["2026-03-06","2026-03-05"]]}',
      '{"from":"2026-12-31","days":1,"pauses":[]}',
    )
    expect(lines).toEqual([
      '{"due":"2026-10-22","provisional":false}',
      '{"error":"空行。"}',
      '{"error":"不是一个 JSON 对象。"}',
      '{"due":"2026-10-27","provisional":false}',
      '{"error":"from 应为真实的日期，如 2026-09-18。"}',
      '{"error":"2017-09-18不在工作日历的覆盖范围（2018-01-01至2060-12-31）内，不能据以计算期限。"}',
      '{"error":"暂停期间的结束日期（2026-03-05）不能早于开始日期（2026-03-06）。"}',
      '{"due":"2027-01-04","provisional":true}',
    ])
  })

  test.each([
    '[]',
    'null',
    '3',
    '"2026-09-18"',
    '{"days":20}',
    '{"from":"2026-09-18"}',
    '{"from":"2026-09-18","days":"20"}',
    '{"from":"2026-09-18","days":-1}',
    '{"from":"2026-09-18","days":1.5}',
    '{"from":"2026-09-18","days":1e300}',
    '{"from":20260918,"days":1}',
    '{"from":"2026-09-18","days":20,"pauses":null}',
    '{"from":"2026-09-18","days":20,"pauses":["2026-09-21","2026-09-25"]}',
    '{"from":"2026-09-18","days":20,"pauses":[["2026-09-21"]]}',
    '{"from":"2026-09-18","days":20,"pauses":[["2026-09-21",null]]}',
    '{"from":"2026-09-18","days":20,"pause":[["2026-09-21","2026-09-25"]]}',
    '{"from":"2026-09-18","days":20,"__proto__":{"pauses":[]}}',
  ])('%s cannot be read', async (line) => {
    expect(Object.keys(JSON.parse((await batch(line))[0] ?? ''))).toEqual(['error'])
  })

  test('exits 0 whatever the lines are, and --json changes nothing', async () => {
    expect(await shell(deadline, ['--batch', '--json'], '\n')).toEqual({
      code: 0,
      stdout: '{"error":"空行。"}\n',
      stderr: '',
    })
  })

  test('no time zone changes a date', () => {
    const lines: string[] = []
    for (let year = 2018; year <= 2027; year += 1)
      for (let month = 1; month <= 12; month += 1)
        for (const days of [1, 20, 45])
          lines.push(
            JSON.stringify({ from: `${year}-${String(month).padStart(2, '0')}-01`, days, pauses: [] }),
          )
    const script =
      "import { deadline } from './src/cli/deadline.ts'; process.exitCode = await deadline.run(['--batch'], process)"
    const answers = ['Asia/Shanghai', 'UTC', 'America/Sao_Paulo', 'Pacific/Apia', 'Asia/Kathmandu'].map(
      (TZ) =>
        execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
          input: lines.join('\n'),
          env: { ...process.env, TZ },
          encoding: 'utf8',
        }),
    )
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]?.split('\n')).toHaveLength(lines.length + 1)
  })
})
