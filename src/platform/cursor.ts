import { findDay } from '../core/day.ts'

/**
 * Where a list goes on: what its last row was sorted by, and the id of that row, as the list itself told it. What comes
 * back from outside may be anything: whatever no list of ours has said is no place, and the list begins anew.
 */
const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const DAY = new RegExp(`^(\\d{4}-\\d{2}-\\d{2})\\.(${ID})$`)
const INSTANT = new RegExp(
  `^(\\d{4}-\\d{2}-\\d{2}T[0-9:]{8}\\.\\d{3}Z)_(${ID})_(\\d{1,6})(?:_([a-z]{1,12}))?$`,
)

/** `2026-05-14.019dcd1c-…` */
export function findDayPlace(cursor = ''): { on: string; id: string } | undefined {
  const [, on = '', id = ''] = DAY.exec(cursor) ?? []
  return findDay(on) ? { on, id } : undefined
}

/** `2026-05-14T01:30:00.000Z_019dcd1c-…_7`, with a word behind where rows share all three. */
export function findInstantPlace(
  cursor = '',
): { at: string; id: string; seq: number; word: string } | undefined {
  const [, at = '', id = '', seq = '', word = ''] = INSTANT.exec(cursor) ?? []
  const isReal = findDay(at.slice(0, 10)) !== undefined && !Number.isNaN(Date.parse(at))
  return isReal ? { at, id, seq: Number(seq), word } : undefined
}
