import { YES_NO } from '../../core/words/catalogue.ts'
import { lineOf } from '../../platform/csv.ts'
import type { Value } from './datasets.ts'

/** One record as a line of CSV: yes and no in words, the entries of a list one below the other in their cell. */
export function csvLine(values: readonly Value[]): string {
  return lineOf(values.map(textOf))
}

function textOf(value: Value): string | number {
  if (typeof value === 'boolean') return value ? YES_NO.yes.zh : YES_NO.no.zh
  return typeof value === 'object' ? value.join('\n') : value
}
