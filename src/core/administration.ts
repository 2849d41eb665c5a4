import type { Role } from './authority.ts'

/** The three administrators (三员): they watch each other, so nobody is two of them. */
export const ADMINISTRATORS = [
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
] as const satisfies readonly Role[]

/** Whoever meets applicants at a window, and sees their documents. */
const WINDOW = ['clerk', 'townshipClerk', 'villageAgent'] as const

/**
 * Who administers what (三员分立, GB/T 22239-2019): the system administrator says who is there and may sign in, the
 * security administrator what they may do, the audit administrator reads what the two have done and changes nothing. A notice on holidays moves the days of a whole city, so it
 * takes two: the system administrator loads it, a supervisor of the city confirms it (decision 0011).
 */
// biome-ignore format: a table is read by its columns
export const ADMINISTRATION = {
  SeePeople:       ADMINISTRATORS,
  KeepPeople:      ['systemAdmin'],
  SeePosts:        ADMINISTRATORS,
  Appoint:         ['securityAdmin'],
  Authorise:       ['securityAdmin'],
  SeePlaces:       ADMINISTRATORS,
  KeepPlaces:      ['systemAdmin'],
  ReadChanges:     ['auditAdmin'],
  ProveIdentity:   WINDOW,
  SeeCalendar:     [...ADMINISTRATORS, 'supervisor'],
  KeepCalendar:    ['systemAdmin'],
  ConfirmCalendar: ['supervisor'],
} as const satisfies Record<string, readonly Role[]>
export type Administering = keyof typeof ADMINISTRATION

/** How many days a password that was handed out opens the page for a new one. */
export const INITIAL_DAYS = 7

export function mayAdminister(role: Role, doing: Administering): boolean {
  return (ADMINISTRATION[doing] as readonly Role[]).includes(role)
}

/** Whoever watches the system administrator: a password the one handed out must never open the post of the other. */
export function watchesSystem(role: Role): boolean {
  return isAdministrator(role) && role !== 'systemAdmin'
}

export function isAdministrator(role: Role): boolean {
  return (ADMINISTRATORS as readonly Role[]).includes(role)
}

/**
 * Where a post of each kind has its seat. The posts of the three administrators are not among them: they come with the
 * installation, so that the system administrator opens none for those who watch.
 */
// biome-ignore format: a table is read by its columns
export const POST_SEAT = {
  clerk:            'window',
  outputClerk:      'window',
  consultant:       'window',
  helper:           'site',
  hallManager:      'site',
  townshipClerk:    'site',
  villageAgent:     'site',
  reviewer:         'organ',
  approver:         'organ',
  catalogueEditor:  'organ',
  catalogueAuditor: 'division',
  legalAuditor:     'division',
  supervisor:       'division',
} as const satisfies Partial<Record<Role, 'window' | 'site' | 'organ' | 'division'>>
export type OpenedRole = keyof typeof POST_SEAT
export const OPENED_ROLES = Object.keys(POST_SEAT) as [OpenedRole, ...OpenedRole[]]

/** What can be changed about people, accounts, posts, places, rights and mandates. Every one of these leaves a line behind. */
export const CHANGES = [
  'administratorFounded',
  'personEntered',
  'serviceEnded',
  'accountOpened',
  'passwordHandedOut',
  'passwordChanged',
  'accountDisabled',
  'accountEnabled',
  'appointed',
  'relieved',
  'stoodIn',
  'authorised',
  'authorisationWithdrawn',
  'identityProven',
  'representativeSeen',
  'mandateGranted',
  'mandateEndMoved',
  'mandateRevoked',
  'organEntered',
  'organRenamed',
  'organClosed',
  'siteOpened',
  'siteAmended',
  'siteClosed',
  'windowOpened',
  'windowAmended',
  'windowClosed',
  'postOpened',
  'postRenamed',
  'postClosed',
] as const
export type ChangeKind = (typeof CHANGES)[number]

/** What a line says besides: each fact is a few words to read. */
export const FACTS = [
  'login',
  'staffNo',
  'organ',
  'title',
  'post',
  'side',
  'firstDay',
  'lastDay',
  'before',
  'initialUntil',
  'items',
  'handling',
  'paper',
  'document',
  'enterprise',
  'agent',
  'sessions',
  'formerly',
  'site',
  'number',
  'kind',
  'groups',
  'creditCode',
  'documentName',
  'address',
  'phone',
  'hours',
  'holders',
] as const
export type Fact = (typeof FACTS)[number]
