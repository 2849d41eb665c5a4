import { sql } from 'kysely'
import type { Listed } from '../../core/case/checklist.ts'
import type { Recipient } from '../../core/case/collector.ts'
import type { CaseCommand } from '../../core/case/decide.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { kept } from '../../platform/kept.ts'
import { partiesById } from '../identity/facade.ts'

/** What only the record knows and nobody is asked for: how the materials stand, and whom a result is for. */
type OnRecord = 'checklist' | 'recipient'
type Without<C> = C extends CaseCommand ? Omit<C, Extract<keyof C, OnRecord>> : never

/** A command as somebody sends it. */
export type Asked = Without<CaseCommand>

/** Of each case, by its id, what its act needs of the record. */
export type Record = { checklists: ReadonlyMap<string, Listed[]>; recipients: ReadonlyMap<string, Recipient> }

/** The commands that look at the checklist, and the one that looks at whom the result is for. */
const CHECKS: readonly CaseCommand['type'][] = [
  'PreReturn',
  'PrePass',
  'RequestCorrection',
  'SupplyCorrection',
  'Accept',
  'DecideOnSpot',
]

/** Read what all these acts need of the record. The cases are locked, so it stands until the acts are written. */
export async function onRecord(
  tx: Tx,
  acts: readonly { caseId: string; command: { type: CaseCommand['type'] } }[],
  parties: ReadonlyMap<string, { party: string }>,
): Promise<Record> {
  const asking = (types: readonly CaseCommand['type'][]) =>
    acts.flatMap(({ caseId, command }) => (types.includes(command.type) ? [caseId] : []))
  const delivered = asking(['Deliver']).flatMap((id) => {
    const party = parties.get(id)?.party
    return party ? [{ id, party }] : []
  })
  const [checklists, people] = await Promise.all([
    checklistsOf(tx, asking(CHECKS)),
    partiesById(tx, [...new Set(delivered.map(({ party }) => party))]),
  ])
  const recipients = delivered.flatMap(({ id, party }) => {
    const recipient = people.get(party)
    return recipient ? [[id, recipient] as const] : []
  })
  return { checklists, recipients: new Map(recipients) }
}

/** The command as the law takes it. */
export function withRecord(asked: Asked, caseId: string, { checklists, recipients }: Record): CaseCommand {
  switch (asked.type) {
    case 'PreReturn':
    case 'PrePass':
    case 'RequestCorrection':
    case 'SupplyCorrection':
    case 'Accept':
    case 'DecideOnSpot':
      return { ...asked, checklist: checklists.get(caseId) ?? [] }
    case 'Deliver': {
      const recipient = recipients.get(caseId)
      if (!recipient) throw new RuleViolation('case/unknown')
      return { ...asked, recipient }
    }
    default:
      return asked
  }
}

/** The checklist of a case as the law looks at it, in the order of the guide. */
export async function checklistOf(db: Db | Tx, caseId: string): Promise<Listed[]> {
  return (await checklistsOf(db, [caseId])).get(caseId) ?? []
}

async function checklistsOf(db: Db | Tx, ids: readonly string[]): Promise<Map<string, Listed[]>> {
  if (ids.length === 0) return new Map()
  const rows = Map.groupBy(await materialsOf(db, { ids }), ({ case_id }) => case_id)
  return new Map([...rows].map(([id, materials]) => [id, materials.map(toListed)]))
}

const materialsOf = kept((db, { ids }: { ids: readonly string[] }) =>
  db
    .selectFrom('cases.material')
    .select(['case_id', 'material', 'name', 'need', 'obtained', 'verdict'])
    .where(sql<boolean>`case_id = any (${ids}::uuid[])`)
    .orderBy('case_id')
    .orderBy('position'),
)

function toListed({
  material,
  name,
  need,
  obtained,
  verdict,
}: Awaited<ReturnType<typeof materialsOf>>[number]): Listed {
  return {
    material,
    title: name,
    need: need as Listed['need'],
    handedIn: obtained !== null,
    finding: (verdict ?? undefined) as Listed['finding'],
  }
}
