/** A word of the field in both languages: `zh` is what people read, `en` what the code says. */
export type Word = { readonly zh: string; readonly en: string }
