import { checkCreditCode, codeKindOf, normaliseCode } from '../core/identifier.ts'
import { type FieldType, plain, typed } from './field.ts'

/** 统一社会信用代码; a temporary or older code of the registers is kept as it is, for some still live under one. */
export const creditCode: FieldType<string> = {
  schema: (field) =>
    typed(field, (given) => {
      const code = normaliseCode(plain(given).replace(/\s/g, ''))
      const verdict = checkCreditCode(code)
      return verdict.valid || codeKindOf(code) !== 'other' ? code : { refuse: verdict.reason }
    }),
  show: (_, value) => value,
  example: () => '91620826MA00000006',
}
