import { addDays, day } from '../../../core/day.ts'
import { type Draft, fill, later, type Organ } from './draft.ts'
import type { DivisionRow } from './rows.ts'
import type { DepartmentLine } from './source.ts'

const RECORD_BEGINS = '2018-01-01'

/** The department of a township and that of a village, which have one organ each. */
export const TOWNSHIP = { key: 'township-government', name: '乡镇（街道）' }
export const VILLAGE = { key: 'village-committee', name: '村（社区）' }

/** The organs of a city, a county or the park: one for each department it has. */
export function placeOrgans(draft: Draft): Map<string, Organ> {
  const { source, place } = draft
  const here = source.departments.filter(({ key }) => !place.organs || key in place.organs)
  return new Map(here.map((department) => [department.key, placeOrgan(draft, department)]))
}

function placeOrgan(draft: Draft, department: DepartmentLine): Organ {
  const { place, division } = draft
  const own = { ...department.at[place.code.slice(0, 6)], ...place.organs?.[department.key] }
  const plan = {
    ...department,
    ...own,
    organ: own.organ ?? department.organ,
    short: own.short ?? department.short,
  }
  const isGovernment = department.key === 'government'
  const letter = place.letter + department.letter
  const name = (official: string, unit: string, court: string) => {
    const words = { place: official, stem: place.stem, unit }
    return {
      name: fill(plan.organ, words),
      short_name: fill(plan.short, words),
      document_name: letter,
      review_body: isGovernment
        ? place.governmentReview
        : (plan.review ?? place.review ?? `${official}人民政府`),
      court: isGovernment ? place.governmentCourt : court,
    }
  }
  const short = fill(plan.short, { place: place.name, stem: place.stem, unit: place.unit })
  const organ = addOrgan(draft, {
    department: department.key,
    division,
    kind: `1${plan.type ?? '1'}`,
    letter,
    label: draft.label + short.slice(place.unit.length),
    address: draft.address(),
  })
  const { former } = place
  const renamed = former ? division.valid_from : RECORD_BEGINS
  if (former) {
    const until = { valid_from: RECORD_BEGINS, valid_to: addDays(day(renamed), -1) }
    draft.rows.organ_name.push({
      organ_id: organ.id,
      ...until,
      ...name(former.name, former.unit, former.court),
    })
  }
  const since = { valid_from: renamed, valid_to: null }
  draft.rows.organ_name.push({ organ_id: organ.id, ...since, ...name(place.name, place.unit, place.court) })
  return organ
}

/** The government of a town or a township, the office of a subdistrict, or the committee that stands in its place. */
export function townshipOrgan(draft: Draft, division: DivisionRow): Organ {
  const { short, mark, type } = townshipKind(division)
  const name = short.startsWith('平凉') ? short : draft.place.name + short
  return addLocalOrgan(draft, division, {
    department: TOWNSHIP.key,
    kind: type,
    letter: draft.place.letter + division.short_name + mark,
    name,
    short: short.replace('人民政府', '政府'),
    address: /[镇乡]$/.test(division.name)
      ? `${draft.place.name}${division.name}${division.short_name}街${1 + draft.chance.below(60)}号`
      : draft.address(),
  })
}

/** What runs a township-level unit, its mark in document numbers, and the kind of its credit code. */
function townshipKind({ name }: DivisionRow): { short: string; mark: string; type: string } {
  if (name.includes('管理委员会'))
    return { short: name.replace(/(?:地区|街道)$/, ''), mark: '管', type: '12' }
  if (name.endsWith('街道')) return { short: `${name}办事处`, mark: '街', type: '11' }
  if (name.endsWith('农场')) return { short: name, mark: '', type: '12' }
  return { short: `${name}人民政府`, mark: '政', type: '11' }
}

/** A township in an address or in the name of a site: 威戎镇, 城市社区, 崆峒山大景区. */
export function townWord({ name, short_name }: DivisionRow): string {
  return name.includes('管理委员会') ? short_name : name
}

/** The same before the name of a village; a town's communities belong to no township one would name. */
export function wayTo(town: DivisionRow): string {
  return town.short_name.startsWith('城市社区') ? '' : townWord(town)
}

/** The committee of a village (54…) or of a community (55…), as the civil-affairs departments register them. */
export function villageOrgan(draft: Draft, division: DivisionRow, town: DivisionRow): Organ {
  const place = division.short_name
  const isVillage = place.endsWith('村')
  const committee = place + (isVillage ? '村民委员会' : '居民委员会')
  const where = draft.place.name + wayTo(town)
  return addLocalOrgan(draft, division, {
    department: VILLAGE.key,
    kind: isVillage ? '54' : '55',
    letter: draft.place.letter + town.name + place,
    name: where + committee,
    short: committee,
    address: `${where}${place}党群服务中心`,
  })
}

type Local = {
  department: string
  kind: string
  letter: string
  name: string
  short: string
  address: string
}

/** Below the county: the county's government hears reconsideration, its court litigation (Administrative Reconsideration Law art. 24). */
function addLocalOrgan(draft: Draft, division: DivisionRow, { name, short, ...rest }: Local): Organ {
  const { place } = draft
  const organ = addOrgan(draft, { ...rest, division, label: draft.label + short })
  draft.rows.organ_name.push({
    organ_id: organ.id,
    valid_from: organ.valid_from,
    valid_to: null,
    name,
    short_name: short,
    document_name: rest.letter,
    review_body: `${place.name}人民政府`,
    court: place.court,
  })
  return organ
}

type New = {
  department: string
  division: DivisionRow
  kind: string
  letter: string
  label: string
  address: string
}

function addOrgan(draft: Draft, { department, division, kind, letter, label, address }: New): Organ {
  const row = {
    id: draft.credit(kind),
    code_kind: 'uscc' as const,
    department,
    level: division.level,
    division_code: division.code,
    address,
    consult_phone: draft.phone(),
    supervise_phone: draft.phone(),
    valid_from:
      draft.place.former && division.level === 'county'
        ? RECORD_BEGINS
        : later(RECORD_BEGINS, division.valid_from),
    valid_to: null,
  }
  draft.rows.organ.push(row)
  return { ...row, letter, label }
}
