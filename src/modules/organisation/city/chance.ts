/** Chance that is the same every time: numbers, picks and ids that follow from a text and nothing else. */
export type Chance = {
  below: (end: number) => number
  pick: <T>(from: readonly T[]) => T
  uuid: () => string
}

export function chanceOf(seed: string): Chance {
  const next = sfc32(hash(seed))
  const below = (end: number) => next() % end
  return {
    below,
    pick: (from) => from[below(from.length)] as (typeof from)[number],
    uuid: () => {
      const hex = Array.from({ length: 4 }, () => next().toString(16).padStart(8, '0')).join('')
      const [a, b, c, d, e] = [
        hex.slice(0, 8),
        hex.slice(8, 12),
        hex.slice(13, 16),
        hex.slice(17, 20),
        hex.slice(20),
      ]
      return `${a}-${b}-8${c}-8${d}-${e}` // version 8: made by a rule of our own
    },
  }
}

/** Four words from a text (FNV-1a with four different starts). */
function hash(text: string): [number, number, number, number] {
  const word = (start: number) => {
    let h = start
    for (const char of text) h = Math.imul(h ^ (char.codePointAt(0) ?? 0), 16777619)
    return h >>> 0
  }
  return [word(2166136261), word(374761393), word(668265263), word(2246822519)]
}

/** Chris Doty-Humphrey's sfc32: small, fast, and passes PractRand. */
function sfc32([a, b, c, d]: [number, number, number, number]): () => number {
  const next = () => {
    const sum = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return sum >>> 0
  }
  for (let i = 0; i < 15; i++) next()
  return next
}
