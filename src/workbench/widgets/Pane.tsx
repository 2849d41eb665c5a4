import { Button, Spin } from 'antd'
import { type ReactElement, type ReactNode, useId } from 'react'
import { LIST } from '../../core/words/workbench.ts'
import { ErrorText } from './ErrorText.tsx'
import { Icon } from './icons.tsx'
import { useKeys } from './keys.ts'

type Row = readonly [label: string, value: ReactNode]
type Props = {
  title: string | undefined
  /** A word beside the title, in a frame. */
  tag?: string
  error: unknown
  retry: () => void
  onClose: () => void
  facts: readonly Row[]
  /** What this post may do here; without any, no bar. */
  acts?: ReactNode
  children: ReactNode
}

/** One person, finding or whatever else but a case a list opens, beside it; without a title it is still on its way. */
export function Pane({ title, tag, error, retry, onClose, facts, acts, children }: Props): ReactElement {
  useKeys('case', [{ key: 'Escape', says: LIST.back.zh, run: onClose }])
  if (title === undefined)
    return error ? <ErrorText error={error} retry={retry} /> : <Spin className="case-wait" />
  return (
    <article className="case-file" aria-label={title}>
      <header className="case-head">
        <div className="case-title">
          <Button
            type="text"
            size="small"
            icon={<Icon name="back" />}
            onClick={onClose}
            aria-label={LIST.back.zh}
          />
          <h1>{title}</h1>
          {tag && <span className="tag">{tag}</span>}
        </div>
        <FactLine rows={facts} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="case-body" tabIndex={0} aria-label={title}>
        <div className="case-parts single">{children}</div>
      </section>
      {acts && <footer className="actions pane-acts">{acts}</footer>}
    </article>
  )
}

function FactLine({ rows }: { rows: readonly Row[] }) {
  return (
    <dl className="case-facts">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

export function Part({
  title,
  extra,
  children,
}: {
  title: string
  extra?: ReactNode
  children: ReactNode
}): ReactElement {
  const id = useId()
  return (
    <section className="part" aria-labelledby={id}>
      <div className="part-head">
        <h2 id={id}>{title}</h2>
        {extra}
      </div>
      {children}
    </section>
  )
}

/** Labels and what is so, a row each; rows without a value are left out. */
export function Rows({ rows }: { rows: readonly Row[] }): ReactElement {
  return (
    <dl className="answers">
      {rows
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
