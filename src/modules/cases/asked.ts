import type { Listed } from '../../core/case/checklist.ts'
import type { CaseCommand } from '../../core/case/decide.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { findParty } from '../identity/facade.ts'

/** What only the record knows and nobody is asked for: how the materials stand, and whom a result is for. */
type OnRecord = 'checklist' | 'recipient'
type Without<C> = C extends CaseCommand ? Omit<C, Extract<keyof C, OnRecord>> : never

/** A command as somebody sends it. */
export type Asked = Without<CaseCommand>

/** The command as the law takes it. The case is locked, so what is read here stands until the act is written. */
export async function withRecord(tx: Tx, caseId: string, asked: Asked): Promise<CaseCommand> {
  switch (asked.type) {
    case 'PreReturn':
    case 'PrePass':
    case 'RequestCorrection':
    case 'SupplyCorrection':
    case 'Accept':
    case 'DecideOnSpot':
      return { ...asked, checklist: await checklistOf(tx, caseId) }
    case 'Deliver':
      return { ...asked, recipient: await recipientOf(tx, caseId) }
    default:
      return asked
  }
}

/** The checklist of a case as the law looks at it, in the order of the guide. */
export async function checklistOf(db: Db | Tx, caseId: string): Promise<Listed[]> {
  const rows = await db
    .selectFrom('cases.material')
    .select(['material', 'name', 'need', 'obtained', 'verdict'])
    .where('case_id', '=', caseId)
    .orderBy('position')
    .execute()
  return rows.map(({ material, name, need, obtained, verdict }) => ({
    material,
    title: name,
    need: need as Listed['need'],
    handedIn: obtained !== null,
    finding: (verdict ?? undefined) as Listed['finding'],
  }))
}

async function recipientOf(tx: Tx, caseId: string) {
  const file = await tx
    .selectFrom('cases.file')
    .select('party')
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  const party = file && (await findParty(tx, file.party))
  if (!party) throw new RuleViolation('case/unknown')
  return party
}
