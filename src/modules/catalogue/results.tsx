import type { ReactElement } from 'react'
import { findTypedCaseNumber } from '../../core/number.ts'
import { WINDOW_GROUP } from '../../core/words/catalogue.ts'
import { FINDING, found } from '../../core/words/finding.ts'
import { PORTAL } from '../../core/words/portal.ts'
import { THEMES } from '../../core/words/theme.ts'
import { Notice, Tag } from '../../portal/parts.tsx'
import { SearchBox, Shell } from '../../portal/shell.tsx'
import type { Chosen } from '../organisation/facade.ts'
import { type Finding, findingLink, itemLink } from './addresses.ts'
import type { FoundItem, SearchAnswer } from './contract.ts'
import { SuspendedMark } from './suspended.tsx'

export type Results = {
  finding: Finding
  answer: SearchAnswer
  /** Who handles each item: the organ of the chosen place, else the department in general. */
  handlers: ReadonlyMap<string, string>
  departments: ReadonlyMap<string, string>
  /** The places one may narrow to, and how many each takes in, where that was counted. */
  places: readonly { place: Pick<Chosen, 'code' | 'name'>; count?: number | undefined }[]
}

export function ResultsPage({ results }: { results: Results }): ReactElement {
  const { finding, answer } = results
  const { q } = finding
  const title = q === '' ? FINDING.results.zh : found.title(q)
  return (
    <Shell title={title}>
      <h1>{title}</h1>
      <SearchBox text={q}>
        <Kept finding={finding} />
      </SearchBox>
      {findTypedCaseNumber(q) && (
        <Notice kind="warn">
          <p>
            {FINDING.looksLikeCase.zh} <a href="/follow">{FINDING.follow.zh}</a>
          </p>
        </Notice>
      )}
      <Chosens results={results} />
      {answer.total === 0 ? (
        <Nothing finding={finding} />
      ) : (
        <div className="columns">
          <div>
            <p className="row">
              <span role="status">
                {q === '' ? found.count(answer.total) : found.countFor(q, answer.total)}
              </span>
              <a className="narrow-only" href="#filters">
                {FINDING.filters.zh}
              </a>
            </p>
            <ul className="list">
              {answer.items.map((item) => (
                <li key={item.item}>
                  <ItemLine item={item} handler={results.handlers.get(item.item)} place={finding.place} />
                </li>
              ))}
            </ul>
            <Pages finding={finding} answer={answer} />
          </div>
          <Filters results={results} />
        </div>
      )}
    </Shell>
  )
}

/** One item as every list of items shows it: its name, who handles it, how long, how often one must come, what it costs. */
export function ItemLine({
  item,
  handler,
  place,
}: {
  item: FoundItem
  handler?: string | undefined
  place?: string | undefined
}): ReactElement {
  const { handling, promised, visits, online, charged, via } = item
  return (
    <>
      <h2 className="line">
        <a href={itemLink(item.item, '', { place })}>{item.name}</a>
      </h2>
      {(handler !== undefined || via !== undefined) && (
        <p className="soft">
          {handler !== undefined && found.decidedBy(handler)}
          {via !== undefined && `　${found.via(via)}`}
        </p>
      )}
      <p className="tags">
        <SuspendedMark item={item} />
        <Tag kind={handling === 'onSpot' ? 'done' : 'plain'}>{found.handling(handling, promised)}</Tag>
        <Tag kind="plain">{online && visits === 0 ? FINDING.allOnline.zh : found.visits(visits)}</Tag>
        {(visits > 0 || !online) && (
          <Tag kind="plain">{online ? FINDING.online.zh : FINDING.windowOnly.zh}</Tag>
        )}
        <Tag kind={charged ? 'warn' : 'plain'}>{charged ? FINDING.charged.zh : FINDING.free.zh}</Tag>
      </p>
    </>
  )
}

/** A new text keeps the filters: they are sent along. */
function Kept({ finding: { q: _, page: __, ...filters } }: { finding: Finding }) {
  return (
    <>
      {Object.entries(filters).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
    </>
  )
}

function labelsOf({ finding, departments, places }: Results): [keyof Finding, string][] {
  const { subject, theme, group, department, place } = finding
  const chosen: [keyof Finding, string | undefined][] = [
    ['subject', subject && FINDING[subject].zh],
    ['theme', THEMES.find((known) => known.theme === theme)?.word.zh],
    ['group', group && WINDOW_GROUP[group].zh],
    ['department', department && (departments.get(department) ?? department)],
    ['place', place && places.find((one) => one.place.code === place)?.place.name],
  ]
  return chosen.filter((pair): pair is [keyof Finding, string] => Boolean(pair[1]))
}

function Chosens({ results }: { results: Results }) {
  const labels = labelsOf(results)
  if (labels.length === 0) return null
  return (
    <ul className="chips" aria-label={FINDING.chosen.zh}>
      {labels.map(([name, label]) => (
        <li key={name}>
          <a className="on" href={findingLink(results.finding, { [name]: undefined })}>
            {label}
            <span className="hidden">，{FINDING.drop.zh}</span>
            <span aria-hidden="true"> ×</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function Nothing({ finding }: { finding: Finding }) {
  const { q, page: _, ...filters } = finding
  const narrowed = Object.values(filters).some((value) => value !== undefined)
  return (
    <div className="narrow">
      <p role="status">
        <b>{q === '' ? FINDING.nothing.zh : found.nothingFor(q)}</b>
      </p>
      <p>{FINDING.nothingTries.zh}</p>
      <ul>
        {narrowed && (
          <li>
            <a href={findingLink({ q, page: 1 })}>{FINDING.tryWiden.zh}</a>
          </li>
        )}
        <li>{FINDING.tryShorter.zh}</li>
        <li>{FINDING.tryOther.zh}</li>
        <li>
          <a href="/departments">{FINDING.byDepartment.zh}</a>
        </li>
        <li>
          {FINDING.tryCall.zh}
          <a href="tel:0933-12345">0933-12345</a>
        </li>
      </ul>
    </div>
  )
}

function Pages({ finding, answer: { page, size, total } }: { finding: Finding; answer: SearchAnswer }) {
  const pages = Math.ceil(total / size)
  if (pages < 2) return null
  return (
    <nav className="row" aria-label={PORTAL.pages.zh}>
      <span>{found.page(page, pages)}</span>
      {page > 1 && <a href={findingLink(finding, { page: page - 1 })}>{PORTAL.earlier.zh}</a>}
      {page < pages && <a href={findingLink(finding, { page: page + 1 })}>{PORTAL.later.zh}</a>}
    </nav>
  )
}

function Filters({ results }: { results: Results }) {
  const { finding, answer, departments, places } = results
  const { facets } = answer
  const themes = (kind: 'natural' | 'legal') =>
    finding.subject !== undefined && finding.subject !== kind
      ? []
      : THEMES.filter((one) => one.kind === kind).map(({ theme, word }) => [theme, word.zh] as const)
  const subjects = [['natural', FINDING.natural.zh] as const, ['legal', FINDING.legal.zh] as const]
  const groups = Object.entries(WINDOW_GROUP).map(([group, word]) => [group, word.zh] as const)
  const rows: readonly [name: FilterName, title: string, choices: readonly Choice[]][] = [
    [
      'place',
      FINDING.place.zh,
      places.map(({ place, count }) => ({ value: place.code, label: place.name, count })),
    ],
    ['subject', FINDING.kind.zh, counted(subjects, facets.kind)],
    ['group', FINDING.group.zh, counted(groups, facets.windowGroup)],
    ['theme', `${FINDING.natural.zh}${FINDING.theme.zh}`, counted(themes('natural'), facets.theme)],
    ['theme', `${FINDING.legal.zh}${FINDING.theme.zh}`, counted(themes('legal'), facets.theme)],
    ['department', FINDING.department.zh, counted([...departments], facets.department)],
  ]
  return (
    <nav className="side" id="filters" aria-label={FINDING.filters.zh}>
      <h2>{FINDING.filters.zh}</h2>
      {rows.map(([name, title, choices]) => (
        <Facet key={title} name={name} title={title} choices={choices} finding={finding} />
      ))}
    </nav>
  )
}

type FilterName = 'place' | 'subject' | 'group' | 'theme' | 'department'
type Choice = { value: string; label: string; count?: number | undefined }

const counted = (
  choices: readonly (readonly [value: string, label: string])[],
  counts: Readonly<Record<string, number>>,
): Choice[] => choices.map(([value, label]) => ({ value, label, count: counts[value] ?? 0 }))

/** The choices of one filter that would leave something, each with how much; a single one would change nothing. */
function Facet({
  name,
  title,
  choices,
  finding,
}: {
  name: FilterName
  title: string
  choices: readonly Choice[]
  finding: Finding
}) {
  const chosen = finding[name]
  const left = choices.filter(({ count }) => count !== 0)
  if (left.length === 0 || (left.length === 1 && chosen === undefined)) return null
  return (
    <details open={left.length <= 12 || chosen !== undefined}>
      <summary>{title}</summary>
      <ul className="choices">
        {left.map(({ value, label, count }) => (
          <li key={value}>
            <a
              href={findingLink(finding, { [name]: chosen === value ? undefined : value })}
              aria-current={chosen === value ? 'true' : undefined}
            >
              {label}
              <span className="soft">{count}</span>
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
