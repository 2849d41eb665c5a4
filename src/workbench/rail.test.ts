import { describe, expect, test } from 'vitest'
import { isAdministrator } from '../core/administration.ts'
import { AUTHORITY, type Role } from '../core/authority.ts'
import { ROLE } from '../core/words/organisation.ts'
import { homeOf, railOf } from './rail.ts'

const POSTS = (Object.keys(ROLE) as Role[]).filter((role) => role !== 'applicant' && role !== 'system')
const sections = (role: Role) => railOf(role).map(({ section }) => section)

describe('the rail follows the table of authority', () => {
  test('every post has somewhere to begin, and begins in its own rail', () => {
    for (const role of POSTS) expect(sections(role), role).toContain(homeOf(role).slice(1))
  })

  test('a window registers, a department does not', () => {
    for (const role of POSTS)
      expect(sections(role).includes('register'), role).toBe(
        (AUTHORITY.Register as readonly Role[]).includes(role),
      )
  })

  test('no post has one picture twice: folded, or on a phone, the rail is pictures alone', () => {
    for (const role of POSTS) {
      const icons = railOf(role).map(({ icon }) => icon)
      expect(icons, role).toEqual([...new Set(icons)])
    }
  })

  test('a supervisor looks and touches nothing', () => {
    expect(sections('supervisor')).toEqual([
      'search',
      'supervision',
      'cards',
      'errands',
      'forensics',
      'inspections',
      'consultations',
      'reuse',
      'calendar',
      'items',
      'locals',
      'outcomes',
    ])
    expect(homeOf('supervisor')).toBe('/supervision')
  })

  test('whoever hands out begins there, whoever takes in at the inbox', () => {
    expect(homeOf('outputClerk')).toBe('/output')
    expect(homeOf('clerk')).toBe('/inbox')
    expect(homeOf('townshipClerk')).toBe('/inbox')
  })

  test('administrators and editors see no cases', () => {
    const looks = ['people', 'posts', 'organs', 'sites', 'rights']
    expect(sections('systemAdmin')).toEqual([...looks, 'calendar', 'items'])
    expect(sections('securityAdmin')).toEqual([...looks, 'calendar', 'items'])
    expect(sections('auditAdmin')).toEqual([...looks, 'changes', 'calendar', 'items'])
    expect(sections('catalogueEditor')).toEqual(['items', 'drafts', 'locals', 'outcomes', 'handbooks'])
    expect(homeOf('legalAuditor')).toBe('/drafts')
  })

  test('each administrator begins at what they decide, and nobody else administers', () => {
    expect(homeOf('systemAdmin')).toBe('/people')
    expect(homeOf('securityAdmin')).toBe('/posts')
    expect(homeOf('auditAdmin')).toBe('/changes')
    for (const role of POSTS.filter((post) => !isAdministrator(post)))
      for (const section of ['people', 'posts', 'organs', 'sites', 'rights', 'changes'])
        expect(sections(role), role).not.toContain(section)
  })

  test('only whoever sees the card proves an identity', () => {
    for (const role of POSTS)
      expect(sections(role).includes('identities'), role).toBe(
        ['clerk', 'townshipClerk', 'villageAgent'].includes(role),
      )
  })
})
