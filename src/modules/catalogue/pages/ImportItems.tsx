import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { type ReactElement, useRef, useState } from 'react'
import { ITEM_IMPORT } from '../../../core/words/item-import.ts'
import { FORM } from '../../../core/words/workbench.ts'
import { call, upload } from '../../../platform/call.ts'
import { newId } from '../../../platform/id.ts'
import { Dialog } from '../../../workbench/widgets/Dialog.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { importItems, TriedImport } from '../acts.ts'
import './import.css'

type Tried = TriedImport
type Outcome = Tried['rows'][number]['outcome']
const { screen } = ITEM_IMPORT

/** A file of items: chosen, tried, looked at row by row, and only then made drafts of. */
export function ImportItems({ onClose }: { onClose: () => void }): ReactElement {
  const file = useRef<HTMLInputElement>(null)
  const queries = useQueryClient()
  const [part, setPart] = useState(0)
  const trial = useMutation({
    mutationFn: (chosen: File) =>
      upload(
        `/item-imports/${newId()}/trial`,
        { name: chosen.name.slice(0, 200) },
        chosen,
        TriedImport,
        setPart,
      ),
  })
  const making = useMutation({
    mutationFn: (id: string) => call(importItems, { id }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['drafts', 'list'] }),
  })
  const tried = trial.data
  const wanted = tried?.rows.filter(({ outcome }) => outcome === 'create' || outcome === 'change').length ?? 0
  const faults = tried ? faultsIn(tried).length : 0
  return (
    <Dialog title={screen.title} width={960} onClose={onClose}>
      <div className="admin-form item-import">
        <p>{screen.lead}</p>
        <p>
          <a href="/api/item-export?format=xlsx">{screen.exportTable}</a>
          <a href="/api/item-export?format=csv">CSV</a>
          <a href="/api/item-export?format=json">JSON</a>
        </p>
        <div className="item-import-choose">
          <Button
            type={tried ? 'default' : 'primary'}
            loading={trial.isPending}
            disabled={making.isPending}
            onClick={() => file.current?.click()}
          >
            {tried ? screen.another : screen.choose}
          </Button>
          {trial.isPending && (
            <span role="status">
              <Progress percent={Math.round(part * 100)} size="small" aria-label={screen.sending} />
              {part < 1 ? screen.sending : screen.reading}
            </span>
          )}
        </div>
        <input
          ref={file}
          type="file"
          accept=".xlsx,.xls,.csv,.json"
          hidden
          aria-label={screen.choose}
          onChange={(event) => {
            const [chosen] = event.target.files ?? []
            event.target.value = ''
            if (!chosen) return
            making.reset()
            setPart(0)
            trial.mutate(chosen)
          }}
        />
        {(trial.error ?? making.error) && <ErrorText error={trial.error ?? making.error} />}
        {tried && !trial.isPending && <Trial tried={tried} />}
        {making.data && (
          <p className="strip" role="status">
            {screen.made(making.data.drafts)}
          </p>
        )}
        <div className="dialog-foot">
          <Button onClick={onClose}>{making.data ? screen.done : FORM.cancel.zh}</Button>
          {tried && !making.data && (
            <Button
              type="primary"
              loading={making.isPending}
              disabled={faults > 0 || wanted === 0}
              onClick={() => making.mutate(tried.id)}
            >
              {screen.make(wanted)}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  )
}

const faultsIn = ({ rows, faults }: Tried) => [...faults, ...rows.flatMap((row) => row.faults)]

/** What would happen, first in numbers, then row by row; what stops it comes first. */
function Trial({ tried }: { tried: Tried }): ReactElement {
  const { rows, ignored, name } = tried
  const faults = faultsIn(tried)
  const count = (outcome: Outcome) => rows.filter((row) => row.outcome === outcome).length
  const told = rows.filter(({ outcome }) => outcome !== 'error').slice(0, MOST)
  return (
    <section aria-label={screen.result}>
      <h2>{screen.resultOf(name)}</h2>
      <ul className="item-import-counts">
        {OUTCOMES.filter((outcome) => count(outcome) > 0).map((outcome) => (
          <li key={outcome} className={outcome === 'error' ? 'bad' : undefined}>
            {screen.outcome[outcome]} <strong>{count(outcome)}</strong>
          </li>
        ))}
      </ul>
      {faults.length > 0 && (
        <>
          <p className="strip bad">{screen.faulty(faults.length)}</p>
          <Lines label={screen.faults} lines={faults.slice(0, MOST)} />
        </>
      )}
      {ignored.length > 0 && (
        <details>
          <summary>{screen.ignored(ignored.length)}</summary>
          <Lines label={screen.ignored(ignored.length)} lines={ignored} />
        </details>
      )}
      {told.length > 0 && (
        <div className="item-import-rows">
          <table className="plain-table" aria-label={screen.result}>
            <thead>
              <tr>
                {Object.values(screen.head).map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {told.map(({ row, name: item, outcome, changed, foreignCode, foreignOrgan }) => (
                <tr key={row}>
                  <td>{row}</td>
                  <td>{item}</td>
                  <td>{screen.outcome[outcome]}</td>
                  <td>{screen.says({ changed, code: foreignCode, organ: foreignOrgan })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > MOST && <p className="soft">{screen.first(MOST)}</p>}
    </section>
  )
}

const OUTCOMES: readonly Outcome[] = ['error', 'create', 'change', 'same', 'repeat']
/** Rows a person looks through; the numbers above count all of them. */
const MOST = 200

function Lines({ label, lines }: { label: string; lines: Tried['faults'] }): ReactElement {
  return (
    <ul className="item-import-faults" aria-label={label}>
      {lines.map(({ sheet, cell, sentence }, n) => (
        <li key={n}>
          <strong>
            {sheet} {cell}
          </strong>
          {sentence}
        </li>
      ))}
    </ul>
  )
}
