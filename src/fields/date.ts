import { type Day, findDay } from '../core/day.ts'
import { EXAMPLE_DAY, type FieldType, plain, typed } from './field.ts'

/** A civil day. Understands 2026-05-14, 20260514, 2026/5/14, 2026.5.14 and 2026年5月14日. */
export const date: FieldType<Day> = {
  schema: (field) =>
    typed(
      field,
      (given) => dayIn(plain(given)) ?? { refuse: `“${field.label}”请填写日期，例如2026年5月14日。` },
      `请填写“${field.label}”，例如2026年5月14日。`,
    ),
  show: (_, value) => {
    const [year, month, day] = value.split('-').map(Number)
    return `${year}年${month}月${day}日`
  },
  example: () => EXAMPLE_DAY,
}

/** The day in a typed text, however people write it. */
export function dayIn(text: string): Day | undefined {
  const parts =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text)
  const [, year = '', month = '', day = ''] = parts ?? []
  return findDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}
