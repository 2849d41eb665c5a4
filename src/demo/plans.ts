import type { Status } from '../core/case/case.ts'

/** How far a case has come today, how long it has lain there, and what was unusual about it. */
export type Plan = {
  /** Where its story stops. */
  until: Status
  /** How many of these. */
  count: number
  /** Submitted this many working days ago, at least and at most. */
  ago: readonly [number, number]
  /** Working days between one act and the next, at most. */
  pace: number
  channel?: 'online' | 'window'
  handling?: 'onSpot' | 'promised'
  correction?: true
  denied?: true
  special?: true
  /** Lawful and rare: the procedure a second time at once, or only when the promise is nearly used. Supervision should see it. */
  odd?: 'pausedAgain' | 'pausedLate'
  /** What the law provides for between acceptance and decision. */
  procedure?: 'extension' | 'hearing' | 'halt' | 'termination'
  silent?: true
  delivery?: 'pickup' | 'mail' | 'station'
  /** Accepted without a material that was to follow: it is awaited, has come, was found in order, or never came. */
  tolerance?: 'awaited' | 'supplied' | 'met' | 'overdue' | 'broken'
  /** A demo account whose case it is, so that their own pages are not empty. */
  who?: 'citizen1' | 'citizen2' | 'enterprise'
  /** Of this item, in the county of the demo accounts: their own desks have something to see. */
  item?: string
}

/** Some three hundred cases of two months, in every state there is: enough that no screen is empty. */
// biome-ignore format: a table is read by its columns
export const PLANS: readonly Plan[] = [
  { until: 'submitted',     count: 10, ago: [0, 2],   pace: 1, channel: 'online' },
  { until: 'submitted',     count: 2,  ago: [3, 4],   pace: 1, channel: 'online' },
  { until: 'preReturned',   count: 6,  ago: [2, 8],   pace: 1, channel: 'online' },
  { until: 'prePassed',     count: 6,  ago: [2, 7],   pace: 1, channel: 'online' },
  { until: 'received',      count: 12, ago: [0, 4],   pace: 1 },
  { until: 'correcting',    count: 10, ago: [3, 12],  pace: 1, correction: true },
  { until: 'reviewing',     count: 24, ago: [1, 9],   pace: 1, handling: 'promised' },
  { until: 'reviewing',     count: 6,  ago: [20, 30], pace: 1, handling: 'promised' },
  { until: 'reviewing',     count: 9,  ago: [14, 30], pace: 1, handling: 'promised', channel: 'window', item: 'food-business-permit' },
  { until: 'deciding',      count: 16, ago: [3, 10],  pace: 1, handling: 'promised' },
  { until: 'suspended',     count: 4,  ago: [4, 10],  pace: 1, handling: 'promised', special: true },
  { until: 'decided',       count: 8,  ago: [4, 14],  pace: 1, handling: 'promised' },
  { until: 'completed',     count: 10, ago: [2, 14],  pace: 1 },
  { until: 'closed',        count: 14, ago: [3, 16],  pace: 1, delivery: 'pickup' },
  { until: 'dispatched',    count: 4,  ago: [5, 16],  pace: 1, delivery: 'mail' },
  { until: 'dispatched',    count: 3,  ago: [5, 16],  pace: 1, delivery: 'station' },
  { until: 'delivered',     count: 48, ago: [12, 42], pace: 2, handling: 'promised' },
  { until: 'delivered',     count: 12, ago: [25, 42], pace: 2, handling: 'promised', correction: true },
  { until: 'delivered',     count: 6,  ago: [25, 42], pace: 2, handling: 'promised', denied: true },
  { until: 'delivered',     count: 42, ago: [1, 42],  pace: 1, handling: 'onSpot', channel: 'window' },
  { until: 'delivered',     count: 6,  ago: [30, 42], pace: 2, handling: 'promised', special: true },
  { until: 'reviewing',     count: 3,  ago: [8, 10],  pace: 1, handling: 'promised', silent: true },
  { until: 'notApplicable', count: 4,  ago: [3, 40],  pace: 1 },
  { until: 'refused',       count: 6,  ago: [3, 40],  pace: 1 },
  { until: 'returned',      count: 4,  ago: [30, 42], pace: 1, correction: true },
  { until: 'withdrawn',     count: 6,  ago: [3, 40],  pace: 1 },
  { until: 'voided',        count: 3,  ago: [3, 40],  pace: 1, channel: 'window' },
  { until: 'received',      count: 1,  ago: [0, 3],   pace: 1, handling: 'promised', tolerance: 'awaited' },
  { until: 'reviewing',     count: 3,  ago: [1, 3],   pace: 1, handling: 'promised', tolerance: 'awaited' },
  { until: 'deciding',      count: 2,  ago: [5, 9],   pace: 1, handling: 'promised', tolerance: 'supplied' },
  { until: 'reviewing',     count: 2,  ago: [9, 14],  pace: 1, handling: 'promised', tolerance: 'overdue' },
  { until: 'delivered',     count: 3,  ago: [25, 42], pace: 1, handling: 'promised', tolerance: 'met' },
  { until: 'returned',      count: 1,  ago: [20, 30], pace: 1, handling: 'promised', tolerance: 'broken' },
  { until: 'correcting',    count: 1,  ago: [4, 8],   pace: 1, who: 'citizen1', correction: true },
  { until: 'reviewing',     count: 1,  ago: [3, 6],   pace: 1, who: 'citizen1', handling: 'promised' },
  { until: 'closed',        count: 1,  ago: [5, 14],  pace: 1, who: 'citizen1', delivery: 'pickup' },
  { until: 'delivered',     count: 2,  ago: [12, 40], pace: 2, who: 'citizen1', handling: 'promised' },
  { until: 'preReturned',   count: 1,  ago: [2, 6],   pace: 1, who: 'citizen2', channel: 'online' },
  { until: 'received',      count: 1,  ago: [1, 2],   pace: 1, who: 'citizen2', channel: 'online', handling: 'promised', tolerance: 'awaited' },
  { until: 'delivered',     count: 1,  ago: [12, 40], pace: 2, who: 'citizen2', channel: 'online', handling: 'promised' },
  { until: 'submitted',     count: 1,  ago: [0, 1],   pace: 1, who: 'enterprise', channel: 'online' },
  { until: 'deciding',      count: 1,  ago: [4, 8],   pace: 1, who: 'enterprise', handling: 'promised' },
  { until: 'dispatched',    count: 1,  ago: [6, 14],  pace: 1, who: 'enterprise', delivery: 'mail' },
  { until: 'delivered',     count: 4,  ago: [40, 43], pace: 1, handling: 'promised', special: true, odd: 'pausedAgain' },
  { until: 'delivered',     count: 3,  ago: [41, 43], pace: 1, handling: 'promised', special: true, odd: 'pausedLate' },
  { until: 'deciding',      count: 3,  ago: [7, 12],  pace: 1, handling: 'promised', procedure: 'extension' },
  { until: 'delivered',     count: 2,  ago: [30, 42], pace: 2, handling: 'promised', procedure: 'extension' },
  { until: 'suspended',     count: 2,  ago: [4, 6],   pace: 1, handling: 'promised', procedure: 'hearing' },
  { until: 'delivered',     count: 3,  ago: [8, 11],  pace: 1, handling: 'promised', procedure: 'hearing' },
  { until: 'delivered',     count: 2,  ago: [40, 42], pace: 1, handling: 'promised', procedure: 'hearing' },
  { until: 'halted',        count: 3,  ago: [4, 12],  pace: 1, handling: 'promised', procedure: 'halt' },
  { until: 'delivered',     count: 2,  ago: [30, 42], pace: 1, handling: 'promised', procedure: 'halt' },
  { until: 'terminated',    count: 3,  ago: [6, 40],  pace: 1, handling: 'promised', procedure: 'termination' },
]
