import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { PLACES, SITES } from '../../core/words/establishment-screens.ts'
import { SITE_KIND } from '../../core/words/organisation.ts'
import { say } from '../../core/words/workbench.ts'
import type { SiteRow } from '../../modules/organisation/acts.ts'
import { Choice, optionsOf } from '../widgets/Choice.tsx'
import type { Column } from '../widgets/DataTable.tsx'
import { Icon } from '../widgets/icons.tsx'
import { useKeys } from '../widgets/keys.ts'
import { ListAndCase } from '../widgets/ListAndCase.tsx'
import { TextFilter } from '../widgets/TextFilter.tsx'
import { useTitle } from '../widgets/useTitle.ts'
import './admin.css'
import { AdminList } from './AdminList.tsx'
import type { Sites } from './filters.ts'
import { DivisionFilter } from './Narrow.tsx'
import { ClosedFilter } from './PlaceList.tsx'
import { siteRowsQuery } from './reads.ts'
import { SitePane } from './SitePane.tsx'
import { OpenSite } from './site-acts.tsx'
import { useMay } from './useMay.ts'

/** Where the public is served in one's division and below it: centres, branch halls, stations, and their windows. */
export function SitesPage(): ReactElement {
  const search = useSearch({ from: '/sites' })
  const { site } = useParams({ strict: false })
  const navigate = useNavigate()
  const [selected, setSelected] = useState(site)
  const [adding, setAdding] = useState(false)
  const { message } = App.useApp()
  const keeps = useMay('KeepPlaces')
  useTitle(SITES.title.zh)
  useKeys('list', [{ key: 'n', says: SITES.open.zh, run: () => setAdding(true) }], keeps)
  const found = useInfiniteQuery(siteRowsQuery(search))
  const sites = found.data?.pages.flatMap((page) => page.sites) ?? []
  const set = (part: Partial<Sites>) =>
    void navigate({ to: '.', search: { ...search, ...part }, replace: true })
  const open = (id: string | undefined) =>
    void (id
      ? navigate({ to: '/sites/$site', params: { site: id }, search, replace: site !== undefined })
      : navigate({ to: '/sites', search }))
  const list = (
    <AdminList
      title={SITES.title.zh}
      found={found}
      rows={sites}
      columns={COLUMNS}
      filters={
        <>
          <TextFilter
            label={SITES.find.zh}
            value={search.q ?? ''}
            onChange={(q) => set({ q: q || undefined })}
          />
          <Choice
            label={SITES.kind.zh}
            value={search.kind ?? ''}
            empty={SITES.anyKind.zh}
            options={optionsOf(SITE_KIND)}
            onChange={(kind) => set({ kind: kind || undefined })}
          />
          <DivisionFilter value={search.division} onChange={(division) => set({ division })} />
          <ClosedFilter value={search.closed} onChange={(closed) => set({ closed })} />
          {keeps && (
            <Button icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
              {SITES.open.zh}
            </Button>
          )}
        </>
      }
      empty={SITES.empty.zh}
      selected={selected}
      onSelect={setSelected}
      opened={site}
      onOpen={open}
    />
  )
  return (
    <>
      <ListAndCase
        list={list}
        opened={site === undefined ? null : <SitePane key={site} id={site} onClose={() => open(undefined)} />}
      />
      {adding && (
        <OpenSite
          onClose={() => setAdding(false)}
          onSent={({ id, name }) => {
            setAdding(false)
            void message.success(say(SITES.opened, { name }))
            setSelected(id)
            open(id)
          }}
        />
      )}
    </>
  )
}

const COLUMNS: readonly Column<SiteRow>[] = [
  {
    key: 'site',
    head: SITES.name.zh,
    cell: ({ name, kind }) => (
      <span className="brief" title={name}>
        <strong>{name}</strong>
        <span>{SITE_KIND[kind].zh}</span>
      </span>
    ),
  },
  { key: 'place', head: PLACES.place.zh, width: 150, roomy: true, cell: ({ place }) => place },
  {
    key: 'windows',
    head: SITES.windows.zh,
    width: 90,
    cell: ({ windows }) => say(SITES.windowCount, { n: windows }),
  },
]
