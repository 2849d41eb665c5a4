import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactElement, ReactNode, RefObject } from 'react'
import { groupQueryCode } from '../../../core/number.ts'
import { CASE_DESK } from '../../../core/words/case-desk.ts'
import { CHANNEL, CLOCK, DELIVERY } from '../../../core/words/cases.ts'
import { HANDLING, ORIGINALS } from '../../../core/words/catalogue.ts'
import { LIST, say } from '../../../core/words/workbench.ts'
import { CaseNumber } from '../../../workbench/widgets/CaseNumber.tsx'
import { DueMark } from '../../../workbench/widgets/DueMark.tsx'
import { Icon } from '../../../workbench/widgets/icons.tsx'
import { StatusTag } from '../../../workbench/widgets/StatusTag.tsx'
import { useDesk } from '../../../workbench/widgets/session.ts'
import type { CaseDetail } from '../contract.ts'

type Props = {
  c: CaseDetail
  heading: RefObject<HTMLHeadingElement | null>
  onClose?: (() => void) | undefined
}

/** Who, what, until when, in which state, and who works on it. */
export function CaseHead({ c, heading, onClose }: Props): ReactElement {
  return (
    <header className="case-head">
      <div className="case-title">
        {onClose && (
          <Button
            type="text"
            size="small"
            icon={<Icon name="back" />}
            onClick={onClose}
            aria-label={LIST.back.zh}
            title={`${LIST.back.zh} Esc`}
          />
        )}
        <h1 ref={heading} tabIndex={-1}>
          {c.applicantName}
          <span className="case-item">{c.title}</span>
        </h1>
        <StatusTag status={c.status} />
        {c.step && <span className="soft">{c.step}</span>}
        <span className="case-due">
          {c.dueKind && <span className="soft">{CLOCK[c.dueKind].zh}</span>}
          <DueMark due={c} />
        </span>
        <Holder c={c} />
        <Link
          to="/cases/$caseId"
          params={{ caseId: c.id }}
          target="_blank"
          className="own-page"
          title={CASE_DESK.ownPage.zh}
          aria-label={CASE_DESK.ownPage.zh}
        >
          <Icon name="open" />
        </Link>
      </div>
      <dl className="case-facts">
        <Fact word={LIST.number.zh}>
          <CaseNumber number={c.number} whole />
        </Fact>
        <Fact word={CASE_DESK.queryCode.zh}>
          <span className="number">{groupQueryCode(c.queryCode)}</span>
        </Fact>
        <Fact word={CASE_DESK.submittedOn.zh}>
          {c.submittedOn} {CHANNEL[c.channel].zh}
        </Fact>
        <Fact word={CASE_DESK.receivedAt.zh}>{c.site}</Fact>
        <Fact word={CASE_DESK.decidedBy.zh}>
          {c.organ}（{HANDLING[c.handling].zh}）
        </Fact>
        <Fact word={CASE_DESK.handedOutAt.zh}>
          {c.handOut}（{DELIVERY[c.delivery.way].zh}）
        </Fact>
        <Fact word={CASE_DESK.guide.zh}>{say(CASE_DESK.guideVersion, { version: c.guideVersion })}</Fact>
        {c.fee.due && (
          <Fact word={CASE_DESK.fee.zh}>
            <span title={c.fee.standard}>
              {c.fee.settled ? say(CASE_DESK.feeSettled, { amount: c.fee.amount ?? 0 }) : CASE_DESK.feeDue.zh}
            </span>
          </Fact>
        )}
        {c.originals.when !== 'none' && (
          <Fact word={CASE_DESK.originals.zh}>
            <span title={ORIGINALS[c.originals.when].zh}>
              {c.originals.seen ? CASE_DESK.seen.zh : CASE_DESK.notSeen.zh}
            </span>
          </Fact>
        )}
      </dl>
    </header>
  )
}

function Fact({ word, children }: { word: string; children: ReactNode }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Holder({ c }: { c: CaseDetail }) {
  const { person } = useDesk()
  if (c.holder === null) return <span className="holder">{CASE_DESK.heldByNobody.zh}</span>
  const mine = c.holder === person.id
  return (
    <span className={mine ? 'holder mine' : 'holder other'}>
      <Icon name="person" />
      {mine ? CASE_DESK.heldByMe.zh : say(CASE_DESK.heldBy, { name: c.holderName ?? '' })}
    </span>
  )
}
