import type { ReactElement } from 'react'
import { stopped } from '../../core/words/item-history.ts'
import { dayInWords, Tag } from '../../portal/parts.tsx'
import type { FoundItem } from './contract.ts'

/** 暂停: told wherever an item can be chosen, before somebody sets out; nothing where people may apply. */
export function SuspendedMark({
  item: { suspended },
}: {
  item: Pick<FoundItem, 'suspended'>
}): ReactElement | null {
  if (suspended === null) return null
  const { since, resumesOn } = suspended
  const words = { since: dayInWords(since), resumesOn: resumesOn && dayInWords(resumesOn) }
  return <Tag kind="late">{stopped.mark(words)}</Tag>
}
