import { WINDOW_GROUP } from '../../core/words/catalogue.ts'
import { THEMES } from '../../core/words/theme.ts'
import { SituationText } from './contract.ts'
import { writeSituation } from './situation.ts'

/** What people look for, as it stands in the address of the results. */
export type Finding = {
  q: string
  theme?: string | undefined
  group?: keyof typeof WINDOW_GROUP | undefined
  department?: string | undefined
  place?: string | undefined
  subject?: 'natural' | 'legal' | undefined
  page: number
}

/** Addresses are typed, shortened and kept for years: what is not understood is left out, and the rest still finds. */
export function findingIn(query: Readonly<Record<string, string>>): Finding {
  const { theme, group, department, subject } = query
  return {
    q: (query.q ?? '').replace(/\s+/g, ' ').trim().slice(0, 60),
    theme: THEMES.find((known) => known.theme === theme)?.theme,
    group:
      group !== undefined && Object.hasOwn(WINDOW_GROUP, group) ? (group as Finding['group']) : undefined,
    department: department?.match(/^[a-z-]{1,40}$/)?.[0],
    place: placeAsked(query),
    subject: subject === 'natural' || subject === 'legal' ? subject : undefined,
    page: Math.min(Math.max(Math.trunc(Number(query.page)) || 1, 1), 500),
  }
}

export function placeAsked({ place }: Readonly<Record<string, string>>): string | undefined {
  return place?.match(/^(\d{12}|LOCAL-[A-Z0-9]{2,12})$/)?.[0]
}

/** The address of a search, changed; another choice begins on the first page again. */
export function findingLink(finding: Finding, change: Partial<Finding> = {}): string {
  const { page, ...rest } = { ...finding, page: 1, ...change }
  return address('/items', { ...rest, page: page > 1 ? String(page) : undefined })
}

/** Where somebody stands in a guide: for which place, after which answers. */
export type Standing = {
  place?: string | undefined
  answers?: Readonly<Record<string, string>> | undefined
  /** The questions that were sent without an answer: they are asked again, and say so. */
  missed?: readonly string[] | undefined
}

/** The answers of an address; one that nobody could have clicked together counts as none. */
export function answersIn({ answers }: Readonly<Record<string, string>>): string {
  return SituationText.safeParse(answers).data ?? ''
}

/** What the form of the questions sends: each answer under its own name (`q.business`), as it will stand in an address. */
export function sentAnswers(query: Readonly<Record<string, string>>): string {
  const sent = Object.entries(query).flatMap(([name, option]) =>
    name.startsWith('q.') ? [[name.slice(2), option]] : [],
  )
  return answersIn({ answers: writeSituation(Object.fromEntries(sent)) })
}

/** The questions a form showed, and those an address calls missed. */
export const seenIn = ({ seen }: Readonly<Record<string, string>>): string[] => idsIn(seen)
export const missedIn = ({ missed }: Readonly<Record<string, string>>): string[] => idsIn(missed)

function idsIn(text = ''): string[] {
  return /^[a-zA-Z0-9,-]{1,400}$/.test(text) ? text.split(',') : []
}

/** A page of an item that keeps the place and the answers: `itemLink('food-business-permit', 'list', …)`. */
export function itemLink(
  item: string,
  part:
    | ''
    | 'list'
    | 'form'
    | 'form.pdf'
    | 'sample'
    | 'sample.pdf'
    | 'questions'
    | 'notice.pdf'
    | 'guide.pdf'
    | 'history'
    | 'comparison' = '',
  standing: Standing = {},
): `/${string}` {
  return standingAt(`/items/${item}${part === '' ? '' : `/${part}`}`, standing)
}

/** Where the application begins. */
export function applyLink(item: string, standing: Standing): string {
  return standingAt(`/apply/${item}`, standing)
}

function standingAt(path: `/${string}`, { place, answers = {}, missed = [] }: Standing): `/${string}` {
  return address(path, { place, answers: writeSituation(answers), missed: missed.join(',') })
}

function address(path: `/${string}`, values: Readonly<Record<string, string | undefined>>): `/${string}` {
  const given = Object.entries(values).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}
