import { AS_IT_IS, type FieldType, fitted, lengthOf, typed } from './field.ts'

const LONGEST = 2000

/** Several lines of text; `min` and `max` bound its length. */
export const longText: FieldType<string> = {
  schema: (field) =>
    typed(field, (given) => {
      const lines = given.replace(/\r\n?/g, '\n')
      const length = lengthOf(lines)
      if (field.min !== undefined && length < field.min)
        return { refuse: `“${field.label}”至少填写${field.min}个字。` }
      if (length > (field.max ?? LONGEST))
        return { refuse: `“${field.label}”最多填写${field.max ?? LONGEST}个字。` }
      return lines
    }),
  show: (_, value) => value,
  example: ({ min = 0, max = LONGEST }) => fitted(`${AS_IT_IS}。`, min, max),
}
