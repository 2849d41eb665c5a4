import { z } from 'zod'
import { NOTIFICATIONS } from '../../core/words/notifications.ts'
import { endpoint } from '../../platform/endpoint.ts'

export const ChannelCode = z.enum(['sms', 'wechat', 'slip'])
/** The number of an event in its case. */
const Seq = z.coerce.number().int().min(1).max(1_000_000)
export const StateCode = z.enum(['waiting', 'sent', 'failed'])
export const BroughtCode = z.enum(['called', 'visited', 'cameHere', 'otherwise'])

/** What left the house, or could not. Numbers are masked; whoever has to call somebody finds them in the task. */
export const LetterLine = z.object({
  caseId: z.uuid(),
  seq: z.int(),
  channel: ChannelCode,
  recipient: z.string(),
  text: z.string(),
  state: StateCode,
  tries: z.int(),
  trouble: z.string(),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
})
export type LetterLine = z.infer<typeof LetterLine>

export const listOutbox = endpoint({
  method: 'GET',
  path: '/outbox',
  summary: NOTIFICATIONS.outbox.zh,
  input: z.strictObject({
    state: StateCode.optional(),
    channel: ChannelCode.optional(),
    after: z.string().max(80).optional(),
    size: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ letters: z.array(LetterLine), next: z.string().nullable() }),
})

/** Somebody has to be told in person, and who does it. */
export const TaskLine = z.object({
  caseId: z.uuid(),
  seq: z.int(),
  channel: ChannelCode,
  number: z.string(),
  applicant: z.string(),
  phone: z.string(),
  text: z.string(),
  trouble: z.string(),
  personName: z.string(),
  mine: z.boolean(),
  createdAt: z.string(),
  how: BroughtCode.nullable(),
  note: z.string(),
  doneName: z.string().nullable(),
})
export type TaskLine = z.infer<typeof TaskLine>

export const listMessageTasks = endpoint({
  method: 'GET',
  path: '/message-tasks',
  summary: NOTIFICATIONS.tasks.zh,
  input: z.strictObject({
    whose: z.enum(['mine', 'site']).default('mine'),
    done: z.enum(['no', 'yes']).default('no'),
  }),
  output: z.object({ tasks: z.array(TaskLine) }),
})

export const completeMessageTask = endpoint({
  method: 'POST',
  path: '/message-tasks/:caseId/:seq/:channel/completion',
  summary: NOTIFICATIONS.complete.zh,
  input: z.strictObject({
    caseId: z.uuid(),
    seq: Seq,
    channel: ChannelCode,
    how: BroughtCode,
    note: z.string().trim().max(300).default(''),
  }),
  output: TaskLine,
})

export const SlipLine = z.object({
  caseId: z.uuid(),
  seq: z.int(),
  number: z.string(),
  title: z.string(),
  applicant: z.string(),
  text: z.string(),
  createdAt: z.string(),
})
export type SlipLine = z.infer<typeof SlipLine>

export const listSlips = endpoint({
  method: 'GET',
  path: '/slips',
  summary: NOTIFICATIONS.slips.zh,
  input: z.strictObject({}),
  output: z.object({ slips: z.array(SlipLine) }),
})

export const printSlip = endpoint({
  method: 'POST',
  path: '/slips/:caseId/:seq/printing',
  summary: NOTIFICATIONS.printed.zh,
  input: z.strictObject({ caseId: z.uuid(), seq: Seq }),
  output: z.object({ slips: z.array(SlipLine) }),
})
