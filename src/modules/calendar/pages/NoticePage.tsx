import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { mayAdminister } from '../../../core/administration.ts'
import { CALENDAR } from '../../../core/words/calendar.ts'
import { say } from '../../../core/words/workbench.ts'
import { call } from '../../../platform/call.ts'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { Field } from '../../../workbench/widgets/Field.tsx'
import { useDesk } from '../../../workbench/widgets/session.ts'
import { useTitle } from '../../../workbench/widgets/useTitle.ts'
import { applyNotice, type Effect, withdrawNotice } from '../contract.ts'
import { chinaDate } from './Calendar.tsx'
import { Understood } from './LoadNotice.tsx'
import { affectedQuery, noticeQuery } from './reads.ts'

/** One notice that was put forward: what it says, what it would move, and the decision. */
export function NoticePage({ id }: { id: string }): ReactElement {
  const { post } = useDesk()
  const shown = useQuery(noticeQuery(id))
  useTitle(CALENDAR.noticeTitle.zh)
  const there = post.standing !== 'waiting'
  const confirms = there && mayAdminister(post.role, 'ConfirmCalendar')
  const keeps = there && mayAdminister(post.role, 'KeepCalendar')
  const notice = shown.data
  return (
    <section className="page calendar-page">
      <div className="list-head">
        <h1>{CALENDAR.noticeTitle.zh}</h1>
        <Link to="/calendar">{CALENDAR.back.zh}</Link>
      </div>
      <div className="calendar-body">
        {shown.error && <ErrorText error={shown.error} retry={() => void shown.refetch()} />}
        {notice && (
          <>
            <p>
              <strong>{CALENDAR.states[notice.proposal.state].zh}</strong>{' '}
              <span className="soft">
                {CALENDAR.by.zh} {notice.proposal.proposedBy} {chinaDate(notice.proposal.proposedAt)}
                {notice.proposal.decidedBy && ` · ${CALENDAR.decided.zh} ${notice.proposal.decidedBy}`}
                {notice.proposal.reason && ` · ${notice.proposal.reason}`}
              </span>
            </p>
            {notice.effect && <WouldMove effect={notice.effect} />}
            {notice.effect && (confirms || keeps) && <Decision id={id} confirms={confirms} />}
            {notice.effect && confirms && <AffectedCases id={id} />}
            <Understood reading={notice.reading} />
            <details>
              <summary>{CALENDAR.text.zh}</summary>
              <pre className="notice-text">{notice.text}</pre>
            </details>
          </>
        )}
      </div>
    </section>
  )
}

function WouldMove({ effect }: { effect: Effect }) {
  const { cases, told, organs } = effect
  return (
    <section aria-label={CALENDAR.effect.zh}>
      <h2>{CALENDAR.effect.zh}</h2>
      <p>{cases === 0 ? CALENDAR.noEffect.zh : say(CALENDAR.effectCount, { cases, told })}</p>
      {cases > 0 && (
        <table className="account-days" aria-label={CALENDAR.effect.zh}>
          <thead>
            <tr>
              <th scope="col">{CALENDAR.department.zh}</th>
              <th scope="col">{CALENDAR.cases.zh}</th>
            </tr>
          </thead>
          <tbody>
            {organs.map(({ name, cases: n }) => (
              <tr key={name}>
                <td>{name}</td>
                <td>{n}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** Confirming cannot be undone and says so before; not adopting says why. */
function Decision({ id, confirms }: { id: string; confirms: boolean }) {
  const queries = useQueryClient()
  const { message, modal } = App.useApp()
  const [reason, setReason] = useState('')
  const again = () => queries.invalidateQueries({ queryKey: ['calendar'] })
  const applying = useMutation({
    mutationFn: () => call(applyNotice, { id }),
    onSuccess: async () => {
      void message.success(CALENDAR.applied.zh)
      await again()
    },
  })
  const withdrawing = useMutation({
    mutationFn: () => call(withdrawNotice, { id, reason }),
    onSuccess: async () => {
      void message.success(CALENDAR.withdrawn.zh)
      await again()
    },
  })
  const failure = applying.error ?? withdrawing.error
  return (
    <div className="decision">
      {failure && <ErrorText error={failure} />}
      {confirms && (
        <Button
          type="primary"
          loading={applying.isPending}
          onClick={() =>
            modal.confirm({
              title: CALENDAR.apply.zh,
              content: CALENDAR.applySure.zh,
              okText: CALENDAR.apply.zh,
              onOk: () => applying.mutate(),
            })
          }
        >
          {CALENDAR.apply.zh}
        </Button>
      )}
      <Field label={CALENDAR.reason.zh}>
        {(wired) => (
          <Input
            {...wired}
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <Button
        danger
        loading={withdrawing.isPending}
        disabled={reason.trim() === ''}
        onClick={() => withdrawing.mutate()}
      >
        {CALENDAR.withdraw.zh}
      </Button>
    </div>
  )
}

function AffectedCases({ id }: { id: string }) {
  const found = useInfiniteQuery(affectedQuery(id))
  const cases = found.data?.pages.flatMap((page) => page.cases) ?? []
  if (found.error) return <ErrorText error={found.error} />
  if (cases.length === 0) return null
  return (
    <section aria-label={CALENDAR.affected.zh}>
      <h2>{CALENDAR.affected.zh}</h2>
      <table className="account-days" aria-label={CALENDAR.affected.zh}>
        <thead>
          <tr>
            <th scope="col">{CALENDAR.number.zh}</th>
            <th scope="col">{CALENDAR.item.zh}</th>
            <th scope="col">{CALENDAR.department.zh}</th>
            <th scope="col">{CALENDAR.moves.zh}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((one) => (
            <tr key={one.id}>
              <td className="number">{one.number}</td>
              <td>{one.title}</td>
              <td>{one.organ}</td>
              <td>
                {one.days.map(({ clock, was, now }) => (
                  <div key={clock}>{`${clock} ${was} → ${now}`}</div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.hasNextPage && (
        <Button size="small" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {CALENDAR.more.zh}
        </Button>
      )}
    </section>
  )
}
