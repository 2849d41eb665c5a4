import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  stringifySearchWith,
} from '@tanstack/react-router'
import { Opened } from '../modules/calendar/pages/filters.ts'
import { Asked, Handing, Inbox, Watched } from '../modules/cases/pages/filters.ts'
import { Drafting, Found, Items, Local } from '../modules/catalogue/pages/filters.ts'
import { Consulting } from '../modules/consultation/pages/filters.ts'
import { Findings } from '../modules/forensics/pages/filters.ts'
import { Spanning } from '../modules/holdings/pages/filters.ts'
import { Inspections, Rectifications } from '../modules/inspections/pages/filters.ts'
import { Counting, Errands, Watching } from '../modules/supervision/pages/filters.ts'
import { readAddress } from './address.ts'
import { Changes, Organs, People, Posts, Rights, Sites } from './admin/filters.ts'
import { Home, Lost, Shell, Stumbled } from './shell.tsx'

const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Shell,
  notFoundComponent: Lost,
  errorComponent: Stumbled,
})
const under = { getParentRoute: () => root } as const
const caseFile = () => import('../modules/cases/pages/CaseFile.tsx')

const home = createRoute({ ...under, path: '/', component: Home })

const inbox = createRoute({
  ...under,
  path: '/inbox',
  validateSearch: Inbox,
  component: lazyRouteComponent(() => import('../modules/cases/pages/Inbox.tsx'), 'InboxPage'),
})
const inboxCase = createRoute({ getParentRoute: () => inbox, path: '$caseId' })

const search = createRoute({
  ...under,
  path: '/search',
  validateSearch: Asked,
  component: lazyRouteComponent(() => import('../modules/cases/pages/Search.tsx'), 'SearchPage'),
})
const searchCase = createRoute({ getParentRoute: () => search, path: '$caseId' })

const output = createRoute({
  ...under,
  path: '/output',
  validateSearch: Handing,
  component: lazyRouteComponent(() => import('../modules/cases/pages/Output.tsx'), 'OutputPage'),
})
const outputCase = createRoute({ getParentRoute: () => output, path: '$caseId' })

const supervision = createRoute({
  ...under,
  path: '/supervision',
  validateSearch: Watched,
  component: lazyRouteComponent(() => import('../modules/cases/pages/Supervision.tsx'), 'SupervisionPage'),
})
const supervisionCase = createRoute({ getParentRoute: () => supervision, path: '$caseId' })

const forensics = createRoute({
  ...under,
  path: '/forensics',
  validateSearch: Findings,
  component: lazyRouteComponent(() => import('../modules/forensics/pages/Forensics.tsx'), 'ForensicsPage'),
})
const finding = createRoute({ getParentRoute: () => forensics, path: '$finding' })

const inspections = createRoute({
  ...under,
  path: '/inspections',
  validateSearch: Inspections,
  component: lazyRouteComponent(
    () => import('../modules/inspections/pages/Inspections.tsx'),
    'InspectionsPage',
  ),
})
const inspection = createRoute({ getParentRoute: () => inspections, path: '$inspection' })

const consultations = createRoute({
  ...under,
  path: '/consultations',
  validateSearch: Consulting,
  component: lazyRouteComponent(() => import('../modules/consultation/pages/Desk.tsx'), 'ConsultationDesk'),
})
const consultation = createRoute({ getParentRoute: () => consultations, path: '$ticket' })

const rectifications = createRoute({
  ...under,
  path: '/rectifications',
  validateSearch: Rectifications,
  component: lazyRouteComponent(
    () => import('../modules/inspections/pages/Rectifications.tsx'),
    'RectificationsPage',
  ),
})

const reuse = createRoute({
  ...under,
  path: '/reuse',
  validateSearch: Spanning,
  component: lazyRouteComponent(() => import('../modules/holdings/pages/Reuse.tsx'), 'ReusePage'),
})

const cards = createRoute({
  ...under,
  path: '/cards',
  validateSearch: Watching,
  component: lazyRouteComponent(() => import('../modules/supervision/pages/Cards.tsx'), 'CardsPage'),
})
const card = createRoute({ getParentRoute: () => cards, path: '$caseId/$card' })

const figures = createRoute({
  ...under,
  path: '/figures',
  validateSearch: Counting,
  component: lazyRouteComponent(() => import('../modules/supervision/pages/Figures.tsx'), 'FiguresPage'),
})

const rules = createRoute({
  ...under,
  path: '/rules',
  component: lazyRouteComponent(() => import('../modules/supervision/pages/Rules.tsx'), 'RulesPage'),
})
const rulesPoint = createRoute({ getParentRoute: () => rules, path: '$point' })

const errands = createRoute({
  ...under,
  path: '/errands',
  validateSearch: Errands,
  component: lazyRouteComponent(() => import('../modules/supervision/pages/Errands.tsx'), 'ErrandsPage'),
})

const unsealed = createRoute({
  ...under,
  path: '/unsealed',
  component: lazyRouteComponent(() => import('../modules/cases/pages/Unsealed.tsx'), 'UnsealedPage'),
})
const oneCase = createRoute({
  ...under,
  path: '/cases/$caseId',
  component: lazyRouteComponent(caseFile, 'CasePage'),
})

const items = createRoute({
  ...under,
  path: '/items',
  validateSearch: Items,
  component: lazyRouteComponent(() => import('../modules/catalogue/pages/Items.tsx'), 'ItemsPage'),
})
const item = createRoute({ getParentRoute: () => items, path: '$item' })

const drafts = createRoute({
  ...under,
  path: '/drafts',
  validateSearch: Drafting,
  component: lazyRouteComponent(() => import('../modules/catalogue/pages/Drafts.tsx'), 'DraftsPage'),
})
const draft = createRoute({ getParentRoute: () => drafts, path: '$draft' })

const locals = createRoute({
  ...under,
  path: '/locals',
  validateSearch: Local,
  component: lazyRouteComponent(() => import('../modules/catalogue/pages/Locals.tsx'), 'LocalsPage'),
})

const outcomes = createRoute({
  ...under,
  path: '/outcomes',
  component: lazyRouteComponent(() => import('../modules/catalogue/pages/Outcomes.tsx'), 'OutcomesPage'),
})

const handbooks = createRoute({
  ...under,
  path: '/handbooks',
  component: lazyRouteComponent(() => import('../modules/publishing/pages/Handbooks.tsx'), 'HandbooksPage'),
})

const messages = createRoute({
  ...under,
  path: '/messages',
  component: lazyRouteComponent(
    () => import('../modules/notifications/pages/MessageTasks.tsx'),
    'MessageTasksPage',
  ),
})

const guide = createRoute({
  ...under,
  path: '/guides/$item',
  component: lazyRouteComponent(() => import('../modules/catalogue/pages/GuidePage.tsx'), 'GuidePage'),
})

const register = createRoute({
  ...under,
  path: '/register',
  validateSearch: Found,
  component: lazyRouteComponent(() => import('../modules/intake/pages/Counter.tsx'), 'CounterPage'),
})

const calendar = createRoute({
  ...under,
  path: '/calendar',
  validateSearch: Opened,
  component: lazyRouteComponent(() => import('../modules/calendar/pages/Calendar.tsx'), 'CalendarPage'),
})

const people = createRoute({
  ...under,
  path: '/people',
  validateSearch: People,
  component: lazyRouteComponent(() => import('./admin/PeoplePage.tsx'), 'PeoplePage'),
})
const person = createRoute({ getParentRoute: () => people, path: '$person' })

const posts = createRoute({
  ...under,
  path: '/posts',
  validateSearch: Posts,
  component: lazyRouteComponent(() => import('./admin/PostsPage.tsx'), 'PostsPage'),
})
const post = createRoute({ getParentRoute: () => posts, path: '$post' })

const organs = createRoute({
  ...under,
  path: '/organs',
  validateSearch: Organs,
  component: lazyRouteComponent(() => import('./admin/OrgansPage.tsx'), 'OrgansPage'),
})
const organ = createRoute({ getParentRoute: () => organs, path: '$organ' })

const sites = createRoute({
  ...under,
  path: '/sites',
  validateSearch: Sites,
  component: lazyRouteComponent(() => import('./admin/SitesPage.tsx'), 'SitesPage'),
})
const site = createRoute({ getParentRoute: () => sites, path: '$site' })

const rights = createRoute({
  ...under,
  path: '/rights',
  validateSearch: Rights,
  component: lazyRouteComponent(() => import('./admin/RightsPage.tsx'), 'RightsPage'),
})

const changes = createRoute({
  ...under,
  path: '/changes',
  validateSearch: Changes,
  component: lazyRouteComponent(() => import('./admin/ChangesPage.tsx'), 'ChangesPage'),
})

const identities = createRoute({
  ...under,
  path: '/identities',
  component: lazyRouteComponent(() => import('./admin/IdentitiesPage.tsx'), 'IdentitiesPage'),
})

const tree = root.addChildren([
  home,
  inbox.addChildren([inboxCase]),
  search.addChildren([searchCase]),
  output.addChildren([outputCase]),
  supervision.addChildren([supervisionCase]),
  forensics.addChildren([finding]),
  inspections.addChildren([inspection]),
  consultations.addChildren([consultation]),
  rectifications,
  reuse,
  cards.addChildren([card]),
  figures,
  rules.addChildren([rulesPoint]),
  errands,
  unsealed,
  oneCase,
  items.addChildren([item]),
  guide,
  drafts.addChildren([draft]),
  locals,
  outcomes,
  handbooks,
  register,
  messages,
  calendar,
  people.addChildren([person]),
  posts.addChildren([post]),
  organs.addChildren([organ]),
  sites.addChildren([site]),
  rights,
  changes,
  identities,
])

/** Every work list is its address: what is filtered, where, and which case is open. */
export function deskRouter(queries: QueryClient) {
  return createRouter({
    routeTree: tree,
    basepath: '/desk',
    context: { queries },
    defaultPreload: false,
    scrollRestoration: false,
    // values stand in the address as they are typed, without quotes
    parseSearch: readAddress,
    stringifySearch: stringifySearchWith(String),
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof deskRouter>
  }
}
