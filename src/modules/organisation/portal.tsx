import type { FastifyInstance } from 'fastify'
import { RuleViolation } from '../../core/violation.ts'
import { page } from '../../platform/page.tsx'
import type { Setting } from '../../platform/setting.ts'
import { itemsTakenIn } from '../catalogue/facade.ts'
import { ChoosePage } from './choose-page.tsx'
import { type Chosen, findChosen, sitesIn } from './chosen.ts'
import { divisionsOf } from './divisions.ts'
import { PlacesPage } from './places-page.tsx'
import { listSiteLines, siteView } from './queries.ts'
import { SitePage } from './site-page.tsx'
import { siteOf, windowsOf } from './sites.ts'

/** Where to go: the offices by county, township and village, and what each of them publishes (公示). */
export function organisationPages(site: FastifyInstance, { today }: Pick<Setting, 'today'>): void {
  /** Choose once where you are; the choice stands in a cookie for a year, and a link sets it: no script, no form. */
  page(site, '/place', async ({ db, place }, _params, query, { reply }) => {
    const back = localAddress(query.return)
    if (query.at === '') {
      reply.header('set-cookie', `${COOKIE}=; Path=/; Max-Age=0; SameSite=Lax`)
      return back
    }
    if (query.at !== undefined) {
      const { code } = await chosenOrThrow(query.at)
      reply.header('set-cookie', `${COOKIE}=${code}; Path=/; Max-Age=${YEAR}; SameSite=Lax`)
      return back
    }
    const within = query.in === undefined ? await theCity() : await chosenOrThrow(query.in)
    const below = await divisionsOf(db, within.code, today())
    return (
      <ChoosePage
        within={within}
        below={below}
        back={back}
        remembered={await findChosen(db, place, today())}
      />
    )

    async function chosenOrThrow(code: string): Promise<Chosen> {
      const chosen = await findChosen(db, code, today())
      if (!chosen) throw new RuleViolation('organisation/division-unknown')
      return chosen
    }
    async function theCity(): Promise<Chosen> {
      const [city] = await divisionsOf(db, undefined, today())
      return chosenOrThrow(city?.code ?? '')
    }
  })

  page(site, '/places', async ({ db, place }, _params, query) => {
    const [city] = await divisionsOf(db, undefined, today())
    return placesOf(db, city?.code ?? '', place, query)
  })

  page(site, '/places/:division', async ({ db, place }, { division }, query) => {
    const offices = await sitesIn(db, division, today())
    const [only] = offices
    if (only?.kind === 'station' && offices.length === 1) return `/sites/${only.id}` // a village has one
    return placesOf(db, division, place, query)
  })

  page(site, '/sites/:id', async ({ db }, { id }) => {
    const { level, division, parent } = await siteOf(db, id, today())
    const windows = await windowsOf(db, id, today())
    const items = await itemsTakenIn(db, { level, division, windows }, today())
    const at = await findChosen(db, division, today())
    const above = parent === null ? undefined : await siteOf(db, parent, today())
    return <SitePage site={await siteView(db, id, today())} items={items} at={at} above={above} />
  })

  async function placesOf(
    db: Parameters<typeof findChosen>[0],
    code: string,
    place: string | undefined,
    query: Readonly<Record<string, string>>,
  ) {
    const at = await findChosen(db, code, today())
    if (!at) throw new RuleViolation('organisation/division-unknown')
    const text = (query.q ?? '').trim().slice(0, 40)
    const number = Math.min(Math.max(Math.trunc(Number(query.page)) || 1, 1), 500)
    const found =
      text === '' ? undefined : await listSiteLines(db, { code, search: text, page: number }, today())
    return (
      <PlacesPage
        at={at}
        below={await divisionsOf(db, code, today())}
        offices={await sitesIn(db, code, today())}
        search={found && { ...found, text, page: number }}
        remembered={place === at.code}
      />
    )
  }
}

const COOKIE = 'place'
const YEAR = 365 * 24 * 3600

/** Only a page of this site to come back to; anything else leads home. */
export function localAddress(asked: string | undefined): `/${string}` {
  if (asked === undefined || asked.length > 1000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(asked)) return '/'
  const url = URL.parse(asked, 'http://here.invalid')
  if (url?.origin !== 'http://here.invalid' || /^\/(place|signin|signout|oidc|api)(\/|$)/.test(url.pathname))
    return '/'
  return `${url.pathname as `/${string}`}${url.search}${url.hash}`
}
