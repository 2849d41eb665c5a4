import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { LEVEL, TURN } from '../../../core/words/supervision.ts'
import { CARDS, FIGURES } from '../../../core/words/supervision-screens.ts'
import { say } from '../../../core/words/workbench.ts'
import { type Column, DataTable } from '../../../workbench/widgets/DataTable.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { useKeys } from '../../../workbench/widgets/keys.ts'
import { useDesk } from '../../../workbench/widgets/session.ts'
import { useTitle } from '../../../workbench/widgets/useTitle.ts'
import type { FigureLine } from '../contract.ts'
import type { Counting, Watching } from './filters.ts'
import { figuresQuery } from './reads.ts'
import { SupervisionTabs } from './Tabs.tsx'
import './supervision.css'

/** What stands where: county, then department or hall, then whoever it is; from the last it goes to the cards. */
export function FiguresPage(): ReactElement {
  const part = useSearch({ from: '/figures' })
  const oversees = useDesk().post.role === 'supervisor'
  const navigate = useNavigate()
  const found = useQuery(figuresQuery(part))
  const [selected, setSelected] = useState<string>()
  useTitle(CARDS.figures.zh)
  const lines = found.data?.lines ?? []
  const isWithin = part.division !== undefined || part.place !== undefined
  const up = () =>
    void navigate({ to: '/figures', search: part.place ? { division: part.division } : {}, replace: true })
  const into = ({ kind, key }: FigureLine) => {
    if (kind === 'division') return void navigate({ to: '/figures', search: { division: key } })
    if (kind === 'organ' || kind === 'site')
      return void navigate({ to: '/figures', search: { division: part.division, place: key } })
    const search: Watching = kind === 'person' ? { place: part.place, person: key } : { place: part.place }
    return void navigate({ to: '/cards', search })
  }
  useKeys('list', [{ key: 'Backspace', says: FIGURES.up.zh, run: up }], isWithin)
  return (
    <section className="page">
      <div className="list-head">
        <h1>{CARDS.figures.zh}</h1>
        <SupervisionTabs current="figures" />
        {isWithin && (
          <Button size="small" onClick={up}>
            {FIGURES.up.zh}
          </Button>
        )}
        <Due data={found.data} part={part} />
      </div>
      {found.data && found.data.troubled > 0 && (
        <p className="strip">{say(FIGURES.troubled, { n: found.data.troubled })}</p>
      )}
      {found.error && <ErrorText error={found.error} retry={() => void found.refetch()} />}
      <DataTable
        label={CARDS.figures.zh}
        columns={columnsFor(part, oversees)}
        rows={lines}
        keyOf={({ key }) => key}
        selected={lines.some(({ key }) => key === selected) ? selected : lines[0]?.key}
        onSelect={({ key }) => setSelected(key)}
        onOpen={into}
        busy={found.isPending}
        empty={found.error ? null : <p>{FIGURES.empty.zh}</p>}
      />
    </section>
  )
}

type Data = { due: { over: number; today: number; tomorrow: number; week: number } } | undefined

/** What falls due; supervisors go from here to the cases. */
function Due({ data, part: { division, place } }: { data: Data; part: Counting }) {
  const { post } = useDesk()
  if (!data) return null
  const { over, today, tomorrow, week } = data.due
  const shown = (n: number) => (n >= 999 ? '999+' : n)
  const figures = [
    { word: FIGURES.over.zh, n: over, due: 'over' as const },
    { word: FIGURES.today.zh, n: today, due: 'today' as const },
    { word: FIGURES.tomorrow.zh, n: tomorrow, due: 'tomorrow' as const },
    { word: FIGURES.week.zh, n: week, due: 'week' as const },
  ]
  return (
    <ul className="due-figures">
      {figures.map(({ word, n, due }) => (
        <li key={word}>
          <strong>{shown(n)}</strong>{' '}
          {post.role === 'supervisor' ? (
            <Link to="/supervision" search={{ due, division, place }}>
              {word}
            </Link>
          ) : (
            word
          )}
        </li>
      ))}
    </ul>
  )
}

const nameOf = ({ kind, name, key }: FigureLine): string =>
  name ||
  (kind === 'window' && key in TURN ? `${TURN[key as keyof typeof TURN].zh}（${FIGURES.window.zh}）` : key)

const count = (
  key: 'warning' | 'yellow' | 'red' | 'unanswered' | 'appeals',
  head: string,
): Column<FigureLine> => ({
  key,
  head,
  width: 84,
  align: 'right',
  named: true,
  cell: (line) => (line[key] === 0 ? <span className="soft">0</span> : <strong>{line[key]}</strong>),
})

/** Cases due in a part: supervisors go from the figure to the cases behind it. */
function dueColumn(
  key: 'today' | 'tomorrow' | 'week',
  head: string,
  part: Counting,
  oversees: boolean,
): Column<FigureLine> {
  return {
    key,
    head,
    width: 96,
    align: 'right',
    named: true,
    cell: (line) => {
      const n = line[key]
      if (n === 0) return <span className="soft">0</span>
      if (!oversees) return <strong>{n}</strong>
      return (
        <Link
          to="/supervision"
          search={{ due: key, ...behind(line, part) }}
          onClick={(e) => e.stopPropagation()}
        >
          <strong>{n}</strong>
        </Link>
      )
    },
  }
}

/** Which cases a line stands for. */
function behind({ kind, key }: FigureLine, { division, place }: Counting) {
  if (kind === 'division') return { division: key }
  if (kind === 'organ' || kind === 'site') return { division, place: key }
  return { division, place, hand: key }
}

const columnsFor = (part: Counting, oversees: boolean): readonly Column<FigureLine>[] => [
  { key: 'name', head: FIGURES.part.zh, cell: (line) => nameOf(line) },
  dueColumn('today', FIGURES.shortToday.zh, part, oversees),
  dueColumn('tomorrow', FIGURES.shortTomorrow.zh, part, oversees),
  dueColumn('week', FIGURES.shortWeek.zh, part, oversees),
  count('warning', LEVEL.warning.zh),
  count('yellow', LEVEL.yellow.zh),
  count('red', LEVEL.red.zh),
  count('unanswered', FIGURES.unanswered.zh),
  count('appeals', FIGURES.appeals.zh),
]
