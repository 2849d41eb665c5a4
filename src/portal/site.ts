import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { pinAssets } from './assets.ts'

const YEAR = 365 * 24 * 3600

/**
 * The built files: the portal's style sheet, script and icon at the root, the workbench under /desk with every address
 * below it answered by its one page. `folder` is `dist`.
 */
export async function serveBuilt(server: FastifyInstance, folder: string): Promise<void> {
  const portal = join(folder, 'portal')
  const hash = createHash('sha256')
  for (const name of ['portal.css', 'portal.js', 'icon.svg'] as const) {
    const file = join(portal, name)
    if (!existsSync(file)) continue
    const content = readFileSync(file)
    hash.update(content)
    const type = name.endsWith('.css')
      ? 'text/css'
      : name.endsWith('.js')
        ? 'text/javascript'
        : 'image/svg+xml'
    server.get(`/${name}`, { schema: { hide: true } }, (_request, reply) =>
      reply
        .type(`${type}; charset=utf-8`)
        .header('cache-control', `public, max-age=${YEAR}, immutable`)
        .send(content),
    )
  }
  pinAssets(hash.digest('hex').slice(0, 8))
  const workbench = join(folder, 'workbench')
  if (!existsSync(join(workbench, 'index.html'))) return
  await server.register(async (desk) => {
    await desk.register(fastifyStatic, {
      root: workbench,
      prefix: '/desk/',
      index: false,
      wildcard: false,
      maxAge: YEAR * 1_000,
      immutable: true,
    })
    const page = readFileSync(join(workbench, 'index.html'), 'utf8')
    for (const url of ['/desk', '/desk/', '/desk/*'])
      desk.get(url, { schema: { hide: true } }, (_request, reply) =>
        reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page),
      )
  })
}

/** Large type or standard, remembered in a cookie for a year; without script, and for visitors too. */
export function elderRoute(server: FastifyInstance, safePath: (asked: unknown) => string | undefined): void {
  server.get('/elder', { schema: { hide: true } }, (request, reply) => {
    const { on, return: back } = request.query as { on?: string; return?: string }
    const value = on === '1' ? `elder=1; Max-Age=${YEAR}` : 'elder=; Max-Age=0'
    return reply.header('set-cookie', `${value}; Path=/; SameSite=Lax`).redirect(safePath(back) ?? '/', 303)
  })
}
