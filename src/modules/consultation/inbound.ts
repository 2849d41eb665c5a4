import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { findTypedQueryCode, groupQueryCode } from '../../core/number.ts'
import { RuleViolation } from '../../core/violation.ts'
import { CONSULTING_DESK } from '../../core/words/consultation-desk.ts'
import { type Db, type Tx, transact } from '../../platform/db.ts'
import { Problem } from '../../platform/serve.ts'
import type { InboundChannel, Setting } from '../../platform/setting.ts'
import { linkToken, queryCode } from '../cases/facade.ts'
import { ask, wordsOfRequest } from './ask.ts'
import { askAgain } from './commands.ts'
import { type GoesOn, Inbound, InboundAnswer } from './contract.ts'
import { findNumber, ticketByCode } from './follow.ts'

/** Seconds a signed message is believed: what was overheard cannot be sent again later. */
export const BELIEVED_SECONDS = 300

/**
 * `hex(HMAC-SHA256(secret, timestamp + "." + body))` over the bytes as they were sent; `timestamp` in Unix seconds. The
 * adapter of a channel (WeChat, kiosk) computes it, and sends it as `x-signature` beside `x-timestamp`.
 */
export function signatureOf(secret: string, timestamp: string, body: Uint8Array): string {
  return createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')
}

/**
 * The door of channels that speak for people: closed unless the channel's secret is configured, and open only to what it
 * signed within the last five minutes. The same message again is the same ticket, whoever sends it again.
 */
export function inboundRoutes(api: FastifyInstance, setting: Setting, now: () => number = Date.now): void {
  const Channel = z.strictObject({ channel: z.enum(['wechat', 'kiosk']) })
  api.route({
    method: 'POST',
    url: '/inbound/:channel/consultations',
    bodyLimit: 16 * 1024,
    schema: {
      summary: CONSULTING_DESK.api.inbound.zh,
      tags: ['inbound'],
      params: Channel,
      body: Inbound,
      response: { 200: InboundAnswer, '4xx': Problem, '5xx': Problem },
    },
    // before anything of the message is read as what it says it is
    preParsing: async (request, _reply, payload) => {
      const secret = secretOf(setting, (request.params as { channel: string }).channel)
      const body = await allOf(payload)
      assertSigned(request, secret, body, now())
      return Readable.from([body])
    },
    handler: async (request) => {
      const { channel } = request.params as z.infer<typeof Channel>
      const { messageId, question, about, ...rest } = request.body as z.output<typeof Inbound>
      const { db, requestId } = request.ctx
      const message = idOf(channel, messageId)
      const actor = `channel:${channel}`
      const id = about ? await ticketOf(db, setting, { channel, sender: rest.sender, about }) : message
      await transact(db, (tx) =>
        about
          ? askOn(tx, setting, { ticket: id, message, text: question, channel, actor })
          : ask(
              tx,
              setting,
              { id, channel, text: question, messageId, ...rest },
              { actor, place: '', requestId },
            ),
      )
      const row = await db
        .selectFrom('consultation.ticket')
        .select(['number', 'due_on'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      return {
        number: row.number,
        queryCode: groupQueryCode(queryCode(setting.secret, id)),
        address: `${setting.publicUrl}/q/${linkToken(setting.secret, id)}`,
        dueOn: row.due_on,
      }
    },
  })
}

type Sent = { channel: InboundChannel; sender: string; about: GoesOn }

/**
 * The ticket a message goes on with. Throws `consultation/unknown` for one that is not there, for another sender's thread
 * and for a wrong code, alike; `attempt/too-many` for whoever guesses.
 */
async function ticketOf(db: Db, { secret }: Setting, { channel, sender, about }: Sent): Promise<string> {
  if ('messageId' in about) {
    const id = idOf(channel, about.messageId)
    const own = await db
      .selectFrom('consultation.ticket')
      .select('id')
      .where('id', '=', id)
      .where('sender', '=', sender)
      .executeTakeFirst()
    if (!own) throw new RuleViolation('consultation/unknown')
    return id
  }
  const [number, code] = [findNumber(about.number), findTypedQueryCode(about.queryCode)]
  if (number === undefined || code === undefined) throw new RuleViolation('consultation/unknown')
  return ticketByCode(db, { number, code }, { secret, guesser: `${channel} ${sender}` })
}

type Again = { ticket: string; message: string; text: string; channel: InboundChannel; actor: string }

/** One message asks once. Throws `consultation/id-used` where it stands for other words, or for a question of its own. */
async function askOn(
  tx: Tx,
  setting: Setting,
  { ticket, message, text, channel, actor }: Again,
): Promise<void> {
  const used = await tx
    .selectFrom('consultation.ticket')
    .select('id')
    .where('id', '=', message)
    .executeTakeFirst()
  if (used) throw new RuleViolation('consultation/id-used')
  await askAgain(tx, setting, { id: ticket, actor, requestId: message }, { text, channel })
  if ((await wordsOfRequest(tx, ticket, message)) !== text) throw new RuleViolation('consultation/id-used')
}

function secretOf({ inbound = {} }: Setting, channel: string): string {
  const secret = Object.hasOwn(inbound, channel) ? inbound[channel as InboundChannel] : undefined
  if (!secret) throw new RuleViolation('consultation/channel-off')
  return secret
}

/** Throws `consultation/signature`, whatever of it is wrong. */
function assertSigned(
  { headers }: Pick<FastifyRequest, 'headers'>,
  secret: string,
  body: Uint8Array,
  now: number,
): void {
  const timestamp = String(headers['x-timestamp'] ?? '')
  const age = Math.abs(now / 1_000 - Number(timestamp))
  const given = Buffer.from(String(headers['x-signature'] ?? ''))
  const right = Buffer.from(signatureOf(secret, timestamp, body))
  const fits = given.length === right.length && timingSafeEqual(given, right)
  if (!/^\d{1,12}$/.test(timestamp) || age > BELIEVED_SECONDS || !fits)
    throw new RuleViolation('consultation/signature')
}

async function allOf(payload: AsyncIterable<Uint8Array | string>): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of payload) {
    parts.push(Buffer.from(part))
    size += part.length
    if (size > 16 * 1024) throw Object.assign(new Error('too large'), { statusCode: 413 })
  }
  return Buffer.concat(parts)
}

/** One message is one ticket: its id follows from the channel's own, in the shape of a UUID. */
function idOf(channel: string, messageId: string): string {
  const hex = createHash('sha256').update(`${channel} ${messageId}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
