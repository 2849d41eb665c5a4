import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { day } from '../../src/core/day.ts'
import { openIdentity } from '../../src/modules/identity/identity.ts'
import { fingerprint, mac, randomSecret } from '../../src/modules/identity/secret.ts'
import { MODULES } from '../../src/modules.ts'
import { calendarReader } from '../../src/platform/calendar.ts'
import { openDb } from '../../src/platform/db.ts'
import { openFiles } from '../../src/platform/files.ts'
import { securityHeaders } from '../../src/platform/headers.ts'
import { NO_JOBS } from '../../src/platform/jobs.ts'
import { installErrorPage } from '../../src/platform/page.tsx'
import { buildServer } from '../../src/platform/server.ts'
import type { Setting } from '../../src/platform/setting.ts'
import { ErrorPage } from '../../src/portal/shell.tsx'
import { databaseUrl } from '../setup.ts'

export const ORIGIN = 'http://127.0.0.1:8080'
const TODAY = '2026-04-20'
export type World = Awaited<ReturnType<typeof openWorld>>

/** The whole product on a database of its own, with sessions as a browser has them: nothing about who asks is made easier. */
export async function openWorld() {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client(inject('server'))
  await admin.connect()
  await admin.query(`create database ${name} template onewindow_furnished`)
  const url = databaseUrl(inject('server'), name)
  const owner = new pg.Client(url)
  await owner.connect()
  const db = openDb(url)
  const folder = mkdtempSync(join(tmpdir(), 'onewindow-test-'))
  const setting: Setting = {
    today: () => day(TODAY),
    calendar: calendarReader(db),
    publicUrl: ORIGIN,
    files: openFiles(folder),
    jobs: NO_JOBS,
    secret: '00'.repeat(32),
    demo: false,
  }
  const identity = await openIdentity({ db, setting })
  const server = await buildServer(MODULES, {
    db,
    setting,
    identify: identity.identify,
    around: async (app) => {
      securityHeaders(app, { publicUrl: ORIGIN, formTargets: identity.formTargets })
      await identity.around(app)
    },
    errorPages: (site) => installErrorPage(site, ErrorPage),
  })
  const accounts = new Map<string, string>()

  async function accountOf(holder: { party: string } | { person: string }): Promise<string> {
    const key = JSON.stringify(holder)
    const known = accounts.get(key)
    if (known) return known
    const id = randomUUID()
    const row = { party: null, person: null, ...holder }
    await owner.query(
      'insert into identity.account (id, party, person, password_hash, level) values ($1, $2, $3, $4, 2)',
      [id, row.party, row.person, 'nobody signs in with this'],
    )
    accounts.set(key, id)
    return id
  }

  /** A cookie of somebody who has just signed in, in that post, or for themselves. */
  async function signIn(who: { party: string; mandate?: string } | { person: string; post: string }) {
    const { mandate = null, post = null, ...holder } = { mandate: null, post: null, ...who }
    const account = await accountOf(holder as { party: string } | { person: string })
    const secret = randomSecret()
    await owner.query(
      `insert into identity.session (hash, account, post, mandate, idle_seconds, ends_at)
       values ($1, $2, $3, $4, 7200, now() + interval '12 hours')`,
      [fingerprint(secret), account, post, mandate],
    )
    return { cookie: `onewindow=${secret}`, formToken: mac(secret, 'form') }
  }

  return {
    db,
    owner,
    setting,
    server,
    signIn,
    async close() {
      await server.close()
      await db.destroy()
      await owner.end()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type Session = { cookie: string; formToken: string }
type Asked = { method: string; url: string; body?: unknown; bytes?: Buffer | undefined }

/** One request as a browser of this site sends it; without a session it is a visitor's. */
export function ask(world: World, who: Session | undefined, { method, url, body, bytes }: Asked) {
  const page = !url.startsWith('/api/')
  const form = page && method === 'POST'
  return world.server.inject({
    method: method as 'GET',
    url,
    headers: {
      host: new URL(ORIGIN).host,
      'sec-fetch-site': 'same-origin',
      origin: ORIGIN,
      ...(who ? { cookie: who.cookie } : {}),
      ...(bytes ? { 'content-type': 'application/octet-stream' } : {}),
      ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      ...(!form && !bytes && body !== undefined ? { 'content-type': 'application/json' } : {}),
    },
    ...(bytes ? { payload: bytes } : {}),
    ...(form
      ? { payload: new URLSearchParams({ formToken: who?.formToken ?? '', ...(body as object) }).toString() }
      : {}),
    ...(!form && !bytes && body !== undefined ? { payload: JSON.stringify(body) } : {}),
  })
}
