import type { ReactElement } from 'react'
import { stopped } from '../../core/words/item-history.ts'

/** 暂停 beside the name of an item, wherever a window may choose it. */
export function SuspendedTag({
  suspended,
}: {
  suspended: { since: string; resumesOn: string | null } | null
}): ReactElement | null {
  return suspended && <span className="tag">{stopped.mark(suspended)}</span>
}
