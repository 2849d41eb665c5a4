import { z } from 'zod'
import { FACT_OF, type Fact, FINDING_KINDS } from '../../core/forensics/finding.ts'
import { FORENSICS } from '../../core/words/forensics.ts'
import { endpoint } from '../../platform/endpoint.ts'

export const KindCode = z.enum(FINDING_KINDS)
export const GroupCode = z.enum(['person', 'site', 'organ', 'item'])
export const SinceCode = z.enum(['90', '365', 'ever'])
const FactCode = z.enum(Object.keys(FACT_OF) as [Fact, ...Fact[]])
/** A division and everything below it. */
const DivisionCode = z.string().regex(/^(\d{12}|LOCAL-[A-Z0-9]{2,12})$/)
const Place = z.string().max(80).optional()

/** The case, the kind and the number of the first event: `019dcd1c-…_latePause_7`. */
export const FINDING_ID = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_([a-zA-Z]{1,20})_([1-9]\d{0,5})$/

/** Why a finding weighs what it does: its facts in words, the heaviest first. */
const Reason = z.object({ fact: FactCode, points: z.int(), sentence: z.string() })

export const FindingLine = z.object({
  id: z.string(),
  caseId: z.uuid(),
  kind: KindCode,
  seq: z.int(),
  weight: z.int(),
  /** What the ledger shows, in one sentence. */
  sentence: z.string(),
  number: z.string(),
  item: z.string(),
  site: z.string(),
  organ: z.string(),
  person: z.string(),
  personName: z.string(),
  at: z.string(),
})
export type FindingLine = z.infer<typeof FindingLine>

export const EvidenceLine = z.object({
  caseId: z.uuid(),
  seq: z.int(),
  event: z.string(),
  on: z.iso.date(),
  recordedAt: z.string(),
  actorName: z.string(),
  hash: z.string(),
})
export type EvidenceLine = z.infer<typeof EvidenceLine>

const Narrowed = {
  kind: KindCode.optional(),
  division: DivisionCode.optional(),
  organ: Place,
  site: Place,
  item: Place,
  person: Place,
  since: SinceCode.default('365'),
}

export const listFindings = endpoint({
  method: 'GET',
  path: '/forensics/findings',
  summary: FORENSICS.api.list.zh,
  input: z.strictObject({
    ...Narrowed,
    weak: z.enum(['no', 'yes']).default('no'),
    after: z.string().max(120).optional(),
    size: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({ findings: z.array(FindingLine), next: z.string().nullable() }),
})

export const showFinding = endpoint({
  method: 'GET',
  path: '/forensics/findings/:id',
  summary: FORENSICS.api.one.zh,
  input: z.strictObject({ id: z.string().regex(FINDING_ID) }),
  output: FindingLine.extend({
    reasons: z.array(Reason),
    evidence: z.array(EvidenceLine),
    keys: z.object({ site: z.string(), organ: z.string(), item: z.string() }),
  }),
})

export const GroupLine = z.object({
  key: z.string(),
  name: z.string(),
  cases: z.int(),
  found: z.int(),
  /** 0 to 1. */
  rate: z.number(),
  peers: z.number().nullable(),
  standing: z.enum(['few', 'usual', 'above']),
})
export type GroupLine = z.infer<typeof GroupLine>

export const compareGroups = endpoint({
  method: 'GET',
  path: '/forensics/groups',
  summary: FORENSICS.api.groups.zh,
  input: z.strictObject({
    by: GroupCode.default('person'),
    kind: KindCode.optional(),
    division: DivisionCode.optional(),
    since: SinceCode.default('365'),
  }),
  output: z.object({ groups: z.array(GroupLine), cases: z.int() }),
})
