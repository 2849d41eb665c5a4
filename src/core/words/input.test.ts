import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { inputInWords } from './input.ts'

/** What a schema without sentences of its own says of an input. */
const said = (schema: z.ZodType, input: unknown) =>
  schema
    .safeParse(input, { error: (issue) => inputInWords(issue as never) })
    .error?.issues.map(({ message }) => message)

describe('what is wrong with an input is said in one sentence that says what to do', () => {
  test.each([
    [z.string(), undefined, '请填写这一项。'],
    [z.string().min(1), '', '请填写这一项。'],
    [z.string().min(3), 'a', '请至少填写3个字。'],
    [z.string().max(2), 'abc', '最多填写2个字，请缩短。'],
    [z.array(z.string()).min(1), [], '请至少选择1项。'],
    [z.array(z.string()).max(1), ['a', 'b'], '最多选择1项。'],
    [z.number().min(5), 4, '不能小于5，请重新填写。'],
    [z.number().max(5), 6, '不能大于5，请重新填写。'],
    [z.number(), 'x', '这一项填写得不对，请核对后重新填写。'],
    [z.enum(['a', 'b']), 'c', '请从列出的选项里选择。'],
    [z.iso.date(), 'May', '请填写日期，例如2026年5月14日。'],
    [z.uuid(), 'x', '这一项填写得不对，请核对后重新填写。'],
    [z.strictObject({}), { status: 'granted' }, '这里不填“status”，请刷新页面后重新填写。'],
  ] as const)('%#: %j', (schema, input, sentence) => {
    expect(said(schema, input)).toEqual([sentence])
  })

  test('and no word of the program stands in it', () => {
    const schemas = [
      z.string(),
      z.number().multipleOf(3),
      z.boolean(),
      z.email(),
      z.bigint(),
      z.literal('a'),
      z.null(),
    ]
    for (const schema of schemas)
      for (const input of [undefined, 7, 'x', {}, []])
        for (const sentence of said(schema, input) ?? []) expect(sentence).toMatch(/^[^a-zA-Z]+。$/)
  })
})
