import { z } from 'zod'
import { findingsIn } from '../../core/guide/lint.ts'
import { GuideSchema } from './schema.ts'

/** What must be put right before a draft may be submitted or published, and where in which of its guides. */
export type GateFinding = {
  item: string
  path: string
  message: string
  severity: 'error' | 'warning' | 'hint'
}

/** A guide as a draft holds it: shaped like one, perhaps not whole. */
export type DraftGuide = { item: string; guide: unknown }

/** Everything that is wrong with the guides of a draft: their shape first, and where that is right what must hold besides. */
export function findingsOf(content: readonly DraftGuide[]): GateFinding[] {
  return content.flatMap(({ item, guide }) => faultsIn(guide).map((fault) => ({ item, ...fault })))
}

function faultsIn(guide: unknown): Omit<GateFinding, 'item'>[] {
  const parsed = GuideSchema.safeParse(guide, { error: z.locales.zhCN().localeError })
  if (parsed.success)
    return findingsIn(parsed.data).map((finding) => ({ ...finding, severity: 'error' as const }))
  return parsed.error.issues.map(({ path, message }) => ({
    path: path.join('.'),
    message,
    severity: 'error' as const,
  }))
}

/** Those that stop a draft; warnings and hints only ask to be read. */
export const errorsIn = (findings: readonly GateFinding[]): number =>
  findings.filter(({ severity }) => severity === 'error').length
