import { readFileSync } from 'node:fs'

/** What somebody typed, and the items that are right. */
export type Labelled = { typed: string; right: readonly string[] }

/** `tuned` is there to tune with; `held-out` is measured, and read by nobody who changes the search. */
export function labelled(half: 'tuned' | 'held-out'): Labelled[] {
  return readFileSync(new URL(`./${half}.tsv`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [typed = '', right = ''] = line.split('\t')
      return { typed, right: right.split(' ') }
    })
}

/** Of how many queries one of the first three found is right; `missed` says what came instead. */
export async function hitAtThree(
  queries: readonly Labelled[],
  search: (typed: string) => Promise<readonly { item: string; name: string }[]>,
): Promise<{ share: number; missed: string[] }> {
  const missed: string[] = []
  for (const { typed, right } of queries) {
    const found = (await search(typed)).slice(0, 3)
    if (!found.some(({ item }) => right.includes(item)))
      missed.push(`${typed} → ${found.map(({ name }) => name).join('、') || '-'} (${right.join(' ')})`)
  }
  return { share: 1 - missed.length / queries.length, missed }
}
