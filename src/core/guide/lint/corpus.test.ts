import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type VagueField, vagueIn } from '../vague.ts'

type Phrase = { field: VagueField; text: string; flag: boolean }

const phrasesIn = (file: string): Phrase[] =>
  readFileSync(`data/lint/${file}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Phrase)

/** Of what is flagged, how much rightly; of what should be, how much is. */
function scores(phrases: readonly Phrase[]) {
  const flagged = phrases.filter(({ field, text }) => vagueIn(field, text).length > 0)
  const rightly = flagged.filter((phrase) => phrase.flag).length
  return {
    precision: rightly / flagged.length,
    recall: rightly / phrases.filter((phrase) => phrase.flag).length,
  }
}

describe('the corpus of vague words', () => {
  test.each(['tuned', 'held-out'])('%s: precision and recall are at least 0.98', (file) => {
    const phrases = phrasesIn(file)
    const { precision, recall } = scores(phrases)
    process.stdout.write(
      `lint corpus, ${file}: ${phrases.length} phrases, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}\n`,
    )
    expect(precision).toBeGreaterThanOrEqual(0.98)
    expect(recall).toBeGreaterThanOrEqual(0.98)
  })

  test('has at least 400 phrases, half of them set aside, and none in both halves', () => {
    const [tuned, heldOut] = [phrasesIn('tuned'), phrasesIn('held-out')]
    expect(tuned.length + heldOut.length).toBeGreaterThanOrEqual(400)
    expect(heldOut.length).toBeGreaterThanOrEqual(tuned.length)
    const both = [...tuned, ...heldOut].map(({ field, text }) => `${field} ${text}`)
    expect(new Set(both).size).toBe(both.length)
  })
})
