import { describe, expect, test } from 'vitest'
import { shell } from '../../tests/shell.ts'
import { checkId } from './check-id.ts'

const ask = (...args: string[]) => shell(checkId, args)

describe('check-id --json', () => {
  test.each([
    ['citizen', '11010519491231002x', '{"valid":true}'],
    ['citizen', '110105491231002', '{"valid":false,"reason":"公民身份号码应为18位，现为15位。"}'],
    ['uscc', ' 1162082601434877xf ', '{"valid":true}'],
    ['uscc', '1151130000877869M', '{"valid":false,"reason":"统一社会信用代码应为18位，现为17位。"}'],
    ['item', '1162082601434877XF4000115001000', '{"valid":true}'],
    ['item', '', '{"valid":false,"reason":"没有填写事项编码。"}'],
    ['project', '2606-451323-04-01-451872', '{"valid":true}'],
  ])('%s %s', async (kind, value, line) => {
    expect(await ask(kind, value, '--json')).toEqual({ code: 0, stdout: `${line}\n`, stderr: '' })
  })

  test('a temporary code is no credit code', async () => {
    expect((await ask('uscc', 'TE5116020105116050', '--json')).stdout).toContain('"valid":false')
  })

  test('nobody is born in the future', async () => {
    expect((await ask('citizen', '620826299901010010', '--json')).stdout).toContain('晚于今天')
  })
})

test('in words it says valid, or why not', async () => {
  expect((await ask('uscc', '1162082601434877XF')).stdout).toBe('有效。\n')
  expect((await ask('project', '2606')).stdout).toMatch(/^无效：项目代码应为五段数字/)
})

test.each([
  [[]],
  [['citizen']],
  [['passport', 'E12345678']],
  [['toString', '1']],
  [['uscc', '1162082601434877XF', '11620802014348307L']],
  [['uscc', '--batch', '1162082601434877XF']],
  [['--batch']],
  [['uscc', '1162082601434877XF', '--days', '3']],
])('%j are wrong arguments: exit code 2', async (args) => {
  const { code, stdout, stderr } = await ask(...args)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(/。\n用法见：npx onewindow check-id --help\n$/)
})

test('--batch reads one value a line; a blank line is an error in its place', async () => {
  const given = '1162082601434877XF\r\n\n 11620802014348307l \nTE5116020105116050'
  const { code, stdout } = await shell(checkId, ['uscc', '--batch'], given)
  expect(code).toBe(0)
  expect(stdout.split('\n').map((line) => (line === '' ? '' : Object.keys(JSON.parse(line)).join()))).toEqual(
    ['valid', 'error', 'valid', 'valid,reason', ''],
  )
})

test('--help tells every kind and exits 0', async () => {
  const { code, stdout } = await ask('--help')
  expect(code).toBe(0)
  for (const kind of ['citizen', 'uscc', 'item', 'project']) expect(stdout).toContain(kind)
})
