import type { ReactElement } from 'react'
import { CARD_STATE, LEVEL } from '../../../core/words/supervision.ts'
import { CARDS } from '../../../core/words/supervision-screens.ts'
import { say } from '../../../core/words/workbench.ts'
import type { CardLine, RuleLine } from '../contract.ts'
import './supervision.css'

/** The level of a card: told by its word; shape and colour repeat it. */
export function LevelMark({ level }: { level: CardLine['level'] }): ReactElement {
  return <span className={`level level-${level}`}>{LEVEL[level].zh}</span>
}

/** How a card stands: its state, and what is open about it. */
export function StateMark({ card }: { card: CardLine }): ReactElement {
  const { state, escalated, replied, appeal, replyDueOn } = card
  const open =
    appeal === 'open' || appeal === 'referred'
      ? CARDS.waitsAppeal.zh
      : escalated
        ? CARDS.escalated.zh
        : replied
          ? CARDS.replied.zh
          : replyDueOn && (state === 'issued' || state === 'ordered')
            ? CARDS.unreplied.zh
            : ''
  return (
    <span className={`card-state card-${state}`}>
      {CARD_STATE[state].zh}
      {open && <span className="soft">{open}</span>}
    </span>
  )
}

/** Whose case it is; a question is called by its number, for a card does not know who asked. */
export const whoseOf = ({ about, applicantName, number }: CardLine): string =>
  about === 'question' ? say(CARDS.question, { number }) : applicantName

/** What a value means: days past or before the last day for time, otherwise a number. */
export function valueInWords(value: number, area: RuleLine['area']): string {
  if (area !== 'time') return say(CARDS.times, { n: value })
  if (value > 0) return say(CARDS.overDays, { days: value })
  return value === 0 ? CARDS.dueDay.zh : say(CARDS.leftDays, { days: -value })
}

/** 2026-05-14 09:30 in China, of an instant. */
export function instantInWords(at: string): string {
  return new Date(at).toLocaleString('sv-SE', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Shanghai',
  })
}
