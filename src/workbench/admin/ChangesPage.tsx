import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { type ChangeKind, FACTS } from '../../core/administration.ts'
import { CHANGE_LIST } from '../../core/words/admin-screens.ts'
import { CHANGE, FACT } from '../../core/words/administration.ts'
import { say } from '../../core/words/workbench.ts'
import type { ChangeLine } from '../../modules/organisation/acts.ts'
import { Choice, optionsOf } from '../widgets/Choice.tsx'
import type { Column } from '../widgets/DataTable.tsx'
import { DayInput } from '../widgets/DayInput.tsx'
import { ListAndCase } from '../widgets/ListAndCase.tsx'
import { TextFilter } from '../widgets/TextFilter.tsx'
import { useTitle } from '../widgets/useTitle.ts'
import './admin.css'
import { Pane, Part, Rows } from '../widgets/Pane.tsx'
import { AdminList } from './AdminList.tsx'
import type { Changes } from './filters.ts'
import { ItemName } from './ItemName.tsx'
import { changesQuery } from './reads.ts'
import { instant, instantBriefly } from './say.ts'

/** Who changed what about people, accounts, posts, rights and mandates, when, and why. Read, never written. */
export function ChangesPage(): ReactElement {
  const search = useSearch({ from: '/changes' })
  const navigate = useNavigate()
  const [opened, setOpened] = useState<string>()
  const [selected, setSelected] = useState<string>()
  useTitle(CHANGE_LIST.title.zh)
  const found = useInfiniteQuery(changesQuery(search))
  const changes = found.data?.pages.flatMap((page) => page.changes) ?? []
  const set = (part: Partial<Changes>) =>
    void navigate({ to: '/changes', search: { ...search, ...part }, replace: true })
  const one = changes.find(({ id }) => id === opened)
  const list = (
    <AdminList
      title={CHANGE_LIST.title.zh}
      found={found}
      rows={changes}
      columns={COLUMNS}
      tabs={
        <Narrowed
          search={search}
          first={changes[0]}
          onClear={() => set({ person: undefined, post: undefined, place: undefined })}
        />
      }
      filters={
        <>
          <TextFilter
            label={CHANGE_LIST.find.zh}
            value={search.q ?? ''}
            onChange={(q) => set({ q: q || undefined })}
          />
          <Choice
            label={CHANGE_LIST.kind.zh}
            value={search.kind ?? ''}
            empty={CHANGE_LIST.anyKind.zh}
            options={optionsOf(CHANGE)}
            onChange={(kind) => set({ kind: (kind || undefined) as ChangeKind | undefined })}
          />
          <DayInput
            label={CHANGE_LIST.from.zh}
            placeholder={CHANGE_LIST.from.zh}
            value={search.from ?? ''}
            onChange={(from) => set({ from: from || undefined })}
          />
          <DayInput
            label={CHANGE_LIST.to.zh}
            placeholder={CHANGE_LIST.to.zh}
            value={search.to ?? ''}
            onChange={(to) => set({ to: to || undefined })}
          />
        </>
      }
      empty={CHANGE_LIST.empty.zh}
      selected={selected}
      onSelect={setSelected}
      opened={opened}
      onOpen={setOpened}
    />
  )
  return (
    <ListAndCase
      list={list}
      opened={one ? <ChangePane change={one} onClose={() => setOpened(undefined)} /> : null}
    />
  )
}

/** The list is of one person or one post only, and the way back to all of them. */
function Narrowed({
  search,
  first,
  onClear,
}: {
  search: Changes
  first: ChangeLine | undefined
  onClear: () => void
}) {
  if (!search.person && !search.post && !search.place) return <p className="hint">{CHANGE_LIST.lead.zh}</p>
  const name = first?.person === search.person ? first?.subject : undefined
  return (
    <p className="hint">
      {search.post || search.place
        ? CHANGE_LIST[search.post ? 'onlyPost' : 'onlyPlace'].zh
        : say(CHANGE_LIST.onlyPerson, { name: name ?? CHANGE_LIST.onePerson.zh })}{' '}
      <Button size="small" onClick={onClear}>
        {CHANGE_LIST.everything.zh}
      </Button>
    </p>
  )
}

function ChangePane({ change, onClose }: { change: ChangeLine; onClose: () => void }) {
  const { kind, at, author, subject, reason } = change
  return (
    <Pane
      title={`${CHANGE[kind].zh}：${subject}`}
      error={undefined}
      retry={() => {}}
      onClose={onClose}
      facts={[
        [CHANGE_LIST.at.zh, instant(at)],
        [CHANGE_LIST.author.zh, authorInWords(author)],
      ]}
    >
      <Part title={CHANGE_LIST.detail.zh}>
        <Rows
          rows={[
            [CHANGE_LIST.subject.zh, subject],
            ...FACTS.map((fact) => [FACT[fact].zh, factShown(fact, change)] as const),
            [CHANGE_LIST.reason.zh, reason],
          ]}
        />
      </Part>
    </Pane>
  )
}

/** An item stands in the record by its code, so that the line means the same for ever. */
function factShown(fact: (typeof FACTS)[number], { facts }: ChangeLine) {
  const value = facts[fact]
  return fact === 'items' && value && /^(\*|[0-9A-Z]{12})$/.test(value) ? <ItemName code={value} /> : value
}

function authorInWords({ kind, name, post }: ChangeLine['author']): string {
  if (kind === 'installation') return CHANGE_LIST.installation.zh
  return `${name}（${kind === 'applicant' ? CHANGE_LIST.applicant.zh : (post ?? '')}）`.replace('（）', '')
}

const briefly = ({ facts }: ChangeLine): string =>
  FACTS.flatMap((fact) => (facts[fact] && fact !== 'items' ? [facts[fact]] : [])).join(' · ')

const COLUMNS: readonly Column<ChangeLine>[] = [
  { key: 'at', head: CHANGE_LIST.at.zh, width: 140, cell: ({ at }) => instantBriefly(at) },
  {
    key: 'author',
    head: CHANGE_LIST.author.zh,
    width: 170,
    roomy: true,
    cell: ({ author }) => (
      <span className="brief" title={authorInWords(author)}>
        <strong>{author.kind === 'installation' ? CHANGE_LIST.installation.zh : author.name}</strong>
        <span>{author.kind === 'applicant' ? CHANGE_LIST.applicant.zh : (author.post ?? '')}</span>
      </span>
    ),
  },
  {
    key: 'what',
    head: CHANGE_LIST.what.zh,
    width: 150,
    cell: ({ kind, subject }) => (
      <span className="brief" title={subject}>
        <strong>{CHANGE[kind].zh}</strong>
        <span>{subject}</span>
      </span>
    ),
  },
  {
    key: 'detail',
    head: CHANGE_LIST.detail.zh,
    roomy: true,
    cell: (change) => (
      <span className="two-lines" title={briefly(change)}>
        {briefly(change)}
      </span>
    ),
  },
  {
    key: 'reason',
    head: CHANGE_LIST.reason.zh,
    roomy: true,
    cell: ({ reason }) => (
      <span className="two-lines" title={reason}>
        {reason}
      </span>
    ),
  },
]
