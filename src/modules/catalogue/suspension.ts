import type { Day } from '../../core/day.ts'
import { dateText } from '../../core/document/phrases.ts'
import { stopped } from '../../core/words/item-history.ts'
import type { FoundItem } from './contract.ts'

/** 暂停办理 since when and until when, in words for any page; no page itself, since the command line loads the facade. */
export function suspensionInWords({ since, resumesOn }: NonNullable<FoundItem['suspended']>): string {
  return stopped.mark({ since: dateText(since as Day), resumesOn: resumesOn && dateText(resumesOn as Day) })
}
