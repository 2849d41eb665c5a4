import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, useEffect, useRef } from 'react'
import { may } from '../../../core/authority.ts'
import { groupQueryCode } from '../../../core/number.ts'
import { COUNTER } from '../../../core/words/counter.ts'
import { call } from '../../../platform/call.ts'
import { CaseNumber } from '../../../workbench/widgets/CaseNumber.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { useKeys } from '../../../workbench/widgets/keys.ts'
import { PdfView } from '../../../workbench/widgets/PdfView.tsx'
import { useDesk } from '../../../workbench/widgets/session.ts'
import { ACTS } from '../../cases/acts.ts'
import type { Registered } from '../contract.ts'

type Props = {
  registered: Registered
  title: string
  applicant: string
  /** Something was found wrong: it is told in one notice before anything is accepted. */
  faulty: boolean
  onNext: () => void
  onSamePerson: () => void
}

/** It is received: what to tell and print, and what comes next. N goes on with the next one, A accepts at once. */
export function Received({
  registered,
  title,
  applicant,
  faulty,
  onNext,
  onSamePerson,
}: Props): ReactElement {
  const { id, number, queryCode, receipt, handling } = registered
  const desk = useDesk()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const accept = useMutation({ mutationFn: () => call(ACTS.Accept, { id }) })
  const mayAccept = may([desk.post.role], 'Accept') && handling === 'promised' && !faulty && !accept.isSuccess
  useKeys('panel', [
    { key: 'n', says: COUNTER.next.zh, run: onNext },
    { key: 's', says: COUNTER.samePerson.zh, run: onSamePerson },
    ...(mayAccept ? [{ key: 'a', says: COUNTER.accept.zh, run: () => accept.mutate() }] : []),
  ])
  return (
    <div className="counter-received">
      <section aria-labelledby="counter-received">
        <h1 id="counter-received" ref={heading} tabIndex={-1} className="good">
          {accept.isSuccess ? COUNTER.accepted.zh : COUNTER.received.zh}
        </h1>
        <p>
          {applicant}
          <br />
          <strong>{title}</strong>
        </p>
        <dl>
          <dt>{COUNTER.number.zh}</dt>
          <dd>
            <CaseNumber number={number} whole />
          </dd>
          <dt>{COUNTER.code.zh}</dt>
          <dd className="counter-code">{groupQueryCode(queryCode)}</dd>
        </dl>
        {accept.error && <ErrorText error={accept.error} />}
        <div className="counter-acts">
          <Button type="primary" onClick={onNext}>
            {COUNTER.next.zh}
            <kbd>N</kbd>
          </Button>
          {mayAccept && (
            <Button loading={accept.isPending} onClick={() => accept.mutate()}>
              {COUNTER.accept.zh}
              <kbd>A</kbd>
            </Button>
          )}
          <Button onClick={onSamePerson}>
            {COUNTER.samePerson.zh}
            <kbd>S</kbd>
          </Button>
          <Link to="/cases/$caseId" params={{ caseId: id }} className="plain-link">
            {faulty ? COUNTER.openFaulty.zh : handling === 'onSpot' ? COUNTER.openOnSpot.zh : COUNTER.open.zh}
          </Link>
        </div>
      </section>
      {receipt && <PdfView address={`/cases/${id}/papers/${receipt}`} name={COUNTER.receipt.zh} />}
    </div>
  )
}
