import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { mayAdminister } from '../../../core/administration.ts'
import { CALENDAR } from '../../../core/words/calendar.ts'
import { say } from '../../../core/words/workbench.ts'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { Icon } from '../../../workbench/widgets/icons.tsx'
import { useDesk } from '../../../workbench/widgets/session.ts'
import { useTitle } from '../../../workbench/widgets/useTitle.ts'
import type { ProposalLine, YearLine } from '../contract.ts'
import './calendar.css'
import { LoadNotice } from './LoadNotice.tsx'
import { NoticePage } from './NoticePage.tsx'
import { calendarQuery } from './reads.ts'
import { YearPage } from './YearPage.tsx'

/** The calendar: how far it is official, by which notices, and what was put forward. */
export function CalendarPage(): ReactElement {
  const { year, notice } = useSearch({ from: '/calendar' })
  if (notice) return <NoticePage id={notice} />
  if (year) return <YearPage year={year} />
  return <Overview />
}

function Overview() {
  const { post } = useDesk()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const shown = useQuery(calendarQuery)
  const [loading, setLoading] = useState(false)
  const [later, setLater] = useState(false)
  useTitle(CALENDAR.title.zh)
  const keeps = mayAdminister(post.role, 'KeepCalendar') && post.standing !== 'waiting'
  const calendar = shown.data
  const official = Number(calendar?.officialUntil?.slice(0, 4) ?? 0)
  return (
    <section className="page calendar-page">
      <div className="list-head">
        <h1>{CALENDAR.title.zh}</h1>
        {keeps && (
          <Button type="primary" icon={<Icon name="plus" />} onClick={() => setLoading(true)}>
            {CALENDAR.load.zh}
          </Button>
        )}
      </div>
      <div className="calendar-body">
        {shown.error && <ErrorText error={shown.error} retry={() => void shown.refetch()} />}
        {calendar && (
          <>
            <p>{CALENDAR.lead.zh}</p>
            {calendar.officialUntil && (
              <p>
                <strong>{say(CALENDAR.officialUntil, { day: calendar.officialUntil })}</strong>。
                {CALENDAR.afterwards.zh}
              </p>
            )}
            <p role="status" className={calendar.waiting > 0 ? 'strip' : 'soft'}>
              {calendar.waiting > 0 ? say(CALENDAR.waiting, { n: calendar.waiting }) : CALENDAR.settled.zh}
            </p>
            <h2>{CALENDAR.proposals.zh}</h2>
            <Proposals proposals={calendar.proposals} />
            <h2>{CALENDAR.yearTitle.zh}</h2>
            <Years years={calendar.years.filter(({ year }) => later || year <= official + 2).toReversed()} />
            {!later && (
              <Button size="small" onClick={() => setLater(true)}>
                {CALENDAR.laterYears.zh}
              </Button>
            )}
          </>
        )}
      </div>
      {loading && (
        <LoadNotice
          onClose={() => setLoading(false)}
          onSent={(id) => {
            setLoading(false)
            void message.success(CALENDAR.proposed.zh)
            void navigate({ to: '/calendar', search: { notice: id } })
          }}
        />
      )}
    </section>
  )
}

function Years({ years }: { years: readonly YearLine[] }) {
  return (
    <table className="account-days" aria-label={CALENDAR.yearTitle.zh}>
      <thead>
        <tr>
          <th scope="col">{CALENDAR.year.zh}</th>
          <th scope="col">{CALENDAR.state.zh}</th>
          <th scope="col">{CALENDAR.workingDays.zh}</th>
          <th scope="col">{CALENDAR.notices.zh}</th>
        </tr>
      </thead>
      <tbody>
        {years.map(({ year, provisional, workingDays, notices }) => (
          <tr key={year}>
            <td>
              <Link to="/calendar" search={{ year }}>
                {year}
              </Link>
            </td>
            <td>
              {provisional ? (
                <span className="provisional">{CALENDAR.provisional.zh}</span>
              ) : (
                CALENDAR.official.zh
              )}
            </td>
            <td>{workingDays}</td>
            <td>
              {notices.length === 0
                ? CALENDAR.none.zh
                : notices.map(({ number, issuedOn }) => <div key={number}>{`${number}（${issuedOn}）`}</div>)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Proposals({ proposals }: { proposals: readonly ProposalLine[] }) {
  if (proposals.length === 0) return <p className="soft">{CALENDAR.noProposals.zh}</p>
  return (
    <table className="account-days" aria-label={CALENDAR.proposals.zh}>
      <thead>
        <tr>
          <th scope="col">{CALENDAR.notices.zh}</th>
          <th scope="col">{CALENDAR.state.zh}</th>
          <th scope="col">{CALENDAR.by.zh}</th>
          <th scope="col">{CALENDAR.decided.zh}</th>
        </tr>
      </thead>
      <tbody>
        {proposals.map(
          ({ id, number, title, state, proposedBy, proposedAt, decidedBy, decidedAt, reason }) => (
            <tr key={id}>
              <td>
                <Link to="/calendar" search={{ notice: id }}>
                  {number}
                </Link>
                <div className="soft">{title}</div>
              </td>
              <td>{CALENDAR.states[state].zh}</td>
              <td>{`${proposedBy} ${chinaDate(proposedAt)}`}</td>
              <td>
                {decidedBy && decidedAt ? `${decidedBy} ${chinaDate(decidedAt)}` : ''}
                {reason && <div className="soft">{reason}</div>}
              </td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  )
}

/** The day in China of an instant. */
export const chinaDate = (at: string): string =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)
