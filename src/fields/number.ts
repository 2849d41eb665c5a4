import { type FieldType, plain, typed } from './field.ts'

/** A number with a unit; `min` and `max` bound its value. At most two decimals, so that nothing is rounded. */
export const number: FieldType<number> = {
  schema: (field) =>
    typed(field, (given) => {
      const digits = withoutUnit(plain(given), field.unit).replaceAll(',', '')
      if (!/^-?\d{1,12}(\.\d{1,2})?$/.test(digits))
        return { refuse: `“${field.label}”请填写数字，最多两位小数。` }
      const value = Number(digits)
      if (field.min !== undefined && value < field.min)
        return { refuse: `“${field.label}”不能小于${field.min}。` }
      if (field.max !== undefined && value > field.max)
        return { refuse: `“${field.label}”不能大于${field.max}。` }
      return value
    }),
  show: (field, value) => `${value}${field.unit ?? ''}`,
  example: ({ min = 1, max = 10 }) => String(Math.min(max, Math.max(min, 10))),
}

/** People type the unit after the number: `45平方米`. */
export function withoutUnit(text: string, unit: string | undefined): string {
  return unit !== undefined && text.endsWith(unit) ? text.slice(0, -unit.length).trim() : text
}
