import { describe, expect, test } from 'vitest'
import { batched } from './batch.ts'

/** Work that waits until it is let go, round by round, and remembers what came together. */
function waiting(answer: (input: number) => number = (input) => input * 10) {
  const rounds: number[][] = []
  const gates: { open: () => void; fail: (error: unknown) => void }[] = []
  const work = (round: readonly number[]) => {
    rounds.push([...round])
    return new Promise<number[]>((resolve, reject) => {
      gates.push({ open: () => resolve(round.map(answer)), fail: reject })
    })
  }
  const gate = (nth: number) => {
    const found = gates[nth]
    if (!found) throw new Error(`round ${nth} has not begun`)
    return found
  }
  return { work, rounds, gate }
}
const turn = () => new Promise((resolve) => setImmediate(resolve))
const away = Object.assign(new Error('Connection terminated unexpectedly'), {})

describe('what arrives together', () => {
  test('in one turn is one round, in the order in which it came', async () => {
    const { work, rounds, gate } = waiting()
    const ask = batched(work)
    const asked = [3, 1, 2].map(ask)
    await turn()
    expect(rounds).toEqual([[3, 1, 2]])
    gate(0).open()
    expect(await Promise.all(asked)).toEqual([30, 10, 20])
  })

  test('while every round is on its way waits and goes together into the next', async () => {
    const { work, rounds, gate } = waiting()
    const ask = batched(work, { rounds: 1 })
    const first = ask(1)
    await turn()
    const later = [2, 3, 4].map(ask)
    await turn()
    expect(rounds).toEqual([[1]])
    gate(0).open()
    expect(await first).toBe(10)
    await turn()
    expect(rounds).toEqual([[1], [2, 3, 4]])
    gate(1).open()
    expect(await Promise.all(later)).toEqual([20, 30, 40])
  })

  test('is never more than a round holds; the rest follows in its order', async () => {
    const { work, rounds, gate } = waiting()
    const ask = batched(work, { size: 4, rounds: 1 })
    const asked = Array.from({ length: 10 }, (_, n) => ask(n))
    for (let n = 0; n < 3; n += 1) {
      await turn()
      gate(n).open()
    }
    await Promise.all(asked)
    expect(rounds).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9],
    ])
  })

  test('takes turns where it concerns the same thing, and holds up nothing else', async () => {
    const { work, rounds, gate } = waiting()
    const ask = batched(work, { of: (n) => String(n % 10) })
    const asked = [1, 11, 2, 21].map(ask)
    await turn()
    expect(rounds).toEqual([[1, 2]])
    const later = ask(3)
    await turn()
    expect(rounds).toEqual([[1, 2], [3]])
    gate(0).open()
    gate(1).open()
    await turn()
    expect(rounds.slice(2)).toEqual([[11]])
    gate(2).open()
    await turn()
    gate(3).open()
    expect(await Promise.all([...asked, later])).toEqual([10, 110, 20, 210, 30])
    expect(rounds.slice(2)).toEqual([[11], [21]])
  })

  test('runs in no more rounds at once than are allowed', async () => {
    let [running, most] = [0, 0]
    const ask = batched(
      async (round: readonly number[]) => {
        running += 1
        most = Math.max(most, running)
        await turn()
        running -= 1
        return [...round]
      },
      { size: 3, rounds: 2 },
    )
    expect(await Promise.all(Array.from({ length: 50 }, (_, n) => ask(n)))).toEqual(
      Array.from({ length: 50 }, (_, n) => n),
    )
    expect(most).toBe(2)
  })
})

describe('answers', () => {
  test('everybody gets their own answer, whoever else was in the round', async () => {
    const ask = batched(async (round: readonly string[]) => round.map((word) => `${word}!`), { size: 7 })
    const words = Array.from({ length: 100 }, (_, n) => `word ${n}`)
    expect(await Promise.all(words.map(ask))).toEqual(words.map((word) => `${word}!`))
  })

  test('nobody is answered before the work of their round is done', async () => {
    const { work, gate } = waiting()
    const ask = batched(work)
    let answered = 0
    const asked = [1, 2].map((n) => ask(n).then(() => (answered += 1)))
    await turn()
    await turn()
    expect(answered).toBe(0)
    gate(0).open()
    await Promise.all(asked)
    expect(answered).toBe(2)
  })
})

describe('a round that fails', () => {
  test('one that is wrong fails alone: its neighbours are done again, each by itself', async () => {
    const rounds: number[][] = []
    const ask = batched(async (round: readonly number[]) => {
      rounds.push([...round])
      if (round.includes(13)) throw new Error('thirteen is refused')
      return round.map((n) => n * 10)
    })
    const outcomes = await Promise.allSettled([1, 13, 2].map(ask))
    expect(outcomes).toEqual([
      { status: 'fulfilled', value: 10 },
      { status: 'rejected', reason: new Error('thirteen is refused') },
      { status: 'fulfilled', value: 20 },
    ])
    expect(rounds).toEqual([[1, 13, 2], [1], [13], [2]])
  })

  test('of one alone is not tried a second time', async () => {
    let tries = 0
    const ask = batched(async (): Promise<number[]> => {
      tries += 1
      throw new Error('no')
    })
    await expect(ask(1)).rejects.toThrow('no')
    expect(tries).toBe(1)
  })

  test('because the database is away is told to all at once: nobody waits for everybody else’s time-out', async () => {
    let tries = 0
    const ask = batched(async (): Promise<number[]> => {
      tries += 1
      throw away
    })
    const outcomes = await Promise.allSettled([1, 2, 3].map((n) => ask(n)))
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(tries).toBe(1)
  })

  test('leaves the way free for the next', async () => {
    const { work, gate } = waiting()
    const ask = batched(work, { rounds: 1 })
    const lost = ask(1)
    await turn()
    const next = ask(2)
    gate(0).fail(away)
    await expect(lost).rejects.toBe(away)
    await turn()
    gate(1).open()
    expect(await next).toBe(20)
  })
})
