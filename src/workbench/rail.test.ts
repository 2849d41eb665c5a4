import { describe, expect, test } from 'vitest'
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

  test('a supervisor looks and touches nothing', () => {
    expect(sections('supervisor')).toEqual(['search', 'supervision', 'items'])
    expect(homeOf('supervisor')).toBe('/supervision')
  })

  test('whoever hands out begins there, whoever takes in at the inbox', () => {
    expect(homeOf('outputClerk')).toBe('/output')
    expect(homeOf('clerk')).toBe('/inbox')
    expect(homeOf('townshipClerk')).toBe('/inbox')
  })

  test('administrators and editors see no cases', () => {
    for (const role of ['systemAdmin', 'securityAdmin', 'auditAdmin', 'catalogueEditor'] as const)
      expect(sections(role), role).toEqual(['items'])
  })
})
