import { createContext, useContext } from 'react'
import type { Role } from '../../core/authority.ts'
import type { SessionView } from '../../modules/identity/contract.ts'

/** Who sits at this desk, in which post, and where that is. */
export type Desk = Omit<SessionView, 'post'> & {
  post: SessionView['post'] & { role: Role }
  /** The hall or the department, and the window, as people call them. */
  placeName: string
  windowName: string
}

export const DeskContext = createContext<Desk | undefined>(undefined)

/** The session of this desk. The shell shows no page without one. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new TypeError('a page outside the shell')
  return desk
}
