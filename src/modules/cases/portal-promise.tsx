import type { FastifyInstance } from 'fastify'
import type { ReactElement } from 'react'
import { z } from 'zod'
import { longestTolerance } from '../../core/case/tolerance.ts'
import { canDo } from '../../core/case/transitions.ts'
import { RuleViolation } from '../../core/violation.ts'
import { ACTION, STATUS } from '../../core/words/cases.ts'
import { FOLLOW, PROMISE } from '../../core/words/follow.ts'
import { type Db, transact } from '../../platform/db.ts'
import { type Fields, form, type Problems } from '../../platform/page.tsx'
import type { Setting } from '../../platform/setting.ts'
import { Button, ButtonLink, ChoiceField, Form, Notice, TextField } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import { act } from './act.ts'
import { stateOf } from './commands.ts'
import { crumbsTo } from './portal-case.tsx'
import { renewPass } from './portal-proof.tsx'
import { type CaseView, caseView } from './portal-view.ts'
import { assertCertain, type Way, waysTo } from './way.ts'

const Input = z.strictObject({
  materials: z
    .string(PROMISE.materialsMissing.zh)
    .transform((text) => text.split('\n').filter((id) => id !== ''))
    .refine((ids) => ids.length > 0, PROMISE.materialsMissing.zh),
  days: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, PROMISE.daysWrong.zh)
    .transform(Number),
  sure: z.literal('yes', PROMISE.sureMissing.zh),
})

/** 申请容缺受理承诺书, given on-line: what follows later, within how many days, and knowing what it means not to keep it. */
export function promisePages(site: FastifyInstance, setting: Setting): void {
  for (const { base, come } of waysTo(setting))
    form(site, `${base}/tolerance-promise`, {
      input: Input,
      show: async (ctx, params, problems, typed, exchange) => {
        const way = await come(ctx, params, exchange)
        const view = await caseView(ctx.db, way, setting)
        assertOffered(view)
        if (!way.certain) return `${way.base}/proof?next=tolerance-promise`
        renewPass(setting, way, exchange)
        const most = await mostDays(ctx.db, way.caseId, setting)
        const first = Object.keys(typed).length === 0
        return <PromisePage {...{ way, view, most, problems }} typed={first ? startOf(view, most) : typed} />
      },
      submit: async (ctx, { materials, days }, params, _uploads, exchange) => {
        const way = await come(ctx, params, exchange)
        assertCertain(way)
        const { caseId, actor } = way
        const calendar = await setting.calendar()
        const signed = actor.mandate
          ? ({ where: 'online', by: 'agent', authority: 'mandate' } as const)
          : ({ where: 'online', by: 'applicant' } as const)
        const command = {
          ...({ type: 'PromiseTolerance', on: setting.today(), by: actor.account } as const),
          ...{ materials, days, signed, calendar },
        }
        await transact(ctx.db, (tx) => act(tx, setting, { caseId, actor, requestId: ctx.requestId, command }))
        return way.base
      },
    })
}

function assertOffered({ status, promised, mayFollow, broken }: CaseView): void {
  if (promised) throw new RuleViolation('case/tolerance-once')
  if (broken) throw new RuleViolation('case/tolerance-excluded', { number: broken })
  if (canDo({ status }, 'PromiseTolerance') && mayFollow.length > 0) return
  throw new RuleViolation('case/not-now', { status: STATUS[status].zh, action: ACTION.PromiseTolerance.zh })
}

async function mostDays(db: Db, caseId: string, setting: Setting): Promise<number> {
  const c = await stateOf(db, caseId)
  return c.status === 'none' ? 0 : longestTolerance(c.terms, setting.today(), await setting.calendar())
}

const startOf = ({ mayFollow }: CaseView, most: number): Fields => ({
  materials: mayFollow.map(({ id }) => id).join('\n'),
  days: String(most),
})

type Shown = { way: Way; view: CaseView; most: number; problems: Problems; typed: Fields }

function PromisePage({ way, view, most, problems, typed }: Shown): ReactElement {
  const labels = { materials: PROMISE.materials.zh, days: PROMISE.days.zh, sure: PROMISE.sure.zh }
  return (
    <Shell
      title={PROMISE.title.zh}
      crumbs={[...crumbsTo(way), { href: way.base, text: FOLLOW.backToCase.zh }]}
      narrow
    >
      <h1>
        {PROMISE.title.zh}：{view.title}
      </h1>
      <p className="lead">{PROMISE.lead.zh}</p>
      <Notice kind="warn">
        <p>{PROMISE.duties.zh}</p>
      </Notice>
      <Form problems={problems} labels={labels}>
        <ChoiceField
          name="materials"
          label={PROMISE.materials.zh}
          options={view.mayFollow.map(({ id, name }) => ({ id, label: name }))}
          several
          problems={problems}
          typed={typed}
        />
        <TextField
          name="days"
          label={PROMISE.days.zh}
          hint={PROMISE.daysHint.zh.replace('{most}', String(most))}
          mode="numeric"
          short
          problems={problems}
          typed={typed}
        />
        <ChoiceField
          name="sure"
          label={PROMISE.sure.zh}
          options={[{ id: 'yes', label: PROMISE.sureText.zh }]}
          several
          problems={problems}
          typed={typed}
        />
        <div className="buttons">
          <Button>{PROMISE.send.zh}</Button>
          <ButtonLink href={way.base} kind="quiet">
            {PROMISE.keep.zh}
          </ButtonLink>
        </div>
      </Form>
    </Shell>
  )
}
