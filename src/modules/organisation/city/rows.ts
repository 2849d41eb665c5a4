import type { Level } from '../../../core/guide/guide.ts'

/** The rows of the demo city by table, the tables in the order in which they can be filled. */
export type CityRows = {
  department: { key: string; name: string; position: number }[]
  division: DivisionRow[]
  organ: OrganRow[]
  organ_name: OrganNameRow[]
  person: PersonRow[]
  site: SiteRow[]
  service_window: WindowRow[]
  window_group: WindowGroupRow[]
  post: PostRow[]
  holding: HoldingRow[]
  absence: AbsenceRow[]
  authorisation: AuthorisationRow[]
}

type Valid = { valid_from: string; valid_to: string | null }

export type DivisionRow = Valid & {
  code: string
  name: string
  short_name: string
  level: Level
  kind: 'statutory' | 'functional'
  parent: string | null
  host: string | null
  path: string[]
  successor: string | null
}
export type OrganRow = Valid & {
  id: string
  code_kind: 'uscc' | 'legacy' | 'temporary'
  department: string
  level: Level
  division_code: string
  address: string
  consult_phone: string
  supervise_phone: string
}
export type OrganNameRow = Valid & {
  organ_id: string
  name: string
  short_name: string
  document_name: string
  review_body: string
  court: string
}
export type PersonRow = Valid & {
  id: string
  staff_no: string
  name: string
  organ_id: string | null
  title: string
}
export type SiteRow = Valid & {
  id: string
  kind: 'hall' | 'branch' | 'centre' | 'station'
  level: Level
  name: string
  division_code: string
  organ_id: string
  parent: string | null
  merged: boolean
  address: string
  phone: string
  hours: string
  area: number
  director: string
  equipment: string[]
  monitored: boolean
}
export type WindowRow = Valid & {
  id: string
  site_id: string
  number: number
  name: string
  kind: 'comprehensive' | 'output' | 'consultation' | 'combined'
}
export type WindowGroupRow = Valid & { window_id: string; item_group: string; department: string }
export type PostRow = Valid & {
  id: string
  role: string
  name: string
  division_code: string
  organ_id: string | null
  site_id: string | null
  window_id: string | null
}
export type HoldingRow = Valid & { post_id: string; side: 'A' | 'B'; person_id: string }
export type AbsenceRow = {
  id: string
  person_id: string
  first_day: string
  last_day: string
  reason: 'leave' | 'illness' | 'training' | 'duty' | 'unannounced'
  recorded_by: string
  recorded_at: string
}
export type AuthorisationRow = Valid & {
  id: string
  post_id: string
  organ_id: string
  item: string
  handling: 'any' | 'onSpot'
  paper: string
  paper_on: string
  granted_by: string | null
}

export const emptyRows = (): CityRows => ({
  department: [],
  division: [],
  organ: [],
  organ_name: [],
  person: [],
  site: [],
  service_window: [],
  window_group: [],
  post: [],
  holding: [],
  absence: [],
  authorisation: [],
})
