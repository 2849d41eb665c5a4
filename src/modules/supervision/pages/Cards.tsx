import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { RULES } from '../../../core/supervision/rules.ts'
import { CARD_STATE, LEVEL, POINT, type PointNumber } from '../../../core/words/supervision.ts'
import { CARDS } from '../../../core/words/supervision-screens.ts'
import type { Word } from '../../../core/words/word.ts'
import { failureOf } from '../../../platform/call.ts'
import { Choice, optionsOf } from '../../../workbench/widgets/Choice.tsx'
import { type Column, DataTable } from '../../../workbench/widgets/DataTable.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { ListAndCase } from '../../../workbench/widgets/ListAndCase.tsx'
import { useDesk } from '../../../workbench/widgets/session.ts'
import { TextFilter } from '../../../workbench/widgets/TextFilter.tsx'
import { useTitle } from '../../../workbench/widgets/useTitle.ts'
import { useWide } from '../../../workbench/widgets/useWide.ts'
import type { CardLine } from '../contract.ts'
import { CardFile } from './CardFile.tsx'
import type { Watching } from './filters.ts'
import { LevelMark, StateMark, valueInWords, whoseOf } from './marks.tsx'
import { cardsQuery, choicesQuery } from './reads.ts'
import { SupervisionTabs } from './Tabs.tsx'

/** The cards of a division, or those charged to one's own window or department; every filter stands in the address. */
export function CardsPage(): ReactElement {
  const search = useSearch({ from: '/cards' })
  const { caseId, card } = useParams({ strict: false })
  const navigate = useNavigate()
  const wide = useWide()
  const [selected, setSelected] = useState(card)
  useTitle(CARDS.list.zh)
  const found = useInfiniteQuery(cardsQuery(search))
  const rows = found.data?.pages.flatMap(({ cards }) => cards) ?? []
  const set = (part: Partial<Watching>) =>
    void navigate({ to: '/cards', search: { ...search, ...part }, replace: true })
  const open = (line: CardLine | undefined) =>
    void (line
      ? navigate({
          to: '/cards/$caseId/$card',
          params: { caseId: line.caseId, card: line.card },
          search,
          replace: card !== undefined,
        })
      : navigate({ to: '/cards', search }))
  const narrow = card !== undefined && wide
  const isFiltered = Object.values(search).some(Boolean)
  const list = (
    <>
      <Head search={search} set={set} />
      {found.error && failureOf(found.error).status !== 401 && (
        <ErrorText error={found.error} retry={() => void found.refetch()} />
      )}
      <DataTable
        label={CARDS.list.zh}
        columns={COLUMNS}
        narrow={narrow}
        rows={rows}
        keyOf={(line) => line.card}
        selected={rows.some((line) => line.card === selected) ? selected : rows[0]?.card}
        opened={card}
        onSelect={(line) => {
          setSelected(line.card)
          if (narrow) open(line)
        }}
        onOpen={open}
        busy={found.isPending}
        empty={
          found.error ? null : (
            <>
              <p>{CARDS.empty.zh}</p>
              {isFiltered && (
                <Button onClick={() => void navigate({ to: '/cards', search: {} })}>{CARDS.clear.zh}</Button>
              )}
            </>
          )
        }
        more={{
          there: found.hasNextPage,
          loading: found.isFetchingNextPage,
          load: () => void found.fetchNextPage(),
        }}
      />
    </>
  )
  return (
    <ListAndCase
      list={list}
      opened={
        caseId === undefined || card === undefined ? null : (
          <CardFile key={card} caseId={caseId} card={card} onClose={() => open(undefined)} />
        )
      }
    />
  )
}

type HeadProps = { search: Watching; set: (part: Partial<Watching>) => void }

function Head({ search, set }: HeadProps) {
  const { post } = useDesk()
  const oversees = post.role === 'supervisor'
  const choose =
    (name: 'level' | 'state' | 'point' | 'waits') =>
    (value: string): void =>
      set({ [name]: value || undefined })
  return (
    <div className="list-head">
      <h1>{CARDS.list.zh}</h1>
      <SupervisionTabs current="cards" />
      <div className="links">
        <Button href={`/api/cards.csv?${queryOf(search)}`} size="small">
          {CARDS.exportCards.zh}
        </Button>
        {oversees && (
          <Button href="/api/supervision-report.csv" size="small">
            {CARDS.exportReport.zh}
          </Button>
        )}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a <search> element is unknown to the browsers of the floor */}
      <div className="filters" role="search" aria-label={CARDS.list.zh}>
        <Choice
          label={CARDS.level.zh}
          value={search.level ?? ''}
          empty={CARDS.anyLevel.zh}
          options={optionsOf(LEVEL)}
          onChange={choose('level')}
        />
        <Choice
          label={CARDS.state.zh}
          value={search.state ?? ''}
          empty={CARDS.anyState.zh}
          options={optionsOf(CARD_STATE)}
          onChange={choose('state')}
        />
        <Choice
          label={CARDS.waits.zh}
          value={search.waits ?? ''}
          empty={CARDS.anyWaits.zh}
          options={WAITS}
          onChange={choose('waits')}
        />
        <Choice
          label={CARDS.point.zh}
          value={search.point ?? ''}
          empty={CARDS.anyPoint.zh}
          options={Object.entries(POINT).map(([value, { name }]) => ({
            value,
            label: `${value} ${name.zh}`,
          }))}
          onChange={choose('point')}
        />
        <Whose search={search} set={set} />
        <TextFilter value={search.q ?? ''} onChange={(q) => set({ q: q || undefined })} />
      </div>
    </div>
  )
}

/** Whom the cards are charged to: a county, a department or hall there, a window or person of it; each narrows the next. */
function Whose({ search, set }: HeadProps) {
  const { post } = useDesk()
  const oversees = post.role === 'supervisor'
  const { division, place, window, person } = search
  const found = useQuery(choicesQuery({ division, place })).data
  const chooser = (
    name: 'division' | 'place' | 'window' | 'person',
    among: readonly { id: string; name: string }[] | undefined,
    [label, empty]: readonly [Word, Word],
    change: (value: string | undefined) => Partial<Watching>,
  ) => {
    const value = search[name] ?? ''
    const options = (among ?? []).map(({ id, name }) => ({ value: id, label: name }))
    const unknown = value !== '' && options.every((option) => option.value !== value)
    const least = name === 'division' ? 2 : 1 // one county is no choice
    if (options.length < least && value === '') return null
    return (
      <Choice
        label={label.zh}
        value={value}
        empty={empty.zh}
        options={unknown ? [...options, { value, label: CARDS.chosen.zh }] : options}
        onChange={(chosen) => set(change(chosen || undefined))}
      />
    )
  }
  const nobody = { window: undefined, person: undefined }
  return (
    <>
      {oversees &&
        chooser('division', found?.divisions, [CARDS.division, CARDS.anyDivision], (division) => ({
          ...{ division, place: undefined, ...nobody },
        }))}
      {oversees &&
        chooser('place', found?.places, [CARDS.place, CARDS.anyPlace], (place) => ({ place, ...nobody }))}
      {(place || !oversees || window) &&
        chooser('window', found?.windows, [CARDS.window, CARDS.anyWindow], (window) => ({ window }))}
      {(place || !oversees || person) &&
        chooser('person', found?.persons, [CARDS.person, CARDS.anyPerson], (person) => ({ person }))}
    </>
  )
}

const WAITS = [
  { value: 'reply', label: CARDS.waitsReply.zh },
  { value: 'appeal', label: CARDS.waitsAppeal.zh },
  { value: 'look', label: CARDS.waitsLook.zh },
  { value: 'abnormal', label: CARDS.waitsAbnormal.zh },
]

function queryOf(search: Watching): string {
  return new URLSearchParams(
    Object.entries(search).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
  ).toString()
}

const areaOf = (point: number) => RULES.find((rule) => rule.point === point)?.area ?? 'procedure'

const COLUMNS: readonly Column<CardLine>[] = [
  { key: 'level', head: CARDS.level.zh, width: 76, cell: ({ level }) => <LevelMark level={level} /> },
  { key: 'state', head: CARDS.state.zh, width: 136, roomy: true, cell: (line) => <StateMark card={line} /> },
  {
    key: 'point',
    head: CARDS.point.zh,
    width: 190,
    cell: ({ point, value }) => (
      <span className="brief" title={POINT[point as PointNumber].name.zh}>
        <strong>{POINT[point as PointNumber].name.zh}</strong>
        <span>{valueInWords(value, areaOf(point))}</span>
      </span>
    ),
  },
  {
    key: 'whose',
    head: CARDS.whose.zh,
    cell: (line) => (
      <span className="brief" title={`${whoseOf(line)} ${line.title}`}>
        <strong>{whoseOf(line)}</strong>
        <span>{line.title}</span>
      </span>
    ),
  },
  {
    key: 'charged',
    head: CARDS.charged.zh,
    width: 210,
    roomy: true,
    cell: ({ placeName, personName }) => (
      <span className="brief" title={placeName}>
        <strong>{placeName}</strong>
        <span>{personName ?? ''}</span>
      </span>
    ),
  },
  { key: 'due', head: CARDS.due.zh, width: 100, roomy: true, named: true, cell: ({ dueOn }) => dueOn ?? '—' },
  {
    key: 'found',
    head: CARDS.found.zh,
    width: 100,
    roomy: true,
    named: true,
    cell: ({ foundOn }) => foundOn,
  },
  {
    key: 'reply',
    head: CARDS.replyBy.zh,
    width: 100,
    roomy: true,
    named: true,
    cell: ({ replyDueOn }) => replyDueOn ?? <span className="soft">{CARDS.noReply.zh}</span>,
  },
]
