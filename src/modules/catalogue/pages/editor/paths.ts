import type { GuideDraft } from '../../../../core/guide/draft.ts'

/** Where something stands in a guide, as findings say it: `materials.2.standard`. */
export type Path = string

/** What stands there; undefined where nothing does yet. */
export function at(draft: GuideDraft, path: Path): unknown {
  return segmentsOf(path).reduce<unknown>(inside, draft)
}

/** The list that stands there; what is not there yet is an empty one. */
export function listAt(draft: GuideDraft, path: Path): readonly unknown[] {
  const found = at(draft, path)
  return Array.isArray(found) ? found : []
}

/** The draft with another value there. `undefined` takes the field away; what lies on the way is made. */
export function put(draft: GuideDraft, path: Path, value: unknown): GuideDraft {
  return replaced(draft, segmentsOf(path), value) as GuideDraft // the controls put only what their field holds
}

export const insertAt = (draft: GuideDraft, path: Path, index: number, value: unknown): GuideDraft =>
  put(draft, path, listAt(draft, path).toSpliced(index, 0, value))

export const removeAt = (draft: GuideDraft, path: Path, index: number): GuideDraft =>
  put(draft, path, listAt(draft, path).toSpliced(index, 1))

/** One entry of a list to another place; beyond the ends nothing happens. */
export function moveAt(draft: GuideDraft, path: Path, from: number, to: number): GuideDraft {
  const list = listAt(draft, path)
  if (from === to || to < 0 || to >= list.length || from < 0 || from >= list.length) return draft
  return put(draft, path, list.toSpliced(from, 1).toSpliced(to, 0, list[from]))
}

/** A short name for a new entry that none of those has: `material3`. */
export function freshId(prefix: string, taken: readonly string[]): string {
  for (let n = taken.length + 1; ; n++) if (!taken.includes(`${prefix}${n}`)) return `${prefix}${n}`
}

/** Whether one place is the other or lies within it. */
export const isWithin = (path: Path, outer: Path): boolean => path === outer || path.startsWith(`${outer}.`)

/** A place as the id of the control that stands for it. */
export const controlId = (path: Path): string => `edit-${path.replaceAll('.', '-')}`

const segmentsOf = (path: Path): string[] => path.split('.')

function inside(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}

function replaced(holder: unknown, [key = '', ...rest]: readonly string[], value: unknown): unknown {
  const next = rest.length === 0 ? value : replaced(inside(holder, key), rest, value)
  if (Array.isArray(holder) || (holder === undefined && /^\d+$/.test(key)))
    return ((holder as unknown[] | undefined) ?? []).toSpliced(Number(key), 1, next)
  const { [key]: _, ...others } = (holder ?? {}) as Record<string, unknown>
  if (next === undefined) return others
  return holder && key in (holder as object)
    ? { ...(holder as object), [key]: next }
    : { ...others, [key]: next }
}
