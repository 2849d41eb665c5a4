import { type FieldType, lengthOf, typed } from './field.ts'

const LONGEST = 200

/** One line of text; `min` and `max` bound its length. */
export const text: FieldType<string> = {
  schema: (field) =>
    typed(field, (given) => {
      const line = given.replace(/\s+/g, ' ')
      const length = lengthOf(line)
      if (field.min !== undefined && length < field.min)
        return { refuse: `“${field.label}”至少填写${field.min}个字。` }
      if (length > (field.max ?? LONGEST))
        return { refuse: `“${field.label}”最多填写${field.max ?? LONGEST}个字。` }
      return line
    }),
  show: (_, value) => value,
}
