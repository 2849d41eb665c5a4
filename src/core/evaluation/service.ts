import type { Status } from '../case/case.ts'

/**
 * The number of the service that can be rated now; undefined while there is none. Whatever way an application ended,
 * somebody was served; a wrong entry of ours (作废) was no service. One rating a service (现场服务一次一评, 网上服务一事一评).
 */
export function serviceOf(status: Status): number | undefined {
  return RATEABLE.has(status) ? CLOSING : undefined
}

/** 办结: the last service of a case. */
const CLOSING = 1

const RATEABLE: ReadonlySet<Status> = new Set([
  'delivered',
  'notApplicable',
  'refused',
  'returned',
  'terminated',
  'withdrawn',
])
