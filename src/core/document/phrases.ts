import type { Day } from '../day.ts'
import { dayInChina } from '../day.ts'
import type { ItemType } from '../guide/guide.ts'
import type { CodeKind } from '../identifier.ts'
import type { Limit } from '../limit.ts'
import { DOCUMENT_KIND } from '../words/identity.ts'
import type { Word } from '../words/word.ts'
import type { ApplicantFacts, BasisFacts, DocumentFacts, OrganFacts } from './facts.ts'
import type { Block, Form } from './paper.ts'

/** `2026年5月14日`, as dates stand in running text. */
export function dateText(d: Day): string {
  const [year, month, date] = d.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** `二〇二六年五月十四日`, as the day of signing is written. */
export function signingDate(d: Day): string {
  const [year = '', month = '', date = ''] = d.split('-')
  return `${[...year].map((digit) => DIGITS[Number(digit)]).join('')}年${numeral(Number(month))}月${numeral(Number(date))}日`
}

const DIGITS = '〇一二三四五六七八九'

/** A number up to 99 in Chinese: 三, 十, 十四, 二十, 三十一. */
export function numeral(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  const ten = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens]}十`
  return `${ten}${ones === 0 && tens > 0 ? '' : DIGITS[ones]}`
}

/** `2026年5月14日9时05分` in China, from an ISO instant. */
export function instantText(instant: string): string {
  const at = Date.parse(instant)
  const clock = new Date(at + 8 * 3_600_000)
  return `${dateText(dayInChina(at))}${clock.getUTCHours()}时${String(clock.getUTCMinutes()).padStart(2, '0')}分`
}

/** `10个工作日`; a limit of nothing is done on the spot. */
export function limitText({ count, unit }: Limit): string {
  return count === 0 ? '当场办结' : `${count}${UNIT[unit]}`
}

const UNIT = {
  workingDay: '个工作日',
  naturalDay: '日',
  hour: '小时',
  minute: '分钟',
  month: '个月',
} as const

/** How a paper addresses its reader. */
export const you = ({ nature }: ApplicantFacts): string => (nature === 'natural' ? '您' : '你单位')

/** Name and document of a party on paper: a person's number keeps its first six and last four characters. */
export function partyText({
  name,
  document,
}: {
  name: string
  document?: DocumentFacts | undefined
}): string {
  return document?.number ? `${name}（${documentWord(document.kind)}：${maskedNumber(document)}）` : name
}

const documentWord = (kind: string): string =>
  (DOCUMENT_KIND as Readonly<Record<string, Word>>)[kind]?.zh ?? kind

/** Credit and registration codes are public; the number of a personal document is not. */
function maskedNumber({ kind, number }: DocumentFacts): string {
  if (PUBLIC_CODES.has(kind)) return number
  if (number.length === 18) return `${number.slice(0, 6)}********${number.slice(-4)}`
  return `${number.slice(0, 2)}${'*'.repeat(Math.max(number.length - 4, 3))}${number.slice(-2)}`
}

const PUBLIC_CODES: ReadonlySet<string> = new Set<CodeKind>([
  'uscc',
  'temporary',
  'organOld',
  'registrationOld',
])

/** For the public check page: 张*, 欧阳**, 古丽**娜; the name of an organisation is public. */
export function maskedName({ name, nature }: Pick<ApplicantFacts, 'name' | 'nature'>): string {
  const letters = [...name]
  if (nature === 'legal' || letters.length < 2) return name
  if (letters.length <= 3) return `${letters[0]}${'*'.repeat(letters.length - 1)}`
  return `${letters.slice(0, 2).join('')}**${letters.slice(4).slice(-1).join('')}`
}

/** `《中华人民共和国食品安全法》第三十五条第一款` and so on, joined by 、. */
export function basisText(basis: readonly BasisFacts[]): string {
  return basis.map(({ law, article }) => (law.includes('《') ? law : `《${law}》`) + article).join('、')
}

/**
 * `根据《中华人民共和国行政许可法》第…的规定`. That law binds licensing only; everything else handled through the same
 * window follows its procedure by analogy and says so.
 */
export function byLicensingLaw(itemType: ItemType, article: string): string {
  return `${itemType === '01' ? '根据' : '参照'}《中华人民共和国行政许可法》${article}的规定`
}

/**
 * Reconsideration and litigation against a decision: 60 days (Administrative Reconsideration Law 2023 art. 20), 6 months
 * (Administrative Litigation Law art. 46).
 */
export function remedies(
  organ: OrganFacts,
  applicant: ApplicantFacts,
  paper: '决定书' | '通知书' | '告知书',
): Block {
  const text = `${you(applicant)}如不服本决定，可以自收到本${paper}之日起六十日内，依法向${organ.reviewBody}申请行政复议；也可以自收到本${paper}之日起六个月内，依法直接向${organ.court}提起行政诉讼。`
  return { type: 'paragraph', text }
}

/**
 * Against silence, reconsideration comes first, and the organ must say so when it acts (Administrative Reconsideration
 * Law 2023 art. 23 par. 1 item 3, par. 2).
 */
export function remedyAgainstSilence(organ: OrganFacts, applicant: ApplicantFacts): Block {
  const text = `本机关在法定办结时限内未作出决定的，根据《中华人民共和国行政复议法》第二十三条第一款第三项的规定，${you(applicant)}应当自期限届满之日起六十日内先向${organ.reviewBody}申请行政复议；对行政复议决定不服的，可以再依法向${organ.court}提起行政诉讼。`
  return { type: 'paragraph', text }
}

export const paragraph = (text: string): Block => ({ type: 'paragraph', text })
export const heading = (text: string): Block => ({ type: 'heading', text })

/** Numbered lines; a single one needs no number. */
export function list(items: readonly string[]): Block {
  return items.length === 1
    ? { type: 'paragraph', text: items[0] ?? '' }
    : { type: 'list', items: items.map((item, index) => `${index + 1}．${item}`) }
}

/** A ruled form of what is known: a row without text is left out. */
export function form(rows: readonly (readonly [label: string, text: string | undefined])[]): Form {
  return {
    type: 'form',
    rows: rows.flatMap(([label, text]) => (text === undefined || text === '' ? [] : [{ label, text }])),
  }
}

/** A sentence that ends: what people type often lacks its full stop. */
export function sentence(text: string): string {
  const trimmed = text.trim()
  return /[。！？…”』）]$/.test(trimmed) ? trimmed : `${trimmed.replace(/[.;；，,、]+$/, '')}。`
}
