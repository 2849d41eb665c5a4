import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { ORGANS, PLACES } from '../../core/words/establishment-screens.ts'
import { say } from '../../core/words/workbench.ts'
import type { OrganRow } from '../../modules/organisation/acts.ts'
import type { Column } from '../widgets/DataTable.tsx'
import { Icon } from '../widgets/icons.tsx'
import { useKeys } from '../widgets/keys.ts'
import { ListAndCase } from '../widgets/ListAndCase.tsx'
import { TextFilter } from '../widgets/TextFilter.tsx'
import { useTitle } from '../widgets/useTitle.ts'
import './admin.css'
import { AdminList } from './AdminList.tsx'
import type { Organs } from './filters.ts'
import { DivisionFilter } from './Narrow.tsx'
import { OrganPane } from './OrganPane.tsx'
import { EnterOrgan } from './organ-acts.tsx'
import { ClosedFilter } from './PlaceList.tsx'
import { organRowsQuery } from './reads.ts'
import { periodInWords } from './say.ts'
import { useMay } from './useMay.ts'

/** The organs of one's division and of everything below it. */
export function OrgansPage(): ReactElement {
  const search = useSearch({ from: '/organs' })
  const { organ } = useParams({ strict: false })
  const navigate = useNavigate()
  const [selected, setSelected] = useState(organ)
  const [adding, setAdding] = useState(false)
  const { message } = App.useApp()
  const keeps = useMay('KeepPlaces')
  useTitle(ORGANS.title.zh)
  useKeys('list', [{ key: 'n', says: ORGANS.enter.zh, run: () => setAdding(true) }], keeps)
  const found = useInfiniteQuery(organRowsQuery(search))
  const organs = found.data?.pages.flatMap((page) => page.organs) ?? []
  const set = (part: Partial<Organs>) =>
    void navigate({ to: '.', search: { ...search, ...part }, replace: true })
  const open = (id: string | undefined) =>
    void (id
      ? navigate({ to: '/organs/$organ', params: { organ: id }, search, replace: organ !== undefined })
      : navigate({ to: '/organs', search }))
  const list = (
    <AdminList
      title={ORGANS.title.zh}
      found={found}
      rows={organs}
      columns={COLUMNS}
      filters={
        <>
          <TextFilter
            label={ORGANS.find.zh}
            value={search.q ?? ''}
            onChange={(q) => set({ q: q || undefined })}
          />
          <DivisionFilter value={search.division} onChange={(division) => set({ division })} />
          <ClosedFilter value={search.closed} onChange={(closed) => set({ closed })} />
          {keeps && (
            <Button icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
              {ORGANS.enter.zh}
            </Button>
          )}
        </>
      }
      empty={ORGANS.empty.zh}
      selected={selected}
      onSelect={setSelected}
      opened={organ}
      onOpen={open}
    />
  )
  return (
    <>
      <ListAndCase
        list={list}
        opened={
          organ === undefined ? null : <OrganPane key={organ} id={organ} onClose={() => open(undefined)} />
        }
      />
      {adding && (
        <EnterOrgan
          onClose={() => setAdding(false)}
          onSent={({ id, name }) => {
            setAdding(false)
            void message.success(say(ORGANS.entered, { name }))
            setSelected(id)
            open(id)
          }}
        />
      )}
    </>
  )
}

const COLUMNS: readonly Column<OrganRow>[] = [
  {
    key: 'organ',
    head: ORGANS.name.zh,
    cell: ({ id, name }) => (
      <span className="brief" title={name}>
        <strong>{name}</strong>
        <span>{id}</span>
      </span>
    ),
  },
  {
    key: 'department',
    head: ORGANS.department.zh,
    width: 160,
    roomy: true,
    cell: ({ department }) => department,
  },
  { key: 'place', head: PLACES.place.zh, width: 150, cell: ({ place }) => place },
  {
    key: 'days',
    head: PLACES.days.zh,
    width: 210,
    roomy: true,
    cell: ({ from, to }) => periodInWords(from, to),
  },
]
