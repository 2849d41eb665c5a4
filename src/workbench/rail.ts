import { ADMINISTRATION } from '../core/administration.ts'
import { AUTHORITY, type Role } from '../core/authority.ts'
import { CATALOGUING } from '../core/catalogue/lifecycle.ts'
import { CONSULTING } from '../core/consultation/authority.ts'
import { FORENSICS_READERS } from '../core/forensics/authority.ts'
import { REUSE_READERS } from '../core/guide/authority.ts'
import { INSPECTING } from '../core/inspections/inspection.ts'
import { MESSENGERS } from '../core/notifications/authority.ts'
import { HANDBOOK_MAKERS } from '../core/publishing/authority.ts'
import { AT_FAULT } from '../core/supervision/card.ts'
import { ERRAND_AUTHORITY } from '../core/supervision/errand.ts'
import type { Word } from '../core/words/word.ts'
import { RAIL } from '../core/words/workbench.ts'
import type { IconName } from './widgets/icons.tsx'

export type Section = keyof typeof RAIL
type Entry = {
  section: Section
  word: Word
  icon: IconName
  to: `/${Section}`
  /** The posts whose work this is; everybody's when absent. */
  roles?: readonly Role[]
  /** The posts that begin their day here, and not at the first section they see. */
  startsDayOf?: readonly Role[]
}

/** Whoever works on cases may put one back; a supervisor looks at cases and works on none. */
const WORKS_ON_CASES = AUTHORITY.Release
const WATCHES: readonly Role[] = ['supervisor', 'hallManager']
const SEES_CASES = [...WORKS_ON_CASES, ...WATCHES]

/** The sections of the workbench, in order, and whose they are. The only table that says so. */
// biome-ignore format: a table is read by its columns
export const ENTRIES: readonly Entry[] = [
  { section: 'inbox',       word: RAIL.inbox,       icon: 'inbox',    to: '/inbox',       roles: WORKS_ON_CASES },
  { section: 'register',    word: RAIL.register,    icon: 'register', to: '/register',    roles: AUTHORITY.Register },
  { section: 'identities',  word: RAIL.identities,  icon: 'card',     to: '/identities',  roles: ADMINISTRATION.ProveIdentity },
  { section: 'output',      word: RAIL.output,      icon: 'output',   to: '/output',      roles: AUTHORITY.Verify, startsDayOf: ['outputClerk'] },
  { section: 'search',      word: RAIL.search,      icon: 'search',   to: '/search',      roles: SEES_CASES },
  { section: 'unsealed',    word: RAIL.unsealed,    icon: 'seal',     to: '/unsealed',    roles: WORKS_ON_CASES },
  { section: 'supervision', word: RAIL.supervision, icon: 'eye',      to: '/supervision', roles: WATCHES, startsDayOf: ['supervisor'] },
  { section: 'cards',       word: RAIL.cards,       icon: 'record',    to: '/cards',       roles: ['supervisor', ...AT_FAULT] },
  { section: 'errands',     word: RAIL.errands,     icon: 'people',   to: '/errands',     roles: ERRAND_AUTHORITY.urge },
  { section: 'forensics',   word: RAIL.forensics,   icon: 'clock',    to: '/forensics',   roles: FORENSICS_READERS },
  { section: 'inspections', word: RAIL.inspections, icon: 'clipboard',     to: '/inspections', roles: INSPECTING.Inspect },
  { section: 'rectifications', word: RAIL.rectifications, icon: 'warn', to: '/rectifications', roles: INSPECTING.Answer },
  { section: 'consultations', word: RAIL.consultations, icon: 'ask',   to: '/consultations', roles: CONSULTING.Read, startsDayOf: ['consultant'] },
  { section: 'reuse',       word: RAIL.reuse,       icon: 'copy',     to: '/reuse',       roles: REUSE_READERS },
  { section: 'people',      word: RAIL.people,      icon: 'people',   to: '/people',      roles: ADMINISTRATION.SeePeople, startsDayOf: ADMINISTRATION.KeepPeople },
  { section: 'posts',       word: RAIL.posts,       icon: 'post',     to: '/posts',       roles: ADMINISTRATION.SeePosts, startsDayOf: ADMINISTRATION.Appoint },
  { section: 'organs',      word: RAIL.organs,      icon: 'organ',    to: '/organs',      roles: ADMINISTRATION.SeePlaces },
  { section: 'sites',       word: RAIL.sites,       icon: 'site',     to: '/sites',       roles: ADMINISTRATION.SeePlaces },
  { section: 'rights',      word: RAIL.rights,      icon: 'key',      to: '/rights',      roles: ADMINISTRATION.SeePosts },
  { section: 'changes',     word: RAIL.changes,     icon: 'record',   to: '/changes',     roles: ADMINISTRATION.ReadChanges, startsDayOf: ADMINISTRATION.ReadChanges },
  { section: 'calendar',    word: RAIL.calendar,    icon: 'calendar',    to: '/calendar',    roles: ADMINISTRATION.SeeCalendar },
  { section: 'items',       word: RAIL.items,       icon: 'book',     to: '/items' },
  { section: 'drafts',      word: RAIL.drafts,      icon: 'clipboard',   to: '/drafts',      roles: CATALOGUING.SeeDrafts, startsDayOf: CATALOGUING.SeeDrafts },
  { section: 'locals',      word: RAIL.locals,      icon: 'compare',     to: '/locals',      roles: CATALOGUING.SeeLocal },
  { section: 'outcomes',    word: RAIL.outcomes,    icon: 'done',        to: '/outcomes',    roles: CATALOGUING.SeeFigures },
  { section: 'handbooks',   word: RAIL.handbooks,   icon: 'print',    to: '/handbooks',   roles: HANDBOOK_MAKERS },
  { section: 'messages',    word: RAIL.messages,    icon: 'bell',     to: '/messages',    roles: MESSENGERS },
]

/** The sections of a post, in order. */
export function railOf(role: Role): readonly Entry[] {
  return ENTRIES.filter(({ roles }) => roles?.includes(role) ?? true)
}

/** Where a post begins. */
export function homeOf(role: Role): `/${Section}` {
  const rail = railOf(role)
  return (rail.find(({ startsDayOf }) => startsDayOf?.includes(role)) ?? rail[0])?.to ?? '/items'
}
