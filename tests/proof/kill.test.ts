import { afterAll, beforeAll, expect, test } from 'vitest'
import { findCluster } from '../../src/platform/cluster.ts'
import { openDb } from '../../src/platform/db.ts'
import { registration } from '../intake.ts'
import { type Installation, openInstallation, pause } from './process.ts'
import { assertRecord, numbersOf } from './record.ts'

/**
 * P1: the server, PostgreSQL, or both are killed at any instant under load. Every case that was acknowledged is there
 * exactly once, nothing is there by half, and everything runs again: by itself, or when it is started.
 */
const TRIALS = Number(process.env.TRIALS ?? 6)
const CLIENTS = 8
const VICTIMS = ['server', 'postgres', 'both', 'backend'] as const

let house: Installation
beforeAll(async () => {
  house = await openInstallation()
}, 180_000)
afterAll(() => house.close())

type Operation = {
  id: string
  outcome: 'ok' | 'unknown' | 'refused'
  number?: string
  status?: number
  took: number
}
const history: Operation[] = []

async function send(cookie: string, body: { id: string }): Promise<Operation> {
  const began = performance.now()
  const done = (rest: Omit<Operation, 'id' | 'took'>): Operation => ({
    id: body.id,
    took: performance.now() - began,
    ...rest,
  })
  try {
    const reply = await fetch(`${house.origin}/api/registrations`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    })
    const answer = (await reply.json()) as { number?: string; type?: string }
    if (reply.status === 200 && answer.number) return done({ outcome: 'ok', number: answer.number })
    return done({ outcome: reply.status === 503 ? 'unknown' : 'refused', status: reply.status })
  } catch {
    return done({ outcome: 'unknown' }) // nobody answered: yes, no, who knows
  }
}

/** One clerk's desk: registers, and asks again with the same id until it knows; every third gives up instead. */
async function client(which: number, cookie: string, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const body = registration()
    let operation = await send(cookie, body)
    history.push(operation)
    const patient = which % 3 > 0
    if (operation.outcome === 'unknown') await pause(60)
    while (operation.outcome === 'unknown' && patient && !isOver()) {
      await pause(60)
      operation = await send(cookie, body)
      history.push(operation)
    }
  }
}

test('P1 kill: what was acknowledged is there, once and whole, whoever was killed and when', {
  timeout: 240_000,
}, async () => {
  const trials: string[] = []
  await house.start()
  const cookie = await house.signIn() // it stays good: sessions survive too
  for (let trial = 0; trial < TRIALS; trial += 1) {
    const victim = VICTIMS[trial % VICTIMS.length] as (typeof VICTIMS)[number]
    const isServerHit = victim === 'server' || victim === 'both'
    let isOver = false
    const from = history.length
    const desks = Array.from({ length: CLIENTS }, (_, which) => client(which, cookie, () => isOver))
    await pause(300 + Math.random() * 900)
    if (isServerHit) await house.killServer()
    if (victim === 'backend') await house.killBackend()
    else if (victim !== 'server') house.killPostgres()
    const since = performance.now()
    if (!isServerHit) {
      while (
        !history.slice(from).some(({ outcome }) => outcome === 'unknown') &&
        performance.now() - since < 10_000
      )
        await pause(10)
      const lost = history.length
      while (!history.slice(lost).some(({ outcome }) => outcome === 'ok')) {
        if (performance.now() - since > 60_000) throw new Error(`did not recover by itself:\n${house.said()}`)
        await pause(20)
      }
      expect(house.isAlive(), 'the server itself stayed up').toBe(true)
    } else await house.start()
    const back = performance.now() - since
    await pause(400)
    isOver = true
    await Promise.all(desks)
    const here = history.slice(from)
    const of = (outcome: Operation['outcome']) => here.filter((one) => one.outcome === outcome).length
    trials.push(`${victim}: ${of('ok')} ok, ${of('unknown')} unknown, back after ${Math.round(back)} ms`)
    expect(of('ok'), 'there was load').toBeGreaterThan(0)
  }

  await assertHistory(cookie)
  const { code, line } = await house.verify()
  expect([code, JSON.parse(line)]).toEqual([0, expect.objectContaining({ ok: true, firstBad: null })])
  process.stdout.write(`P1:\n  ${trials.join('\n  ')}\n  ${line}`)
})

/** The rules of a history: an ok is there once with its number; an unknown is there whole or not at all; asking again tells. */
async function assertHistory(cookie: string): Promise<void> {
  const acknowledged = new Map(history.flatMap(({ id, number }) => (number ? [[id, number] as const] : [])))
  const tried = new Set(history.map(({ id }) => id))
  const { cases } = await assertRecord(house)
  const db = openDb(findCluster(house.dataDir) ?? '', 2)
  const stored = await numbersOf({ db }, [...tried])
  await db.destroy()
  for (const [id, number] of acknowledged) expect(stored.get(id), id).toBe(number)
  expect(cases, 'nothing nobody asked for').toBe(stored.size)
  expect(
    history.filter(({ outcome }) => outcome === 'unknown').length,
    'the kills were felt',
  ).toBeGreaterThan(0)
  expect(history.filter(({ outcome }) => outcome === 'refused')).toEqual([])
  const slow = history.filter(({ took }) => took > 5_500)
  expect(slow, 'whoever asks is told in time').toEqual([])
  const [unresolved] = history.filter(
    ({ id, outcome }) => outcome === 'unknown' && !acknowledged.has(id) && stored.has(id),
  )
  if (unresolved) {
    const again = await send(cookie, { ...registration(), id: unresolved.id })
    expect(again).toMatchObject({ outcome: 'ok', number: stored.get(unresolved.id) })
  }
}
