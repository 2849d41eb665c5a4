/** A time limit as the law writes it (时限单位: 1 工作日 2 自然日 3 小时 4 分钟 5 月). */
export type Limit = { count: number; unit: LimitUnit }
export type LimitUnit = 'workingDay' | 'naturalDay' | 'hour' | 'minute' | 'month'

/** The national codes of 时限单位. */
export const LIMIT_UNIT_CODE = {
  workingDay: '1',
  naturalDay: '2',
  hour: '3',
  minute: '4',
  month: '5',
} as const satisfies Record<LimitUnit, string>

/** Hours of one standard working day. */
export const OFFICE_HOURS = 8

/**
 * The working days a limit takes, for limits that run in office time. Hours and minutes become whole working days,
 * rounded up: a matter taken in at closing time may still be done in time the next working day, and a day must not call
 * late what was in time. The exact hour is for those who know the instant. Undefined for natural days and months.
 */
export function workingDaysOf({ count, unit }: Limit): number | undefined {
  switch (unit) {
    case 'workingDay':
      return count
    case 'hour':
      return Math.ceil(count / OFFICE_HOURS)
    case 'minute':
      return Math.ceil(count / (OFFICE_HOURS * 60))
    default:
      return undefined
  }
}
