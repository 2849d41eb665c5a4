import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { SHELL } from '../core/words/workbench.ts'
import { countsQuery } from '../modules/cases/pages/reads.ts'
import { railOf, type Section } from './rail.ts'
import { useSetting } from './settings.ts'
import { Icon } from './widgets/icons.tsx'
import { useDesk } from './widgets/session.ts'

/** The sections of this post. Folded it keeps its icons; on small screens it begins folded. */
export function Rail(): ReactElement {
  const { post } = useDesk()
  const [folded, fold] = useSetting('railFolded', window.innerWidth < 1400)
  const rail = railOf(post.role)
  const counts = useQuery({ ...countsQuery({}), enabled: rail.some(({ section }) => section === 'inbox') })
  const waiting: Partial<Record<Section, number | undefined>> = {
    inbox: counts.data?.desk,
    output: sum(counts.data?.byStatus, ['completed', 'closed', 'dispatched']),
  }
  return (
    <nav className={folded ? 'rail folded' : 'rail'} aria-label={SHELL.rail.zh}>
      <ul>
        {rail.map(({ section, word, icon, to }) => (
          <li key={section}>
            <Link to={to} title={folded ? word.zh : undefined} activeProps={{ 'aria-current': 'page' }}>
              <Icon name={icon} size={20} />
              <span className="rail-word">{word.zh}</span>
              {waiting[section] ? <span className="count">{shown(waiting[section])}</span> : null}
            </Link>
          </li>
        ))}
      </ul>
      <button type="button" className="rail-fold" onClick={() => fold(!folded)} aria-expanded={!folded}>
        <Icon name={folded ? 'unfold' : 'fold'} size={20} />
        <span className="rail-word">{folded ? SHELL.unfold.zh : SHELL.fold.zh}</span>
      </button>
    </nav>
  )
}

const shown = (n = 0) => (n >= 999 ? '999+' : n)

function sum(counts: Record<string, number> | undefined, statuses: readonly string[]): number | undefined {
  return counts && statuses.reduce((total, status) => total + (counts[status] ?? 0), 0)
}
