/** What a question needs nobody to know, and a published answer must not tell. */
export type Personal = 'citizenId' | 'phone' | 'bankCard' | 'email' | 'creditCode'

/** In this order: a longer number is never read as the shorter one it contains. Digits may stand in groups. */
const KINDS: readonly (readonly [Personal, RegExp])[] = [
  ['email', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  ['citizenId', /(?<![0-9A-Za-z])[1-9]\d{5}[ -]?(?:19|20)\d{2}[ -]?\d{4}[ -]?\d{3}[\dXx](?![0-9A-Za-z])/g],
  ['bankCard', /(?<![0-9A-Za-z])[3-6]\d{3}(?:[ -]?\d{4}){2,3}[ -]?\d{1,4}(?![0-9A-Za-z])/g],
  ['creditCode', /(?<![0-9A-Za-z])[19ANY][1-9]\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])/g],
  ['phone', /(?<![0-9A-Za-z])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![0-9A-Za-z])/g],
]

/** Digits and letters as Chinese input methods also make them; what else stands in the text stays as it was written. */
const plain = (text: string): string =>
  text.replace(/[０-９Ａ-Ｚａ-ｚ＋－＠．]/g, (wide) => wide.normalize('NFKC'))

/** The kinds of personal data a text seems to hold. A street or a name it does not recognise: people look at these. */
export function personalIn(text: string): Personal[] {
  const found = new Set<Personal>()
  replaced(text, (kind) => {
    found.add(kind)
    return '*'
  })
  return [...found]
}

/** The text with every such number replaced by stars; full-width digits are read as what they are. */
export function masked(text: string): string {
  return replaced(text, () => '***')
}

function replaced(text: string, by: (kind: Personal) => string): string {
  return KINDS.reduce((left, [kind, shape]) => left.replace(shape, () => by(kind)), plain(text))
}
