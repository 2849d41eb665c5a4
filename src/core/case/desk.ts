import type { Role } from '../authority.ts'
import type { Case } from './case.ts'

/** Whose turn it is: a place (site or organ) and the post there; the applicant's turn has no place. */
export type Desk = {
  place: string
  role: Extract<Role, 'clerk' | 'reviewer' | 'approver' | 'outputClerk' | 'applicant'>
}

/** The one desk a case lies on, or `undefined` when nobody has anything to do. A township's clerk does a window's job. */
export function deskOf(c: Case): Desk | undefined {
  switch (c.status) {
    case 'submitted':
    case 'received':
      return { place: c.places.site, role: 'clerk' }
    case 'prePassed':
    case 'preReturned':
    case 'correcting':
      return { place: c.places.site, role: 'applicant' }
    case 'reviewing':
    case 'deciding':
    case 'suspended': {
      const step = c.terms.steps[c.step]
      return { place: step?.organ ?? c.places.organ, role: step?.role ?? 'approver' }
    }
    case 'halted': // only the head of the organ lets it go on
    case 'decided':
      return { place: c.places.organ, role: 'approver' }
    case 'completed':
    case 'closed':
    case 'dispatched':
      return { place: c.places.handOut, role: 'outputClerk' }
    default:
      return undefined
  }
}
