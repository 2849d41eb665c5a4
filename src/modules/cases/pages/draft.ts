import type { z } from 'zod'
import type { FaultCode, MaterialLine } from '../contract.ts'

export type Fault = { material: string; fault: z.infer<typeof FaultCode>; note: string }

/** What somebody has typed into the form of an act and not sent yet. */
export type Draft = {
  text: Readonly<Record<string, string>>
  faults: readonly Fault[]
  ticked: readonly string[]
}

/** The reasons as the verdicts give them: every material that was found wanting, with the note of whoever looked. */
export function faultsFrom(materials: readonly MaterialLine[]): Fault[] {
  return materials.flatMap(({ id, verdict, note }) =>
    verdict === null || verdict === 'ok' ? [] : [{ material: id, fault: verdict, note }],
  )
}

/**
 * Drafts outlive the form they stand in: closing it, opening another case, or an answer that says no loses nothing.
 * They are held in memory alone, for what is typed here is about people.
 */
const kept = new Map<string, Draft>()
export const keptDraft = (key: string): Draft | undefined => kept.get(key)
export function keepDraft(key: string, draft: Draft): void {
  kept.set(key, draft)
}
export function dropDraft(key: string): void {
  kept.delete(key)
}
