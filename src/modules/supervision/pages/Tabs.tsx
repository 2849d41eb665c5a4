import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { CARDS } from '../../../core/words/supervision-screens.ts'
import { QueryTabs } from '../../../workbench/widgets/QueryTabs.tsx'

const TABS = ['cards', 'figures', 'rules'] as const
type Tab = (typeof TABS)[number]
const WORD = { cards: CARDS.list, figures: CARDS.figures, rules: CARDS.rules }

/** The three sides of the desk of supervision, each at its own address. */
export function SupervisionTabs({ current }: { current: Tab }): ReactElement {
  const navigate = useNavigate()
  return (
    <QueryTabs
      label={CARDS.views.zh}
      tabs={TABS.map((id) => ({ id, word: WORD[id].zh, href: `/desk/${id}` }))}
      current={current}
      onGo={(id) => void navigate({ to: `/${id as Tab}` })}
    />
  )
}
