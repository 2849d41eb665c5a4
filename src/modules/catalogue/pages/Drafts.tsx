import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { AUDITS, mayCatalogue } from '../../../core/catalogue/lifecycle.ts'
import { ITEM_DESK } from '../../../core/words/item-desk.ts'
import { AUDIT, DRAFT_KIND, DRAFT_STATE } from '../../../core/words/item-drafts.ts'
import { ITEM_IMPORT } from '../../../core/words/item-import.ts'
import { type Column, DataTable } from '../../../workbench/widgets/DataTable.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { Icon } from '../../../workbench/widgets/icons.tsx'
import { useKeys } from '../../../workbench/widgets/keys.ts'
import { QueryTabs } from '../../../workbench/widgets/QueryTabs.tsx'
import { useDesk } from '../../../workbench/widgets/session.ts'
import { TextFilter } from '../../../workbench/widgets/TextFilter.tsx'
import { useTitle } from '../../../workbench/widgets/useTitle.ts'
import type { DraftLine } from '../acts.ts'
import { DraftPage } from './DraftPage.tsx'
import './drafts.css'
import { draftsQuery } from './draft-reads.ts'
import type { Drafting } from './filters.ts'
import { ImportItems } from './ImportItems.tsx'
import { OpenDraft } from './OpenDraft.tsx'

/** Items on their way: what a department writes and two auditors look at. */
export function DraftsPage(): ReactElement {
  const { draft } = useParams({ strict: false })
  return draft ? <DraftPage key={draft} id={draft} /> : <List />
}

const TABS = [
  ['mine', ITEM_DESK.showMine],
  ['open', ITEM_DESK.showOpen],
  ['all', ITEM_DESK.showAll],
] as const satisfies readonly (readonly [NonNullable<Drafting['show']>, { zh: string }])[]

function List() {
  const search = useSearch({ from: '/drafts' })
  const navigate = useNavigate()
  const { post } = useDesk()
  const [selected, setSelected] = useState<string>()
  const [opening, setOpening] = useState(false)
  const [importing, setImporting] = useState(false)
  const found = useQuery(draftsQuery(search))
  useTitle(ITEM_DESK.title.zh)
  const writes = mayCatalogue(post.role, 'Draft') && post.standing !== 'waiting'
  useKeys('list', [{ key: 'n', says: ITEM_DESK.open.zh, run: () => setOpening(true) }], writes)
  const go = (change: Drafting) => void navigate({ to: '/drafts', search: { ...search, ...change } })
  const open = (id: string) => void navigate({ to: '/drafts/$draft', params: { draft: id }, search })
  const show = search.show ?? 'open'
  return (
    <section className="page drafts-page">
      <div className="list-head">
        <h1>{ITEM_DESK.title.zh}</h1>
        {/* biome-ignore lint/a11y/useSemanticElements: a <search> element is unknown to the browsers of the floor */}
        <div className="filters" role="search" aria-label={ITEM_DESK.title.zh}>
          <TextFilter
            label={ITEM_DESK.find.zh}
            value={search.text ?? ''}
            onChange={(text) => go({ text: text || undefined })}
          />
        </div>
        {writes && (
          <>
            <Button icon={<Icon name="upload" />} onClick={() => setImporting(true)}>
              {ITEM_IMPORT.screen.open}
            </Button>
            <Button type="primary" icon={<Icon name="plus" />} onClick={() => setOpening(true)}>
              {ITEM_DESK.open.zh}
            </Button>
          </>
        )}
      </div>
      <p className="list-lead">{ITEM_DESK.lead.zh}</p>
      <QueryTabs
        label={ITEM_DESK.state.zh}
        current={show}
        onGo={(id) => go({ show: id as Drafting['show'] })}
        tabs={TABS.map(([id, word]) => ({
          id,
          word: word.zh,
          href: `/desk/drafts?show=${id}`,
          ...(id === 'mine' && found.data ? { count: found.data.mine } : {}),
        }))}
      />
      {found.error && <ErrorText error={found.error} retry={() => void found.refetch()} />}
      <DataTable
        label={ITEM_DESK.title.zh}
        columns={COLUMNS}
        rows={found.data?.drafts ?? []}
        keyOf={({ id }) => id}
        selected={selected ?? found.data?.drafts[0]?.id}
        onSelect={({ id }) => setSelected(id)}
        onOpen={({ id }) => open(id)}
        busy={found.isPending}
        empty={found.error ? null : <p>{ITEM_DESK.empty.zh}</p>}
      />
      {importing && <ImportItems onClose={() => setImporting(false)} />}
      {opening && (
        <OpenDraft
          department={found.data?.own ?? undefined}
          onClose={() => setOpening(false)}
          onOpened={open}
        />
      )}
    </section>
  )
}

/** Whose turn it is: the department's, or the audits' that have not agreed yet. */
export function waitsFor({ state, agreed }: Pick<DraftLine, 'state' | 'agreed'>): string {
  if (state === 'drafting') return ITEM_DESK.waitsForDepartment.zh
  if (state !== 'submitted') return ''
  return AUDITS.filter((audit) => !agreed.some((one) => one.audit === audit))
    .map((audit) => AUDIT[audit].zh)
    .join('、')
}

export function stateOf({ state, inForce }: Pick<DraftLine, 'state' | 'inForce'>): string {
  return inForce ? ITEM_DESK.inForce.zh : DRAFT_STATE[state].zh
}

const COLUMNS: readonly Column<DraftLine>[] = [
  {
    key: 'title',
    head: ITEM_DESK.items.zh,
    cell: ({ title, kind }) => (
      <span className="two-lines strong">{title || `${DRAFT_KIND[kind].zh}${ITEM_DESK.items.zh}`}</span>
    ),
  },
  { key: 'kind', head: ITEM_DESK.kind.zh, width: 80, cell: ({ kind }) => DRAFT_KIND[kind].zh },
  {
    key: 'department',
    head: ITEM_DESK.department.zh,
    width: 150,
    roomy: true,
    cell: ({ departmentName }) => departmentName,
  },
  { key: 'state', head: ITEM_DESK.state.zh, width: 90, cell: stateOf },
  { key: 'waits', head: ITEM_DESK.waitsFor.zh, width: 210, cell: waitsFor },
  {
    key: 'starts',
    head: ITEM_DESK.startsOn.zh,
    width: 120,
    named: true,
    cell: ({ startsOn }) => startsOn ?? '',
  },
]
