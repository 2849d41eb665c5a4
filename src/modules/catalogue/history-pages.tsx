import type { ReactElement } from 'react'
import type { Difference } from '../../core/catalogue/compare.ts'
import { FINDING } from '../../core/words/finding.ts'
import { ITEM_DESK } from '../../core/words/item-desk.ts'
import { AUDIT, DRAFT_KIND } from '../../core/words/item-drafts.ts'
import { ITEM_HISTORY, stopped } from '../../core/words/item-history.ts'
import { PORTAL } from '../../core/words/portal.ts'
import { dayInWords, Facts } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import type { VersionLine } from './acts.ts'
import { itemLink } from './addresses.ts'
import { Successors, stopSentence } from './guide-stops.tsx'
import type { History } from './history.ts'

/** Every version of an item, since when, on which law, and when it stopped: for anybody, without script. */
export function HistoryPage({ history, today }: { history: History; today: string }): ReactElement {
  const { item, name, versions, standings } = history
  const current = versions.find(({ startsOn }) => startsOn <= today)?.version
  return (
    <Shell title={`${ITEM_HISTORY.title.zh}：${name}`} crumbs={crumbs(item, name)}>
      <h1>{name}</h1>
      <p className="lead">{ITEM_HISTORY.title.zh}</p>
      <p>{ITEM_HISTORY.lead.zh}</p>
      {standings.length > 0 && (
        <section aria-labelledby="stops">
          <h2 id="stops">{ITEM_HISTORY.stops.zh}</h2>
          <ul className="list">
            {standings.map((line) => (
              <li key={`${line.startsOn} ${line.how}`}>
                <p>
                  <b>{stopSentence(line, line.startsOn <= today)}</b>
                </p>
                <p>
                  {ITEM_HISTORY.reason.zh}：{line.reason}
                </p>
                <Successors line={line} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="versions">
        <h2 id="versions">{ITEM_HISTORY.title.zh}</h2>
        <ol className="list" reversed>
          {versions.map((line, at) => (
            <li key={line.version}>
              <Version line={line} item={item} before={versions[at + 1]?.version} current={current} />
            </li>
          ))}
        </ol>
      </section>
    </Shell>
  )
}

function Version({
  line,
  item,
  before,
  current,
}: {
  line: VersionLine
  item: string
  before: number | undefined
  current: number | undefined
}) {
  const { version, startsOn, kind, basis, department, audits } = line
  const coming = current === undefined || version > current
  return (
    <>
      <h3>
        {stopped.version(version)}
        {version === current && `（${ITEM_HISTORY.current.zh}）`}
        {coming && `（${ITEM_HISTORY.coming.zh}）`}
      </h3>
      <p>
        {stopped.since(dayInWords(startsOn))} · {kind ? DRAFT_KIND[kind].zh : ITEM_HISTORY.first.zh}
      </p>
      <Facts
        rows={[
          [ITEM_HISTORY.basis.zh, basis || undefined],
          [ITEM_HISTORY.drafted.zh, department || undefined],
          [
            ITEM_HISTORY.audited.zh,
            audits.map(({ audit, on }) => `${AUDIT[audit].zh}（${dayInWords(on)}）`).join('、') || undefined,
          ],
        ]}
      />
      {before !== undefined && (
        <p>
          <a href={`${itemLink(item, 'comparison')}?from=${before}&to=${version}`}>
            {ITEM_HISTORY.compare.zh}
            <span className="hidden">（{stopped.compared(before, version)}）</span>
          </a>
        </p>
      )}
    </>
  )
}

/** Two versions beside each other, difference by difference. */
export function ComparisonPage({
  item,
  name,
  from,
  to,
  differences,
}: {
  item: string
  name: string
  from: number
  to: number
  differences: readonly Difference[]
}): ReactElement {
  const parts = [...new Set(differences.map(({ part }) => part))]
  return (
    <Shell
      title={`${stopped.compared(from, to)}：${name}`}
      crumbs={[...crumbs(item, name), versionsOf(item)]}
    >
      <h1>{stopped.compared(from, to)}</h1>
      <p className="lead">{name}</p>
      {differences.length === 0 && <p>{ITEM_HISTORY.noDifference.zh}</p>}
      {parts.map((part) => (
        <section key={part} aria-label={part}>
          <h2>{part}</h2>
          <ul className="list">
            {differences
              .filter((one) => one.part === part)
              .map((one) => (
                <li key={`${one.element} ${one.field} ${one.how}`}>
                  <p>
                    <b>{[one.element, one.field].filter((text) => text !== '').join(' · ') || part}</b>{' '}
                    <span className="tag plain">{ITEM_DESK[one.how].zh}</span>
                  </p>
                  <Facts
                    rows={[
                      [ITEM_DESK.before.zh, one.before ? <del key="before">{one.before}</del> : undefined],
                      [ITEM_DESK.after.zh, one.after ? <ins key="after">{one.after}</ins> : undefined],
                    ]}
                  />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Shell>
  )
}

const crumbs = (item: string, name: string) => [
  { href: '/', text: PORTAL.start.zh },
  { href: '/items', text: FINDING.everything.zh },
  { href: itemLink(item), text: name },
]
const versionsOf = (item: string) => ({ href: itemLink(item, 'history'), text: ITEM_HISTORY.title.zh })
