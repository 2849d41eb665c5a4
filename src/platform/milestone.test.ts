import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { databaseUrl } from '../../tests/setup.ts'
import { fingerprintOf, hasReached, reach } from './milestone.ts'

const name = `test_${randomUUID().replaceAll('-', '')}`
const folder = mkdtempSync(join(tmpdir(), 'onewindow-milestone-'))
let server: pg.Client
let owner: pg.Client
beforeAll(async () => {
  server = new pg.Client(inject('server'))
  await server.connect()
  await server.query(`create database ${name} template onewindow_template`)
  owner = new pg.Client(databaseUrl(inject('server'), name))
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await server.query(`drop database ${name}`)
  await server.end()
  rmSync(folder, { recursive: true })
})

test('a milestone is reached once and for all', async () => {
  expect(await hasReached(owner, 'demo')).toBe(false)
  await reach(owner, 'demo')
  await reach(owner, 'demo')
  await reach(owner, 'demo-past')
  expect([await hasReached(owner, 'demo'), await hasReached(owner, 'demo-past')]).toEqual([true, true])
})

test('of loaded catalogues the last is remembered: going back to an older one loads it again', async () => {
  await reach(owner, 'catalogue a')
  await reach(owner, 'catalogue b')
  expect([await hasReached(owner, 'catalogue a'), await hasReached(owner, 'catalogue b')]).toEqual([
    false,
    true,
  ])
  expect(await hasReached(owner, 'demo')).toBe(true)
})

test('a fingerprint tells one state of the files from another', () => {
  const print = () => fingerprintOf(folder, join(folder, 'missing'))
  const seen = [print()]
  writeFileSync(join(folder, 'a.yaml'), 'one')
  seen.push(print())
  writeFileSync(join(folder, 'a.yaml'), 'two')
  seen.push(print())
  writeFileSync(join(folder, 'b.yaml'), 'two')
  seen.push(print())
  expect(new Set(seen).size).toBe(4)
  expect(print()).toBe(seen.at(-1))
})
