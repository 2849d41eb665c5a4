import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { OUTCOMES } from '../../../core/catalogue/outcome.ts'
import { ITEM_DESK, OUTCOME } from '../../../core/words/item-desk.ts'
import { call } from '../../../platform/call.ts'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { useTitle } from '../../../workbench/widgets/useTitle.ts'
import { type FiguresAnswer, showFigures } from '../acts.ts'
import './drafts.css'

/** How far the items are from what is asked of them, and which miss it, each with its legal reason. */
export function OutcomesPage(): ReactElement {
  const shown = useQuery({ queryKey: ['outcomes'], queryFn: () => call(showFigures, {}) })
  useTitle(ITEM_DESK.figures.zh)
  return (
    <section className="page drafts-page">
      <div className="list-head">
        <h1>{ITEM_DESK.figures.zh}</h1>
      </div>
      <p className="list-lead">{ITEM_DESK.figuresLead.zh}</p>
      {shown.error && <ErrorText error={shown.error} retry={() => void shown.refetch()} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="locals-body" tabIndex={0} aria-label={ITEM_DESK.figures.zh}>
        {shown.data && <Shares figures={shown.data} />}
        {shown.data &&
          OUTCOMES.map((outcome) => (
            <Reasons
              key={outcome}
              title={`${OUTCOME[outcome].zh}：${ITEM_DESK.misses.zh}`}
              rows={shown.data.misses.filter((one) => one.outcome === outcome)}
            />
          ))}
        {shown.data && <Reasons title={ITEM_DESK.excluded.zh} rows={shown.data.excluded} />}
      </section>
    </section>
  )
}

function Shares({ figures: { shares } }: { figures: FiguresAnswer }) {
  return (
    <table className="plain-table" aria-label={ITEM_DESK.figures.zh}>
      <thead>
        <tr>
          <th scope="col">{ITEM_DESK.outcome.zh}</th>
          <th scope="col">{ITEM_DESK.count.zh}</th>
          <th scope="col">{ITEM_DESK.share.zh}</th>
          <th scope="col">{ITEM_DESK.target.zh}</th>
          <th scope="col">{ITEM_DESK.state.zh}</th>
        </tr>
      </thead>
      <tbody>
        {shares.map(({ outcome, of, done, percent, target, met }) => (
          <tr key={outcome}>
            <th scope="row">{OUTCOME[outcome].zh}</th>
            <td>{`${done} / ${of}`}</td>
            <td>{percent}%</td>
            <td>{`≥ ${target}%`}</td>
            <td>{met ? ITEM_DESK.met.zh : <span className="tag warn">{ITEM_DESK.notMet.zh}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Reasons({ title, rows }: { title: string; rows: FiguresAnswer['excluded'] }) {
  return (
    <details className="outcome-reasons">
      <summary>{`${title}（${rows.length}）`}</summary>
      {rows.length === 0 ? (
        <p className="soft">{ITEM_DESK.noMisses.zh}</p>
      ) : (
        <table className="plain-table" aria-label={title}>
          <tbody>
            {rows.map(({ item, name, department, reason }) => (
              <tr key={item}>
                <th scope="row">
                  <Link to="/items/$item" params={{ item }} search={{}}>
                    {name}
                  </Link>
                </th>
                <td>{department}</td>
                <td>{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  )
}
