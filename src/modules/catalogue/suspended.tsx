import type { ReactElement } from 'react'
import { Tag } from '../../portal/parts.tsx'
import type { FoundItem } from './contract.ts'
import { suspensionInWords } from './suspension.ts'

/** 暂停: told wherever an item can be chosen, before somebody sets out; nothing where people may apply. */
export function SuspendedMark({
  item: { suspended },
}: {
  item: Pick<FoundItem, 'suspended'>
}): ReactElement | null {
  return suspended && <Tag kind="late">{suspensionInWords(suspended)}</Tag>
}
