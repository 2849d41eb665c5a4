import { AS_IT_IS, EXAMPLE_NAME, type FieldType, fitted, lengthOf, typed } from './field.ts'

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
  example: ({ label, min = 0, max = LONGEST }) => fitted(exampleFor(label), min, max),
}

function exampleFor(label: string): string {
  if (/姓名|联系人|负责人|代表人|户主|持证人|经办人|收件人/.test(label)) return EXAMPLE_NAME
  if (/单位|企业|公司|名称|字号|机构/.test(label)) return '静宁县样本商贸有限公司'
  return AS_IT_IS
}
