import type { FastifyInstance } from 'fastify'
import type { ReactElement } from 'react'
import { CONSULT } from '../../core/words/consultation.ts'
import { ASKED, FOLLOW, MINE } from '../../core/words/follow.ts'
import { HOLDING } from '../../core/words/holding.ts'
import { assertCitizen } from '../../platform/actor.ts'
import { chinaMinute } from '../../platform/china-time.ts'
import { page } from '../../platform/page.tsx'
import type { Setting } from '../../platform/setting.ts'
import { ButtonLink, DayText, Empty, Notice } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import { findParty, mandatesOf } from '../identity/facade.ts'
import { type DraftLine, draftsOf } from '../intake/facade.ts'
import { unreadCount } from '../notifications/facade.ts'
import { type MyLine, myLines, unrated } from './mine.ts'
import { StateTag } from './portal-case.tsx'

/** 我的: what I have to do now, what is going on, what is done; and all of it as a list. */
export function minePages(site: FastifyInstance, { today }: Setting): void {
  page(site, '/my', async ({ db, actor }) => {
    assertCitizen(actor)
    const [going, ended, drafts, unread, acting, mandates] = await Promise.all([
      myLines(db, actor, 'going'),
      myLines(db, actor, 'ended', { size: 5 }),
      draftsOf(db, actor, today()),
      unreadCount(db, actor),
      actor.mandate ? findParty(db, actor.party) : undefined,
      actor.mandate ? [] : mandatesOf(db, actor.id, today()),
    ])
    const rate = await unrated(db, ended.lines)
    const begun = drafts.filter(({ returned }) => !returned)
    const lists = { going: going.lines, ended: ended.lines, drafts: begun }
    const may = mandates.map(({ name }) => name)
    return <Mine {...{ ...lists, unread, rate, may }} acting={acting?.name} />
  })

  page(site, '/my/cases', async ({ db, actor }, _params, { after }) => {
    assertCitizen(actor)
    const { lines, next } = await myLines(db, actor, 'all', { after })
    return (
      <Shell title={MINE.all.zh} crumbs={[{ href: '/my', text: MINE.title.zh }]} narrow>
        <h1>{MINE.all.zh}</h1>
        {lines.length === 0 ? <Nothing /> : <Lines lines={lines} />}
        {next && <a href={`/my/cases?after=${next}`}>{MINE.older.zh}</a>}
      </Shell>
    )
  })
}

/** By when the applicant has to do it. */
const dueIn = ({ asked, dueOn, supplyBy }: MyLine): string | undefined =>
  asked === 'supply' ? supplyBy : asked === 'correct' ? dueOn : undefined

type Everything = {
  going: readonly MyLine[]
  ended: readonly MyLine[]
  drafts: readonly DraftLine[]
  rate: MyLine | undefined
  unread: number
  acting: string | undefined
  /** The organisations somebody may act for, and does not now. */
  may: readonly string[]
}

function Mine({ going, ended, drafts, rate, unread, acting, may }: Everything): ReactElement {
  const todo = going.filter(({ asked }) => asked)
  const empty = going.length === 0 && ended.length === 0 && drafts.length === 0
  return (
    <Shell title={MINE.title.zh} narrow>
      <h1>{MINE.title.zh}</h1>
      {acting && <Acting name={acting} />}
      {may.length > 0 && <MayAct names={may} />}
      {todo.map((line) => (
        <Notice key={line.id} kind="warn" title={line.asked ? ASKED[line.asked].zh : ''}>
          <p>
            <a href={`/my/cases/${line.id}`}>{line.title}</a>
            {dueIn(line) && (
              <>
                <br />
                <DayText on={dueIn(line) ?? ''} />
                {MINE.due.zh}
              </>
            )}
          </p>
        </Notice>
      ))}
      {rate && (
        <Notice title={MINE.rate.zh}>
          <p>
            {rate.title}　<a href={`/my/cases/${rate.id}/rating`}>{MINE.rateGo.zh}</a>
          </p>
        </Notice>
      )}
      {!empty && todo.length === 0 && <p className="soft">{MINE.nothing.zh}</p>}
      <ul className="tiles">
        <li>
          <a className="tile" href="/my/messages">
            <b>{MINE.messages.zh}</b>
            <span>{unread > 0 ? `${unread} ${MINE.unread.zh}` : MINE.noUnread.zh}</span>
          </a>
        </li>
        <li>
          <a className="tile" href="/my/materials">
            <b>{HOLDING.title.zh}</b>
            <span>{HOLDING.hint.zh}</span>
          </a>
          <a className="tile" href="/my/consultations">
            <b>{CONSULT.mine.zh}</b>
            <span>{CONSULT.mineHint.zh}</span>
          </a>
        </li>
        <li>
          <a className="tile" href="/account">
            <b>{MINE.account.zh}</b>
            <span>{MINE.accountHint.zh}</span>
          </a>
        </li>
      </ul>
      {empty ? (
        <Nothing />
      ) : (
        <>
          <h2>{MINE.going.zh}</h2>
          {going.length === 0 ? <Empty>{MINE.noneGoing.zh}</Empty> : <Lines lines={going} />}
          <Drafts drafts={drafts} />
          {ended.length > 0 && <h2>{MINE.finished.zh}</h2>}
          <Lines lines={ended} />
          <p>
            <a href="/my/cases">{MINE.all.zh}</a>
          </p>
        </>
      )}
    </Shell>
  )
}

function Drafts({ drafts }: { drafts: readonly DraftLine[] }) {
  if (drafts.length === 0) return null
  return (
    <>
      <h2>{MINE.drafts.zh}</h2>
      <ul className="list">
        {drafts.map(({ id, title, changedAt, href }) => (
          <li key={id}>
            <a href={href}>
              {MINE.continue.zh}：{title}
            </a>
            <p className="soft">
              <time dateTime={changedAt}>{chinaMinute(changedAt)}</time> {MINE.saved.zh}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

function Acting({ name }: { name: string }) {
  return (
    <Notice title={`${MINE.acting.zh}：${name}`}>
      <p>
        {MINE.actingHint.zh} <a href="/account">{MINE.change.zh}</a>
      </p>
    </Notice>
  )
}

function MayAct({ names }: { names: readonly string[] }) {
  return (
    <Notice title={`${MINE.mayAct.zh}：${names.join('、')}`}>
      <p>
        {MINE.mayActHint.zh} <a href="/account">{MINE.change.zh}</a>
      </p>
    </Notice>
  )
}

function Nothing() {
  return (
    <>
      <Empty>{MINE.noCases.zh}</Empty>
      <ButtonLink href="/">{MINE.find.zh}</ButtonLink>
    </>
  )
}

function Lines({ lines }: { lines: readonly MyLine[] }) {
  if (lines.length === 0) return null
  return (
    <ul className="list">
      {lines.map((line) => (
        <li key={line.id}>
          <div className="row">
            <a href={`/my/cases/${line.id}`}>{line.title}</a>
            <StateTag view={line} />
          </div>
          <p className="soft">
            <DayText on={line.submittedOn} /> {MINE.applied.zh}
            {line.promised && line.dueOn && (
              <>
                ，{MINE.promised.zh}
                <DayText on={line.dueOn} />
                {MINE.promisedEnd.zh}
                {line.provisional && `（${FOLLOW.provisional.zh}）`}
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
