import type { z } from 'zod'
import type { Citation } from '../../core/consultation/citation.ts'
import { type Channel, holderOf, type Ticket } from '../../core/consultation/ticket.ts'
import type { Stars } from '../../core/evaluation/rating.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db.ts'
import type { Setting } from '../../platform/setting.ts'
import { organOf } from '../organisation/facade.ts'
import { ask, deskOf, wordsOfRound } from './ask.ts'
import { assertExists } from './cite.ts'
import type { takeQuestion } from './contract.ts'
import { actOn, type By } from './record.ts'
import { assertConsults, officeOf, visibleTickets } from './visible.ts'

const byStaff = (actor: Staff, requestId: string): By => ({
  actor: actor.id,
  place: officeOf(actor),
  requestId,
})

/** Whoever is asked first takes it in (首问负责): at their own desk, as it was said. */
export async function take(
  tx: Tx,
  setting: Setting,
  actor: Staff,
  requestId: string,
  { id, channel, question, item, asker, phone }: z.output<typeof takeQuestion.input>,
): Promise<void> {
  assertConsults(actor, 'Take')
  const where = deskOf(actor)
  await ask(
    tx,
    setting,
    { id, channel, text: question, item, asker, phone, ...where },
    byStaff(actor, requestId),
  )
}

/** Throws `consultation/other-holder` for what another office has, `consultation/not-now` when somebody was quicker. */
export async function answer(
  tx: Tx,
  setting: Setting,
  actor: Staff,
  requestId: string,
  { id, text, citations }: { id: string; text: string; citations: readonly Citation[] },
): Promise<void> {
  assertConsults(actor, 'Answer')
  await seen(tx, actor, id)
  const on = setting.today()
  await assertExists(tx, citations, on)
  await actOn(
    tx,
    setting,
    id,
    byStaff(actor, requestId),
    { type: 'Answer', on, text, citations },
    theirs(actor),
  )
}

/** To a department, or back to the desk it came in at. Throws `organisation/organ-unknown`. */
export async function pass(
  tx: Tx,
  setting: Setting,
  actor: Staff,
  requestId: string,
  { id, organ, reason }: { id: string; organ?: string | undefined; reason: string },
): Promise<void> {
  assertConsults(actor, 'Pass')
  const { desk } = await seen(tx, actor, id)
  const on = setting.today()
  const to =
    organ === undefined
      ? ({ kind: 'desk', id: desk } as const)
      : ({ kind: 'organ', id: (await organOf(tx, organ, on)).id } as const)
  await actOn(tx, setting, id, byStaff(actor, requestId), { type: 'Pass', on, to, reason }, theirs(actor))
}

/** What is no question about a matter (a complaint, a report) is told where to turn, and closed. */
export async function dismiss(
  tx: Tx,
  setting: Setting,
  actor: Staff,
  requestId: string,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  assertConsults(actor, 'Answer')
  await seen(tx, actor, id)
  const command = { type: 'Dismiss', on: setting.today(), reason } as const
  await actOn(tx, setting, id, byStaff(actor, requestId), command, theirs(actor))
}

/** Seeing a ticket is not having it. */
const theirs = (actor: Staff) => (ticket: Ticket) => {
  const { state } = ticket
  const waits = state === 'asked' || state === 'assigned'
  if (waits && holderOf(ticket).id !== officeOf(actor)) throw new RuleViolation('consultation/other-holder')
}

const seen = (tx: Tx, actor: Staff, id: string) =>
  visibleTickets(tx, actor)
    .select('t.desk')
    .where('t.id', '=', id)
    .executeTakeFirstOrThrow(() => new RuleViolation('consultation/unknown'))

/** Whoever asked does what follows; that it is theirs was settled on the way they came. */
type ByAsker = { id: string; actor: string; requestId: string }

/** Asked again on the same ticket, through whichever channel: the same request again is not another question. */
export async function askAgain(
  tx: Tx,
  setting: Setting,
  { id, actor, requestId }: ByAsker,
  { text, channel }: { text: string; channel: Channel },
): Promise<void> {
  const calendar = await setting.calendar()
  const command = { type: 'AskAgain', on: setting.today(), channel, calendar } as const
  let round = 0
  const now = await actOn(tx, setting, id, { actor, place: '', requestId }, command, (ticket) => {
    round = ticket.round
  })
  if (round > 0 && now.round === round + 1) await wordsOfRound(tx, id, now.round, text)
}

export async function rateAnswer(
  tx: Tx,
  setting: Setting,
  { id, actor, requestId }: ByAsker,
  rating: { stars: Stars; text: string },
): Promise<void> {
  const command = { type: 'Rate', on: setting.today(), ...rating } as const
  await actOn(tx, setting, id, { actor, place: '', requestId }, command)
}
