import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Spin } from 'antd'
import type { ReactElement, ReactNode } from 'react'
import { may } from '../../../core/authority.ts'
import {
  CONDITION,
  HANDLING,
  limitInWords,
  NEED,
  ORIGINALS,
  WINDOW_GROUP,
} from '../../../core/words/catalogue.ts'
import { GUIDE_TRIAL } from '../../../core/words/guide-editor.ts'
import { ITEMS, LIST, RAIL, say } from '../../../core/words/workbench.ts'
import { call } from '../../../platform/call.ts'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { Icon } from '../../../workbench/widgets/icons.tsx'
import { useKeys } from '../../../workbench/widgets/keys.ts'
import { useDesk } from '../../../workbench/widgets/session.ts'
import { useTitle } from '../../../workbench/widgets/useTitle.ts'
import { type GuideAnswer, showGuide } from '../contract.ts'
import { ItemCodes } from './ItemCodes.tsx'

/** One item on a page for whoever stands behind the counter: limits, conditions, materials with their standard, the law. */
export function ItemGuide({ item, onClose }: { item: string; onClose: () => void }): ReactElement {
  const { post } = useDesk()
  const shown = useQuery({
    queryKey: ['items', 'guide', item],
    queryFn: () => call(showGuide, { item }),
    staleTime: 60_000,
  })
  useTitle(shown.data?.guide.name ?? RAIL.items.zh)
  useKeys('case', [{ key: 'Escape', says: LIST.back.zh, run: onClose }])
  if (!shown.data)
    return shown.error ? (
      <ErrorText error={shown.error} retry={() => void shown.refetch()} />
    ) : (
      <Spin className="case-wait" />
    )
  const { guide } = shown.data
  return (
    <article className="case-file">
      <header className="case-head">
        <div className="case-title">
          <Button
            type="text"
            size="small"
            icon={<Icon name="back" />}
            onClick={onClose}
            aria-label={LIST.back.zh}
          />
          <h1>{guide.name}</h1>
          {may([post.role], 'Register') && (
            <Link to="/register" search={{ item }} className="plain-link">
              {ITEMS.registerIt.zh}
            </Link>
          )}
          <a href={`/items/${item}`} target="_blank" rel="noreferrer" className="plain-link">
            {ITEMS.guide.zh}
          </a>
          <Link to="/guides/$item" params={{ item }} className="plain-link">
            {GUIDE_TRIAL.title.zh}
          </Link>
        </div>
        <dl className="case-facts">
          <Fact word={ITEMS.group.zh}>{WINDOW_GROUP[guide.windowGroup].zh}</Fact>
          <Fact word={ITEMS.handling.zh}>{HANDLING[guide.handling].zh}</Fact>
          <Fact word={ITEMS.promised.zh}>{limitInWords(guide.promisedLimit)}</Fact>
          <Fact word={ITEMS.legal.zh}>{limitInWords(guide.legalLimit)}</Fact>
          <Fact word={ITEMS.fee.zh}>{feeOf(guide)}</Fact>
          <Fact word={ITEMS.result.zh}>{guide.result.name}</Fact>
          <Fact word={ITEMS.originals.zh}>{ORIGINALS[guide.originals].zh}</Fact>
        </dl>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="case-body" tabIndex={0} aria-label={guide.name}>
        <div className="case-parts single">
          <Part word={ITEMS.conditions.zh}>
            <ol>
              {guide.conditions.map(({ kind, text }) => (
                <li key={text}>
                  {text}
                  {kind === 'forbidding' && <span className="soft">（{CONDITION.forbidding.zh}）</span>}
                </li>
              ))}
            </ol>
          </Part>
          <Part word={ITEMS.materials.zh}>
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{ITEMS.material.zh}</th>
                  <th scope="col">{ITEMS.need.zh}</th>
                  <th scope="col" className="right">
                    {ITEMS.copies.zh}
                  </th>
                  <th scope="col">{ITEMS.standard.zh}</th>
                </tr>
              </thead>
              <tbody>
                {guide.materials.map(({ id, name, need, copies, standard, when }) => (
                  <tr key={id}>
                    <td>
                      {name}
                      {when && <span className="tag">{ITEMS.when.zh}</span>}
                    </td>
                    <td>{NEED[need].zh}</td>
                    <td className="right">{copies}</td>
                    <td>{standard}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Part>
          <Part word={ITEMS.steps.zh}>
            <ol>
              {guide.steps.map(({ id, name, days, standard }) => (
                <li key={id}>
                  <strong>{name}</strong> <span className="soft">{say(ITEMS.days, { days })}</span>
                  <br />
                  {standard}
                </li>
              ))}
            </ol>
          </Part>
          <Part word={ITEMS.basis.zh}>
            <ul>
              {guide.basis.map(({ law, article, text }) => (
                <li key={law + article}>
                  <strong>
                    《{law}》{article}
                  </strong>
                  <br />
                  {text}
                </li>
              ))}
            </ul>
          </Part>
          <ItemCodes item={item} />
          {guide.notes.length > 0 && (
            <Part word={ITEMS.notes.zh}>
              <ul>
                {guide.notes.map((note) => (
                  <li key={note}>{note}</li>
                ))}
              </ul>
            </Part>
          )}
        </div>
      </section>
    </article>
  )
}

function feeOf({ fee }: GuideAnswer['guide']): string {
  return fee.charged ? fee.rows.map(({ name, standard }) => `${name} ${standard}`).join('；') : ITEMS.free.zh
}

function Fact({ word, children }: { word: string; children: ReactNode }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Part({ word, children }: { word: string; children: ReactNode }) {
  return (
    <section className="part">
      <h2>{word}</h2>
      {children}
    </section>
  )
}
