import { z } from 'zod'
import { ORGANISATION } from '../../core/words/organisation.ts'
import { endpoint } from '../../platform/endpoint.ts'

const code = z.string().min(1).max(24)
const level = z.enum(['city', 'county', 'township', 'village'])

/** A division of the city, as one chooses it from a list. */
export const DivisionView = z.object({
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  level,
  kind: z.enum(['statutory', 'functional']),
  parent: z.string().nullable(),
})
export type DivisionView = z.infer<typeof DivisionView>

export const listDivisions = endpoint({
  method: 'GET',
  path: '/divisions',
  summary: ORGANISATION.divisions.zh,
  input: z.strictObject({ parent: code.optional() }),
  output: z.object({ divisions: z.array(DivisionView) }),
})

export const OrganView = z.object({
  id: z.string(),
  department: z.string(),
  level,
  division: z.string(),
  name: z.string(),
  shortName: z.string(),
  address: z.string(),
  consultPhone: z.string(),
  supervisePhone: z.string(),
})
export type OrganView = z.infer<typeof OrganView>

export const listOrgans = endpoint({
  method: 'GET',
  path: '/divisions/:code/organs',
  summary: ORGANISATION.organs.zh,
  input: z.strictObject({ code }),
  output: z.object({ organs: z.array(OrganView) }),
})

export const listDepartments = endpoint({
  method: 'GET',
  path: '/departments',
  summary: ORGANISATION.departments.zh,
  input: z.strictObject({}),
  output: z.object({ departments: z.array(z.object({ key: z.string(), name: z.string() })) }),
})

const siteKind = z.enum(['hall', 'branch', 'centre', 'station'])

/** A place where the public is served, as a list shows it. */
export const SiteLine = z.object({
  id: z.string(),
  kind: siteKind,
  level,
  name: z.string(),
  division: z.string(),
  address: z.string(),
  phone: z.string(),
  hours: z.string(),
  merged: z.boolean(),
})
export type SiteLine = z.infer<typeof SiteLine>

export const SITES_A_PAGE = 20
export const listSites = endpoint({
  method: 'GET',
  path: '/divisions/:code/sites',
  summary: ORGANISATION.sites.zh,
  input: z.strictObject({
    code,
    /** Part of a name or an address. */
    search: z.string().trim().max(40).optional(),
    kind: siteKind.optional(),
    page: z.coerce.number().int().min(1).max(10_000).default(1),
  }),
  output: z.object({ sites: z.array(SiteLine), total: z.int() }),
})

const WindowView = z.object({
  id: z.string(),
  number: z.int(),
  name: z.string(),
  kind: z.enum(['comprehensive', 'output', 'consultation', 'combined']),
  groups: z.array(z.string()),
})

/** The staff of a site are published (办理人员公示): post, name and staff number, and who is there today. */
const StaffView = z.object({
  post: z.string(),
  title: z.string(),
  window: z.string().nullable(),
  holders: z.array(
    z.object({ side: z.enum(['A', 'B']), name: z.string(), staffNo: z.string(), acts: z.boolean() }),
  ),
})

export const SiteView = SiteLine.extend({
  organ: z.string(),
  organName: z.string(),
  parent: z.string().nullable(),
  area: z.int(),
  director: z.object({ name: z.string(), title: z.string() }),
  equipment: z.array(z.string()),
  monitored: z.boolean(),
  consultPhone: z.string(),
  supervisePhone: z.string(),
  windows: z.array(WindowView),
  staff: z.array(StaffView),
})
export type SiteView = z.infer<typeof SiteView>

export const getSite = endpoint({
  method: 'GET',
  path: '/sites/:id',
  summary: ORGANISATION.site.zh,
  input: z.strictObject({ id: z.string().min(1).max(60) }),
  output: SiteView,
})
