import { type Administering, mayAdminister } from '../../core/administration.ts'
import { useDesk } from '../widgets/session.ts'

/** Whether whoever sits here administers that now: a substitute waits while the holder is there. */
export function useMay(doing: Administering): boolean {
  const { post } = useDesk()
  return mayAdminister(post.role, doing) && post.standing !== 'waiting'
}
