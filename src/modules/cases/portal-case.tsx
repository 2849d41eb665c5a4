import type { ComponentProps, ReactElement } from 'react'
import { spoken } from '../../core/case/tell.ts'
import { day } from '../../core/day.ts'
import { groupCaseNumber, groupQueryCode } from '../../core/number.ts'
import { DELIVERY, EVENT, FAULT, STATUS } from '../../core/words/cases.ts'
import { ACCOUNT } from '../../core/words/clock-account.ts'
import {
  ASKED,
  ASKED_BUTTON,
  DUE,
  FOLLOW,
  HEARING,
  MATERIAL_STATE,
  MINE,
  PROMISE,
} from '../../core/words/follow.ts'
import { say } from '../../core/words/workbench.ts'
import { chinaDay, chinaMinute } from '../../platform/china-time.ts'
import { ButtonLink, DayText, Empty, Facts, Notice, Tag } from '../../portal/parts.tsx'
import { type Crumb, Shell } from '../../portal/shell.tsx'
import { RatingBox } from './portal-rating.tsx'
import type { AskedMaterial, CaseView, Happened, MaterialView } from './portal-view.ts'
import type { Way } from './way.ts'

/** One case, as its applicant follows it: what it waits for, what happened, what was written, whom to call. */
export function CasePage({
  view,
  way,
  rating,
}: {
  view: CaseView
  way: Way
  rating: ComponentProps<typeof RatingBox>['rating']
}): ReactElement {
  return (
    <Shell title={view.title} crumbs={crumbsTo(way)}>
      <div className="columns">
        <div>
          <Head view={view} way={way} />
          <ToDo view={view} way={way} />
          <Offer view={view} way={way} />
          <HearingBox view={view} way={way} />
          <RatingBox base={way.base} rating={rating} />
          <h2>{FOLLOW.timeline.zh}</h2>
          <Timeline happened={view.timeline} way={way} />
          <Papers view={view} way={way} />
          <Materials materials={view.materials} caseId={view.id} />
        </div>
        <Side view={view} way={way} />
      </div>
    </Shell>
  )
}

export const crumbsTo = (way: Way): readonly Crumb[] =>
  way.by === 'account'
    ? [
        { href: '/my', text: MINE.title.zh },
        { href: '/my/cases', text: MINE.all.zh },
      ]
    : [{ href: '/follow', text: FOLLOW.title.zh }]

function Head({ view, way }: { view: CaseView; way: Way }) {
  return (
    <>
      <h1>{view.title}</h1>
      <p>
        <StateTag view={view} /> {view.next}
      </p>
      <Due view={view} />
      <p>
        <a href={`${way.base}/clocks`}>{ACCOUNT.show.zh}</a>
      </p>
    </>
  )
}

export function StateTag({ view }: { view: Pick<CaseView, 'status' | 'outcome' | 'asked'> }): ReactElement {
  const { status, outcome, asked } = view
  const ended = status === 'delivered' || outcome === 'granted'
  const kind = asked
    ? 'warn'
    : ended
      ? 'done'
      : status === 'refused' || outcome === 'denied'
        ? 'late'
        : undefined
  return <Tag {...(kind ? { kind } : {})}>{STATUS[status].zh}</Tag>
}

function Due({ view }: { view: CaseView }) {
  if (view.stopped) return <p>{FOLLOW.stopped.zh}</p>
  if (!view.due) return null
  const { kind, on, provisional, left } = view.due
  return (
    <>
      <p className="due">
        {DUE[kind].zh}
        <b>
          <DayText on={on} />
        </b>
        <Tag kind={left < 0 ? 'late' : left <= 1 ? 'warn' : 'plain'}>{leftText(left)}</Tag>
      </p>
      {provisional && <p className="soft">{FOLLOW.provisional.zh}</p>}
      {left < 0 && kind !== 'correction' && kind !== 'tolerance' && <p>{FOLLOW.overHint.zh}</p>}
    </>
  )
}

export function leftText(left: number): string {
  if (left === 0) return FOLLOW.today.zh
  return (left > 0 ? FOLLOW.daysLeft : FOLLOW.over).zh.replace('{n}', String(Math.abs(left)))
}

/** What is asked of the applicant: one yellow box on top, never hidden in a list. */
function ToDo({ view, way }: { view: CaseView; way: Way }) {
  const { asked } = view
  if (!asked) return null
  return (
    <Notice kind="warn" title={ASKED[asked].zh}>
      {view.faults.length > 0 && <Faults faults={view.faults} />}
      {view.note && <p>{view.note}</p>}
      {asked === 'originals' && <PlaceText place={view.site} />}
      {asked === 'collect' && <PlaceText place={view.handOut} />}
      {(asked === 'correct' || asked === 'edit' || asked === 'supply') && (
        <p>
          <ButtonLink href={doneAt(asked, view, way)}>{ASKED_BUTTON[asked].zh}</ButtonLink>
        </p>
      )}
    </Notice>
  )
}

function doneAt(asked: 'correct' | 'edit' | 'supply', view: CaseView, way: Way): string {
  if (asked === 'edit') return `/my/cases/${view.id}/edit`
  return asked === 'correct' ? `${way.base}/correction` : `${way.base}/tolerance`
}

/** What has not come and may follow: whoever promises it in writing need not wait (容缺受理). */
function Offer({ view: { mayFollow, promised, broken }, way }: { view: CaseView; way: Way }) {
  if (promised) return <p className="soft">{PROMISE.made.zh}</p>
  if (mayFollow.length === 0 || broken) return null
  return (
    <Notice title={PROMISE.offer.zh}>
      <p>{PROMISE.offerText.zh}</p>
      <ul>
        {mayFollow.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
      <p>
        <ButtonLink href={`${way.base}/tolerance-promise`}>{PROMISE.go.zh}</ButtonLink>
      </p>
    </Notice>
  )
}

/** A right, not a duty: who does not want a hearing has nothing to do. */
function HearingBox({ view: { hearing }, way }: { view: CaseView; way: Way }) {
  if (!hearing) return null
  return (
    <Notice title={HEARING.title.zh}>
      <p>{hearing.matter}</p>
      <p>{HEARING.until.zh.replace('{day}', spoken(hearing.until))}</p>
      <p>
        <ButtonLink href={`${way.base}/hearing`} kind="quiet">
          {HEARING.ask.zh}
        </ButtonLink>
      </p>
    </Notice>
  )
}

export function Faults({ faults }: { faults: readonly AskedMaterial[] }): ReactElement {
  return (
    <ul>
      {faults.map(({ id, name, fault, note }) => (
        <li key={id}>
          <b>{name}</b>：{FAULT[fault].zh}
          {note && `，${note}`}
        </li>
      ))}
    </ul>
  )
}

export function PlaceText({ place }: { place: CaseView['site'] }): ReactElement {
  return (
    <p>
      <b>{place.name}</b>
      <br />
      {place.address}
      <br />
      {place.hours} <a href={`tel:${place.phone}`}>{place.phone}</a>
    </p>
  )
}

function Timeline({ happened, way }: { happened: readonly Happened[]; way: Way }) {
  return (
    <ol className="timeline">
      {happened.map(({ seq, sentence, detail, term, on, at, paper }) => (
        <li key={seq}>
          <p>{sentence}</p>
          {detail && <p className="soft">{detail}</p>}
          <p className="soft">
            {chinaDay(at) === on ? <time dateTime={at}>{chinaMinute(at)}</time> : <DayText on={day(on)} />} ·{' '}
            {term}
            {paper && (
              <>
                {' '}
                · <a href={`${way.base}/papers/${paper.id}`}>《{paper.title}》</a>
              </>
            )}
          </p>
        </li>
      ))}
    </ol>
  )
}

function Papers({ view, way }: { view: CaseView; way: Way }) {
  return (
    <section aria-labelledby="papers">
      <h2 id="papers">{FOLLOW.papers.zh}</h2>
      {view.papers.length === 0 ? (
        <Empty>{FOLLOW.noPapers.zh}</Empty>
      ) : (
        <ul className="list">
          {view.papers.map(({ id, title, number, on, sealed }) => (
            <li key={id} className="row">
              <span>
                <a href={`${way.base}/papers/${id}`}>{title}</a>
                <br />
                <span className="soft">
                  {number !== view.number && `${number} · `}
                  <DayText on={on} />
                  {sealed && ` · ${FOLLOW.sealed.zh}`}
                </span>
              </span>
              <a href={`${way.base}/papers/${id}/pdf`}>
                {FOLLOW.download.zh}
                <span className="hidden">：{title}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Materials({ materials, caseId }: { materials: readonly MaterialView[]; caseId: string }) {
  return (
    <section aria-labelledby="materials">
      <h2 id="materials">{FOLLOW.materials.zh}</h2>
      <ul className="list">
        {materials.map(({ id, name, state, note, count, files }) => (
          <li key={id}>
            <div className="row">
              <span>{name}</span>
              <Tag
                kind={state === 'ok' ? 'done' : state === 'handedIn' || state === 'none' ? 'plain' : 'warn'}
              >
                {MATERIAL_STATE[state].zh}
              </Tag>
            </div>
            {note && <p className="soft">{note}</p>}
            {files.length > 0 && (
              <ul className="files">
                {files.map((file) => (
                  <li key={file.id}>
                    <a href={`/api/cases/${caseId}/files/${file.id}`}>{file.name}</a>
                  </li>
                ))}
              </ul>
            )}
            {count > files.length && (
              <p className="soft">
                {count} {FOLLOW.files.zh}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

const OUTCOME = { granted: EVENT.Granted, denied: EVENT.Denied }

function Side({ view, way }: { view: CaseView; way: Way }) {
  const { by } = view
  return (
    <aside className="side">
      <Facts
        rows={[
          [
            FOLLOW.number.zh,
            <span key="number" className="number">
              {groupCaseNumber(view.number)}
            </span>,
          ],
          [FOLLOW.code.zh, view.code && <span key="code">{groupQueryCode(view.code)}</span>],
          [FOLLOW.applicant.zh, view.applicant],
          [FOLLOW.agent.zh, view.agent],
          [FOLLOW.submittedOn.zh, <DayText key="on" on={view.submittedOn} />],
          [
            FOLLOW.guide.zh,
            <a key="guide" href={`/items/${view.guide.item}/history`}>
              {say(FOLLOW.guideVersion, { version: view.guide.version })}
            </a>,
          ],
          [FOLLOW.outcome.zh, view.outcome && OUTCOME[view.outcome].zh],
          [FOLLOW.by.zh, by === 'applicant' ? FOLLOW.yourself.zh : by && <Callable key="by" {...by} />],
          [FOLLOW.site.zh, <Callable key="site" {...view.site} said={by} />],
          [FOLLOW.organ.zh, <Callable key="organ" {...view.organ} said={by} />],
          [FOLLOW.delivery.zh, DELIVERY[view.delivery].zh],
          [FOLLOW.handOut.zh, view.handOut.name === view.site.name ? '' : view.handOut.name],
          [
            FOLLOW.supervision.zh,
            <a key="tel" href={`tel:${view.organ.supervisePhone}`}>
              {view.organ.supervisePhone}
            </a>,
          ],
        ]}
      />
      {!way.certain && <p className="soft">{FOLLOW.masked.zh}</p>}
      <div className="buttons">
        {way.signedIn && (
          <ButtonLink href={`${way.base}/receipt`} kind="quiet">
            {FOLLOW.receipt.zh}
          </ButtonLink>
        )}
        {!way.certain && (
          <ButtonLink href={`${way.base}/proof`} kind="quiet">
            {FOLLOW.prove.zh}
          </ButtonLink>
        )}
        {view.mayWithdraw && (
          <ButtonLink href={`${way.base}/withdrawal`} kind="quiet">
            {FOLLOW.withdraw.zh}
          </ButtonLink>
        )}
      </div>
    </aside>
  )
}

/** A place and its telephone, unless the same was just given. */
function Callable({ name, phone, said }: { name: string; phone: string; said?: CaseView['by'] }) {
  const known = typeof said === 'object' && said.phone === phone
  return (
    <>
      {name}
      {!known && (
        <>
          <br />
          <a href={`tel:${phone}`}>{phone}</a>
        </>
      )}
    </>
  )
}
