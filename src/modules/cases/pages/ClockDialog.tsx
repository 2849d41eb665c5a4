import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Input, Spin } from 'antd'
import { type ReactElement, useState } from 'react'
import { findDay } from '../../../core/day.ts'
import { SPECIAL } from '../../../core/words/cases.ts'
import { ACCOUNT, SUPPOSE, SUPPOSED_DAYS, SUPPOSITION, UNIT } from '../../../core/words/clock-account.ts'
import { say } from '../../../core/words/workbench.ts'
import { Choice } from '../../../workbench/widgets/Choice.tsx'
import { DayInput } from '../../../workbench/widgets/DayInput.tsx'
import { Dialog } from '../../../workbench/widgets/Dialog.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { Field } from '../../../workbench/widgets/Field.tsx'
import type { AccountLine, CaseAccount, RunLine } from '../contract.ts'
import { type Asking, accountQuery } from './reads.ts'

/** Every clock of a case, day by day, and what if; what has ended stands behind its line. */
export function ClockDialog({ id, onClose }: { id: string; onClose: () => void }): ReactElement {
  const [asking, ask] = useState<Asking>({})
  const shown = useQuery({ ...accountQuery(id, {}), placeholderData: keepPreviousData })
  const account = shown.data
  return (
    <Dialog title={ACCOUNT.title.zh} width={860} onClose={onClose}>
      {shown.error && <ErrorText error={shown.error} retry={() => void shown.refetch()} />}
      {!account && !shown.error && <Spin />}
      {account && (
        <div className="clock-account">
          {account.clocks.length === 0 && <p className="soft">{ACCOUNT.none.zh}</p>}
          {inTurn(account.clocks).map((one, n) => (
            <Clock key={one.key} one={one} open={n === 0} />
          ))}
          <WhatIf account={account} id={id} asking={asking} ask={ask} />
        </div>
      )}
    </Dialog>
  )
}

/** What runs first, the promise before the others: it is what people ask for. */
const inTurn = (clocks: readonly AccountLine[]): readonly AccountLine[] => {
  const rank = ({ state, key }: AccountLine) => (state === 'ended' ? 2 : key.startsWith('promised') ? 0 : 1)
  return clocks.toSorted((a, b) => rank(a) - rank(b))
}

function Clock({ one, open }: { one: AccountLine; open: boolean }) {
  const { label, dueOn, limit, state, ended, provisional } = one
  return (
    <details open={open}>
      <summary>
        <strong>{label}</strong> {dueOn ?? ACCOUNT.unknown.zh}
        <span className="soft">
          {' '}
          {limit.fixed ? ACCOUNT.fixed.zh : `${limit.count} ${UNIT[limit.unit].zh}`} ·{' '}
          {ended ? say(ACCOUNT.endedOn, { day: ended.on, event: ended.event }) : ACCOUNT[state].zh}
        </span>
      </summary>
      {provisional && <p className="strip">{provisional}</p>}
      <table className="account-days">
        <thead>
          <tr>
            <th scope="col">{ACCOUNT.days.zh}</th>
            <th scope="col">{ACCOUNT.how.zh}</th>
            <th scope="col">{ACCOUNT.soFar.zh}</th>
            <th scope="col">{ACCOUNT.why.zh}</th>
          </tr>
        </thead>
        <tbody>
          {one.runs.map((run) => (
            <DaysRow key={run.from} run={run} />
          ))}
        </tbody>
      </table>
    </details>
  )
}

function DaysRow({ run }: { run: RunLine }) {
  const { from, to, days, counted, soFar, what, why, late, provisional } = run
  return (
    <tr className={counted ? 'counted' : 'skipped'}>
      <td>
        {days.length === 1 ? (
          from
        ) : (
          <details>
            <summary>{`${from} – ${to.slice(5)}`}</summary>
            {days.map((one) => (
              <div key={one.on}>{one.on}</div>
            ))}
          </details>
        )}
      </td>
      <td>
        {what} {say(counted ? ACCOUNT.counted : ACCOUNT.notCounted, { n: days.length })}
        {late && <span className="late"> {ACCOUNT.late.zh}</span>}
      </td>
      <td>{counted ? soFar : ''}</td>
      <td>
        {why}
        {provisional && <div className="soft">{provisional}</div>}
      </td>
    </tr>
  )
}

type Props = { account: CaseAccount; id: string; asking: Asking; ask: (asking: Asking) => void }

/** What may be supposed of the case as it stands: one question, answered beside today's days. */
function WhatIf({ account, id, asking, ask }: Props) {
  const [kind, setKind] = useState(account.may[0])
  const first = account.specials[0]
  const [on, setOn] = useState<string>(account.today)
  const [procedure, setProcedure] = useState<string>(first?.kind ?? '')
  const [days, setDays] = useState(String((kind && account.usualDays[kind]) ?? ''))
  const [wrong, setWrong] = useState<{ on?: string; days?: string }>({})
  const answer = useQuery({ ...accountQuery(id, asking), enabled: asking.if !== undefined, retry: false })
  if (!kind) return null
  const asked = SUPPOSED_DAYS[kind]
  const send = () => {
    const found = { ...(findDay(on) ? {} : { on: SUPPOSE.dayWrong.zh }) }
    const counted = !asked || /^\d{1,3}$/.test(days) ? {} : { days: SUPPOSE.daysWrong.zh }
    setWrong({ ...found, ...counted })
    if (Object.keys({ ...found, ...counted }).length > 0) return
    ask({
      if: kind,
      on,
      ...(kind === 'procedure' ? { procedure: procedure as Asking['procedure'] } : {}),
      ...(asked ? { days: Number(days) } : {}),
    })
  }
  return (
    <form
      className="suppose"
      aria-label={SUPPOSE.title.zh}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <h3>{SUPPOSE.title.zh}</h3>
      <p className="hint">{SUPPOSE.lead.zh}</p>
      {account.may.length > 1 && (
        <Field label={SUPPOSE.what.zh}>
          {(wired) => (
            <Choice
              {...wired}
              value={kind}
              onChange={(chosen) => {
                setKind(chosen as typeof kind)
                setDays(String(account.usualDays[chosen as typeof kind] ?? ''))
              }}
              options={account.may.map((one) => ({ value: one, label: SUPPOSITION[one].zh }))}
            />
          )}
        </Field>
      )}
      <Field label={SUPPOSITION[kind].zh} error={wrong.on}>
        {(wired) => <DayInput {...wired} value={on} onChange={setOn} />}
      </Field>
      {kind === 'procedure' && (
        <Field label={SUPPOSE.procedure.zh}>
          {(wired) => (
            <Choice
              {...wired}
              value={procedure}
              onChange={setProcedure}
              options={account.specials.map((one) => ({ value: one.kind, label: SPECIAL[one.kind].zh }))}
            />
          )}
        </Field>
      )}
      {asked && (
        <Field label={asked.zh} error={wrong.days}>
          {(wired) => (
            <Input
              {...wired}
              inputMode="numeric"
              value={days}
              onChange={(event) => setDays(event.target.value)}
            />
          )}
        </Field>
      )}
      <div>
        <Button htmlType="submit" loading={answer.isFetching}>
          {SUPPOSE.ask.zh}
        </Button>
      </div>
      {answer.error && <ErrorText error={answer.error} />}
      {answer.data?.supposed && <Answer supposed={answer.data.supposed} />}
    </form>
  )
}

function Answer({ supposed }: { supposed: NonNullable<CaseAccount['supposed']> }) {
  return (
    <table className="account-days" aria-label={SUPPOSE.answer.zh}>
      <thead>
        <tr>
          <th scope="col">{SUPPOSE.clock.zh}</th>
          <th scope="col">{SUPPOSE.was.zh}</th>
          <th scope="col">{SUPPOSE.would.zh}</th>
        </tr>
      </thead>
      <tbody>
        {supposed.map(({ kind, label, was, would, provisional }) => (
          <tr key={`${kind}${label}`}>
            <td>{label}</td>
            <td>{was ?? SUPPOSE.notRunning.zh}</td>
            <td>
              <strong>{would ?? SUPPOSE.gone.zh}</strong> {was === would && SUPPOSE.same.zh}
              {provisional && <div className="soft">{provisional}</div>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
