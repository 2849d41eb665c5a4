import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import {
  checkCitizenId,
  checkCreditCode,
  checkPassport,
  codeKindOf,
  normaliseCode,
} from '../../core/identifier.ts'
import { RuleViolation } from '../../core/violation.ts'
import { SLIP } from '../../core/words/admin-screens.ts'
import { ADMIN_SAYS } from '../../core/words/administration.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { serve } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import { assertAdministers, authorOf, changing } from '../organisation/facade.ts'
import { masked } from './account-pages.tsx'
import { openAccount, verifyParty, verifyPerson } from './accounts.ts'
import * as acts from './acts.ts'
import { initialUntil, preparedPassword, setInitialPassword } from './initial.ts'
import { mandatesGiven, mandatesHeld } from './mandates.ts'
import { issueOf } from './new-password.ts'
import { findOrCreateParty } from './parties.ts'
import { findParty, type Party, partiesByDocument } from './queries.ts'
import { recordRepresentative, representativeOf } from './representatives.ts'
import { accountState } from './staff-accounts.ts'

/** The window proves who somebody is: it has the card in its hands, and nobody else can say so. */
export function windowRoutes(api: FastifyInstance, { today }: Pick<Setting, 'today'>): void {
  serve(api, acts.findIdentities, async ({ db, actor }, { document }) => {
    assertAdministers(actor, 'ProveIdentity')
    const parties = await partiesByDocument(db, document)
    const applicants = await Promise.all(parties.map((party) => viewOf(db, party, today())))
    return { problem: parties.length > 0 ? null : (problemWith(document, today()) ?? null), applicants }
  })

  serve(
    api,
    acts.proveIdentity,
    async ({ db, actor, requestId }, { corrects, owns, phone, ...described }) => {
      assertAdministers(actor, 'ProveIdentity')
      const { documentKind, documentNumber, name } = described
      const verdict =
        documentKind === 'passport' ? checkPassport(documentNumber) : checkCitizenId(documentNumber, today())
      if (!verdict.valid) throw issueOf('documentNumber', verdict.reason)
      const seen = { by: actor.id, on: today(), corrects }
      await changing(db, { author: authorOf(actor), requestId }, async (tx) => {
        await assertSameName(tx, described, corrects)
        const natural = { ...described, kind: 'natural', phone: phone || undefined } as const
        const { id } = await findOrCreateParty(tx, natural, seen)
        await (owns ? verifyPerson : verifyParty)(tx, id, seen)
        const facts = { document: masked(normaliseCode(documentNumber)) }
        const reason = ADMIN_SAYS.seen.zh
        return {
          kind: 'identityProven',
          subject: name,
          party: id,
          division: actor.post.division,
          facts,
          reason,
        }
      })
      const found = (await partiesByDocument(db, documentNumber)).find((party) => party.kind === 'natural')
      if (!found) throw new TypeError(`proven and not there: ${requestId}`)
      return viewOf(db, found, today())
    },
  )

  serve(api, acts.handOutToApplicant, async ({ db, actor, requestId }, { id, reason }) => {
    assertAdministers(actor, 'ProveIdentity')
    const { password, hash } = await preparedPassword()
    let done = false
    await changing(db, { author: authorOf(actor), requestId }, async (tx) => {
      const { party, verifiedOn } = await applicantOf(tx, id)
      if (party.kind !== 'natural') throw new RuleViolation('identity/party-unknown')
      if (verifiedOn !== today()) throw new RuleViolation('identity/seen-first', { name: party.name })
      await handOut(tx, id, hash)
      done = true
      const facts = { document: masked(party.documentNumber) }
      const subject = party.name
      return { kind: 'passwordHandedOut', subject, party: id, division: actor.post.division, facts, reason }
    })
    const { party } = await applicantOf(db, id)
    const account = await accountOf(db, id)
    return {
      applicant: await viewOf(db, party, today()),
      handedOut: {
        login: SLIP.loginByCard.zh,
        password: done ? password : null,
        until: account?.initialUntil ?? '',
      },
    }
  })

  serve(api, acts.seeRepresentative, async ({ db, actor, requestId }, { id, corrects, ...person }) => {
    assertAdministers(actor, 'ProveIdentity')
    const verdict = checkCitizenId(person.documentNumber, today())
    if (!verdict.valid) throw issueOf('documentNumber', verdict.reason)
    await changing(db, { author: authorOf(actor), requestId }, async (tx) => {
      const { party } = await applicantOf(tx, id)
      await recordRepresentative(tx, party, person, { by: actor.id, on: today(), corrects })
      const facts = { enterprise: party.name, document: masked(normaliseCode(person.documentNumber)) }
      const subject = person.name
      const reason = ADMIN_SAYS.licenceSeen.zh
      return { kind: 'representativeSeen', subject, party: id, division: actor.post.division, facts, reason }
    })
    return viewOf(db, (await applicantOf(db, id)).party, today())
  })
}

/** A name that differs is a slip, a change of name, or somebody else's card: the clerk says which. */
async function assertSameName(
  tx: Tx,
  { documentNumber, name }: { documentNumber: string; name: string },
  corrects: boolean,
): Promise<void> {
  const known = (await partiesByDocument(tx, documentNumber)).find(({ kind }) => kind === 'natural')
  if (known && known.name !== name && !corrects)
    throw new RuleViolation('identity/name-differs', { name: known.name })
}

/** Why a number cannot be one; undefined for whatever could be. */
function problemWith(document: string, today: Day): string | undefined {
  const number = normaliseCode(document)
  const verdicts = [checkCitizenId(number, today), checkCreditCode(number), checkPassport(number)]
  if (verdicts.some(({ valid }) => valid) || codeKindOf(number) !== 'other') return undefined
  const [asPerson, asCode] = verdicts
  const likely = /^\d{17}[\dXx]$/.test(number) || number.length < 18 ? asPerson : asCode
  return likely && !likely.valid ? likely.reason : undefined
}

async function viewOf(db: Db, party: Party, on: Day): Promise<acts.ApplicantView> {
  const natural = party.kind === 'natural'
  const { verifiedOn } = await applicantOf(db, party.id)
  const account = await accountOf(db, party.id)
  const seen = natural ? undefined : await representativeOf(db, party.id)
  const mandates = await (natural ? mandatesHeld : mandatesGiven)(db, party.id, on)
  return {
    ...{ id: party.id, kind: party.kind, name: party.name, documentKind: party.documentKind },
    documentNumber: masked(party.documentNumber),
    phone: party.phone ? masked(party.phone) : null,
    ...{ level: party.level, verifiedOn },
    account: account?.state ?? 'none',
    accountLevel: account ? (account.level === 2 ? 2 : 1) : null,
    legalRepresentative: party.legalRepresentative ?? null,
    representative: seen
      ? { name: seen.name, documentNumber: masked(seen.documentNumber), seenOn: seen.seenOn }
      : null,
    mandates: mandates.map((mandate) => ({ ...mandate, agentDocument: masked(mandate.agentDocument) })),
  }
}

/** Throws `identity/party-unknown`. */
async function applicantOf(db: Db | Tx, id: string): Promise<{ party: Party; verifiedOn: string | null }> {
  const row = await db
    .selectFrom('identity.party')
    .select('verified_on')
    .where('id', '=', id)
    .executeTakeFirst()
  const party = await findParty(db, id)
  if (!row || !party) throw new RuleViolation('identity/party-unknown')
  return { party, verifiedOn: row.verified_on }
}

/** The account of an applicant: the one in force, or else the last one that was disabled. */
async function accountOf(db: Db | Tx, party: string) {
  const { rows } = await sql<{
    id: string
    state: Exclude<acts.AccountState, 'none'>
    level: number
    initialUntil: string | null
  }>`
    select a.id, ${accountState} as state, a.level, a.initial_until as "initialUntil" from identity.account a
    where a.party = ${party} order by a.disabled_at desc nulls first limit 1`.execute(db)
  return rows[0]
}

/**
 * A first account, or a new password for the one there is: from now on it is theirs, whoever had registered it. A
 * disabled account is not got round.
 */
async function handOut(tx: Tx, party: string, hash: string): Promise<void> {
  const account = await accountOf(tx, party)
  if (account?.state === 'disabled') throw new RuleViolation('identity/account-disabled')
  if (account) {
    await setInitialPassword(tx, account.id, hash)
    await tx.updateTable('identity.account').set({ level: 2 }).where('id', '=', account.id).execute()
    return
  }
  await openAccount(tx, {
    party,
    level: 2,
    proof: { passwordHash: hash },
    initialUntil: initialUntil(),
  })
}
