import type { FastifyInstance } from 'fastify'
import type { ReactElement } from 'react'
import { z } from 'zod'
import { canDo } from '../../core/case/transitions.ts'
import { RuleViolation } from '../../core/violation.ts'
import { ACTION, STATUS } from '../../core/words/cases.ts'
import { FOLLOW, WITHDRAWAL } from '../../core/words/follow.ts'
import { transact } from '../../platform/db.ts'
import { type Fields, form, type Problems } from '../../platform/page.tsx'
import type { Setting } from '../../platform/setting.ts'
import { Button, ButtonLink, ChoiceField, Form, LongTextField, Notice } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import { act } from './act.ts'
import { crumbsTo } from './portal-case.tsx'
import { renewPass } from './portal-proof.tsx'
import { type CaseView, caseView } from './portal-view.ts'
import { assertCertain, type Way, waysTo } from './way.ts'

const { reasons } = WITHDRAWAL
const Reason = z.enum(Object.keys(reasons) as [keyof typeof reasons], WITHDRAWAL.reasonMissing.zh)

const Input = z
  .strictObject({
    reason: Reason,
    text: z.string().trim().max(500).default(''),
    sure: z.literal('yes', WITHDRAWAL.sureMissing.zh),
  })
  .refine(({ reason, text }) => reason !== 'other' || text !== '', {
    path: ['text'],
    message: WITHDRAWAL.textMissing.zh,
  })

/** An application is withdrawn on a page of its own: with a reason, and knowing that it cannot be undone. */
export function withdrawalPages(site: FastifyInstance, setting: Setting): void {
  for (const { base, come } of waysTo(setting))
    form(site, `${base}/withdrawal`, {
      input: Input,
      show: async (ctx, params, problems, typed, exchange) => {
        const way = await come(ctx, params, exchange)
        const view = await caseView(ctx.db, way, setting)
        assertOpen(view)
        if (!way.certain) return `${way.base}/proof?next=withdrawal`
        renewPass(setting, way, exchange)
        return <WithdrawalPage way={way} view={view} problems={problems} typed={typed} />
      },
      submit: async (ctx, { reason, text }, params, _uploads, exchange) => {
        const way = await come(ctx, params, exchange)
        assertCertain(way)
        const command = {
          type: 'Withdraw' as const,
          on: setting.today(),
          by: way.actor.account,
          reason: [reasons[reason].zh, text].filter(Boolean).join('：'),
        }
        const { caseId, actor } = way
        await transact(ctx.db, (tx) => act(tx, setting, { caseId, actor, requestId: ctx.requestId, command }))
        return way.base
      },
    })
}

function assertOpen(view: CaseView): void {
  if (!canDo(view, 'Withdraw'))
    throw new RuleViolation('case/not-now', { status: STATUS[view.status].zh, action: ACTION.Withdraw.zh })
}

type Asked = { way: Way; view: CaseView; problems: Problems; typed: Fields }

function WithdrawalPage({ way, view, problems, typed }: Asked): ReactElement {
  const labels = { reason: WITHDRAWAL.reason.zh, text: WITHDRAWAL.text.zh, sure: WITHDRAWAL.sure.zh }
  return (
    <Shell
      title={WITHDRAWAL.title.zh}
      crumbs={[...crumbsTo(way), { href: way.base, text: FOLLOW.backToCase.zh }]}
      narrow
    >
      <h1>
        {WITHDRAWAL.title.zh}：{view.title}
      </h1>
      <Notice kind="warn">
        <p>{WITHDRAWAL.warn.zh}</p>
      </Notice>
      <Form problems={problems} labels={labels}>
        <ChoiceField
          name="reason"
          label={WITHDRAWAL.reason.zh}
          options={Object.entries(reasons).map(([id, { zh }]) => ({ id, label: zh }))}
          problems={problems}
          typed={typed}
        />
        <LongTextField
          name="text"
          label={WITHDRAWAL.text.zh}
          optional={typed.reason !== 'other'}
          problems={problems}
          typed={typed}
        />
        <ChoiceField
          name="sure"
          label={WITHDRAWAL.sure.zh}
          options={[{ id: 'yes', label: WITHDRAWAL.sureText.zh }]}
          several
          problems={problems}
          typed={typed}
        />
        <div className="buttons">
          <Button kind="danger">{WITHDRAWAL.send.zh}</Button>
          <ButtonLink href={way.base} kind="quiet">
            {WITHDRAWAL.keep.zh}
          </ButtonLink>
        </div>
      </Form>
    </Shell>
  )
}
