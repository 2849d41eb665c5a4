import { checkCitizenId, normaliseCode } from '../core/identifier.ts'
import { type FieldType, plain, typed } from './field.ts'

/** 公民身份号码, kept in upper case without spaces; its date of birth may not lie in the future. */
export const citizenId: FieldType<string> = {
  schema: (field, today) =>
    typed(field, (given) => {
      const id = normaliseCode(plain(given).replace(/\s/g, ''))
      const verdict = checkCitizenId(id, today)
      return verdict.valid ? id : { refuse: verdict.reason }
    }),
  show: (_, value) => value,
  example: () => '620826190001010001',
}
