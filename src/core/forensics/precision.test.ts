import { describe, expect, test } from 'vitest'
import { calendar } from '../case/given.testing.ts'
import { FINDING_KIND } from '../words/forensics.ts'
import { burstsOf } from './bursts.ts'
import { findingsOf } from './detect.ts'
import {
  type Evidence,
  evidenceOf,
  FINDING_KINDS,
  type Finding,
  type FindingKind,
  LISTED_FROM,
} from './finding.ts'
import { type Office, officeOf } from './histories.testing.ts'
import { isDecisive } from './reading.ts'

/** Weights were chosen on the first range; nothing was ever changed after a look at the second. */
const TUNED_ON = [1, 150] as const
const HELD_OUT = [5001, 5150] as const

type Score = { kind: FindingKind; right: number; wrong: number; missed: number }
const precision = ({ right, wrong }: Score) => (right + wrong === 0 ? 1 : right / (right + wrong))
const recall = ({ right, missed }: Score) => (right + missed === 0 ? 1 : right / (right + missed))

function searched({ ledgers }: Office): Finding[] {
  const acts = new Map<string, Evidence[]>()
  for (const { caseId, events } of ledgers)
    for (const entry of events.filter(isDecisive))
      acts.set(entry.actor, [...(acts.get(entry.actor) ?? []), evidenceOf(caseId, entry)])
  const inTime = (of: Evidence[]) => of.toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1))
  return [
    ...ledgers.flatMap((ledger) => findingsOf(ledger, calendar)),
    ...[...acts.values()].flatMap((of) => burstsOf(inTime(of))),
  ].filter(({ weight }) => weight >= LISTED_FROM)
}

/** A finding is right where the case it speaks of was manipulated so. A sitting is one finding and one manipulation. */
function scores([first, last]: readonly [number, number]): Score[] {
  const all = new Map<FindingKind, Score>(
    FINDING_KINDS.map((kind) => [kind, { kind, right: 0, wrong: 0, missed: 0 }]),
  )
  for (let seed = first; seed <= last; seed += 1) {
    const office = officeOf(seed)
    const findings = searched(office)
    for (const kind of FINDING_KINDS) {
      const score = all.get(kind) as Score
      const labelled = new Set(office.labels.filter((one) => one.kind === kind).map(({ caseId }) => caseId))
      const found = findings.filter((one) => one.kind === kind)
      const hits = (one: Finding) => one.evidence.some(({ caseId }) => labelled.has(caseId))
      score.wrong += found.filter((one) => !hits(one)).length
      if (kind === 'burst') {
        score.right += found.filter(hits).length
        if (labelled.size > 0 && !found.some(hits)) score.missed += 1
        continue
      }
      const seen = new Set(found.flatMap(({ evidence }) => evidence.map(({ caseId }) => caseId)))
      score.right += [...labelled].filter((caseId) => seen.has(caseId)).length
      score.missed += [...labelled].filter((caseId) => !seen.has(caseId)).length
    }
  }
  return [...all.values()]
}

function printed(title: string, rows: readonly Score[]): void {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(8)
  const lines = rows.map(
    (row) =>
      `${row.kind.padEnd(17)}${String(row.right).padStart(6)}${String(row.wrong).padStart(7)}${String(row.missed).padStart(8)}${percent(precision(row)).padStart(11)}${percent(recall(row)).padStart(9)}`,
  )
  process.stdout.write(
    `\n${title}\n${'kind'.padEnd(17)} right  wrong  missed  precision   recall\n${lines.join('\n')}\n`,
  )
}

describe('on histories whose makers say what was done to them', () => {
  const held = scores(HELD_OUT)
  printed(`tuned on offices ${TUNED_ON.join('–')}`, scores(TUNED_ON))
  printed(`held out: offices ${HELD_OUT.join('–')}`, held)

  for (const score of held)
    test(`${FINDING_KIND[score.kind].en}: 95 of 100 findings are right, and most of what was done is found`, () => {
      expect(score.right, 'enough to judge by').toBeGreaterThan(30)
      expect(precision(score)).toBeGreaterThanOrEqual(0.95)
      expect(recall(score)).toBeGreaterThanOrEqual(0.8)
    })
})
