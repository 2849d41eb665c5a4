import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type Day, findDay } from '../../core/day.ts'
import { checkCitizenId } from '../../core/identifier.ts'
import { RuleViolation } from '../../core/violation.ts'
import { MANDATES } from '../../core/words/account.ts'
import { FIELD_FAULT } from '../../core/words/identity.ts'
import { dayIn } from '../../fields/date.ts'
import { type Actor, assertCitizen, type Citizen } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import { form, page } from '../../platform/page.tsx'
import type { Setting } from '../../platform/setting.ts'
import { itemsForOrganisations } from '../catalogue/facade.ts'
import { type Change, changing } from '../organisation/facade.ts'
import { AdjustPage, EnterprisePage, GrantPage, RevokePage } from './enterprise-pages.tsx'
import {
  agentOf,
  assertMandateLength,
  EVERYTHING,
  grantMandate,
  type MandateView,
  mandatesGiven,
  moveMandateEnd,
  revokeMandate,
} from './mandates.ts'
import { issueOf } from './new-password.ts'
import { findParty, type Party } from './queries.ts'
import { assertRepresents } from './representatives.ts'

/** What the legal representative does for an enterprise: who may act for it, for what, until when. */
export function enterprisePages(site: FastifyInstance, { today }: Pick<Setting, 'today'>): void {
  page(site, '/account/enterprises/:id', async ({ db, actor }, { id }) => {
    const { enterprise } = await represented(db, actor, id)
    const mandates = await mandatesGiven(db, id, today())
    return (
      <EnterprisePage enterprise={enterprise} mandates={mandates} names={await itemsForOrganisations(db)} />
    )
  })

  form(site, '/account/enterprises/:id/mandates', {
    input: grantOf(today),
    show: async ({ db, actor }, { id }, problems, typed) => {
      const { enterprise } = await represented(db, actor, id)
      const asked = { id: newId(), scope: EVERYTHING, startsOn: today(), ...typed }
      const names = await itemsForOrganisations(db)
      return <GrantPage enterprise={enterprise} names={names} problems={problems} typed={asked} />
    },
    submit: async ({ db, actor }, { name, documentNumber, ...asked }, { id }) => {
      const whose = await represented(db, actor, id)
      const { startsOn, endsOn, items } = asked
      assertMandateLength(startsOn, endsOn)
      const names = await itemsForOrganisations(db)
      if (items.some((item) => item !== EVERYTHING && !names.has(item)))
        throw issueOf('items', MANDATES.itemsNone.zh)
      await changed(db, whose, asked.id, async (tx) => {
        const agent = await agentOf(tx, { name, documentNumber })
        await grantMandate(tx, { ...asked, enterprise: id, agent }, whose.actor.id)
        const facts = { agent: name, items: scopeOf(items, names), firstDay: startsOn, lastDay: endsOn }
        return { kind: 'mandateGranted', facts }
      })
      return `/account/enterprises/${id}`
    },
  })

  form(site, '/account/enterprises/:id/mandates/:mandate', {
    input: z.strictObject({ endsOn: dayField() }),
    show: async ({ db, actor }, { id, mandate }, problems, typed) => {
      const { enterprise } = await represented(db, actor, id)
      const found = await inForce(db, id, mandate)
      const asked = { endsOn: found.endsOn, ...typed }
      return <AdjustPage enterprise={enterprise} mandate={found} problems={problems} typed={asked} />
    },
    submit: async ({ db, actor }, { endsOn }, { id, mandate }) => {
      const whose = await represented(db, actor, id)
      const { agent, startsOn, endsOn: before } = await inForce(db, id, mandate)
      if (endsOn < today()) throw issueOf('endsOn', MANDATES.past.zh)
      if (endsOn < startsOn) throw issueOf('endsOn', MANDATES.endFirst.zh)
      const [, later = startsOn] = [startsOn, today()].sort()
      assertMandateLength(later, endsOn)
      await changed(db, whose, newId(), async (tx) => {
        await moveMandateEnd(tx, mandate, endsOn, today())
        return { kind: 'mandateEndMoved', facts: { agent, firstDay: startsOn, before, lastDay: endsOn } }
      })
      return `/account/enterprises/${id}`
    },
  })

  form(site, '/account/enterprises/:id/mandates/:mandate/revocation', {
    input: z.strictObject({}),
    show: async ({ db, actor }, { id, mandate }, problems) => {
      const { enterprise } = await represented(db, actor, id)
      return (
        <RevokePage enterprise={enterprise} mandate={await inForce(db, id, mandate)} problems={problems} />
      )
    },
    submit: async ({ db, actor }, _input, { id, mandate }) => {
      const whose = await represented(db, actor, id)
      const { agent } = await inForce(db, id, mandate)
      await changed(db, whose, newId(), async (tx) => {
        await revokeMandate(tx, mandate, whose.actor.id)
        return { kind: 'mandateRevoked', facts: { agent } }
      })
      return `/account/enterprises/${id}`
    },
  })

  async function inForce(db: Db, enterprise: string, id: string): Promise<MandateView> {
    const found = (await mandatesGiven(db, enterprise, today())).find((one) => one.id === id)
    if (!found || found.when === 'past' || found.when === 'revoked')
      throw new RuleViolation('identity/mandate-unknown')
    return found
  }
}

type Whose = { actor: Citizen; enterprise: Party }

/** The enterprise, if it is theirs to give mandates for: seen at a window, by an account that was seen there too. */
async function represented(db: Db, actor: Actor, id: string): Promise<Whose> {
  assertCitizen(actor)
  if (actor.level < 2) throw new RuleViolation('identity/not-representative')
  return { actor, enterprise: await assertRepresents(db, actor.id, id) }
}

/** One change of the enterprise's mandates, by its legal representative. */
async function changed(
  db: Db,
  { actor, enterprise }: Whose,
  requestId: string,
  work: (tx: Tx) => Promise<Pick<Change, 'kind' | 'facts'>>,
): Promise<void> {
  const person = await findParty(db, actor.id)
  const author = { kind: 'applicant', id: actor.id, name: person?.name ?? '' } as const
  await changing(db, { author, requestId }, async (tx) => ({
    subject: enterprise.name,
    party: enterprise.id,
    reason: MANDATES.noReason.zh,
    ...(await work(tx)),
  }))
}

export function scopeOf(items: readonly string[], names: ReadonlyMap<string, string>): string {
  if (items.includes(EVERYTHING)) return MANDATES.everything.zh
  return items.map((item) => names.get(item) ?? item).join('、')
}

function dayField() {
  return z.string().transform((text, ctx) => {
    const day = findDay(text.trim()) ?? dayIn(text.trim())
    if (day) return day
    ctx.addIssue({ code: 'custom', message: MANDATES.dayWrong.zh })
    return z.NEVER
  })
}

/** A new mandate as the form sends it; its id came with the page, so that sending it twice gives one. */
const grantOf = (today: () => Day) =>
  z
    .strictObject({
      id: z.uuid(),
      name: z.string().trim().min(2, FIELD_FAULT.name.zh).max(50, FIELD_FAULT.name.zh),
      documentNumber: z
        .string()
        .trim()
        .superRefine((number, ctx) => {
          const verdict = checkCitizenId(number, today())
          if (!verdict.valid) ctx.addIssue({ code: 'custom', message: verdict.reason })
        }),
      scope: z.enum([EVERYTHING, 'some']).default(EVERYTHING),
      items: z
        .string()
        .default('')
        .transform((text) => text.split('\n').filter(Boolean)),
      startsOn: dayField().refine((day) => day >= today(), MANDATES.past.zh),
      endsOn: dayField(),
    })
    .check(({ value, issues }) => {
      const say = (path: string, message: string) =>
        issues.push({ code: 'custom', path: [path], message, input: value })
      if (value.scope === 'some' && value.items.length === 0) say('items', MANDATES.itemsNone.zh)
      if (value.endsOn < value.startsOn) say('endsOn', MANDATES.endFirst.zh)
    })
    .transform(({ scope, items, ...rest }) => ({
      ...rest,
      items: scope === EVERYTHING ? [EVERYTHING] : items,
    }))
