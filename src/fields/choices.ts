import { z } from 'zod'
import { optionInWords } from '../core/words/catalogue.ts'
import type { FieldType } from './field.ts'

/** One or more of the options, kept in the order of the guide. A form page sends a single one as plain text. */
export const choices: FieldType<string[]> = {
  schema: (field) => {
    const missing = `请至少选择一项“${field.label}”。`
    return z
      .union([z.string(), z.array(z.string())], { error: missing })
      .transform((given) => (typeof given === 'string' ? [given] : given).filter((id) => id !== ''))
      .transform((ids, ctx) => {
        const options = field.options ?? []
        if (ids.length === 0) ctx.addIssue({ code: 'custom', message: missing })
        if (ids.some((id) => !options.some((option) => option.id === id)))
          ctx.addIssue({ code: 'custom', message: `请从列出的选项里选择“${field.label}”。` })
        return options.map((option) => option.id).filter((id) => ids.includes(id))
      })
  },
  show: (field, value) => value.map((id) => optionInWords(field, id)).join('、'),
  example: ({ options = [] }) => options[0]?.id ?? '',
}
