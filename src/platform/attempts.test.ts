import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../tests/app.ts'
import { countAttempt, forgetAttempts, networkOf, type Wall } from './attempts.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20', modules: [] })
})
afterAll(() => app.close())

let nth = 0
const wall = (more: Partial<Wall> = {}): Wall => {
  nth += 1
  return { name: `wall-${nth}`, subject: `somebody ${nth}`, failures: 3, minutes: 10, ...more }
}
const tries = async (walls: readonly Wall[], times: number) => {
  const outcomes = []
  for (let n = 0; n < times; n += 1)
    outcomes.push(
      await countAttempt(app.db, walls).then(
        () => 'may guess',
        (error: Error) => error.message.slice(0, 6),
      ),
    )
  return outcomes
}
async function asOwner(text: string, values: unknown[] = []) {
  const owner = app.owner()
  await owner.connect()
  const { rows } = await owner.query(text, values)
  await owner.end()
  return rows
}

describe('a wall around guessing', () => {
  test('lets so many wrong guesses through and no more, and says how long to wait', async () => {
    const one = wall()
    expect(await tries([one], 5)).toEqual([
      'may guess',
      'may guess',
      'may guess',
      '尝试次数过多',
      '尝试次数过多',
    ])
    await expect(countAttempt(app.db, [one])).rejects.toThrow(/请10分钟后再试/)
  })

  test('counts before it is judged: of twenty at once no more than three may guess', async () => {
    const one = wall()
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => countAttempt(app.db, [one])))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  })

  test('forgets what was wrong as soon as it was right', async () => {
    const one = wall()
    await tries([one], 2)
    const right = await countAttempt(app.db, [one])
    await right()
    expect(await tries([one], 3)).toEqual(['may guess', 'may guess', 'may guess'])
  })

  test('a wide wall behind it only counts the right one off: it does not forget the wrong ones of others', async () => {
    const wide = wall({ failures: 4 })
    await tries([wall(), wide], 1)
    await tries([wall(), wide], 1)
    const right = await countAttempt(app.db, [wall(), wide])
    await right()
    expect(await tries([wall(), wide], 3)).toEqual(['may guess', 'may guess', '尝试次数过多'])
  })

  test('is its subject’s own: whoever shares its name or its subject is not held up', async () => {
    const one = wall()
    await tries([one], 4)
    expect(await tries([{ ...one, subject: 'somebody else' }], 1)).toEqual(['may guess'])
    expect(await tries([{ ...one, name: 'another wall' }], 1)).toEqual(['may guess'])
  })

  test('is down again when its time is over, and stands for its whole time again from then on', async () => {
    const one = wall()
    await tries([one], 4)
    await asOwner(`update platform.attempt set until_at = now() - interval '1 second' where wall = $1`, [
      one.name,
    ])
    expect(await tries([one], 4)).toEqual(['may guess', 'may guess', 'may guess', '尝试次数过多'])
  })

  test('does not grow longer while somebody keeps guessing', async () => {
    const one = wall()
    await tries([one], 4)
    await asOwner(`update platform.attempt set until_at = now() + interval '2 minutes' where wall = $1`, [
      one.name,
    ])
    await expect(countAttempt(app.db, [one])).rejects.toThrow(/请2分钟后再试/)
  })

  test('remembers nobody by name, and is swept away when it is over', async () => {
    const one = wall({ subject: '620826198603152011 203.0.113.7' })
    await tries([one], 1)
    const rows = await asOwner('select wall, subject from platform.attempt where wall = $1', [one.name])
    expect(JSON.stringify(rows)).not.toMatch(/620826|203\.0/)
    await asOwner(`update platform.attempt set until_at = now() - interval '1 second' where wall = $1`, [
      one.name,
    ])
    await forgetAttempts(app.db)
    expect(await asOwner('select 1 from platform.attempt where wall = $1', [one.name])).toEqual([])
  })
})

describe('one household or office is one network', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['2001:db8:1::', '2001:db8:1:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1:2:3:4', 'fe80:0:0:0'],
  ])('%s is of %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})
