import type { ReactElement } from 'react'

export type Tab = { id: string; word: string; count?: number | undefined; key?: string; href: string }
type Props = { label: string; tabs: readonly Tab[]; current: string; onGo: (id: string) => void }

/** Views of a list as links: the address bar changes, back works, and each opens in a tab of its own. */
export function QueryTabs({ label, tabs, current, onGo }: Props): ReactElement {
  return (
    <nav className="query-tabs" aria-label={label}>
      {tabs.map(({ id, word, count, href }) => (
        <a
          key={id}
          href={href}
          aria-current={id === current ? 'page' : undefined}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return
            event.preventDefault()
            if (event.detail > 0) event.currentTarget.blur() // after a click the keys belong to the list
            onGo(id)
          }}
        >
          {word}
          {count !== undefined && <span className="count">{count >= 999 ? '999+' : count}</span>}
        </a>
      ))}
    </nav>
  )
}
