import { RULES, type Rule, ruleById } from '../../core/supervision/rules.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/db.ts'

/** The rules as they are in force: those of the program, changed by what supervisors have set. */
export async function rulesInForce(db: Db | Tx): Promise<Rule[]> {
  const set = await db
    .selectFrom('supervision.rule')
    .distinctOn('id')
    .select(['id', 'version', 'threshold', 'enabled'])
    .orderBy('id')
    .orderBy('version', 'desc')
    .execute()
  const latest = new Map(set.map((row) => [row.id, row]))
  return RULES.map((rule) => {
    const { version, threshold, enabled } = latest.get(rule.id) ?? rule
    return { ...rule, version, threshold, enabled: enabled && rule.fact !== 'none' }
  })
}

/** Which rules stand: whoever looked under another stamp has to look again. */
export const stampOf = (rules: readonly Rule[]): string =>
  rules.map(({ id, version }) => `${id}.${version}`).join(' ')

/** Every version of every rule that was set here, the latest first. */
export const versionsOf = (db: Db) =>
  db
    .selectFrom('supervision.rule')
    .select(['id', 'version', 'threshold', 'enabled', 'reason', 'set_name as setName', 'set_at as setAt'])
    .orderBy('id')
    .orderBy('version', 'desc')
    .execute()

export type RuleChange = { threshold: number; enabled: boolean; reason: string }

/**
 * A new version of a rule, from now on; cards keep theirs. The same change by the same person again is no other. Throws
 * `card/rule-unknown`, also for a rule that waits for a fact nobody has yet. Of two at once the second comes on top.
 */
export async function setRule(tx: Tx, actor: Staff, id: string, change: RuleChange): Promise<void> {
  const delivered = ruleById.get(id)
  if (!delivered || delivered.fact === 'none') throw new RuleViolation('card/rule-unknown')
  for (let written = false; !written; ) {
    const latest = await tx
      .selectFrom('supervision.rule')
      .select(['version', 'threshold', 'enabled', 'reason', 'set_by'])
      .where('id', '=', id)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst()
    const isSame =
      latest?.set_by === actor.id &&
      latest.threshold === change.threshold &&
      latest.enabled === change.enabled &&
      latest.reason === change.reason
    if (isSame) return
    const version = (latest?.version ?? delivered.version) + 1
    const row = { id, version, ...change, set_by: actor.id, set_name: actor.name }
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('supervision.rule')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    written = numInsertedOrUpdatedRows === 1n
  }
}
