import { published, VOLUME_STATE } from '../words/publishing.ts'

/** A volume as far as it is made. `setting` is of typesetting: seconds so far, and those it is expected to take, if known. */
export type Made = {
  state: keyof typeof VOLUME_STATE
  items: number
  gathered: number
  setting: { elapsed: number; expected: number | null } | null
}

/** How far a volume is, in words: chapters are counted, typesetting is timed, and what is expected is said to be so. */
export function howFar({ state, gathered, items, setting }: Made): string {
  if (state === 'gathering') return published.gathered(gathered, items)
  if (setting) return published.settingSoFar(setting.elapsed, setting.expected)
  return VOLUME_STATE[state].zh
}

/**
 * The same as a share of the whole, for a bar: gathering is its first tenth, and typesetting, one long step that tells
 * nothing of its middle, goes by what earlier volumes took. It stands before the end until the end is there.
 */
export function shareOf({ state, gathered, items, setting }: Made): number {
  if (state === 'done') return 1
  if (state === 'gathering') return (gathered / items) * GATHERING
  if (state !== 'setting') return 0
  if (!setting?.expected) return GATHERING
  return GATHERING + Math.min(setting.elapsed / setting.expected, ALMOST) * (1 - GATHERING)
}
const GATHERING = 0.1
const ALMOST = 0.95
