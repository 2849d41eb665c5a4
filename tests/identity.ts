import { randomUUID } from 'node:crypto'
import type Fastify from 'fastify'
import pg from 'pg'
import { inject } from 'vitest'
import { type Day, day } from '../src/core/day.ts'
import { loadDemoAccounts } from '../src/modules/identity/demo.ts'
import { identityModule, openIdentity } from '../src/modules/identity/identity.ts'
import type { Issuer } from '../src/modules/identity/relying.ts'
import { loadCity } from '../src/modules/organisation/load.ts'
import { organisationRoutes } from '../src/modules/organisation/routes.ts'
import { openDb } from '../src/platform/db.ts'
import { securityHeaders } from '../src/platform/headers.ts'
import { installErrorPage } from '../src/platform/page.tsx'
import { buildServer } from '../src/platform/server.ts'
import type { Setting } from '../src/platform/setting.ts'
import { ErrorPage } from '../src/portal/shell.tsx'
import { databaseUrl } from './setup.ts'

export const PUBLIC_URL = 'http://127.0.0.1:8080'
type Options = { publicUrl?: string; issuer?: Issuer; demo?: boolean }

/** 静宁县 with its demo accounts, and as many servers on it as a test wants. */
export async function demoCity(today = '2026-11-23') {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client(inject('server'))
  await admin.connect()
  await admin.query(`create database ${name} template onewindow_template`)
  const url = databaseUrl(inject('server'), name)
  const owner = new pg.Client(url)
  await owner.connect()
  await loadCity(owner, { counties: ['620826'] })
  const db = openDb(url)
  const clock: { today: Day } = { today: day(today) }
  await loadDemoAccounts(db, clock.today)
  const servers: ReturnType<typeof Fastify>[] = []

  async function open({ publicUrl = PUBLIC_URL, issuer, demo = false }: Options = {}) {
    const setting = { today: () => clock.today, publicUrl, demo } as Setting
    const identity = await openIdentity({ db, setting }, issuer)
    const server = await buildServer([{ name: 'organisation', routes: organisationRoutes }, identityModule], {
      db,
      setting,
      identify: identity.identify,
      around: async (root) => {
        securityHeaders(root, { publicUrl, formTargets: identity.formTargets })
        await identity.around(root)
      },
      errorPages: (site) => installErrorPage(site, ErrorPage),
    })
    servers.push(server)
    return server
  }

  return {
    db,
    owner,
    clock,
    open,
    async close() {
      for (const server of servers) await server.close()
      await db.destroy()
      await owner.end()
      await admin.query(`drop database ${name}`)
      await admin.end()
    },
  }
}

type Server = Awaited<ReturnType<Awaited<ReturnType<typeof demoCity>>['open']>>
export type Reply = Awaited<ReturnType<Browser['get']>>
export type Browser = ReturnType<typeof browser>

/** A browser without script: keeps cookies, follows redirects, sends a form with what the form carries. */
export function browser(server: Server, origin = PUBLIC_URL, from = '10.1.1.1') {
  const jar = new Map<string, string>()
  const scoped = new Map<string, string>() // cookies of one page: `path name`
  let at = '/'

  async function ask(
    method: 'GET' | 'POST',
    url: string,
    body?: Record<string, string>,
    more: Record<string, string> = {},
  ) {
    const cookie = cookiesAt(url)
    const reply = await server.inject({
      method,
      url,
      remoteAddress: from,
      headers: {
        host: new URL(origin).host,
        ...(cookie ? { cookie } : {}),
        ...(body ? { 'content-type': 'application/x-www-form-urlencoded', origin } : {}),
        ...more,
      },
      ...(body ? { payload: new URLSearchParams(body).toString() } : {}),
    })
    for (const line of [reply.headers['set-cookie'] ?? []].flat()) keep(line)
    at = url
    return reply
  }

  function keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    const path = /; path=([^;]+)/i.exec(line)?.[1] ?? '/'
    const [shelf, key] = path === '/' ? [jar, name] : [scoped, `${path} ${name}`]
    const gone = /Max-Age=0|expires=Thu, 01 Jan 1970/i.test(line)
    if (gone) shelf.delete(key)
    else shelf.set(key, value)
  }

  function cookiesAt(url: string): string {
    const here = [...scoped].flatMap(([key, value]) => {
      const [path = '', name = ''] = key.split(' ')
      return url.startsWith(path) ? [[name, value]] : []
    })
    return [...here, ...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  /** Follows redirects; `to` in it says where it ended. */
  async function follow(first: Promise<Awaited<ReturnType<typeof ask>>>) {
    let reply = await first
    for (let hops = 0; hops < 12 && reply.statusCode >= 300 && reply.statusCode < 400; hops += 1) {
      const next = String(reply.headers.location)
      if (!next.startsWith('/')) return { reply, at: next }
      reply = await ask('GET', next)
    }
    return { reply, at }
  }

  const tokenOn = (html: string) => /name="formToken" value="([^"]*)"/.exec(html)?.[1] ?? ''

  return {
    jar,
    cookiesAt,
    ask,
    tokenOn,
    get: (url: string) => follow(ask('GET', url)),
    post: (url: string, body: Record<string, string>) => follow(ask('POST', url, { formToken: '', ...body })),
    /** From the sign-in page to wherever that leads. */
    async signIn(login: string, password: string, back = '/account') {
      const page = await follow(ask('GET', `/signin?return=${encodeURIComponent(back)}`))
      return follow(ask('POST', page.at, { formToken: '', login, password }))
    },
    /** Presses a button of the page of my account. */
    async press(url: string, fields: Record<string, string> = {}) {
      const { body } = await ask('GET', '/account')
      return follow(ask('POST', url, { formToken: tokenOn(body), ...fields }))
    },
    api: (
      method: 'GET' | 'POST' | 'PUT' | 'DELETE',
      url: string,
      body?: object,
      headers: Record<string, string> = {},
    ) =>
      server.inject({
        method,
        url,
        headers: {
          cookie: cookiesAt(url),
          'sec-fetch-site': 'same-origin',
          ...(body ? { 'content-type': 'application/json' } : {}),
          ...headers,
        },
        ...(body ? { payload: JSON.stringify(body) } : {}),
      }),
    keep: (reply: { headers: Record<string, unknown> }) => {
      for (const line of [(reply.headers['set-cookie'] ?? []) as string | string[]].flat()) keep(line)
    },
  }
}
