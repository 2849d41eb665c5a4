import type { FastifyRequest } from 'fastify'
import { RuleViolation } from '../../core/violation.ts'
import { assertCitizen, type Citizen } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'
import type { Exchange } from '../../platform/page.tsx'
import type { Context } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import { assertCovers } from '../identity/facade.ts'
import { caseOfLink } from './access.ts'
import { holdsPass } from './follow.ts'
import { visibleCases } from './visible.ts'

/** How somebody came to a case as its applicant, signed in or by its link, and what may be believed of them. */
export type Way = {
  caseId: string
  item: string
  /** Where the pages of this case lie on this way. */
  base: `/${string}`
  by: 'account' | 'link'
  /** Whoever acts, when they act. */
  actor: Citizen
  /** Is this the applicant for certain? Whoever merely has the link reads a masked page and may rate. */
  certain: boolean
  /** With an account of theirs: then they also see files and the query code. */
  signedIn: boolean
}

/** Throws `actor/not-signed-in`, and `case/unknown` for a case that is not there or not theirs. */
export async function wayByAccount({ db, actor }: Context, id: string): Promise<Way> {
  assertCitizen(actor)
  const file = isId(id)
    ? await visibleCases(db, actor).select(['f.item']).where('f.case_id', '=', id).executeTakeFirst()
    : undefined
  if (!file) throw new RuleViolation('case/unknown')
  const base = `/my/cases/${id}` as const
  return { caseId: id, item: file.item, base, by: 'account', actor, certain: true, signedIn: true }
}

/** Throws `case/unknown` for a link nobody made here, and alike for one whose case is gone. */
export async function wayByLink(
  { db, actor }: Context,
  token: string,
  request: FastifyRequest,
  { secret }: Pick<Setting, 'secret'>,
): Promise<Way> {
  const caseId = caseOfLink(secret, token)
  const file = caseId === undefined ? undefined : await partyAndItem(db, caseId)
  if (caseId === undefined || !file) throw new RuleViolation('case/unknown')
  const way = { caseId, item: file.item, base: `/f/${token}` as const, by: 'link' as const }
  if (actor.kind === 'citizen' && (await isVisible(db, actor, caseId)))
    return { ...way, actor, certain: true, signedIn: true }
  return {
    ...way,
    actor: { kind: 'citizen', id: file.party, party: file.party, account: BY_CODE, level: 2 },
    certain: holdsPass(secret, caseId, request.headers.cookie),
    signedIn: false,
  }
}

async function isVisible(db: Db, actor: Citizen, caseId: string): Promise<boolean> {
  const row = await visibleCases(db, actor)
    .select('f.case_id')
    .where('f.case_id', '=', caseId)
    .executeTakeFirst()
  return row !== undefined
}

const partyAndItem = (db: Db, caseId: string) =>
  db.selectFrom('cases.file').select(['party', 'item']).where('case_id', '=', caseId).executeTakeFirst()

/** In the record of a case: done by whoever held its link and proved to be the applicant, without an account. */
export const BY_CODE = 'query-code'

/** Throws `follow/prove-first` where having the link is not enough, `identity/outside-mandate` beyond a mandate. */
export function assertCertain(way: Way): void {
  if (!way.certain) throw new RuleViolation('follow/prove-first')
  assertCovers(way.actor, way.item)
}

/** The two ways to a case, each with the address its pages lie under. */
export const waysTo = (setting: Setting) =>
  [
    {
      base: '/my/cases/:id',
      come: (ctx: Context, { id = '' }: Params, _exchange: Exchange) => wayByAccount(ctx, id),
    },
    {
      base: '/f/:token',
      come: (ctx: Context, { token = '' }: Params, { request }: Exchange) =>
        wayByLink(ctx, token, request, setting),
    },
  ] as const

type Params = Readonly<Record<string, string | undefined>>

export const isId = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)
