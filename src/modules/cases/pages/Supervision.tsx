import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { STATUS } from '../../../core/words/cases.ts'
import { LIST, RAIL, SUPERVISION, say } from '../../../core/words/workbench.ts'
import { call } from '../../../platform/call.ts'
import { Choice } from '../../../workbench/widgets/Choice.tsx'
import { useDesk } from '../../../workbench/widgets/session.ts'
import { TextFilter } from '../../../workbench/widgets/TextFilter.tsx'
import { useTitle } from '../../../workbench/widgets/useTitle.ts'
import { listDivisions, listOrgans } from '../../organisation/contract.ts'
import { CaseList } from './CaseList.tsx'
import type { Watched } from './filters.ts'
import { countsQuery } from './reads.ts'
import { STATUSES } from './statuses.ts'

/** Every case of the division, its time left or over, down to the township and the department; looked at, not touched. */
export function SupervisionPage(): ReactElement {
  const search = useSearch({ from: '/supervision' })
  const { caseId } = useParams({ strict: false })
  const navigate = useNavigate()
  useTitle(RAIL.supervision.zh)
  const set = (part: Partial<Watched>) =>
    void navigate({ to: '/supervision', search: { ...search, ...part }, replace: true })
  return (
    <CaseList
      label={RAIL.supervision.zh}
      filter={{ ...search, view: 'all' }}
      opened={caseId}
      onOpen={(id) =>
        void (id
          ? navigate({
              to: '/supervision/$caseId',
              params: { caseId: id },
              search,
              replace: caseId !== undefined,
            })
          : navigate({ to: '/supervision', search }))
      }
      empty={SUPERVISION.empty.zh}
      onClear={
        Object.values(search).some(Boolean)
          ? () => void navigate({ to: '/supervision', search: {} })
          : undefined
      }
      withOrgans
      head={<Head search={search} set={set} />}
    />
  )
}

type HeadProps = { search: Watched; set: (part: Partial<Watched>) => void }

function Head({ search, set }: HeadProps) {
  return (
    <div className="list-head">
      <h1>
        {RAIL.supervision.zh}
        <span className="tag">{SUPERVISION.readOnly.zh}</span>
      </h1>
      {(search.place ?? search.hand) && (
        <div className="links">
          <Button size="small" onClick={() => set({ place: undefined, hand: undefined })}>
            {SUPERVISION.narrowed.zh} ×
          </Button>
        </div>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a <search> element is unknown to the browsers of the floor */}
      <div className="filters" role="search" aria-label={LIST.filters.zh}>
        <DivisionFilter search={search} set={set} />
        <OrganFilter search={search} set={set} />
        <Choice
          label={LIST.status.zh}
          value={search.status ?? ''}
          empty={LIST.anyStatus.zh}
          onChange={(status) => set({ status: (status || undefined) as Watched['status'] })}
          options={STATUSES}
        />
        <Choice
          label={LIST.due.zh}
          value={search.due ?? ''}
          empty={LIST.anyDue.zh}
          onChange={(due) => set({ due: (due || undefined) as Watched['due'] })}
          options={[
            { value: 'over', label: LIST.over.zh },
            { value: 'today', label: LIST.today.zh },
            { value: 'tomorrow', label: SUPERVISION.tomorrow.zh },
            { value: 'week', label: LIST.week.zh },
          ]}
        />
        <TextFilter value={search.q ?? ''} onChange={(q) => set({ q: q || undefined })} />
      </div>
      <Figures search={search} set={set} />
    </div>
  )
}

/** What is over, due today, and how many stand in each status; each figure leads to its cases. */
function Figures({ search, set }: HeadProps) {
  const { division, organ } = search
  const counts = useQuery(countsQuery({ view: 'all', division, organ })).data
  if (!counts) return null
  const figures = [
    {
      key: 'over',
      word: SUPERVISION.overdue.zh,
      n: counts.over,
      late: true,
      go: { due: 'over', status: undefined },
    },
    {
      key: 'today',
      word: SUPERVISION.today.zh,
      n: counts.today,
      late: false,
      go: { due: 'today', status: undefined },
    },
    ...STATUSES.filter(({ value }) => counts.byStatus[value]).map(({ value }) => ({
      key: value,
      word: STATUS[value as keyof typeof STATUS].zh,
      n: counts.byStatus[value] ?? 0,
      late: false,
      go: { status: value, due: undefined },
    })),
  ]
  return (
    <ul className="figures">
      {figures.map(({ key, word, n, late, go }) => {
        const on = search.due === key || search.status === key
        return (
          <li key={key}>
            <button
              type="button"
              aria-pressed={on}
              className={late && n > 0 ? 'late' : ''}
              onClick={() => set(on ? { due: undefined, status: undefined } : (go as Partial<Watched>))}
            >
              <strong>{n >= 999 ? '999+' : n}</strong>
              {word}
            </button>
          </li>
        )
      })}
    </ul>
  )
}

const FOREVER = { staleTime: Number.POSITIVE_INFINITY } as const

/** From the supervisor's own division down, a level at a time. */
function DivisionFilter({ search, set }: HeadProps) {
  const { post } = useDesk()
  const at = search.division ?? post.division
  const children = (code: string) => ({
    queryKey: ['divisions', code],
    queryFn: () => call(listDivisions, { parent: code }),
    ...FOREVER,
  })
  const own = useQuery(children(post.division)).data?.divisions ?? []
  const county = own.find(({ code }) => isIn(at, code))
  const below = useQuery({
    ...children(county?.code ?? ''),
    enabled: county !== undefined && county.level !== 'village',
  })
  const lower = below.data?.divisions ?? []
  const go = (division: string | undefined) => set({ division, organ: undefined })
  return (
    <>
      <Choice
        label={SUPERVISION.division.zh}
        value={county?.code ?? ''}
        empty={SUPERVISION.anyDivision.zh}
        onChange={(code) => go(code || undefined)}
        options={own.map(({ code, name }) => ({ value: code, label: name }))}
      />
      {county && lower.length > 0 && (
        <Choice
          label={SUPERVISION.lower.zh}
          value={lower.find(({ code }) => isIn(at, code))?.code ?? ''}
          empty={say(SUPERVISION.whole, { name: county.shortName })}
          onChange={(code) => go(code || county.code)}
          options={lower.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
    </>
  )
}

/** Codes of 12 digits: what lies in a division shares its digits up to the zeros. */
function isIn(code: string, division: string): boolean {
  return /^\d{12}$/.test(division) ? code.startsWith(division.replace(/(000)+$/, '')) : code === division
}

function OrganFilter({ search, set }: HeadProps) {
  const { post } = useDesk()
  const code = search.division ?? post.division
  const organs = useQuery({
    queryKey: ['organs', code],
    queryFn: () => call(listOrgans, { code }),
    ...FOREVER,
  }).data?.organs
  return (
    <Choice
      label={SUPERVISION.organ.zh}
      value={search.organ ?? ''}
      empty={SUPERVISION.anyOrgan.zh}
      onChange={(organ) => set({ organ: organ || undefined })}
      options={(organs ?? []).map(({ id, shortName }) => ({ value: id, label: shortName }))}
    />
  )
}
