import { createHash } from 'node:crypto'
import type { Day } from '../../core/day.ts'
import { conditionInWords } from '../../core/guide/wording.ts'
import { DELIVERY } from '../../core/words/cases.ts'
import {
  CROSS_REGION,
  HANDLING,
  HANDLING_FORM,
  ITEM_TYPE,
  LEVEL,
  LIMIT_UNIT,
  MATERIAL_FORM,
  MATERIAL_KIND,
  NEED,
  ONLINE_DEPTH,
  RESULT_KIND,
  SOURCE,
  SUBJECT,
  WINDOW_GROUP,
} from '../../core/words/catalogue.ts'
import { charted } from '../../core/words/handbook.ts'
import type { DatasetName, OPEN_FIELDS } from '../../core/words/open-data.ts'
import { SITE_KIND } from '../../core/words/organisation.ts'
import type { Db } from '../../platform/db.ts'
import { catalogueState, type GuideVersion, guidesOn } from '../catalogue/facade.ts'
import {
  departmentsOf,
  organsAfter,
  type PublishedOrgan,
  type PublishedSite,
  placesState,
  sitesAfter,
} from '../organisation/facade.ts'

/** What stands in a field: a text, a number, yes or no, or several texts. */
export type Value = string | number | boolean | readonly string[]
/** One record of a dataset: every field of it, and nothing else. */
export type RecordOf<Name extends DatasetName> = Record<keyof (typeof OPEN_FIELDS)[Name], Value>
type AnyRecord = Readonly<Record<string, Value>>

/** Some records, and the key after which the next follow. */
export type Batch = { records: readonly AnyRecord[]; key: string; count: number }

/** What is needed to write records: names of departments, and where this installation is reached. */
export type Around = { departments: ReadonlyMap<string, string>; publicUrl: string }

export async function aroundFor(db: Db, publicUrl: string): Promise<Around> {
  return { departments: new Map((await departmentsOf(db)).map(({ key, name }) => [key, name])), publicUrl }
}

/** One step through a dataset: the records of at most so many items, sites or departments after a key. */
export async function batchOf(
  db: Db,
  name: DatasetName,
  { after, most }: { after: string; most: number },
  on: Day,
  around: Around,
): Promise<Batch | undefined> {
  if (name === 'sites')
    return batched(
      await sitesAfter(db, { after, most }, on),
      ({ id }) => id,
      (site) => [ofSite(site, around)],
    )
  if (name === 'departments')
    return batched(
      await organsAfter(db, { after, most }, on),
      ({ id }) => id,
      (organ) => [ofOrgan(organ)],
    )
  return batched(
    await guidesOn(db, { after, most }, on),
    ({ item }) => item,
    (version) => OF_GUIDE[name](version, around),
  )
}

function batched<T>(
  rows: readonly T[],
  key: (row: T) => string,
  write: (row: T) => readonly AnyRecord[],
): Batch | undefined {
  const last = rows.at(-1)
  return last && { records: rows.flatMap(write), key: key(last), count: rows.length }
}

/** The edition of a dataset, which changes whenever a record does, and the instant since when it is so. */
export async function stateOf(
  db: Db,
  name: DatasetName,
  on: Day,
): Promise<{ edition: string; changedAt: Date }> {
  if (name === 'sites' || name === 'departments') {
    const { edition, since } = await placesState(db, on)
    return { edition: short(edition), changedAt: new Date(`${since}T00:00:00+08:00`) }
  }
  const { edition, changedAt } = await catalogueState(db, on)
  return { edition: short(edition), changedAt: new Date(changedAt) }
}

/** All of it counts, sixteen characters of its hash are enough to tell two apart. */
const short = (edition: string) => createHash('sha256').update(edition).digest('hex').slice(0, 16)

type GuideDataset = Exclude<DatasetName, 'sites' | 'departments'>
const OF_GUIDE: {
  [Name in GuideDataset]: (version: GuideVersion, around: Around) => readonly RecordOf<Name>[]
} = {
  items: ({ item, version, startsOn, guide }, { departments, publicUrl }) => [
    {
      ...{ item, name: guide.name, baseCode: guide.baseCode, localCode: guide.localCode ?? '' },
      typeCode: guide.type,
      type: ITEM_TYPE[guide.type].zh,
      department: departments.get(guide.department) ?? guide.department,
      windowGroup: WINDOW_GROUP[guide.windowGroup].zh,
      decidedAt: guide.decidedAt.map((level) => LEVEL[level].zh),
      acceptedAt: guide.acceptedAt.map((level) => LEVEL[level].zh),
      subjects: guide.subjects.map((subject) => SUBJECT[subject].zh),
      handling: HANDLING[guide.handling].zh,
      visits: guide.visits,
      charged: guide.fee.charged,
      version,
      validFrom: startsOn,
      url: `${publicUrl}/items/${item}`,
    },
  ],
  guides: ({ item, version, guide }) => [
    {
      ...{ item, name: guide.name, baseCode: guide.baseCode, version },
      basis: guide.basis.map(({ law, article, text }) => `《${law}》${article}：${text}`),
      conditions: guide.conditions.flatMap(({ kind, text }) => (kind === 'required' ? [text] : [])),
      forbidding: guide.conditions.flatMap(({ kind, text }) => (kind === 'forbidding' ? [text] : [])),
      flow: guide.steps.map(({ name, days }) => `${name}（${charted.time(days)}）`),
      legalCount: guide.legalLimit.count,
      legalUnit: LIMIT_UNIT[guide.legalLimit.unit].zh,
      legalExplain: guide.legalLimit.explain,
      promisedCount: guide.promisedLimit.count,
      promisedUnit: LIMIT_UNIT[guide.promisedLimit.unit].zh,
      channels: guide.channels.map((channel) => HANDLING_FORM[channel].zh),
      onlineDepth: ONLINE_DEPTH[guide.onlineDepth].zh,
      visits: guide.visits,
      visitReason: guide.visitReason ?? '',
      crossRegion: CROSS_REGION[guide.crossRegion].zh,
      quantityLimit: guide.quantityLimit ?? '',
      resultType: RESULT_KIND[guide.result.kind].zh,
      resultName: guide.result.name,
      resultValidity: guide.result.validity ?? '',
      delivery: guide.delivery.map((way) => DELIVERY[way].zh),
      notes: guide.notes,
    },
  ],
  materials: ({ item, guide }) =>
    guide.materials.map((material, at) => ({
      ...{ item, itemName: guide.name, baseCode: guide.baseCode, order: at + 1, name: material.name },
      kind: MATERIAL_KIND[material.kind].zh,
      form: MATERIAL_FORM[material.form].zh,
      need: NEED[material.need].zh,
      copies: material.copies,
      size: material.size,
      source: SOURCE[material.source].zh,
      issuer: material.issuer ?? '',
      standard: material.standard,
      basis: material.basis,
      fillNotes: material.fillNotes ?? '',
      onlyWhen: material.when ? conditionInWords(guide, material.when) : '',
    })),
  fees: ({ item, guide: { name, baseCode, fee } }) =>
    fee.charged
      ? fee.rows.map((row, at) => ({
          ...{ item, itemName: name, baseCode, order: at + 1, name: row.name, standard: row.standard },
          ...{ amount: row.amount, basis: fee.basis, reduction: row.reduction ?? '' },
        }))
      : [],
}

function ofSite(site: PublishedSite, { publicUrl }: Around): RecordOf<'sites'> {
  return {
    ...{ site: site.id, name: site.name, kind: SITE_KIND[site.kind].zh, level: LEVEL[site.level].zh },
    ...{ divisionCode: site.division, division: site.divisionName, address: site.address, hours: site.hours },
    ...{ phone: site.phone, organCode: site.organ, organ: site.organName, windows: site.windows },
    url: `${publicUrl}/sites/${site.id}`,
  }
}

function ofOrgan(organ: PublishedOrgan): RecordOf<'departments'> {
  return {
    ...{ code: organ.id, name: organ.name, department: organ.departmentName, level: LEVEL[organ.level].zh },
    ...{ divisionCode: organ.division, division: organ.divisionName, address: organ.address },
    ...{ consultPhone: organ.consultPhone, supervisePhone: organ.supervisePhone },
    ...{ reviewBody: organ.reviewBody, court: organ.court },
  }
}
