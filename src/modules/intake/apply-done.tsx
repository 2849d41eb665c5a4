import type { ReactElement } from 'react'
import { addWorkingDays, type Calendar } from '../../core/calendar.ts'
import { PRE_REVIEW_DAYS } from '../../core/case/clocks.ts'
import { day } from '../../core/day.ts'
import { groupCaseNumber, groupQueryCode } from '../../core/number.ts'
import { DONE } from '../../core/words/apply.ts'
import { limitInWords } from '../../core/words/catalogue.ts'
import { ButtonLink, Notice } from '../../portal/parts.tsx'
import { QrCode } from '../../portal/qr.tsx'
import { Shell } from '../../portal/shell.tsx'
import type { Dossier } from '../cases/facade.ts'
import { filled } from './apply-frame.tsx'

/** It is submitted: the number and the code to keep, and what happens next, with days. */
export function DonePage({
  dossier,
  code,
  link,
  calendar,
}: {
  dossier: Dossier
  code: string
  link: string
  calendar: Calendar
}): ReactElement {
  const { file, guide, site } = dossier
  return (
    <Shell title={DONE.title.zh} narrow>
      <h1>{DONE.title.zh}</h1>
      <Notice kind="done" title={guide.name}>
        <p>{DONE.keep.zh}</p>
        <p>
          {DONE.number.zh}
          <br />
          <b className="number">{groupCaseNumber(file.number)}</b>
        </p>
        <p>
          {DONE.code.zh}
          <br />
          <b className="code">{groupQueryCode(code)}</b>
          <br />
          <span className="soft">{DONE.codeHint.zh}</span>
        </p>
        <QrCode address={link} label={DONE.qr.zh} />
      </Notice>
      <h2>{DONE.next.zh}</h2>
      <ol>
        {nextSteps(dossier, calendar).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      <div className="buttons">
        <ButtonLink href={`/my/cases/${file.case_id}`}>{DONE.follow.zh}</ButtonLink>
        <ButtonLink href={`/my/cases/${file.case_id}/receipt`} kind="quiet">
          {DONE.receipt.zh}
        </ButtonLink>
      </div>
      <p className="soft">
        {filled(DONE.ask.zh, { site: site.name })} <a href={`tel:${site.phone}`}>{site.phone}</a>
      </p>
    </Shell>
  )
}

function nextSteps({ file, guide, site, organ }: Dossier, calendar: Calendar): string[] {
  const until = addWorkingDays(calendar, day(file.submitted_on), PRE_REVIEW_DAYS)
  const [, month, date] = until.split('-').map(Number)
  const preReview = filled(DONE.preReview.zh, {
    site: site.name,
    days: PRE_REVIEW_DAYS,
    on: `${month}月${date}日`,
  })
  const decision =
    guide.handling === 'onSpot'
      ? DONE.onSpot.zh
      : filled(DONE.decision.zh, {
          organ: organ.name,
          promised: limitInWords(guide.promisedLimit),
          legal: limitInWords(guide.legalLimit),
        })
  return [
    preReview,
    ...(guide.originals === 'beforeAcceptance' ? [filled(DONE.bringOriginals.zh, { site: site.name })] : []),
    DONE.acceptance.zh,
    decision,
    ...(guide.originals === 'atClosing' ? [DONE.originalsLater.zh] : []),
  ]
}
