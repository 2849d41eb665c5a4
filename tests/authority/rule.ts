import type { Role } from '../../src/core/authority.ts'
import type { State } from './files.ts'

/** Who may ask for one route, and what is asked of it to find out. */
export type Rule =
  /** Published: whoever asks, with or without an account, is answered alike. */
  | { kind: 'public'; ask: string; body?: object | undefined }
  /** Part of signing in and out: open to everybody by nature, proven in the tests of `identity`. */
  | { kind: 'door' }
  /** For these posts, wherever they sit; `applicant` is whoever signed in for themselves. A visitor signs in first. */
  | { kind: 'people'; roles: readonly Role[]; ask: string; body?: object | undefined }
  /** Read from a case by whoever sees it, its applicant included where `applicant` says so; for others there is no such case. */
  | { kind: 'case'; applicant: boolean }
  /** A page of the applicant's own case or draft: for somebody else it is not there, for staff it is not theirs. */
  | { kind: 'own'; of: 'case' | 'draft'; state: State; body?: Body | undefined }
  /** A page behind the link of a case: whoever has the link comes in, whatever they are; nobody made another link. */
  | { kind: 'link'; state: State; body?: Body | undefined }
  | Act
export type Act = {
  kind: 'act'
  roles: readonly Role[]
  part: Part
  states: readonly State[]
  body: Body | Buffer
  /** A part of the address that makes it this act and not another of the same route. */
  query?: string | undefined
  /** Somebody must have claimed the case before. */
  held?: boolean
  /** No case of the stage is of its kind, so the rules refuse it to everybody here: the test in which it is done. */
  doneIn?: string
}

/** The part somebody's place has in a case: it received it, hands its result out, decides it, was asked for its opinion. */
export type Part =
  | 'receives'
  | 'handsOut'
  | 'receives or hands out'
  | 'decides'
  | 'asked'
  | 'receives or decides'
  | 'has a part'
  | 'oversees'
  | 'desk'
/** What is sent; `$paper` and the like stand for parts of the case at hand. */
export type Body = Readonly<Record<string, unknown>>

export const roles = (text: string) => text.split(' ') as Role[]
export const STAFF = roles(
  'clerk outputClerk consultant reviewer approver hallManager supervisor catalogueEditor catalogueAuditor legalAuditor helper townshipClerk villageAgent systemAdmin securityAdmin auditAdmin',
)
export const DOOR: Rule = { kind: 'door' }
export const open = (ask: string, body?: object): Rule => ({ kind: 'public', ask, body })
export const people = (who: string, ask: string, body?: object): Rule => ({
  kind: 'people',
  roles: who === 'staff' ? STAFF : roles(who),
  ask,
  body,
})
export const ofCase = (who: 'staff' | 'staff and applicant'): Rule => ({
  kind: 'case',
  applicant: who !== 'staff',
})
export const own = (state: State = 'received', body?: Body): Rule => ({
  kind: 'own',
  of: 'case',
  state,
  body,
})
export const draft = (body?: Body): Rule => ({ kind: 'own', of: 'draft', state: 'received', body })
export const link = (state: State = 'received', body?: Body): Rule => ({ kind: 'link', state, body })
export const act = (
  who: string,
  part: Part,
  states: readonly State[],
  body: Body | Buffer = {},
  query = '',
): Act => ({
  kind: 'act',
  roles: roles(who),
  part,
  states,
  body,
  query,
})

export const NOBODY = '019aa000-0000-7000-8000-000000000001'
export const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
export const why = { reason: '理由充分' }
/** Whoever works on cases. */
export const DESKS = 'clerk townshipClerk villageAgent outputClerk reviewer approver'
