import { isMobile } from '../../core/notifications/told.ts'
import { NOTIFICATIONS } from '../../core/words/notifications.ts'

/** What leaves the house by wire. Who receives the same `id` twice has received it once. */
export type Letter = { id: string; to: string; text: string }

/** Taken over for delivery, or refused for good; whatever may go better later is thrown. */
export type Answer = { taken: true } | { taken: false; why: string }

/** A gateway of a telephone company, or of WeChat. It must give up when told to. */
export type Carrier = (letter: Letter, signal: AbortSignal) => Promise<Answer>
export type Wire = 'sms' | 'wechat'
export type Carriers = Readonly<Record<Wire, Carrier>>

/** Without a contract nothing leaves: the outbox shows what would have been sent, and to whom. */
export const VISIBLE_ONLY: Carriers = {
  sms: async ({ to }) => (isMobile(to) ? { taken: true } : { taken: false, why: NOTIFICATIONS.noMobile.zh }),
  wechat: async () => ({ taken: true }),
}
