import { z } from 'zod'
import type { CardAct } from '../../core/supervision/card.ts'
import { CARD_ACT } from '../../core/words/supervision.ts'
import { type Endpoint, endpoint } from '../../platform/endpoint.ts'
import { CardDetail } from './contract.ts'

const reason = z.string().trim().min(1, '请写明理由').max(1000)
const text = z.string().trim().min(1, '请写明内容').max(1000)

const act = <P extends `/${string}`, S extends z.ZodRawShape>(name: CardAct, path: P, shape: S) =>
  endpoint({
    method: 'POST',
    path: `/cases/:caseId/cards/:card${path}`,
    summary: CARD_ACT[name].zh,
    input: z.strictObject({ caseId: z.uuid(), card: z.uuid(), ...shape }),
    output: CardDetail,
  })

/** What can be done to a card over HTTP, each as the making of a noun. */
export const CARD_ACTS = {
  Issue: act('Issue', '/issue', {}),
  Cancel: act('Cancel', '/cancellation', { reason }),
  Reply: act('Reply', '/reply', { text }),
  Appeal: act('Appeal', '/appeal', { reason }),
  Revoke: act('Revoke', '/revocation', { reason }),
  Return: act('Return', '/appeal-return', { reason }),
  Refer: act('Refer', '/referral', { reason }),
  Order: act('Order', '/order', { text, dueOn: z.iso.date() }),
  AnswerOrder: act('AnswerOrder', '/order-answer', { text }),
} as const satisfies Record<CardAct, Endpoint>
