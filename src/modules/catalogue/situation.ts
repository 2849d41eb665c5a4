/** Answers as they stand in an address: `business:canteen,contracted:no`. Ids hold neither colons nor commas. */
export function readSituation(text: string): Record<string, string> {
  const pairs = text.split(',').map((pair) => pair.split(':'))
  return Object.fromEntries(pairs.flatMap(([id, option]) => (id && option ? [[id, option]] : [])))
}

export function writeSituation(answers: Readonly<Record<string, string>>): string {
  return Object.entries(answers)
    .map(([id, option]) => `${id}:${option}`)
    .join(',')
}
