import type { FastifyInstance } from 'fastify'
import type { ReactElement } from 'react'
import type { SuppositionKind } from '../../core/case/suppose.ts'
import { findDay } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import { SPECIAL } from '../../core/words/cases.ts'
import { ACCOUNT, SUPPOSE, SUPPOSED_DAYS, SUPPOSITION, UNIT } from '../../core/words/clock-account.ts'
import { FOLLOW } from '../../core/words/follow.ts'
import { say } from '../../core/words/workbench.ts'
import { type Fields, type Problems, page } from '../../platform/page.tsx'
import type { Setting } from '../../platform/setting.ts'
import {
  Button,
  DayText,
  dayInWords,
  Empty,
  Facts,
  Notice,
  SelectField,
  Tag,
  TextField,
} from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import { clockView } from './clock-view.ts'
import { type AccountLine, type CaseAccount, explainClocks, type RunLine } from './contract.ts'
import { crumbsTo } from './portal-case.tsx'
import { type Way, waysTo } from './way.ts'

/** How the days of a case are counted, and what would be if: one page for the applicant, without script. */
export function clockPages(site: FastifyInstance, setting: Setting): void {
  for (const { base, come } of waysTo(setting))
    page(site, `${base}/clocks`, async (ctx, params, query, exchange) => {
      const way = await come(ctx, params, exchange)
      const { problems, supposition } = asked(query)
      const show = (on: typeof supposition) =>
        clockView(ctx.db, way.caseId, setting, { audience: 'applicant', supposition: on })
      try {
        const account = await show(supposition)
        if (Object.keys(problems).length > 0) exchange.reply.code(422)
        return <ClocksPage way={way} account={account} problems={problems} typed={query} />
      } catch (error) {
        if (!(error instanceof RuleViolation) || !supposition) throw error
        exchange.reply.code(error.status) // what was typed is shown again, beside what is wrong with it
        const refused = { form: error.message }
        return <ClocksPage way={way} account={await show(undefined)} problems={refused} typed={query} />
      }
    })
}

/** What stands in the address, as it was typed. */
function asked(query: Fields): {
  problems: Problems
  supposition?: Parameters<typeof clockView>[3]['supposition']
} {
  if (query.if === undefined) return { problems: {} }
  const on = findDay((query.on ?? '').trim().replaceAll('/', '-'))
  const { success, data } = explainClocks.input
    .omit({ id: true })
    .safeParse({ if: query.if, on, procedure: query.procedure || undefined, days: query.days || undefined })
  const problems = {
    ...(on ? {} : { on: SUPPOSE.dayWrong.zh }),
    ...(query.if in SUPPOSED_DAYS && !/^\d{1,3}$/.test((query.days ?? '').trim())
      ? { days: SUPPOSE.daysWrong.zh }
      : {}),
  }
  if (Object.keys(problems).length > 0 || !on) return { problems }
  if (!success || !data.if) return { problems: { form: new RuleViolation('suppose/incomplete').message } }
  return { problems: {}, supposition: { if: data.if, on, procedure: data.procedure, days: data.days } }
}

type Shown = { way: Way; account: CaseAccount; problems: Problems; typed: Fields }

function ClocksPage({ way, account, problems, typed }: Shown): ReactElement {
  const [now, past] = [
    account.clocks.filter(({ state }) => state !== 'ended'),
    account.clocks.filter(({ state }) => state === 'ended'),
  ]
  return (
    <Shell
      title={ACCOUNT.title.zh}
      crumbs={[...crumbsTo(way), { href: way.base, text: FOLLOW.backToCase.zh }]}
    >
      <h1>
        {ACCOUNT.title.zh}：{account.title}
      </h1>
      <p className="lead">{ACCOUNT.lead.zh}</p>
      {account.may.length === 0 && problems.form && (
        <Notice kind="late">
          <p role="alert">{problems.form}</p>
        </Notice>
      )}
      {now.length === 0 && <Empty>{ACCOUNT.none.zh}</Empty>}
      {now.map((one, n) =>
        n === 0 ? <Clock key={one.key} one={one} /> : <Folded key={one.key} one={one} />,
      )}
      {account.may.length > 0 && <WhatIfs {...{ account, problems, typed }} />}
      {past.length > 0 && (
        <>
          <h2>{ACCOUNT.past.zh}</h2>
          {past.map((one) => (
            <Folded key={one.key} one={one} />
          ))}
        </>
      )}
    </Shell>
  )
}

const endedText = ({ on, event }: { on: string; event: string }) =>
  say(ACCOUNT.endedOn, { day: dayInWords(on), event })

/** The first that runs, open. */
function Clock({ one }: { one: AccountLine }) {
  return (
    <section className="clock" aria-labelledby={one.key}>
      <h2 id={one.key}>{one.label}</h2>
      <LastDay one={one} />
      <ClockDays one={one} />
    </section>
  )
}

/** The others, and those that ended, behind their line. */
function Folded({ one }: { one: AccountLine }) {
  const { label, dueOn, ended } = one
  return (
    <details className="clock">
      <summary>
        {label}：{ended ? endedText(ended) : dueOn ? dayInWords(dueOn) : ACCOUNT.unknown.zh}
      </summary>
      <LastDay one={one} />
      <ClockDays one={one} />
    </details>
  )
}

function LastDay({ one: { dueOn, state } }: { one: AccountLine }) {
  return (
    <p className="due">
      {ACCOUNT.dueOn.zh} <b>{dueOn ? <DayText on={dueOn} /> : ACCOUNT.unknown.zh}</b>
      <Tag kind={state === 'stopped' ? 'warn' : 'plain'}>{ACCOUNT[state].zh}</Tag>
    </p>
  )
}

function ClockDays({ one }: { one: AccountLine }) {
  return (
    <>
      {one.provisional && <p className="soft">{one.provisional}</p>}
      <Facts
        tight
        rows={[
          [ACCOUNT.startedOn.zh, <DayText key="from" on={one.startedOn} />],
          [ACCOUNT.limit.zh, limitText(one)],
        ]}
      />
      <ol className="days">
        {one.runs.map((run) => (
          <DaysLine key={run.from} run={run} />
        ))}
      </ol>
    </>
  )
}

export const limitText = ({ limit }: AccountLine): string =>
  limit.fixed ? ACCOUNT.fixed.zh : `${limit.count} ${UNIT[limit.unit].zh}`

/** One line of like days; behind it each of them. */
function DaysLine({ run }: { run: RunLine }) {
  const text = (
    <>
      <b>{spanText(run)}</b> <span>{run.what}</span>{' '}
      <span className={run.counted ? 'counts' : 'waits'}>{countText(run)}</span>
      {run.counted && <span className="soft">，{say(ACCOUNT.soFarDays, { n: run.soFar })}</span>}
      {run.late && <Tag kind="late">{ACCOUNT.late.zh}</Tag>}
    </>
  )
  return (
    <li className={run.counted ? 'counted' : 'skipped'}>
      {run.days.length > 1 ? (
        <details>
          <summary>{text}</summary>
          <ol>
            {run.days.map(({ on, soFar }) => (
              <li key={on}>
                <DayText on={on} /> {run.what}
                {run.counted && `，${say(ACCOUNT.soFarDays, { n: soFar })}`}
              </li>
            ))}
          </ol>
        </details>
      ) : (
        <p>{text}</p>
      )}
      {run.why && <p className="soft">{run.why}</p>}
      {run.provisional && <p className="soft">{run.provisional}</p>}
    </li>
  )
}

/** 2026年2月15日至23日; the month once, unless it changes. */
export function spanText({ from, to }: Pick<RunLine, 'from' | 'to'>): string {
  if (from === to) return dayInWords(from)
  const words = dayInWords(to)
  const rest = from.slice(0, 4) !== to.slice(0, 4) ? words : words.slice(words.indexOf('年') + 1)
  return `${dayInWords(from)}至${from.slice(0, 7) === to.slice(0, 7) ? rest.slice(rest.indexOf('月') + 1) : rest}`
}

export const countText = ({ counted, days }: RunLine): string =>
  say(counted ? ACCOUNT.counted : ACCOUNT.notCounted, { n: days.length })

/** Every question that can be asked of the case as it stands; open the one that was asked, or else the first. */
function WhatIfs({ account, problems, typed }: Omit<Shown, 'way'>) {
  const open = account.may.find((kind) => kind === typed.if) ?? account.may[0]
  return (
    <section aria-labelledby="if">
      <h2 id="if">{SUPPOSE.title.zh}</h2>
      <p className="soft">{SUPPOSE.lead.zh}</p>
      {account.may.map((kind) =>
        account.may.length === 1 ? (
          <WhatIf key={kind} {...{ kind, account, problems, typed }} />
        ) : (
          <details key={kind} className="clock" open={kind === open}>
            <summary>{SUPPOSITION[kind].zh}</summary>
            <WhatIf {...{ kind, account, typed }} problems={kind === open ? problems : {}} />
          </details>
        ),
      )}
    </section>
  )
}

function WhatIf({ kind, account, problems, typed }: Omit<Shown, 'way'> & { kind: SuppositionKind }) {
  const asked = typed.if === kind
  const given = asked ? typed : { on: account.today, days: String(account.usualDays[kind] ?? '') }
  const days = SUPPOSED_DAYS[kind]
  return (
    <>
      <form method="get" noValidate>
        {problems.form && (
          <Notice kind="late">
            <p role="alert">{problems.form}</p>
          </Notice>
        )}
        <input type="hidden" name="if" value={kind} />
        <TextField
          name="on"
          label={SUPPOSITION[kind].zh}
          hint={say(SUPPOSE.onHint, { day: account.today })}
          problems={problems}
          typed={given}
          short
        />
        {kind === 'procedure' && (
          <SelectField
            name="procedure"
            label={SUPPOSE.procedure.zh}
            options={account.specials.map(({ kind: id }) => ({ id, label: SPECIAL[id].zh }))}
            problems={problems}
            typed={given}
          />
        )}
        {days && (
          <TextField name="days" label={days.zh} mode="numeric" problems={problems} typed={given} short />
        )}
        <div className="buttons">
          <Button kind="quiet">{SUPPOSE.ask.zh}</Button>
        </div>
      </form>
      {asked && account.supposed && <Answer supposed={account.supposed} />}
    </>
  )
}

function Answer({ supposed }: { supposed: NonNullable<CaseAccount['supposed']> }) {
  return (
    <Notice kind="done" title={SUPPOSE.answer.zh}>
      <dl className="facts">
        {supposed.map(({ kind, label, was, would, provisional }) => (
          <div key={`${kind}${label}`}>
            <dt>{label}</dt>
            <dd>
              {was ? dayInWords(was) : SUPPOSE.notRunning.zh} →{' '}
              <b>{would ? dayInWords(would) : SUPPOSE.gone.zh}</b>
              {was === would && `（${SUPPOSE.same.zh}）`}
              {provisional && <span className="hint">{provisional}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </Notice>
  )
}
