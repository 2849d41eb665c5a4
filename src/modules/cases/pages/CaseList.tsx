import { useInfiniteQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { lazy, type ReactElement, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { LIST, say } from '../../../core/words/workbench.ts'
import { failureOf } from '../../../platform/call.ts'
import { DataTable } from '../../../workbench/widgets/DataTable.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { useKeys } from '../../../workbench/widgets/keys.ts'
import { ListAndCase } from '../../../workbench/widgets/ListAndCase.tsx'
import { useDesk } from '../../../workbench/widgets/session.ts'
import { useWide } from '../../../workbench/widgets/useWide.ts'
import type { CaseLine } from '../contract.ts'
import { columnsOf } from './columns.tsx'
import { type Filter, linesQuery } from './reads.ts'
import { useAct } from './useAct.ts'

const CaseFile = lazy(async () => ({ default: (await import('./CaseFile.tsx')).CaseFile }))

type Props = {
  label: string
  filter: Filter
  /** What stands above the table: views, filters, counts. */
  head: ReactNode
  empty: string
  opened: string | undefined
  onOpen: (id: string | undefined) => void
  onClear?: (() => void) | undefined
  withOrgans?: boolean
}

/** A work list and the case that is open beside it. */
export function CaseList(props: Props): ReactElement {
  const { label, filter, head, empty, opened, onOpen, onClear, withOrgans } = props
  const { person } = useDesk()
  const lines = useInfiniteQuery(linesQuery(filter))
  const wide = useWide()
  const rows = lines.data?.pages.flatMap(({ cases }) => cases) ?? []
  const { selected, select } = useSelection(rows, opened)
  const current = rows.find(({ id }) => id === selected)
  const [entering, setEntering] = useState(true)
  useHolding(current, opened === undefined)
  const organs = Object.assign({}, ...(lines.data?.pages.map((page) => page.organs) ?? []))
  const narrow = opened !== undefined && wide
  const list = (
    <>
      {head}
      {lines.error && failureOf(lines.error).status !== 401 && (
        <ErrorText error={lines.error} retry={() => void lines.refetch()} />
      )}
      <DataTable
        label={label}
        columns={columnsOf(person.id, narrow, withOrgans ? organs : undefined)}
        rows={rows}
        keyOf={({ id }) => id}
        selected={selected}
        opened={opened}
        onSelect={({ id }) => {
          select(id)
          if (!narrow) return
          setEntering(false)
          onOpen(id) // beside the list, the case follows the hand
        }}
        onOpen={({ id }) => {
          setEntering(true)
          onOpen(id)
        }}
        busy={lines.isPending}
        empty={
          lines.error ? null : (
            <>
              <p>{empty}</p>
              {onClear && <Button onClick={onClear}>{LIST.clear.zh}</Button>}
            </>
          )
        }
        more={{
          there: lines.hasNextPage,
          loading: lines.isFetchingNextPage,
          load: () => void lines.fetchNextPage(),
        }}
      />
    </>
  )
  return (
    <ListAndCase
      list={list}
      opened={
        opened === undefined ? null : (
          <Suspense>
            <CaseFile id={opened} entering={entering} onClose={() => onOpen(undefined)} />
          </Suspense>
        )
      }
    />
  )
}

/** The current row by its case, not by its place: when it leaves the list, whatever took its place is current. */
function useSelection(rows: readonly CaseLine[], opened: string | undefined) {
  const [selected, select] = useState(opened)
  const place = useRef(0)
  const at = rows.findIndex(({ id }) => id === selected)
  if (at >= 0) place.current = at
  const now =
    at >= 0 ? selected : opened === undefined ? rows[Math.min(place.current, rows.length - 1)]?.id : selected
  useEffect(() => {
    if (opened !== undefined) select(opened)
  }, [opened])
  return { selected: now, select }
}

/** x claims the current case and u puts it back, without opening it. */
function useHolding(current: CaseLine | undefined, on: boolean): void {
  const { person } = useDesk()
  const act = useAct()
  const { message } = App.useApp()
  async function now(name: 'Claim' | 'Release', line: CaseLine | undefined) {
    if (!line || act.isPending) return
    if (line.holder !== null && line.holder !== person.id)
      return void message.info(say(LIST.taken, { name: line.holderName ?? '' }))
    try {
      await act.mutateAsync({ id: line.id, name, input: {} })
      void message.success(name === 'Claim' ? LIST.claimed.zh : LIST.released.zh)
    } catch (error) {
      void message.error(failureOf(error).message, 5)
    }
  }
  useKeys(
    'list',
    [
      { key: 'x', says: LIST.claim.zh, run: () => void now('Claim', current) },
      { key: 'u', says: LIST.release.zh, run: () => void now('Release', current) },
    ],
    on,
  )
}
