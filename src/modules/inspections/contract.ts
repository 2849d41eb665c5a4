import { z } from 'zod'
import { GRADES, RESPONSIBLE_KINDS, SUBJECT_KINDS } from '../../core/inspections/inspection.ts'
import { INSPECTIONS } from '../../core/words/inspections.ts'
import { endpoint } from '../../platform/endpoint.ts'

const Day = z.iso.date()
const Text = (max: number) => z.string().trim().min(1).max(max)
const Division = z.string().regex(/^(\d{12}|LOCAL-[A-Z0-9]{2,12})$/)
const Nth = z.coerce.number().int().min(1).max(100)
const StateCode = z.enum(['open', 'reported', 'sentBack', 'confirmed'])
export const GradeCode = z.enum(GRADES)
export const SubjectCode = z.enum(SUBJECT_KINDS)
export const ResponsibleCode = z.enum(RESPONSIBLE_KINDS)
export const ProgressCode = z.enum(['unfinished', 'waiting', 'overdue', 'finished'])

export const ReportLine = z.object({
  nth: z.int(),
  text: z.string(),
  reportedOn: Day,
  reporter: z.string(),
  verdict: z.enum(['confirmed', 'sentBack']).nullable(),
  note: z.string(),
  judgedOn: Day.nullable(),
  judge: z.string().nullable(),
})
export const FoundLine = z.object({
  nth: z.int(),
  problem: z.string(),
  basis: z.string(),
  responsible: z.string(),
  deadline: Day,
  state: StateCode,
  overdue: z.boolean(),
  reports: z.array(ReportLine),
})
export type FoundLine = z.infer<typeof FoundLine>

export const InspectionLine = z.object({
  id: z.uuid(),
  on: Day,
  division: z.string(),
  subjectKind: SubjectCode,
  subject: z.string(),
  purpose: z.string(),
  inspectors: z.array(z.string()),
  findings: z.int(),
  confirmed: z.int(),
  waiting: z.int(),
  overdue: z.int(),
})
export type InspectionLine = z.infer<typeof InspectionLine>

export const MeasureLine = z.object({
  nth: z.int(),
  finding: z.int().nullable(),
  person: z.string(),
  place: z.string(),
  grade: GradeCode,
  basis: z.string(),
  document: z.string(),
  decidedOn: Day,
  recorder: z.string(),
})

export const InspectionView = InspectionLine.extend({
  recorder: z.string(),
  found: z.array(FoundLine),
  measures: z.array(MeasureLine),
})
export type InspectionView = z.infer<typeof InspectionView>

export const listInspections = endpoint({
  method: 'GET',
  path: '/inspections',
  summary: INSPECTIONS.api.list.zh,
  input: z.strictObject({
    progress: ProgressCode.optional(),
    division: Division.optional(),
    after: z.string().max(60).optional(),
    size: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({ inspections: z.array(InspectionLine), next: z.string().nullable() }),
})

export const showInspection = endpoint({
  method: 'GET',
  path: '/inspections/:id',
  summary: INSPECTIONS.api.one.zh,
  input: z.strictObject({ id: z.uuid() }),
  output: InspectionView,
})

export const recordInspection = endpoint({
  method: 'POST',
  path: '/inspections',
  summary: INSPECTIONS.api.record.zh,
  input: z.strictObject({
    id: z.uuid(),
    division: Division,
    subjectKind: SubjectCode,
    /** The id of the place or department, or the code of the group; of a window the place it belongs to. */
    subject: Text(60),
    window: z.string().trim().max(40).default(''),
    on: Day,
    inspectors: z.array(Text(20)).max(10),
    purpose: Text(300),
    findings: z
      .array(
        z.strictObject({
          problem: Text(500),
          basis: Text(200),
          responsibleKind: ResponsibleCode,
          responsible: Text(60),
          deadline: Day,
        }),
      )
      .max(30),
  }),
  output: InspectionView,
})

export const reportRectification = endpoint({
  method: 'POST',
  path: '/inspections/:id/findings/:nth/reports',
  summary: INSPECTIONS.api.report.zh,
  input: z.strictObject({ id: z.uuid(), nth: Nth, text: Text(1000) }),
  output: FoundLine,
})

export const judgeRectification = endpoint({
  method: 'POST',
  path: '/inspections/:id/findings/:nth/verdict',
  summary: INSPECTIONS.api.judge.zh,
  input: z.strictObject({
    id: z.uuid(),
    nth: Nth,
    verdict: z.enum(['confirmed', 'sentBack']),
    note: z.string().trim().max(500).default(''),
  }),
  output: InspectionView,
})

export const recordMeasure = endpoint({
  method: 'POST',
  path: '/inspections/:id/measures',
  summary: INSPECTIONS.api.measure.zh,
  input: z.strictObject({
    id: z.uuid(),
    finding: Nth.nullable(),
    person: Text(20),
    place: Text(60),
    grade: GradeCode,
    basis: Text(300),
    document: z.string().trim().max(60).default(''),
    decidedOn: Day,
  }),
  output: InspectionView,
})

/** A finding as the responsible organ sees it: what is wrong and what was answered, nothing else of the inspection. */
export const RectificationLine = FoundLine.extend({ inspection: z.uuid(), on: Day, subject: z.string() })
export type RectificationLine = z.infer<typeof RectificationLine>

export const listRectifications = endpoint({
  method: 'GET',
  path: '/rectifications',
  summary: INSPECTIONS.api.rectifications.zh,
  input: z.strictObject({ done: z.enum(['no', 'yes']).default('no') }),
  output: z.object({ rectifications: z.array(RectificationLine) }),
})

export const PlanLine = z.object({
  division: z.string(),
  county: z.string(),
  state: z.enum(['filed', 'late', 'awaited', 'missing']),
  /** Whether whoever asks files for this county. */
  mine: z.boolean(),
  plans: z.array(
    z.object({
      nth: z.int(),
      title: z.string(),
      datedOn: Day,
      filedOn: Day,
      filer: z.string(),
      name: z.string(),
      size: z.int(),
    }),
  ),
})
export type PlanLine = z.infer<typeof PlanLine>
export const CallView = z.object({
  id: z.uuid(),
  title: z.string(),
  document: z.string(),
  issuedOn: Day,
  dueOn: Day,
  counties: z.array(PlanLine),
})
export type CallView = z.infer<typeof CallView>

export const listCalls = endpoint({
  method: 'GET',
  path: '/plan-calls',
  summary: INSPECTIONS.api.calls.zh,
  input: z.strictObject({}),
  output: z.object({ calls: z.array(CallView), mayCall: z.boolean() }),
})

export const callForPlans = endpoint({
  method: 'POST',
  path: '/plan-calls',
  summary: INSPECTIONS.api.call.zh,
  input: z.strictObject({ id: z.uuid(), title: Text(100), document: Text(60), issuedOn: Day, dueOn: Day }),
  output: z.object({ id: z.uuid() }),
})

/** What a plan is filed with; its bytes are the body of the request. */
export const Filing = z.strictObject({
  division: Division,
  title: Text(100),
  datedOn: Day,
  name: Text(200),
})
export const Filed = z.object({ nth: z.int() })
