import { type Day, dayInChina } from '../../core/day.ts'

/** The day it is at this desk, in China, whatever the clock of the computer is set to. */
export function today(): Day {
  return dayInChina(Date.now())
}
