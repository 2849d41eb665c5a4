import { Button } from 'antd'
import type { ReactElement } from 'react'
import { ACTIONS } from '../../core/words/workbench.ts'
import { useKeys } from './keys.ts'

export type ActionButton = {
  id: string
  word: string
  key: string
  /** A grave one cannot be undone and weighs on somebody: it stands apart and is named by its effect. */
  grave?: boolean
  run: () => void
}
type Props = {
  /** The one thing to do next; it stands first. */
  main: ActionButton | undefined
  others: readonly ActionButton[]
  /** The action whose form is open. */
  active?: string | undefined
  busy?: string | undefined
}

/** Everything that can be done now, each with its key, and nothing else. */
export function ActionButtons({ main, others, active, busy }: Props): ReactElement {
  const all = main ? [main, ...others] : others
  useKeys(
    'case',
    all.map(({ key, word, run }) => ({ key, says: word, run })),
  )
  const button = (action: ActionButton, type: 'primary' | 'default') => (
    <Button
      key={action.id}
      type={type}
      danger={action.grave ?? false}
      loading={busy === action.id}
      aria-expanded={active === action.id}
      aria-keyshortcuts={action.key}
      className={active === action.id ? 'pressed' : ''}
      onClick={action.run}
    >
      {action.word}
      <kbd>{action.key.toUpperCase()}</kbd>
    </Button>
  )
  const grave = others.filter((action) => action.grave)
  return (
    <div className="actions" role="toolbar" aria-label={ACTIONS.bar.zh}>
      {all.length === 0 && <span className="soft">{ACTIONS.nothing.zh}</span>}
      {main && button(main, 'primary')}
      {others.filter((action) => !action.grave).map((action) => button(action, 'default'))}
      {grave.length > 0 && <div className="grave">{grave.map((action) => button(action, 'default'))}</div>}
    </div>
  )
}
