import { optionInWords } from '../core/words/catalogue.ts'
import { type FieldType, typed } from './field.ts'

/** One of the options; the id of the option is kept. */
export const choice: FieldType<string> = {
  schema: (field) =>
    typed(
      field,
      (given) =>
        field.options?.find((option) => option.id === given)?.id ?? {
          refuse: `请从列出的选项里选择“${field.label}”。`,
        },
      `请选择“${field.label}”。`,
    ),
  show: (field, value) => optionInWords(field, value),
  example: ({ options = [] }) => options[0]?.id ?? '',
}
