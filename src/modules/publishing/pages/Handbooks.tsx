import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { type ReactElement, useState } from 'react'
import { howFar, shareOf } from '../../../core/publishing/progress.ts'
import { WINDOW_GROUP } from '../../../core/words/catalogue.ts'
import { HANDBOOK } from '../../../core/words/handbook.ts'
import { PUBLISHING, published, VOLUME_STATE } from '../../../core/words/publishing.ts'
import { RAIL } from '../../../core/words/workbench.ts'
import { call } from '../../../platform/call.ts'
import { Choice } from '../../../workbench/widgets/Choice.tsx'
import { type Column, DataTable } from '../../../workbench/widgets/DataTable.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { useTitle } from '../../../workbench/widgets/useTitle.ts'
import { type Format, fileName, listVolumes, orderVolume, type VolumeLine } from '../contract.ts'
import './handbooks.css'

const OPEN: readonly VolumeLine['state'][] = ['ordered', 'gathering', 'setting']

const volumesQuery = queryOptions({
  queryKey: ['handbooks'],
  queryFn: () => call(listVolumes, {}),
  refetchInterval: ({ state: { data } }) =>
    data?.volumes.some(({ state }) => OPEN.includes(state)) ? 1_000 : 60_000,
})

/** The volumes of the printed handbook: have one made, see how far it is, open it. */
export function HandbooksPage(): ReactElement {
  const volumes = useQuery(volumesQuery)
  const [selected, setSelected] = useState<string>()
  useTitle(RAIL.handbooks.zh)
  const rows = volumes.data?.volumes ?? []
  return (
    <section className="page">
      <div className="list-head">
        <h1>{PUBLISHING.handbooks.zh}</h1>
        <p className="hint">{PUBLISHING.makeLead.zh}</p>
        <Order parts={volumes.data?.parts ?? []} places={volumes.data?.places ?? []} />
      </div>
      {volumes.error && <ErrorText error={volumes.error} retry={() => void volumes.refetch()} />}
      <DataTable
        label={PUBLISHING.handbooks.zh}
        columns={COLUMNS}
        rows={rows}
        keyOf={({ id }) => id}
        selected={rows.some(({ id }) => id === selected) ? selected : rows[0]?.id}
        onSelect={({ id }) => setSelected(id)}
        onOpen={(row) => {
          if (row.state === 'done') window.open(addressOf(row), '_blank', 'noopener')
        }}
        busy={volumes.isPending}
        empty={volumes.error ? null : <p>{PUBLISHING.emptyList.zh}</p>}
      />
    </section>
  )
}

type Part = VolumeLine['part']

function Order({
  parts,
  places,
}: {
  parts: readonly { part: Part; items: number }[]
  places: readonly { division: string; name: string }[]
}) {
  const [part, setPart] = useState<Part>('all')
  const [division, setDivision] = useState('')
  const [format, setFormat] = useState<Format>('pdf')
  const queries = useQueryClient()
  const order = useMutation({
    mutationFn: () => call(orderVolume, { part, division, format }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['handbooks'] }),
  })
  return (
    <form
      className="filters"
      onSubmit={(event) => {
        event.preventDefault()
        order.mutate()
      }}
    >
      <Choice
        label={PUBLISHING.choosePart.zh}
        value={part}
        options={parts.map((one) => ({
          value: one.part,
          label: `${published.volume(nameOf(one.part))}（${one.items === 0 ? PUBLISHING.noItems.zh : published.items(one.items)}）`,
        }))}
        onChange={(value) => setPart(value as Part)}
      />
      <Choice
        label={PUBLISHING.choosePlace.zh}
        value={division}
        options={[
          { value: '', label: PUBLISHING.wholeCity.zh },
          ...places.map((one) => ({ value: one.division, label: one.name })),
        ]}
        onChange={setDivision}
      />
      <Choice
        label={PUBLISHING.format.zh}
        value={format}
        options={[
          { value: 'pdf', label: PUBLISHING.pdfFile.zh },
          { value: 'docx', label: PUBLISHING.wordFile.zh },
        ]}
        onChange={(value) => setFormat(value as Format)}
      />
      <Button type="primary" htmlType="submit" loading={order.isPending}>
        {PUBLISHING.make.zh}
      </Button>
      <span role="status">{order.data && !order.data.fresh ? PUBLISHING.already.zh : ''}</span>
      {order.error && <ErrorText error={order.error} />}
    </form>
  )
}

const nameOf = (part: Part) => (part === 'all' ? HANDBOOK.all.zh : WINDOW_GROUP[part].zh)
const addressOf = (line: VolumeLine) => `/handbooks/${fileName(line)}`

const COLUMNS: readonly Column<VolumeLine>[] = [
  {
    key: 'part',
    head: PUBLISHING.part.zh,
    cell: ({ part, items }) => `${published.volume(nameOf(part))}（${published.items(items)}）`,
  },
  {
    key: 'place',
    head: PUBLISHING.place.zh,
    width: 130,
    cell: ({ place }) => place || PUBLISHING.wholeCity.zh,
  },
  {
    key: 'format',
    head: PUBLISHING.format.zh,
    width: 110,
    cell: ({ format }) => (format === 'pdf' ? PUBLISHING.pdfFile.zh : PUBLISHING.wordFile.zh),
  },
  { key: 'state', head: PUBLISHING.state.zh, width: 320, cell: (row) => <State row={row} /> },
  { key: 'orderer', head: PUBLISHING.orderer.zh, width: 110, cell: ({ orderer }) => orderer },
  { key: 'on', head: PUBLISHING.madeAt.zh, width: 120, named: true, cell: ({ orderedOn }) => orderedOn },
  {
    key: 'file',
    head: PUBLISHING.file.zh,
    width: 170,
    cell: (row) =>
      row.state === 'done' ? (
        <a href={addressOf(row)} target="_blank" rel="noopener" tabIndex={-1}>
          {PUBLISHING.open.zh}
          {`（${[...(row.pages ? [published.pages(row.pages)] : []), published.size(row.size ?? 0)].join('，')}）`}
        </a>
      ) : (
        ''
      ),
  },
]

/** How far it is, in words and as a bar. */
function State({ row }: { row: VolumeLine }) {
  const { state, trouble } = row
  if (state === 'failed')
    return <span className="tag overdue">{`${VOLUME_STATE.failed.zh}：${trouble}`}</span>
  if (!OPEN.includes(state)) return VOLUME_STATE[state].zh
  const word = howFar(row)
  const percent = Math.round(shareOf(row) * 100)
  return (
    <span className="handbook-progress">
      <span>{word}</span>
      <Progress percent={percent} showInfo={false} size="small" status="active" aria-label={word} />
    </span>
  )
}
