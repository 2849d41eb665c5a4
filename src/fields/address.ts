import { type FieldType, lengthOf, plain, typed } from './field.ts'

const SHORTEST = 5
const LONGEST = 200

/** An address down to the door, in one line. The division it lies in is asked separately, where it decides the organ. */
export const address: FieldType<string> = {
  schema: (field) =>
    typed(field, (given) => {
      const line = plain(given).replace(/\s+/g, ' ')
      const length = lengthOf(line)
      if (length < SHORTEST) return { refuse: `“${field.label}”请写到门牌号，例如平凉市崆峒区西大街12号。` }
      if (length > LONGEST) return { refuse: `“${field.label}”最多填写${LONGEST}个字。` }
      return line
    }),
  show: (_, value) => value,
  example: () => '平凉市静宁县城关镇人民巷1号',
}
