import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Spin } from 'antd'
import { lazy, type ReactElement, Suspense, useEffect, useRef, useState } from 'react'
import type { CardAct } from '../../../core/supervision/card.ts'
import { RULES } from '../../../core/supervision/rules.ts'
import { CARD_ACT, POINT, type PointNumber } from '../../../core/words/supervision.ts'
import { CARD, CARDS } from '../../../core/words/supervision-screens.ts'
import { say } from '../../../core/words/workbench.ts'
import { type ActionButton, ActionButtons } from '../../../workbench/widgets/ActionButtons.tsx'
import { Dialog } from '../../../workbench/widgets/Dialog.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { Icon } from '../../../workbench/widgets/icons.tsx'
import { useKeys } from '../../../workbench/widgets/keys.ts'
import { useTitle } from '../../../workbench/widgets/useTitle.ts'
import type { CardDetail } from '../contract.ts'
import { CardPanel } from './CardPanel.tsx'
import { CardLog, Charges, Evidence, HeldTable } from './card-parts.tsx'
import { LevelMark, StateMark, valueInWords, whoseOf } from './marks.tsx'
import { cardQuery } from './reads.ts'

const PdfView = lazy(async () => ({
  default: (await import('../../../workbench/widgets/PdfView.tsx')).PdfView,
}))

type Props = { caseId: string; card: string; onClose: () => void }

/** One card: why it is there, whose time it was, what happened to it, and what can be done with it. */
export function CardFile({ caseId, card, onClose }: Props): ReactElement {
  const one = useQuery(cardQuery({ caseId, card }))
  useKeys('case', [{ key: 'Escape', says: CARDS.back.zh, run: onClose }])
  useTitle(CARD.title.zh)
  if (one.data) return <Opened c={one.data} onClose={onClose} />
  return (
    <div className="case-file">
      <h1 className="hidden">{CARD.title.zh}</h1>
      {one.error ? (
        <ErrorText error={one.error} retry={() => void one.refetch()} />
      ) : (
        <Spin className="case-wait" />
      )}
    </div>
  )
}

/** The key of each act; what weighs on somebody stands apart. */
const KEYS: Readonly<Record<CardAct, { key: string; grave?: boolean }>> = {
  Issue: { key: 'a' },
  Cancel: { key: 'n', grave: true },
  Reply: { key: 'r' },
  Appeal: { key: 'p' },
  Revoke: { key: 'v', grave: true },
  Return: { key: 't' },
  Refer: { key: 'f' },
  Order: { key: 'o' },
  AnswerOrder: { key: 'w' },
}

function Opened({ c, onClose }: { c: CardDetail; onClose: () => void }) {
  const [open, setOpen] = useState<CardAct>()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const buttons = c.actions.map(
    (act): ActionButton => ({
      id: act,
      word: CARD_ACT[act].zh,
      key: KEYS[act].key,
      grave: KEYS[act].grave ?? false,
      run: () => setOpen(open === act ? undefined : act),
    }),
  )
  const main = buttons.find(({ grave }) => !grave)
  const others = buttons.filter((button) => button !== main)
  const finish = () => {
    setOpen(undefined)
    heading.current?.focus({ preventScroll: true })
  }
  return (
    <article className="case-file" aria-label={`${CARD.title.zh} ${whoseOf(c)}`}>
      <Head c={c} heading={heading} onClose={onClose} />
      <div className="case-body">
        {c.checked && (
          <p className={c.checked === 'normal' ? 'good' : 'strip'}>
            {c.checked === 'normal' ? CARD.checkedNormal.zh : CARD.checkedAbnormal.zh}
          </p>
        )}
        {c.orderNumber && <OrderPart c={c} number={c.orderNumber} />}
        <div className="case-parts">
          <div>
            <Why c={c} />
            <Charges charges={c.evidence.charges} />
            <HeldTable held={c.evidence.held} about={c.about} />
          </div>
          <div>
            <CardLog entries={c.entries} />
            <Evidence c={c} />
          </div>
        </div>
      </div>
      <div className="case-foot">
        {open && c.actions.includes(open) && (
          <CardPanel key={open} c={c} act={open} onClose={() => setOpen(undefined)} onDone={finish} />
        )}
        <ActionButtons main={main} others={others} active={open} />
      </div>
    </article>
  )
}

function Head({
  c,
  heading,
  onClose,
}: {
  c: CardDetail
  heading: React.RefObject<HTMLHeadingElement | null>
  onClose: () => void
}) {
  return (
    <header className="case-head">
      <div className="case-title">
        <Button
          type="text"
          size="small"
          icon={<Icon name="back" />}
          onClick={onClose}
          aria-label={CARDS.back.zh}
          title={`${CARDS.back.zh} Esc`}
        />
        <LevelMark level={c.level} />
        <h1 ref={heading} tabIndex={-1}>
          {POINT[c.point as PointNumber].name.zh}
          <span className="case-item">
            {whoseOf(c)} {c.title}
          </span>
        </h1>
        <StateMark card={c} />
        <Subject c={c} />
      </div>
      <dl className="case-facts">
        <div>
          <dt>{CARDS.charged.zh}</dt>
          <dd>
            {c.placeName}
            {c.personName && `（${c.personName}）`}
          </dd>
        </div>
        <div>
          <dt>{CARDS.found.zh}</dt>
          <dd>{c.foundOn}</dd>
        </div>
        {c.replyDueOn && (
          <div>
            <dt>{CARDS.replyBy.zh}</dt>
            <dd>{c.replyDueOn}</dd>
          </div>
        )}
      </dl>
    </header>
  )
}

/** Down to what the card is about. */
function Subject({ c: { about, caseId } }: { c: CardDetail }) {
  return about === 'question' ? (
    <Link to="/consultations/$ticket" params={{ ticket: caseId }} className="plain-link">
      {CARDS.toQuestion.zh}
    </Link>
  ) : (
    <Link to="/cases/$caseId" params={{ caseId }} className="plain-link">
      {CARDS.toCase.zh}
    </Link>
  )
}

/** The order that was given, to be read and printed. */
function OrderPart({ c, number }: { c: CardDetail; number: string }) {
  const [open, setOpen] = useState(false)
  return (
    <p className="strip">
      {say(CARD.order, { number, due: c.orderDueOn ?? '' })}{' '}
      <Button size="small" icon={<Icon name="paper" />} onClick={() => setOpen(true)}>
        {CARD.openOrder.zh}
      </Button>
      {open && (
        <Dialog title={CARD.orderPaper.zh} width={980} onClose={() => setOpen(false)}>
          <div className="paper-dialog">
            <Suspense>
              <PdfView address={`/cases/${c.caseId}/cards/${c.card}/order?as=${c.order}`} name={number} />
            </Suspense>
          </div>
        </Dialog>
      )}
    </p>
  )
}

function Why({ c }: { c: CardDetail }) {
  const point = POINT[c.point as PointNumber]
  const area = RULES.find(({ id }) => id === c.ruleId)?.area ?? 'procedure'
  return (
    <section className="part" aria-labelledby="part-why">
      <h2 id="part-why">{CARD.why.zh}</h2>
      <p>
        <strong>{valueInWords(c.value, area)}</strong>
      </p>
      <p>{point.means.zh}</p>
      <p className="soft">{point.source.zh}</p>
      <p>
        <Link to="/rules/$point" params={{ point: String(c.point) }}>
          {CARDS.toRule.zh}
        </Link>
      </p>
    </section>
  )
}
