import { sql } from 'kysely'
import type { Listed } from '../../core/case/checklist.ts'
import type { Recipient } from '../../core/case/collector.ts'
import type { CaseCommand } from '../../core/case/decide.ts'
import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { kept } from '../../platform/kept.ts'
import { partiesById } from '../identity/facade.ts'
import { provenFor } from './held.ts'
import { brokenOn, type Unkept, unkeptBy } from './tolerance.ts'
import { type Proof, proofSentence } from './verified.ts'

/** What only the record knows and nobody is asked for: how the materials stand, whom a result is for, what was not kept. */
type OnRecord = 'checklist' | 'recipient' | 'broken'
type Without<C> = C extends CaseCommand ? Omit<C, Extract<keyof C, OnRecord>> : never

/** A command as somebody sends it. */
export type Asked = Without<CaseCommand>

/** Of each case, by its id, what its act needs of the record. */
export type Record = {
  checklists: ReadonlyMap<string, Listed[]>
  recipients: ReadonlyMap<string, Recipient>
  unkept: ReadonlyMap<string, readonly Unkept[]>
  /** What the city holds of the applicant, for the acts that ask for materials. */
  proven: ReadonlyMap<string, ReadonlyMap<string, Proof>>
}

/** The commands that look at the checklist; one looks at whom the result is for, two at promises that were not kept. */
const CHECKS: readonly CaseCommand['type'][] = [
  'PreReturn',
  'PrePass',
  'RequestCorrection',
  'SupplyCorrection',
  'Accept',
  'DecideOnSpot',
  'PromiseTolerance',
  'AcceptWithTolerance',
  'ConfirmTolerated',
]

/** The commands that ask an applicant for materials again. */
const ASKS: readonly CaseCommand['type'][] = ['PreReturn', 'RequestCorrection']

/** Read what all these acts need of the record. The cases are locked, so it stands until the acts are written. */
export async function onRecord(
  tx: Tx,
  acts: readonly { caseId: string; command: { type: CaseCommand['type']; on?: Day } }[],
  parties: ReadonlyMap<string, { party: string }>,
): Promise<Record> {
  const asking = (types: readonly CaseCommand['type'][]) =>
    acts.flatMap(({ caseId, command }) => (types.includes(command.type) ? [caseId] : []))
  const delivered = asking(['Deliver']).flatMap((id) => {
    const party = parties.get(id)?.party
    return party ? [{ id, party }] : []
  })
  const wanted = acts.flatMap(({ caseId, command: { type, on } }) =>
    ASKS.includes(type) && on !== undefined ? [{ id: caseId, on }] : [],
  )
  const [checklists, unkept, people, proven] = await Promise.all([
    checklistsOf(tx, asking(CHECKS)),
    unkeptBy(tx, asking(['PromiseTolerance', 'AcceptWithTolerance'])),
    partiesById(tx, [...new Set(delivered.map(({ party }) => party))]),
    provenFor(tx, wanted),
  ])
  const recipients = delivered.flatMap(({ id, party }) => {
    const recipient = people.get(party)
    return recipient ? [[id, recipient] as const] : []
  })
  return { checklists, unkept, proven, recipients: new Map(recipients) }
}

/** The command as the law takes it. */
export function withRecord(
  asked: Asked,
  caseId: string,
  { checklists, recipients, unkept, proven }: Record,
): CaseCommand {
  switch (asked.type) {
    case 'PreReturn':
    case 'RequestCorrection':
      return { ...asked, checklist: withHeld(checklists.get(caseId) ?? [], proven.get(caseId)) }
    case 'PrePass':
    case 'SupplyCorrection':
    case 'Accept':
    case 'DecideOnSpot':
    case 'ConfirmTolerated':
      return { ...asked, checklist: checklists.get(caseId) ?? [] }
    case 'PromiseTolerance':
    case 'AcceptWithTolerance': {
      const broken = brokenOn(unkept.get(caseId), asked.on)
      return { ...asked, checklist: checklists.get(caseId) ?? [], broken }
    }
    case 'Deliver': {
      const recipient = recipients.get(caseId)
      if (!recipient) throw new RuleViolation('case/unknown')
      return { ...asked, recipient }
    }
    default:
      return asked
  }
}

/** With what is held beyond what the case already uses. */
const withHeld = (checklist: readonly Listed[], proven: ReadonlyMap<string, Proof> | undefined): Listed[] =>
  checklist.map((line) => {
    const proof = proven?.get(line.material)
    return line.held === undefined && proof ? { ...line, held: proofSentence(proof) } : line
  })

/** The checklist of a case as the law looks at it, in the order of the guide. */
export async function checklistOf(db: Db | Tx, caseId: string): Promise<Listed[]> {
  return (await checklistsOf(db, [caseId])).get(caseId) ?? []
}

async function checklistsOf(db: Db | Tx, ids: readonly string[]): Promise<Map<string, Listed[]>> {
  if (ids.length === 0) return new Map()
  const rows = Map.groupBy(await materialsOf(db, { ids }), ({ case_id }) => case_id)
  return new Map([...rows].map(([id, materials]) => [id, materials.map(asListed)]))
}

const materialsOf = kept((db, { ids }: { ids: readonly string[] }) =>
  db
    .selectFrom('cases.material')
    .select(['case_id', 'material', 'name', 'need', 'obtained', 'verdict', 'proof'])
    .where(sql<boolean>`case_id = any (${ids}::uuid[])`)
    .orderBy('case_id')
    .orderBy('position'),
)

type Row = Omit<Awaited<ReturnType<typeof materialsOf>>[number], 'case_id' | 'proof'> & { proof: unknown }
export function asListed({ material, name, need, obtained, verdict, proof }: Row): Listed {
  return {
    material,
    title: name,
    need: need as Listed['need'],
    handedIn: obtained !== null,
    finding: (verdict ?? undefined) as Listed['finding'],
    held: proof !== null && verdict === 'ok' ? proofSentence(proof as Proof) : undefined,
  }
}
