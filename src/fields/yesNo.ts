import { YES_NO } from '../core/words/catalogue.ts'
import { type FieldType, typed } from './field.ts'

export type YesNo = 'yes' | 'no'

/** Yes or no, kept as the word and not as a truth value: an answer that was not given is neither. */
export const yesNo: FieldType<YesNo> = {
  schema: (field) => {
    const missing = `请选择“${field.label}”：是或者否。`
    return typed(field, (given) => (given === 'yes' || given === 'no' ? given : { refuse: missing }), missing)
  },
  show: (_, value) => YES_NO[value].zh,
  example: () => 'no',
}
