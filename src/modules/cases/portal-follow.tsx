import type { FastifyInstance } from 'fastify'
import type { ReactElement } from 'react'
import { z } from 'zod'
import { findTypedCaseNumber, findTypedQueryCode } from '../../core/number.ts'
import { CONSULT } from '../../core/words/consultation.ts'
import { FOLLOW } from '../../core/words/follow.ts'
import { PORTAL } from '../../core/words/portal.ts'
import { type Fields, form, type Problems } from '../../platform/page.tsx'
import type { Setting } from '../../platform/setting.ts'
import { Button, Form, TextField } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import { linkToken } from './access.ts'
import { caseByCode } from './follow.ts'

/** A code as people type it, read as it was meant; what cannot be one is said beside its field. */
const typedAs = (find: (typed: string) => string | undefined, problem: string) =>
  z
    .string()
    .max(200)
    .transform((typed, said) => {
      const found = find(typed)
      if (found === undefined) said.addIssue(problem)
      return found ?? z.NEVER
    })

/** 查进度: for whoever has a receipt and no account. What is found is read under its link. */
export function followPages(site: FastifyInstance, setting: Setting): void {
  form(site, '/follow', {
    input: z.strictObject({
      number: typedAs(findTypedCaseNumber, FOLLOW.numberWrong.zh),
      code: typedAs(findTypedQueryCode, FOLLOW.codeWrong.zh),
    }),
    show: async (_ctx, _params, problems, typed) => <FollowPage problems={problems} typed={typed} />,
    submit: async ({ db }, typed, _params, _uploads, { request }) => {
      const guess = { secret: setting.secret, address: request.ip }
      return `/f/${linkToken(setting.secret, await caseByCode(db, typed, guess))}`
    },
  })
}

function FollowPage({ problems, typed }: { problems: Problems; typed: Fields }): ReactElement {
  return (
    <Shell title={FOLLOW.title.zh} narrow>
      <h1>{FOLLOW.title.zh}</h1>
      <p className="lead">{FOLLOW.lead.zh}</p>
      <Form problems={problems} labels={{ number: FOLLOW.number.zh, code: FOLLOW.code.zh }}>
        <TextField
          name="number"
          label={FOLLOW.number.zh}
          hint={FOLLOW.numberHint.zh}
          problems={problems}
          typed={typed}
        />
        <TextField
          name="code"
          label={FOLLOW.code.zh}
          hint={FOLLOW.codeHint.zh}
          problems={problems}
          typed={typed}
          short
        />
        <div className="buttons">
          <Button>{FOLLOW.find.zh}</Button>
        </div>
      </Form>
      <p>
        <a href="/consult/follow">{CONSULT.follow.zh}</a>
      </p>
      <p className="soft">
        {FOLLOW.withAccount.zh} <a href="/signin?return=/my">{PORTAL.signIn.zh}</a>
      </p>
    </Shell>
  )
}
