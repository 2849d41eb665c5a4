import { createContext, useContext, useMemo } from 'react'
import type { GuideDraft } from '../../../../core/guide/draft.ts'
import type { LintFinding } from '../../../../core/guide/lint.ts'
import type { Option } from '../../../../workbench/widgets/Choice.tsx'
import { at, isWithin, type Path, put } from './paths.ts'

/** What every control of the editor knows: the draft, what is wrong with it, and how to change it. */
export type Editing = {
  draft: GuideDraft
  findings: readonly LintFinding[]
  readOnly: boolean
  departments: readonly Option[]
  change: (draft: GuideDraft) => void
  /** An entry goes away and can be brought back for as long as nothing else was changed. */
  remove: (path: Path, index: number, name: string) => void
}

const Held = createContext<Editing | undefined>(undefined)
export const EditingProvider = Held.Provider

export function useEditing(): Editing {
  const held = useContext(Held)
  if (!held) throw new TypeError('a control of the editor stands outside of it')
  return held
}

/** What stands at a place, what is wrong exactly there, and how to put something else there. */
export function usePlace(path: Path) {
  const { draft, findings, readOnly, change } = useEditing()
  const wrong = useMemo(() => findings.filter((finding) => finding.path === path), [findings, path])
  return {
    value: at(draft, path),
    wrong,
    readOnly,
    set: (value: unknown) => change(put(draft, path, value)),
  }
}

export const countWithin = (findings: readonly LintFinding[], path: Path): number =>
  findings.filter((finding) => isWithin(finding.path, path)).length
