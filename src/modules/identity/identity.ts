import type { FastifyInstance, FastifyRequest } from 'fastify'
import { VISITOR } from '../../platform/actor.ts'
import { newId } from '../../platform/id.ts'
import type { Module } from '../../platform/module.ts'
import { showErrors } from '../../platform/page.tsx'
import type { Identified } from '../../platform/server.ts'
import { ErrorPage } from '../../portal/shell.tsx'
import { doorRoutes } from './door.ts'
import { loadKeys } from './keys.ts'
import { refuseForeignWrites } from './origin.ts'
import { identityPages } from './portal.tsx'
import { mountProvider, ownProvider } from './provider.ts'
import { type Issuer, relyingParty } from './relying.ts'
import { identityRoutes } from './routes.ts'
import { closeEnded, forgetExpired } from './schedule.ts'
import { identify, type Outside } from './session.ts'
import { signInPages } from './signin.tsx'

export const identityModule: Module = {
  name: 'identity',
  routes: identityRoutes,
  portal: identityPages,
  schedules: {
    'identity/forget-expired': { everySeconds: 300, run: forgetExpired },
    'identity/close-ended': { everySeconds: 3600, run: closeEnded },
  },
}

/** Who asks, and everything around the modules that answers it. */
export type Identity = {
  identify: (request: FastifyRequest) => Promise<Identified>
  /** Refuses foreign writes everywhere, and serves sign-in. Before the modules, after the parsers of forms. */
  around: (server: FastifyInstance) => Promise<void>
  /** Where a form may lead besides this site: an outside issuer. */
  formTargets: readonly string[]
}

/**
 * The application signs people in at `issuer`, or without one at the provider it brings along. Makes the keys at the
 * first start. `setting.publicUrl` is the address people use; whatever depends on it is made now and stored nowhere.
 */
export async function openIdentity(outside: Outside, issuer?: Issuer | undefined): Promise<Identity> {
  const { db, setting } = outside
  const keys = await loadKeys(db)
  const provider = issuer ? undefined : ownProvider(db, keys, setting.publicUrl)

  async function around(server: FastifyInstance): Promise<void> {
    refuseForeignWrites(server, setting.publicUrl)
    if (provider) mountProvider(server, provider, setting.publicUrl)
    const party = relyingParty(server, setting.publicUrl, keys.client, issuer)
    await server.register(async (site) => {
      showErrors(site, ErrorPage)
      site.addHook('onRequest', async (request) => {
        const elder = /(?:^|;\s*)elder=1/.test(request.headers.cookie ?? '')
        request.ctx = { db, requestId: newId(), elder, actor: VISITOR, formToken: '' }
      })
      // On the sign-in page everybody is a visitor still, whoever they were before: old sessions do not get in the way.
      if (provider) signInPages(site, outside, provider, keys)
      await site.register(async (door) => {
        door.addHook('onRequest', async (request) => {
          Object.assign(request.ctx, await identify(outside, request))
        })
        doorRoutes(door, outside, party, keys)
      })
    })
  }

  return {
    identify: (request) => identify(outside, request),
    around,
    formTargets: issuer ? [new URL(issuer.issuer).origin] : [],
  }
}
