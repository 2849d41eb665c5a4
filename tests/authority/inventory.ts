import { randomUUID } from 'node:crypto'
import diagnostics from 'node:diagnostics_channel'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, RouteOptions } from 'fastify'
import pg from 'pg'
import { inject } from 'vitest'
import { openHouse } from '../../src/house.ts'
import { HOME } from '../../src/platform/config.ts'
import { readiness } from '../../src/platform/ready.ts'
import { databaseUrl } from '../setup.ts'

/**
 * The house as `npm start` opens it, on a database of its own, and every route it answers. Fastify itself tells of each
 * server and each route it makes, so nothing can be added behind the back of the table.
 */
export async function openInventory() {
  const routes = new Set<string>()
  const provided = await providerRoutes()
  let server: FastifyInstance | undefined
  const heard = (message: unknown) => {
    server = (message as { fastify: FastifyInstance }).fastify
    server.addHook('onRoute', ({ method, url }: RouteOptions) => {
      for (const verb of [method].flat())
        if (verb !== 'HEAD' && verb !== 'OPTIONS') routes.add(`${verb} ${url}`)
    })
  }
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client(inject('server'))
  await admin.connect()
  await admin.query(`create database ${name} template onewindow_furnished`)
  const url = databaseUrl(inject('server'), name)
  const dataDir = mkdtempSync(join(tmpdir(), 'onewindow-test-'))
  const port = await freePort()
  const config = {
    port,
    host: '127.0.0.1',
    publicUrl: `http://127.0.0.1:${port}`,
    databaseUrl: url,
    dataDir,
    demo: false,
  }
  diagnostics.subscribe('fastify.initialization', heard)
  const house = await openHouse(
    { ...config, oidc: undefined } as Parameters<typeof openHouse>[0],
    url,
    readiness(),
  )
  diagnostics.unsubscribe('fastify.initialization', heard)
  return {
    routes: [...routes].sort(),
    /** What the sign-in provider answers behind `/oidc/*`. */
    provided: [...provided].sort(),
    server: server as FastifyInstance,
    async close() {
      await house.close()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

type Register = (name: string, path: string, ...rest: unknown[]) => unknown

/** The provider has a router of its own, which nobody else hears of: it tells here what is registered from now on. */
async function providerRoutes(): Promise<ReadonlySet<string>> {
  const provided = new Set<string>()
  const path = join(HOME, 'node_modules', 'oidc-provider', 'lib', 'helpers', 'router.js')
  const { default: Router } = (await import(path)) as { default: { prototype: Record<string, Register> } }
  for (const verb of ['get', 'post', 'put', 'delete']) {
    const register = Router.prototype[verb] as Register
    Router.prototype[verb] = function (this: unknown, name, at, ...rest) {
      provided.add(`${verb.toUpperCase()} /oidc${at}`)
      return register.call(this, name, at, ...rest)
    }
  }
  return provided
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
