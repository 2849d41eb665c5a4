import type { FastifyInstance } from 'fastify'
import type { ReactElement } from 'react'
import { z } from 'zod'
import type { Day } from '../../core/day.ts'
import { UPLOAD } from '../../core/words/apply.ts'
import { FAULT } from '../../core/words/cases.ts'
import { CORRECTION, FOLLOW, SUPPLY } from '../../core/words/follow.ts'
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
  type Owed,
  supply,
} from './correction.ts'
import { crumbsTo, PlaceText } from './portal-case.tsx'
import { renewPass } from './portal-proof.tsx'
import { assertCertain, type Way, waysTo } from './way.ts'

const Nothing = z.strictObject({})

/** Each is asked for under an address of its own, in words of its own. */
const OWED = ['correction', 'tolerance'] as const satisfies readonly Owed[]
const WORDS = { correction: CORRECTION, tolerance: SUPPLY }

/** 补正 and 容缺后补: each material with its reason, files kept as they come, and all of it sent at once. */
export function correctionPages(site: FastifyInstance, setting: Setting): void {
  for (const owed of OWED) for (const way of waysTo(setting)) supplyPages(site, setting, owed, way)
}

function supplyPages(
  site: FastifyInstance,
  setting: Setting,
  owed: Owed,
  { base, come }: ReturnType<typeof waysTo>[number],
): void {
  form(site, `${base}/${owed}`, {
    input: Nothing,
    show: async (ctx, params, problems, _typed, exchange) => {
      const way = await come(ctx, params, exchange)
      if (!way.certain) return `${way.base}/proof?next=${owed}`
      const correction = await correctionOf(ctx.db, way.caseId, owed)
      renewPass(setting, way, exchange)
      return <CorrectionPage {...{ way, owed, correction, problems }} today={setting.today()} />
    },
    submit: async (ctx, _input, params, _uploads, exchange) => {
      const way = await come(ctx, params, exchange)
      assertCertain(way)
      await supply(ctx.db, setting, way, owed, ctx.requestId)
      return way.base
    },
  })

  form(site, `${base}/${owed}/:material`, {
    input: Nothing,
    files: setting.files,
    show: async (ctx, params: Params, problems, _typed, exchange) => {
      const way = await come(ctx, params, exchange)
      if (!way.certain) return `${way.base}/proof?next=${owed}`
      const correction = await correctionOf(ctx.db, way.caseId, owed)
      const shown = { way, owed, correction, problems, today: setting.today() }
      return <CorrectionPage {...shown} at={params.material} />
    },
    submit: async (ctx, _input, params: Params, uploads, exchange) => {
      const way = await come(ctx, params, exchange)
      assertCertain(way)
      const material = params.material ?? ''
      await keepFiles(ctx.db, way, owed, material, await asAttachments(uploads))
      renewPass(setting, way, exchange)
      return `${way.base}/${owed}#m-${material}`
    },
  })

  action(site, `${base}/${owed}/:material/removal/:file`, async (ctx, params: Params, _fields, exchange) => {
    const way = await come(ctx, params, exchange)
    assertCertain(way)
    const { material = '', file = '' } = params
    await dropFile(ctx.db, way, owed, { material, attachment: file })
    return `${way.base}/${owed}#m-${material}`
  })
}

type Params = Readonly<Record<string, string | undefined>>

type Shown = {
  way: Way
  owed: Owed
  correction: Correction
  problems: Problems
  today: Day
  at?: string | undefined
}

function CorrectionPage({ way, owed, correction, problems, today, at }: Shown): ReactElement {
  const words = WORDS[owed]
  const { title, until, rows, site } = correction
  const crumbs = [...crumbsTo(way), { href: way.base, text: FOLLOW.backToCase.zh }]
  return (
    <Shell title={words.title.zh} crumbs={crumbs} narrow>
      <h1>
        {words.title.zh}：{title}
      </h1>
      <Notice kind="warn">
        <p>
          {words.until.zh} <b>{<DayText on={until} />}</b>
        </p>
        {owed === 'tolerance' && until < today && <p>{SUPPLY.late.zh}</p>}
        <p>{words.lead.zh}</p>
      </Notice>
      <p className="soft">{UPLOAD.rules.zh}</p>
      <ol className="materials">
        {rows.map((row) => (
          <MaterialUpload key={row.id} row={uploadRow(way, owed, row, row.id === at ? problems : {})}>
            {row.forms && (
              <p className="links">
                <a href={row.forms.blank}>{GUIDE_PAGE.blankForm.zh}</a>
                <a href={row.forms.sample}>{GUIDE_PAGE.sampleForm.zh}</a>
              </p>
            )}
          </MaterialUpload>
        ))}
      </ol>
      <Form problems={at === undefined ? problems : {}} action={`${way.base}/${owed}`}>
        <div className="buttons">
          <Button>{words.send.zh}</Button>
          <ButtonLink href={way.base} kind="quiet">
            {words.later.zh}
          </ButtonLink>
        </div>
      </Form>
      <p className="soft">{words.window.zh}</p>
      <PlaceText place={site} />
    </Shell>
  )
}

function uploadRow(way: Way, owed: Owed, row: CorrectionRow, problems: Problems) {
  const words = WORDS[owed]
  const action = `${way.base}/${owed}/${row.id}`
  return {
    id: row.id,
    name: row.name,
    lines: [
      `${words.why.zh}：${FAULT[row.fault].zh}${row.note ? `，${row.note}` : ''}`,
      ...(row.standard ? [`${words.standard.zh}：${row.standard}`] : []),
    ],
    tag: row.ready
      ? ({ kind: 'done', text: words.ready.zh } as const)
      : ({ kind: 'warn', text: words.open.zh } as const),
    files: row.files.map((file) => ({
      ...file,
      open: way.signedIn ? `/api/cases/${way.caseId}/files/${file.id}` : undefined,
      removal: `${action}/removal/${file.id}`,
    })),
    action,
    problems,
  }
}
