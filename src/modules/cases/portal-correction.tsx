import type { FastifyInstance } from 'fastify'
import type { ReactElement } from 'react'
import { z } from 'zod'
import { UPLOAD } from '../../core/words/apply.ts'
import { FAULT } from '../../core/words/cases.ts'
import { CORRECTION, FOLLOW } from '../../core/words/follow.ts'
import { GUIDE_PAGE } from '../../core/words/guide-page.ts'
import { action, form, type Problems } from '../../platform/page.tsx'
import type { Setting } from '../../platform/setting.ts'
import { Button, ButtonLink, DayText, Form, Notice } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import { MaterialUpload } from '../../portal/upload.tsx'
import { asAttachments } from './attachments.ts'
import {
  type Correction,
  type CorrectionRow,
  correctionOf,
  dropFile,
  keepFiles,
  supply,
} from './correction.ts'
import { crumbsTo, PlaceText } from './portal-case.tsx'
import { renewPass } from './portal-proof.tsx'
import { assertCertain, type Way, waysTo } from './way.ts'

const Nothing = z.strictObject({})

/** 补正: each material that is asked for with its reason, files kept as they come, and all of it sent at once. */
export function correctionPages(site: FastifyInstance, setting: Setting): void {
  for (const { base, come } of waysTo(setting)) {
    form(site, `${base}/correction`, {
      input: Nothing,
      show: async (ctx, params, problems, _typed, exchange) => {
        const way = await come(ctx, params, exchange)
        if (!way.certain) return `${way.base}/proof?next=correction`
        const correction = await correctionOf(ctx.db, way.caseId)
        renewPass(setting, way, exchange)
        return <CorrectionPage {...{ way, correction, problems }} />
      },
      submit: async (ctx, _input, params, _uploads, exchange) => {
        const way = await come(ctx, params, exchange)
        assertCertain(way)
        await supply(ctx.db, setting, way, ctx.requestId)
        return way.base
      },
    })

    form(site, `${base}/correction/:material`, {
      input: Nothing,
      files: setting.files,
      show: async (ctx, params: Params, problems, _typed, exchange) => {
        const way = await come(ctx, params, exchange)
        if (!way.certain) return `${way.base}/proof?next=correction`
        const correction = await correctionOf(ctx.db, way.caseId)
        return <CorrectionPage {...{ way, correction, problems }} at={params.material} />
      },
      submit: async (ctx, _input, params: Params, uploads, exchange) => {
        const way = await come(ctx, params, exchange)
        assertCertain(way)
        const material = params.material ?? ''
        await keepFiles(ctx.db, way, material, await asAttachments(uploads))
        renewPass(setting, way, exchange)
        return `${way.base}/correction#m-${material}`
      },
    })

    action(
      site,
      `${base}/correction/:material/removal/:file`,
      async (ctx, params: Params, _fields, exchange) => {
        const way = await come(ctx, params, exchange)
        assertCertain(way)
        await dropFile(ctx.db, way, params.material ?? '', params.file ?? '')
        return `${way.base}/correction#m-${params.material}`
      },
    )
  }
}

type Params = Readonly<Record<string, string | undefined>>

type Shown = { way: Way; correction: Correction; problems: Problems; at?: string | undefined }

function CorrectionPage({ way, correction, problems, at }: Shown): ReactElement {
  const { title, until, rows, site } = correction
  const crumbs = [...crumbsTo(way), { href: way.base, text: FOLLOW.backToCase.zh }]
  return (
    <Shell title={CORRECTION.title.zh} crumbs={crumbs} narrow>
      <h1>
        {CORRECTION.title.zh}：{title}
      </h1>
      <Notice kind="warn">
        <p>
          {CORRECTION.until.zh} <b>{<DayText on={until} />}</b>
        </p>
        <p>{CORRECTION.lead.zh}</p>
      </Notice>
      <p className="soft">{UPLOAD.rules.zh}</p>
      <ol className="materials">
        {rows.map((row) => (
          <MaterialUpload key={row.id} row={uploadRow(way, row, row.id === at ? problems : {})}>
            {row.forms && (
              <p className="links">
                <a href={row.forms.blank}>{GUIDE_PAGE.blankForm.zh}</a>
                <a href={row.forms.sample}>{GUIDE_PAGE.sampleForm.zh}</a>
              </p>
            )}
          </MaterialUpload>
        ))}
      </ol>
      <Form problems={at === undefined ? problems : {}} action={`${way.base}/correction`}>
        <div className="buttons">
          <Button>{CORRECTION.send.zh}</Button>
          <ButtonLink href={way.base} kind="quiet">
            {CORRECTION.later.zh}
          </ButtonLink>
        </div>
      </Form>
      <p className="soft">{CORRECTION.window.zh}</p>
      <PlaceText place={site} />
    </Shell>
  )
}

function uploadRow(way: Way, row: CorrectionRow, problems: Problems) {
  const action = `${way.base}/correction/${row.id}`
  return {
    id: row.id,
    name: row.name,
    lines: [
      `${CORRECTION.why.zh}：${FAULT[row.fault].zh}${row.note ? `，${row.note}` : ''}`,
      ...(row.standard ? [`${CORRECTION.standard.zh}：${row.standard}`] : []),
    ],
    tag: row.ready
      ? ({ kind: 'done', text: CORRECTION.ready.zh } as const)
      : ({ kind: 'warn', text: CORRECTION.open.zh } as const),
    files: row.files.map((file) => ({
      ...file,
      open: way.signedIn ? `/api/cases/${way.caseId}/files/${file.id}` : undefined,
      removal: `${action}/removal/${file.id}`,
    })),
    action,
    problems,
  }
}
