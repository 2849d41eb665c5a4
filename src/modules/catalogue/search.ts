import { pinyin } from 'pinyin-pro'

/** How an item is found: three faces, each name between bars, and the keys that lead to it. */
export type Index = { names: string; pinyin: string; initials: string; keys: string[] }

/** A search as it meets the indexes: what to look for on each face, and which items are worth looking at. */
export type Query = {
  names: string
  pinyin: string
  /** Empty when Chinese was typed: then nobody means initials. */
  initials: string
  /** An item is worth a look when it has at least so many keys of one of these lists. */
  near: { keys: string[]; least: number }[]
  /** Or when the rarest of these keys are its own: each with how much it says, before it is known how rare it is. */
  loose: { key: string; weight: number }[]
  /** Or when one of its words is a piece of what was typed: 我家孩子要上户口 holds 上户口. */
  pieces: string[]
}

/** What is kept of an item, so that its name and everyday words are found as typed, in pinyin and by initials. */
export function indexOf(names: readonly string[], code: string): Index {
  const plain = [...new Set(names.flatMap((name) => [normalise(name), normalise(withoutBrackets(name))]))]
  const spelt = plain.map(spell)
  const keys = [
    `c:${code}`,
    ...plain.filter((name) => name.length > 1).map((name) => `w:${name}`),
    ...plain.flatMap((name) => [...pairs(name), ...name]),
    ...spelt.flatMap((s) => triples(s.pinyin).map((gram) => `p:${gram}`)),
    ...spelt.flatMap((s) => [...pairs(s.initials), ...s.initials].map((gram) => `i:${gram}`)),
  ]
  return {
    names: barred(plain),
    pinyin: barred(spelt.map((s) => s.pinyin)),
    initials: barred(spelt.map((s) => s.initials)),
    keys: [...new Set(keys)],
  }
}

/**
 * What was typed as searches to try in turn, until one finds something: as written; then as it sounds (食品经营许克), or
 * with a slip in the pinyin; then by whatever of it is rare (户口迁到老公家 has 户口 and 迁). A base code, or an implementation code that ends in one, is looked up as it is. Empty when
 * nothing is left of what was typed.
 */
export function queriesOf(typed: string): Query[] {
  const names = withoutFillers(normalise(typed).slice(0, LONGEST))
  if (names === '') return []
  const code = /^(?:[0-9a-z]{19})?(\d{12})(?:\d{2})?$/.exec(names)?.[1]
  if (code !== undefined)
    return [{ names, pinyin: names, initials: '', near: [all([`c:${code}`])], loose: [], pieces: [] }]
  const chinese = HAN.test(names)
  const sound = chinese ? spell(names).pinyin : names
  const faces = { names, pinyin: sound, initials: chinese ? '' : names }
  const written = names.length === 1 ? [names] : pairs(names)
  const sounds = triples(sound).map((gram) => `p:${gram}`)
  const initials = (names.length === 1 ? [names] : pairs(names)).map((gram) => `i:${gram}`)
  const near = chinese ? [most(written, 0.5)] : [all(written), all(sounds), all(initials)]
  return [
    { ...faces, near, loose: [], pieces: chinese ? piecesOf(names).map((piece) => `w:${piece}`) : [] },
    { ...faces, near: [most(sounds, 0.7)], loose: [], pieces: [] },
    {
      ...faces,
      near: chinese ? [] : [most(sounds, 0.5)],
      loose: chinese ? looselyOf(names) : [],
      pieces: [],
    },
  ]
}

/** Pairs of characters say what is meant, single ones hint at it; the small words between them say nothing. */
function looselyOf(text: string): { key: string; weight: number }[] {
  const parts = text.split(SMALL).filter(Boolean)
  const keys = new Map<string, number>()
  for (const part of parts) {
    for (const one of part) keys.set(one, HINT)
    for (const pair of pairs(part)) keys.set(pair, 1)
  }
  return [...keys].map(([key, weight]) => ({ key, weight }))
}
const HINT = 0.4
const SMALL = /[的了吗呢啊吧能要给从到在我你他想办怎么啥和被有没用个是不把去来]/u

const all = (keys: readonly string[]) => most(keys, 1)

function most(keys: readonly string[], share: number) {
  const different = [...new Set(keys)]
  return { keys: different, least: Math.ceil(different.length * share) }
}

/** Every part of a text that could be somebody's word for an item. */
function piecesOf(text: string): string[] {
  const characters = [...text]
  const widths = Array.from({ length: Math.min(characters.length, 12) - 1 }, (_, i) => i + 2)
  return [...new Set(widths.flatMap((width) => windows(characters, width)))]
}

/** Letters, digits and characters only, full-width made plain, lower case. */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

const LONGEST = 40
const HAN = /\p{Script=Han}/u

/** 食品经营许可（新办） is looked for as 食品经营许可, too. */
const withoutBrackets = (name: string) => name.replace(/[（(][^）)]*[）)]/g, '')

/** Words around what is meant: 我想开个饭店要什么手续 asks for 开饭店. */
const FILLERS =
  /我们?(想要?|要|打算|准备)?|请问|怎么样?|如何|哪里|在哪儿?|需要|什么|(办理|申请|申办)?(流程|手续|条件|材料|指南)|多少钱|(?<=.)(吗|呢|啊|吧)$|(?<=开|办|买|租|建|盖|领|换|补|交)一?(个|家|张|间|份)/g

function withoutFillers(text: string): string {
  const rest = text
    .replace(FILLERS, '')
    .replace(/^(想|要|办理|申请|申办)(?=.{2})/, '')
    .replace(/(?<=.{2})(办理|申请|申办|办|要)$/, '')
  return rest === '' ? text : rest
}

function spell(text: string): { pinyin: string; initials: string } {
  const options = { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true } as const
  return {
    pinyin: pinyin(text, options).join(''),
    initials: pinyin(text, { ...options, pattern: 'first' }).join(''),
  }
}

const barred = (names: readonly string[]) => `|${names.join('|')}|`
const pairs = (text: string) => windows([...text], 2)
const triples = (text: string) => windows([...text], 3)

function windows(characters: readonly string[], width: number): string[] {
  return characters.slice(width - 1).map((_, i) => characters.slice(i, i + width).join(''))
}
