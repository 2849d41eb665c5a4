import type { CaseEvent } from '../case/case.ts'
import { calendar } from '../case/given.testing.ts'
import { day } from '../day.ts'
import type { Checked, Looked } from './facts.ts'
import type { Recorded } from './history.ts'

/** A history as recorded: each event at ten in the morning of its day, unless another day is said. */
export const recorded = (events: readonly CaseEvent[], on: Record<number, string> = {}): Recorded[] =>
  events.map((event, n) => ({
    seq: n + 1,
    hash: String(n + 1).padStart(64, '0'),
    recordedAt: `${on[n + 1] ?? event.on}T10:00:00+08:00`,
    event,
  }))

export const materials: readonly Checked[] = [
  { material: 'licence', need: 'required', handedIn: true, ok: true },
  { material: 'plan', need: 'required', handedIn: true, ok: true },
]

/** A case looked at on a day. */
export const looked = (
  today: string,
  events: readonly CaseEvent[],
  more: Partial<Omit<Looked, 'events'>> & { on?: Record<number, string> } = {},
): Looked => {
  const { on, ...rest } = more
  return {
    events: recorded(events, on),
    materials,
    fees: [20, 40],
    calendar,
    today: day(today),
    lost: [],
    ...rest,
  }
}
