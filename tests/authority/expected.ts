import type { Family, Prepared, State } from './files.ts'
import { DESK, SIGHT } from './matrix.ts'
import type { Person } from './people.ts'
import type { Act, Part } from './rule.ts'

/** What the place of somebody has to do with a case: told by comparing places, nothing else. */
function partsOf(person: Person, { site, handOut, organ, asked, county }: Family, state: State) {
  const parts: ('receives' | 'handsOut' | 'decides' | 'asked' | 'oversees')[] = []
  if (person.site === site) parts.push('receives')
  if (person.site === handOut) parts.push('handsOut')
  if (person.organ === organ) parts.push('decides')
  if (person.organ === asked && !NOT_YET_ASKED.test(state)) parts.push('asked')
  if (person.division === `${county}000000` || person.division === CITY) parts.push('oversees')
  return parts
}
const CITY = '620800000000'
/** Nobody is asked for an opinion before a case is accepted, or when it never was. */
const NOT_YET_ASKED =
  /^(submitted|preReturned|prePassed|received|correcting|notApplicable|refused|returned|withdrawn|voided)/

export function sees(person: Person, { family, state }: Pick<Prepared, 'family' | 'state'>): boolean {
  return partsOf(person, family, state).some((part) => SIGHT[person.role]?.includes(part))
}

/** `refused` is whatever the rules say: it is theirs, but not now. */
export type Expected = 'signed in first' | 'not for them' | 'no such case' | 'refused' | 'done'

export function expectedOf(person: Person, rule: Act, prepared: Prepared): Expected {
  const { family, state } = prepared
  if (!sees(person, prepared)) return 'no such case'
  if (!rule.roles.includes(person.role)) return 'not for them'
  if (!rule.states.includes(state)) return 'refused'
  const parts: readonly string[] = partsOf(person, family, state)
  const has = (part: Part): boolean => {
    if (part === 'receives or hands out') return has('receives') || has('handsOut')
    if (part === 'receives or decides') return has('receives') || has('decides')
    if (part === 'has a part') return has('receives or hands out') || has('decides')
    return parts.includes(part)
  }
  if (rule.part !== 'desk') return has(rule.part) ? 'done' : 'not for them'
  const desk = DESK[state]
  const isTheirs = desk?.roles.includes(person.role) || person.role === 'hallManager'
  return desk && isTheirs && has(desk.part) ? 'done' : 'not for them'
}

type Reply = { statusCode: number; body: string }

/** What an answer says. To whoever may ask the rules may still say no: a fee is due, a paper lacks its seal. */
export function saidBy({ statusCode, body }: Reply): string {
  const { type = '' } = statusCode === 200 ? {} : (JSON.parse(body) as { type?: string })
  if (statusCode === 401) return 'signed in first'
  if (statusCode === 403) return 'not for them'
  if (type === 'case/unknown' || type === 'file/unknown') return 'no such case'
  if (type === 'case/not-now') return 'not now'
  return [200, 404, 409, 422].includes(statusCode) ? 'done' : `${statusCode} ${type}`
}

/** Is that answer what the table expects? `nowhere` is what the same person hears about a case that does not exist. */
export function agrees(expected: Expected, reply: Reply, nowhere: Reply): boolean {
  switch (expected) {
    case 'no such case':
      return heard(reply) === heard(nowhere) && ['no such case', 'not for them'].includes(saidBy(reply))
    case 'refused':
      return reply.statusCode >= 400 && reply.statusCode < 500
    default:
      return saidBy(reply) === expected
  }
}
const heard = ({ statusCode, body }: Reply) => `${statusCode} ${body}`
