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
