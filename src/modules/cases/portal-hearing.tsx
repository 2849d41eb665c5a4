import type { FastifyInstance } from 'fastify'
import type { ReactElement } from 'react'
import { z } from 'zod'
import { spoken } from '../../core/case/tell.ts'
import { RuleViolation } from '../../core/violation.ts'
import { FOLLOW, HEARING } from '../../core/words/follow.ts'
import { transact } from '../../platform/db.ts'
import { type Fields, form, type Problems } from '../../platform/page.tsx'
import type { Setting } from '../../platform/setting.ts'
import { Button, ButtonLink, Form, LongTextField, Notice } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import { act } from './act.ts'
import { crumbsTo } from './portal-case.tsx'
import { renewPass } from './portal-proof.tsx'
import { type CaseView, caseView } from './portal-view.ts'
import { assertCertain, type Way, waysTo } from './way.ts'

const Input = z.strictObject({ reason: z.string().trim().max(1000).default('') })

/** The applicant asks for a hearing on a page of its own (Administrative Licensing Law art. 47); no reason is needed. */
export function hearingPages(site: FastifyInstance, setting: Setting): void {
  for (const { base, come } of waysTo(setting))
    form(site, `${base}/hearing`, {
      input: Input,
      show: async (ctx, params, problems, typed, exchange) => {
        const way = await come(ctx, params, exchange)
        const view = await caseView(ctx.db, way, setting)
        if (!view.hearing) throw new RuleViolation('case/hearing-not-offered')
        if (!way.certain) return `${way.base}/proof?next=hearing`
        renewPass(setting, way, exchange)
        return <HearingPage way={way} view={view} hearing={view.hearing} problems={problems} typed={typed} />
      },
      submit: async (ctx, { reason }, params, _uploads, exchange) => {
        const way = await come(ctx, params, exchange)
        assertCertain(way)
        const { caseId, actor } = way
        const on = setting.today()
        const command = {
          type: 'AskHearing' as const,
          on,
          by: actor.account,
          of: 'applicant' as const,
          reason,
        }
        await transact(ctx.db, (tx) => act(tx, setting, { caseId, actor, requestId: ctx.requestId, command }))
        return way.base
      },
    })
}

type Asked = {
  way: Way
  view: CaseView
  hearing: NonNullable<CaseView['hearing']>
  problems: Problems
  typed: Fields
}

function HearingPage({ way, view, hearing, problems, typed }: Asked): ReactElement {
  return (
    <Shell
      title={HEARING.ask.zh}
      crumbs={[...crumbsTo(way), { href: way.base, text: FOLLOW.backToCase.zh }]}
      narrow
    >
      <h1>
        {HEARING.ask.zh}：{view.title}
      </h1>
      <Notice>
        <p>{hearing.matter}</p>
        <p>{HEARING.until.zh.replace('{day}', spoken(hearing.until))}</p>
        <p>{HEARING.says.zh}</p>
      </Notice>
      <Form problems={problems} labels={{ reason: HEARING.reason.zh }}>
        <LongTextField
          name="reason"
          label={HEARING.reason.zh}
          hint={HEARING.reasonHint.zh}
          optional
          problems={problems}
          typed={typed}
        />
        <div className="buttons">
          <Button>{HEARING.ask.zh}</Button>
          <ButtonLink href={way.base} kind="quiet">
            {HEARING.keep.zh}
          </ButtonLink>
        </div>
      </Form>
    </Shell>
  )
}
