import type { FastifyInstance } from 'fastify'
import type { ReactElement } from 'react'
import { z } from 'zod'
import { FOLLOW, PROOF } from '../../core/words/follow.ts'
import { type Exchange, type Fields, form, type Problems } from '../../platform/page.tsx'
import type { Setting } from '../../platform/setting.ts'
import { Button, ButtonLink, Form, TextField } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import { type Proof, passCookie, proofOf, prove } from './follow.ts'
import { crumbsTo } from './portal-case.tsx'
import { type Way, wayByLink } from './way.ts'

const Next = z
  .string()
  .regex(/^(|correction|tolerance|tolerance-promise|withdrawal|hearing|papers\/[0-9a-f-]{36}(\/pdf)?)$/)

/** Where the holder of a link proves to be the applicant. */
export function proofPages(site: FastifyInstance, setting: Setting): void {
  form(site, '/f/:token/proof', {
    input: z.strictObject({
      code: z.string().max(60),
      number: z.string().max(60),
      next: Next.catch(''),
    }),
    show: async (ctx, { token }, problems, typed, { request }) => {
      const way = await wayByLink(ctx, token, request, setting)
      const { next = typed.next } = request.query as { next?: string }
      const { kind } = await proofOf(ctx.db, way.caseId)
      return <ProofPage way={way} kind={kind} next={next} problems={problems} typed={typed} />
    },
    submit: async (ctx, { next, ...typed }, { token }, _uploads, { request, reply }) => {
      const way = await wayByLink(ctx, token, request, setting)
      await prove(ctx.db, way.caseId, typed, { secret: setting.secret, address: request.ip })
      reply.header('set-cookie', passCookie(setting, way))
      return next ? `${way.base}/${next}` : way.base
    },
  })
}

/** Whoever is at work stays believed: the half hour begins again. */
export function renewPass(setting: Setting, way: Way, { reply }: Exchange): void {
  if (way.certain && !way.signedIn) reply.header('set-cookie', passCookie(setting, way))
}

export function ProofPage({
  way,
  kind,
  next = '',
  problems = {},
  typed = {},
}: {
  way: Way
  kind: Proof
  next?: string | undefined
  problems?: Problems
  typed?: Fields
}): ReactElement {
  const number = kind === 'phone' ? PROOF.phone.zh : PROOF.document.zh
  return (
    <Shell
      title={PROOF.title.zh}
      crumbs={[...crumbsTo(way), { href: way.base, text: FOLLOW.backToCase.zh }]}
      narrow
    >
      <h1>{PROOF.title.zh}</h1>
      <p className="lead">{PROOF.lead.zh}</p>
      {kind && (
        <Form problems={problems} labels={{ code: FOLLOW.code.zh, number }} action={`${way.base}/proof`}>
          <input type="hidden" name="next" value={next} />
          <TextField
            name="code"
            label={FOLLOW.code.zh}
            hint={FOLLOW.codeHint.zh}
            problems={problems}
            typed={typed}
            short
          />
          <TextField
            name="number"
            label={number}
            hint={kind === 'phone' ? PROOF.phoneHint.zh : PROOF.documentHint.zh}
            problems={problems}
            typed={typed}
            {...(kind === 'phone' ? { mode: 'tel' as const } : {})}
          />
          <div className="buttons">
            <Button>{PROOF.enter.zh}</Button>
            <ButtonLink href={`/signin?return=${encodeURIComponent(way.base)}`} kind="quiet">
              {PROOF.signIn.zh}
            </ButtonLink>
          </div>
        </Form>
      )}
      {!kind && (
        <div className="buttons">
          <ButtonLink href={`/signin?return=${encodeURIComponent(way.base)}`}>{PROOF.signIn.zh}</ButtonLink>
        </div>
      )}
      <p className="soft">{PROOF.window.zh}</p>
    </Shell>
  )
}
