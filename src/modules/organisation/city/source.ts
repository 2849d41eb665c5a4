import { parse } from 'yaml'
import { z } from 'zod'

/** What an installation writes down about its city, as the files of `data/city/` hold it. */
export type CitySource = {
  divisions: readonly DivisionLine[]
  departments: readonly DepartmentLine[]
  places: readonly Place[]
  sites: SitePlan
  names: z.infer<typeof Names>
}

const Day = z.iso.date()
const level = z.enum(['city', 'county', 'township', 'village'])
const DivisionLine = z.strictObject({
  code: z.string(),
  name: z.string(),
  level,
  kind: z.enum(['statutory', 'functional']),
  parent: z.string().nullable(),
  host: z.string().nullable(),
  valid_from: Day,
  valid_to: Day.nullable(),
  successor: z.string().nullable(),
})
export type DivisionLine = z.infer<typeof DivisionLine>

const OrganNames = z.strictObject({
  organ: z.string().optional(),
  short: z.string().optional(),
  type: z.string().optional(),
  review: z.string().optional(),
})
const DepartmentLine = z.strictObject({
  ...OrganNames.shape,
  key: z.string(),
  name: z.string(),
  letter: z.string(),
  organ: z.string(),
  short: z.string(),
  at: z.record(z.string(), OrganNames).default({}),
})
export type DepartmentLine = z.infer<typeof DepartmentLine>

const Place = z.strictObject({
  code: z.string(),
  name: z.string(),
  stem: z.string(),
  unit: z.string(),
  letter: z.string(),
  phone: z.int(),
  credit: z.string().length(6),
  court: z.string(),
  review: z.string().optional(),
  governmentReview: z.string().default('平凉市人民政府'),
  governmentCourt: z.string().default('平凉市中级人民法院'),
  former: z.strictObject({ name: z.string(), unit: z.string(), court: z.string() }).optional(),
  seat: z.string(),
  streets: z.array(z.string()).min(1),
  hallArea: z.int(),
  /** Only where not every department has an organ. */
  organs: z.record(z.string(), OrganNames).optional(),
})
export type Place = z.infer<typeof Place>

const group = z.enum([
  'investment',
  'market',
  'realEstate',
  'insurance',
  'police',
  'birth',
  'housingFund',
  'other',
])
const WindowPlan = z.strictObject({
  number: z.int(),
  name: z.string(),
  kind: z.enum(['comprehensive', 'output', 'consultation', 'combined']),
  group: group.optional(),
  departments: z.array(z.string()).default([]),
  since: Day.optional(),
  /** The window that took the group until then. */
  before: z.int().optional(),
})
export type WindowPlan = z.infer<typeof WindowPlan>
const windows = z.array(WindowPlan)
const equipment = z.array(z.string())
const area = z.tuple([z.int(), z.int()])
const SitePlan = z.strictObject({
  hours: z.string(),
  hall: z.strictObject({ name: z.string(), equipment, windows }),
  parkHall: z.strictObject({ windows: z.array(z.int()), other: z.array(group) }),
  branches: z.array(
    z.strictObject({
      key: z.string(),
      name: z.string(),
      department: z.string(),
      groups: z.array(group),
      area: z.int(),
    }),
  ),
  branch: z.strictObject({ equipment, windows }),
  centre: z.strictObject({ name: z.string(), equipment, area, windows, departments: z.array(z.string()) }),
  station: z.strictObject({ name: z.string(), equipment, area, windows }),
})
export type SitePlan = z.infer<typeof SitePlan>

const Names = z.strictObject({
  surnames: z.array(z.strictObject({ weight: z.int(), of: z.string() })),
  given: z.array(z.strictObject({ single: z.string(), first: z.string(), second: z.string() })).min(1),
})

/** Parse the files of `data/city/`; `read` gives the text of one. */
export function parseCity(read: (file: string) => string): CitySource {
  return {
    divisions: linesOf(read('divisions.csv')).map((line) => DivisionLine.parse(line)),
    departments: z.array(DepartmentLine).parse(parse(read('departments.yaml'))),
    places: z.array(Place).parse(parse(read('places.yaml'))),
    sites: SitePlan.parse(parse(read('sites.yaml'))),
    names: Names.parse(parse(read('names.yaml'))),
  }
}

/** Our own CSV has no quotes and no commas inside a field; an empty field is null. */
function linesOf(text: string): Record<string, string | null>[] {
  const [header = '', ...lines] = text.trim().split('\n')
  const columns = header.split(',')
  return lines.map((line) => {
    const fields = line.split(',')
    return Object.fromEntries(columns.map((column, i) => [column, fields[i] || null]))
  })
}
