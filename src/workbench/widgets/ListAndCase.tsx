import type { ReactElement, ReactNode } from 'react'
import { useWide } from './useWide.ts'

/**
 * A list and, when one of its cases is open, the case: side by side from 1280 pixels, one over the other below. The
 * list stays where it was in both.
 */
export function ListAndCase({ list, opened }: { list: ReactNode; opened: ReactNode }): ReactElement {
  const wide = useWide()
  const open = opened !== null
  return (
    <div className={open ? 'list-and-case open' : 'list-and-case'}>
      <section className="list-pane" hidden={open && !wide}>
        {list}
      </section>
      {open && <div className="case-pane">{opened}</div>}
    </div>
  )
}
