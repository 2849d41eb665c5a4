import { divisionRows } from './city/divisions.ts'
import { draftOf, type Organ } from './city/draft.ts'
import { addBranches, addHall } from './city/halls.ts'
import { addTownship, addVillage } from './city/local.ts'
import { placeOrgans, TOWNSHIP, VILLAGE } from './city/organs.ts'
import { type CityRows, type DivisionRow, emptyRows } from './city/rows.ts'
import type { CitySource, Place } from './city/source.ts'
import { addDivisionPosts, addOrganPosts } from './city/staff.ts'

/**
 * The demo city: Pingliang at its real size, its divisions real, its organs as they are called, its people invented.
 * The same source gives the same rows, and a slice (county codes of six digits, with the city itself) gives the same
 * rows as the whole does.
 */
export function buildCity(source: CitySource, counties?: readonly string[]): CityRows {
  const rows = emptyRows()
  const kept = (code: string) => !counties || counties.some((county) => code.startsWith(county))
  const divisions = divisionRows(source.divisions)
  const places = source.places.filter(
    ({ code }) => divisionAt(divisions, code).level === 'city' || kept(code),
  )
  rows.department = [...source.departments, TOWNSHIP, VILLAGE].map(({ key, name }, position) => ({
    key,
    name,
    position,
  }))
  rows.division = divisions.filter(({ level, code }) => level === 'city' || level === 'county' || kept(code))
  for (const place of places) addPlace(source, place, rows)
  return rows
}

function addPlace(source: CitySource, place: Place, rows: CityRows): void {
  const division = divisionAt(rows.division, place.code)
  const draft = draftOf(source, place, division, rows)
  const organs = placeOrgans(draft)
  addOrganPosts(draft, organs)
  const hall = addHall(draft, organs)
  if (division.kind === 'functional') return
  addBranches(draft, organs, hall)
  addDivisionPosts(draft, organs)
  if (division.level === 'county') addTownships(draft, organs, hall)
}

function addTownships(draft: ReturnType<typeof draftOf>, organs: Map<string, Organ>, hall: string): void {
  const childrenOf = (code: string) => draft.rows.division.filter(({ parent }) => parent === code)
  for (const town of childrenOf(draft.division.code)) {
    const centre = addTownship(draft, town, organs, hall)
    for (const village of childrenOf(town.code)) addVillage(draft, village, town, centre)
  }
}

function divisionAt(divisions: readonly DivisionRow[], code: string): DivisionRow {
  const division = divisions.find((row) => row.code === code)
  if (!division) throw new TypeError(`no division ${code}`)
  return division
}
