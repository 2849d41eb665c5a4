import type { Guide, ItemType, Level } from '../guide/guide.ts'
import { checkItemCode } from '../identifier.ts'
import { RuleViolation } from '../violation.ts'

/** The digit for 行使层级 in an implementation code. */
const LEVEL_DIGIT = { city: '3', county: '4', township: '5', village: '6' } as const satisfies Record<
  Level,
  string
>

/** 实施编码, 31 characters: 18 of the organ, one digit of the level, 12 of the item (C0101-2018). */
export function implementationCode(organ: { id: string; level: Level }, baseCode: string): string {
  return `${organ.id}${LEVEL_DIGIT[organ.level]}${baseCode}`
}

/** 业务办理项编码, 33 characters: the implementation code and a serial of two digits. */
export function handlingCode(implementation: string, serial: string): string {
  return `${implementation}${serial}`
}

/**
 * 业务办理项: one way in which an item is applied for (新办, 变更, 延续, 注销), each with a code of its own. An item that says
 * nothing has one, which is the item.
 */
export function handlingItemsOf(guide: Guide): readonly { serial: string; name: string }[] {
  return guide.handlingItems ?? [{ serial: '01', name: guide.name }]
}

/** The region of items the city makes itself: Gansu. What the State lists is numbered by the State (00). */
export const LOCAL_REGION = '62'

/**
 * The next base code for an item of one's own: region, type, serial of the department, and the first main item after those
 * that are used. `used` are the codes of the catalogue. Undefined when the department has used up its serials.
 */
export function nextBaseCode(
  { type, serial }: { type: ItemType; serial: string },
  used: Iterable<string>,
): string | undefined {
  const prefix = `${LOCAL_REGION}${type}${serial}`
  const taken = new Set([...used].filter((code) => code.startsWith(prefix)).map((code) => code.slice(6, 9)))
  const free = Array.from({ length: 999 }, (_, n) => String(n + 1).padStart(3, '0'))
  const next = free.find((main) => !taken.has(main))
  return next && `${prefix}${next}000`
}

/** The serial most of a department's own codes carry (characters 5 and 6); undefined when it has none yet. */
export function departmentSerial(codes: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const code of codes) counts.set(code.slice(4, 6), (counts.get(code.slice(4, 6)) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0]
}

/**
 * What kind of code somebody wrote beside an item. Codes of other provinces and of earlier systems are kept as they were
 * written, whatever they look like; the kind says what they were.
 */
export const LEGACY_KINDS = [
  'localBase',
  'localTask',
  'formerBase',
  'formerTask',
  'province',
  'other',
] as const
export type LegacyKind = (typeof LEGACY_KINDS)[number]

/** A code as it is compared: without the signs between its parts, in capitals. */
export function plainCode(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()
}

/** The kind a code most likely is, by how it is written; whoever enters it knows better. */
export function legacyKindOf(code: string): LegacyKind {
  const plain = plainCode(code)
  if (/^\d{12}$/.test(plain)) return plain.startsWith('00') ? 'formerBase' : 'localBase'
  if (/^[0-9A-Z]{18}[1-6]\d{12}(\d{2})?$/.test(plain)) return 'formerTask'
  return code.includes('-') && plain.length > 30 ? 'province' : 'other'
}

/** Kinds that say: this was made by the national rule, in one of its three lengths. */
const BY_RULE: readonly LegacyKind[] = ['localBase', 'localTask', 'formerBase', 'formerTask']

/**
 * A code as somebody writes it down beside an item. What has 12, 31 or 33 letters and digits and is said to be made by the
 * national rule must be sound by it; a slip of the pen is found here. Other systems write what they like. Throws
 * `code/empty` and `code/wrong`.
 */
export function assertLegacyCode(code: string, kind: LegacyKind): void {
  const plain = plainCode(code)
  if (plain === '') throw new RuleViolation('code/empty')
  if (!BY_RULE.includes(kind) || ![12, 31, 33].includes(plain.length) || !/^[0-9A-Z]+$/.test(plain)) return
  const verdict = checkItemCode(plain)
  if (!verdict.valid) throw new RuleViolation('code/wrong', { reason: verdict.reason })
}
