/** What a schema found wrong, as far as its sentence depends on it. */
export type InputIssue = {
  code?: string | undefined
  input?: unknown
  /** What is bounded: `string`, `number`, `array`. */
  origin?: string | undefined
  format?: string | undefined
  minimum?: unknown
  maximum?: unknown
  keys?: readonly string[] | undefined
}

/** Where a schema says nothing of its own, one sentence that says what to do: no word of the program reaches people. */
export function inputInWords({ code, input, origin, format, minimum, maximum, keys }: InputIssue): string {
  switch (code) {
    case 'invalid_type':
      return input === undefined || input === null ? MISSING : WRONG
    case 'unrecognized_keys':
      return `这里不填“${(keys ?? []).join('、')}”，请刷新页面后重新填写。`
    case 'invalid_value':
      return '请从列出的选项里选择。'
    case 'invalid_format':
      return format === 'date' ? '请填写日期，例如2026年5月14日。' : WRONG
    case 'too_small':
      if (origin === 'string') return Number(minimum) <= 1 ? MISSING : `请至少填写${minimum}个字。`
      return origin === 'array' || origin === 'set'
        ? `请至少选择${minimum}项。`
        : `不能小于${minimum}，请重新填写。`
    case 'too_big':
      if (origin === 'string') return `最多填写${maximum}个字，请缩短。`
      return origin === 'array' || origin === 'set'
        ? `最多选择${maximum}项。`
        : `不能大于${maximum}，请重新填写。`
    default:
      return WRONG
  }
}

const MISSING = '请填写这一项。'
const WRONG = '这一项填写得不对，请核对后重新填写。'
