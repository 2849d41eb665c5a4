import { addDays, type Day, day } from '../../core/day.ts'
import type { Guide, Level } from '../../core/guide/guide.ts'
import type { Tx } from '../../platform/db.ts'
import { organsOfDepartment } from '../organisation/facade.ts'
import type { GuideFile } from './files.ts'

/** An organ that may exercise items: its credit code, department, level and division. */
export type Organ = { id: string; department: string; level: Level; division: string }

/** The day from which every first version binds: long before anything this system can receive. */
export const FIRST_DAY = day('2024-01-01')

/** The digit for 行使层级 in an implementation code. */
const LEVEL_DIGIT = { city: '3', county: '4', township: '5', village: '6' } as const satisfies Record<
  Level,
  string
>

/** 实施编码: 18 characters of the organ, one digit of the level, 12 digits of the item. */
export function implementationCode(organ: Pick<Organ, 'id' | 'level'>, baseCode: string): string {
  return `${organ.id}${LEVEL_DIGIT[organ.level]}${baseCode}`
}

/**
 * One implementation for each organ that exercises an item. An item that is new here is exercised from `firstDay` on,
 * an organ that joins later from the change on; an organ that no longer does stops the day before.
 */
export async function implement(
  tx: Tx,
  files: readonly GuideFile[],
  organs: readonly Organ[],
  { changesFrom, firstDay = FIRST_DAY }: { changesFrom: Day; firstDay?: Day },
): Promise<number> {
  const items = files.map((file) => file.item)
  const rows = await tx
    .selectFrom('catalogue.implementation')
    .select(['code', 'item', 'valid_from', 'valid_to'])
    .where((eb) => eb('item', '=', eb.fn.any(eb.val(items))))
    .execute()
  const wanted = files.flatMap((file) => implementationsOf(file, organs))
  const codes = new Set(wanted.map((row) => row.code))
  const known = new Map(rows.map((row) => [row.code, row]))
  const settled = new Set(rows.map((row) => row.item))

  for (const some of chunks(wanted.filter((row) => !known.has(row.code))))
    await tx
      .insertInto('catalogue.implementation')
      .values(some.map((row) => ({ ...row, valid_from: settled.has(row.item) ? changesFrom : firstDay })))
      .execute()
  const again = wanted.filter((row) => known.get(row.code)?.valid_to != null).map((row) => row.code)
  if (again.length > 0)
    await tx
      .updateTable('catalogue.implementation')
      .set({ valid_to: null })
      .where('code', 'in', again)
      .execute()
  const over = rows.filter((row) => row.valid_to === null && !codes.has(row.code))
  const last = addDays(changesFrom, -1)
  for (const { code, valid_from } of over) {
    await tx
      .updateTable('catalogue.implementation')
      .set({ valid_to: [last, valid_from].sort().at(-1) })
      .where('code', '=', code)
      .execute()
  }
  return wanted.length
}

/** An item that ends is exercised by nobody from that day on. */
export async function endImplementations(tx: Tx, item: string, from: Day): Promise<void> {
  const last = addDays(from, -1)
  await tx
    .updateTable('catalogue.implementation')
    .set((eb) => ({ valid_to: eb.fn<string>('greatest', ['valid_from', eb.val(last)]) }))
    .where('item', '=', item)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', last)]))
    .execute()
}

/** A township and a village have one organ each, whatever department stands behind the item. */
const ONLY_ORGAN: Partial<Record<Level, string>> = {
  township: 'township-government',
  village: 'village-committee',
}
const departmentAt = (guide: Guide, level: Level) => ONLY_ORGAN[level] ?? guide.department

function implementationsOf({ item, guide }: GuideFile, organs: readonly Organ[]) {
  return organs
    .filter(
      ({ level, department }) => guide.decidedAt.includes(level) && department === departmentAt(guide, level),
    )
    .map((organ) => ({
      code: implementationCode(organ, guide.baseCode),
      item,
      organ: organ.id,
      level: organ.level,
      division: organ.division,
    }))
}

export async function organsFor(tx: Tx, files: readonly GuideFile[], on: Day): Promise<Organ[]> {
  const competences = files.flatMap(({ guide }) =>
    guide.decidedAt.map((level) => `${departmentAt(guide, level)} ${level}`),
  )
  const organs: Organ[] = []
  for (const competence of new Set(competences)) {
    const [department = '', level] = competence.split(' ')
    organs.push(...(await organsOfDepartment(tx, { department, levels: [level as Level] }, on)))
  }
  return organs
}

/** A statement takes at most 65,535 values. */
const CHUNK = 5_000

function chunks<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, i) =>
    rows.slice(i * CHUNK, (i + 1) * CHUNK),
  )
}
