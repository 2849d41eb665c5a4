import { type FieldType, plain, typed } from './field.ts'
import { withoutUnit } from './number.ts'

/** An amount in yuan (or the field's unit), kept as a decimal text with two places: money is never a binary fraction. */
export const money: FieldType<string> = {
  schema: (field) =>
    typed(field, (given) => {
      const digits = withoutUnit(plain(given), field.unit ?? '元')
        .replace(/^¥/, '')
        .replaceAll(',', '')
      const match = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(digits)
      if (!match) return { refuse: `“${field.label}”请填写金额，最多两位小数，例如1200.50。` }
      const amount = `${BigInt(match[1] ?? '0')}.${(match[2] ?? '').padEnd(2, '0')}`
      if (field.min !== undefined && Number(amount) < field.min)
        return { refuse: `“${field.label}”不能少于${field.min}${unitOf(field)}。` }
      if (field.max !== undefined && Number(amount) > field.max)
        return { refuse: `“${field.label}”不能多于${field.max}${unitOf(field)}。` }
      return amount
    }),
  show: (field, value) => `${value.replace(/\B(?=(\d{3})+\.)/g, ',')}${unitOf(field)}`,
  example: ({ min = 1, max = 10_000 }) => String(Math.min(max, Math.max(min, 10_000))),
}

const unitOf = (field: { unit?: string | undefined }) => field.unit ?? '元'
