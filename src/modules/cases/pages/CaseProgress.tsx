import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { dayInChina } from '../../../core/day.ts'
import { CASE_DESK } from '../../../core/words/case-desk.ts'
import { SPECIAL } from '../../../core/words/cases.ts'
import { ACCOUNT } from '../../../core/words/clock-account.ts'
import { say } from '../../../core/words/workbench.ts'
import { DueMark } from '../../../workbench/widgets/DueMark.tsx'
import { useKeys } from '../../../workbench/widgets/keys.ts'
import type { CaseDetail } from '../contract.ts'
import { ClockDialog } from './ClockDialog.tsx'

/** How far it is: the steps, the clocks that run, and everything that happened, newest first. */
export function CaseProgress({ c }: { c: CaseDetail }): ReactElement {
  const [explaining, setExplaining] = useState(false)
  useKeys('case', [{ key: '=', says: ACCOUNT.show.zh, run: () => setExplaining(true) }])
  return (
    <section className="part" aria-labelledby="part-progress">
      <h2 id="part-progress">{CASE_DESK.progress.zh}</h2>
      {c.steps.length > 0 && (
        <ol className="steps" aria-label={CASE_DESK.steps.zh}>
          {c.steps.map(({ id, name, organ, days, state, standard }) => (
            <li key={id} className={`step-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
              <span className="step-name">{name}</span>
              <span className="soft" title={standard}>
                {organ} · {say(CASE_DESK.days, { days })} · {CASE_DESK[state].zh}
              </span>
            </li>
          ))}
        </ol>
      )}
      <div className="limits-head">
        <h3>{CASE_DESK.limits.zh}</h3>
        <Button size="small" onClick={() => setExplaining(true)} title={`${ACCOUNT.show.zh} i`}>
          {ACCOUNT.show.zh}
        </Button>
      </div>
      {explaining && <ClockDialog id={c.id} onClose={() => setExplaining(false)} />}
      {c.clocks.length === 0 ? (
        <p className="soft">{CASE_DESK.noClock.zh}</p>
      ) : (
        <ul className="clocks">
          {c.clocks.map((clock) => (
            <li key={`${clock.kind}/${clock.ref}`}>
              <span>{clock.label}</span>
              <span className="soft">
                {say(CASE_DESK.startedOn, { day: clock.startedOn })}
                {clock.dueOn
                  ? `，${say(CASE_DESK.dueOn, { day: clock.dueAt ? momentOf(clock.dueAt) : clock.dueOn })}`
                  : `，${CASE_DESK.stopped.zh}`}
              </span>
              <DueMark due={clock} />
            </li>
          ))}
        </ul>
      )}
      {c.procedures.length > 0 && (
        <ul className="clocks" aria-label={CASE_DESK.procedures.zh}>
          {c.procedures.map(({ kind, days, from, until, overLength }) => (
            <li key={`${kind} ${from}`}>
              <span>{SPECIAL[kind].zh}</span>
              <span className="soft">
                {say(until ? CASE_DESK.procedureEnded : CASE_DESK.procedureOpen, {
                  from,
                  until: until ?? '',
                  days,
                })}
              </span>
              {overLength && <span className="field-error">{CASE_DESK.overLength.zh}</span>}
            </li>
          ))}
        </ul>
      )}
      <ol className="timeline">
        {c.timeline.map(({ seq, sentence, term, at, on, actor, detail }) => (
          <li key={seq}>
            <span className="when">
              {on}
              <br />
              {clockTime(at)}
            </span>
            <span className="what">
              {sentence}
              {detail && <span className="detail">{detail}</span>}
              <span className="soft">
                {term}
                {actor && ` · ${actor}`}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

const momentOf = (at: string) => `${dayInChina(Date.parse(at))} ${clockTime(at)}`

/** 14:05 in China, of an instant. */
function clockTime(at: string): string {
  return new Date(at).toLocaleTimeString('zh-CN', {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: 'Asia/Shanghai',
  })
}
