import { type FieldType, plain, typed } from './field.ts'

/** A mobile number, or a land line with its area code: 13800000000, 0933-8210000. Spaces, hyphens and +86 are understood. */
export const phone: FieldType<string> = {
  schema: (field) =>
    typed(
      field,
      (given) =>
        phoneIn(given) ?? {
          refuse: `“${field.label}”请填写11位手机号码，或者带区号的固定电话，例如0933-8210000。`,
        },
    ),
  show: (_, value) => value,
  example: () => '13800000000',
}

/** The number in a typed text; undefined when it is neither a mobile number nor a land line of the mainland. */
export function phoneIn(text: string): string | undefined {
  const digits = plain(text)
    .replace(/^(\+|00)86/, '')
    .replace(/[\s\-–—()]/g, '')
  if (/^1[3-9]\d{9}$/.test(digits)) return digits
  const line = /^(010|02\d|0[3-9]\d{2})(\d{7,8})$/.exec(digits)
  return line ? `${line[1]}-${line[2]}` : undefined
}
