import type { ReactElement, ReactNode } from 'react'
import { limitInWords } from '../../core/words/catalogue.ts'
import { FINDING, found } from '../../core/words/finding.ts'
import { GUIDE_PAGE, guided, SUBJECT_PLAIN } from '../../core/words/guide-page.ts'
import { PORTAL } from '../../core/words/portal.ts'
import { PUBLISHING } from '../../core/words/publishing.ts'
import { dayInWords, Facts, Tag } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import { applyLink, itemLink, type Standing } from './addresses.ts'
import { Asked } from './guide-asked.tsx'
import { Bring } from './guide-bring.tsx'
import { Details } from './guide-details.tsx'
import { Stops } from './guide-stops.tsx'
import { Where } from './guide-where.tsx'
import type { Reading } from './reading.ts'

/** A guide in the order in which people ask: can I, what do I bring, how long, what does it cost, where; then the law. */
export function GuidePage({
  reading,
  missed,
}: {
  reading: Reading
  missed: readonly string[]
}): ReactElement {
  const { guide } = reading
  return (
    <Shell
      title={guide.name}
      crumbs={[
        { href: '/', text: PORTAL.start.zh },
        { href: '/items', text: FINDING.everything.zh },
      ]}
    >
      <div className="columns">
        <article>
          <h1>{guide.name}</h1>
          <Head reading={reading} />
          <Stops reading={reading} />
          <Can reading={reading} />
          <Bring reading={reading} missed={missed} />
          <Time reading={reading} />
          <Cost reading={reading} />
          <Where reading={reading} />
          <Asked reading={reading} />
          <Details reading={reading} />
          <div className="fixed">
            <Act reading={reading} />
          </div>
        </article>
        <aside className="side glance" aria-label={GUIDE_PAGE.glance.zh}>
          <h2>{GUIDE_PAGE.glance.zh}</h2>
          <Facts
            rows={[
              [GUIDE_PAGE.time.zh, promiseOf(reading)],
              [GUIDE_PAGE.cost.zh, guide.fee.charged ? FINDING.charged.zh : FINDING.free.zh],
              [GUIDE_PAGE.visits.zh, found.visits(guide.visits)],
              [GUIDE_PAGE.result.zh, guide.result.name],
              [GUIDE_PAGE.decider.zh, deciderOf(reading)],
            ]}
          />
          <Act reading={reading} />
        </aside>
      </div>
    </Shell>
  )
}

/** A heading people can be sent to, and what stands under it. */
export function Part({
  id,
  title,
  children,
}: {
  id: string
  title: string
  children: ReactNode
}): ReactElement {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

export function standingOf({ place, answers }: Reading): Standing {
  return { place: place?.code, answers }
}

/** No new application is taken in today. */
export const isClosed = ({ stops }: Pick<Reading, 'stops'>): boolean => stops?.now === true

/** The organ where the place is known, otherwise the department on its levels. */
export function deciderOf({ decider, guide, departments }: Reading): string {
  if (decider) return decider.name
  return found.anyOf(departments.get(guide.department) ?? guide.department)
}

export function promiseOf({ guide }: Pick<Reading, 'guide'>): string {
  return guided.promised(limitInWords(guide.promisedLimit), guide.handling === 'onSpot')
}

function Head({ reading }: { reading: Reading }) {
  const { guide } = reading
  const online = guide.channels.includes('online')
  return (
    <>
      <p className="lead">{found.decidedBy(deciderOf(reading))}</p>
      <p className="tags">
        <Tag kind={guide.handling === 'onSpot' ? 'done' : 'plain'}>
          {found.handling(guide.handling, limitInWords(guide.promisedLimit))}
        </Tag>
        <Tag kind="plain">
          {online && guide.visits === 0 ? FINDING.allOnline.zh : found.visits(guide.visits)}
        </Tag>
        {(!online || guide.visits > 0) && (
          <Tag kind="plain">{online ? FINDING.online.zh : FINDING.windowOnly.zh}</Tag>
        )}
        <Tag kind={guide.fee.charged ? 'warn' : 'plain'}>
          {guide.fee.charged ? FINDING.charged.zh : FINDING.free.zh}
        </Tag>
      </p>
    </>
  )
}

/** What one does now: begin here, or see where to go; and take the list along on paper. */
function Act({ reading }: { reading: Reading }) {
  const { item, guide } = reading
  const standing = standingOf(reading)
  if (isClosed(reading)) return null
  return (
    <div className="buttons">
      {guide.channels.includes('online') ? (
        <a className="button" href={applyLink(item, standing)}>
          {GUIDE_PAGE.start.zh}
        </a>
      ) : (
        <a className="button" href="#where">
          {GUIDE_PAGE.goWindow.zh}
        </a>
      )}
      <a className="button quiet" href={itemLink(item, 'notice.pdf', standing)}>
        {GUIDE_PAGE.notice.zh}
      </a>
      <a className="button quiet" href={itemLink(item, 'guide.pdf', { place: standing.place })}>
        {PUBLISHING.printGuide.zh}
      </a>
    </div>
  )
}

function Can({ reading: { guide } }: { reading: Reading }) {
  const of = (kind: 'required' | 'forbidding') => guide.conditions.filter((one) => one.kind === kind)
  return (
    <Part id="can" title={GUIDE_PAGE.can.zh}>
      <p>
        {GUIDE_PAGE.subjects.zh}：
        <b>{guide.subjects.map((subject) => SUBJECT_PLAIN[subject].zh).join('、')}</b>
      </p>
      {of('required').length > 0 && (
        <>
          <h3>{GUIDE_PAGE.required.zh}</h3>
          <ul className="marked yes">
            {of('required').map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
      {of('forbidding').length > 0 && (
        <>
          <h3>{GUIDE_PAGE.forbidding.zh}</h3>
          <ul className="marked no">
            {of('forbidding').map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
      {guide.quantityLimit && (
        <p>
          {GUIDE_PAGE.quantity.zh}：{guide.quantityLimit}
        </p>
      )}
    </Part>
  )
}

function Time({ reading }: { reading: Reading }) {
  const { guide, due } = reading
  const { result } = guide
  return (
    <Part id="time" title={GUIDE_PAGE.time.zh}>
      <Facts
        rows={[
          [GUIDE_PAGE.promised.zh, <b key="promised">{promiseOf(reading)}</b>],
          [GUIDE_PAGE.ifToday.zh, due && guided.dueOn(dayInWords(due.on), due.provisional)],
          [GUIDE_PAGE.legal.zh, guided.legal(limitInWords(guide.legalLimit))],
          [GUIDE_PAGE.legalExplain.zh, guide.legalLimit.explain],
          [
            GUIDE_PAGE.result.zh,
            result.validity ? `${result.name}，${GUIDE_PAGE.validity.zh}${result.validity}` : result.name,
          ],
        ]}
      />
      <p className="soft">{guided.correction(guide.correctionDays)}。</p>
    </Part>
  )
}

function Cost({ reading: { guide } }: { reading: Reading }) {
  const { fee } = guide
  return (
    <Part id="cost" title={GUIDE_PAGE.cost.zh}>
      {fee.charged ? (
        <>
          <ul className="list">
            {fee.rows.map(({ name, standard, reduction }) => (
              <li key={name}>
                <p>
                  <b>{name}</b>：{standard}
                </p>
                {reduction && <p className="soft">{reduction}</p>}
              </li>
            ))}
          </ul>
          <p className="soft">
            {GUIDE_PAGE.feeBasis.zh}：{fee.basis}
          </p>
        </>
      ) : (
        <p>
          <b>{GUIDE_PAGE.free.zh}</b>
        </p>
      )}
    </Part>
  )
}
