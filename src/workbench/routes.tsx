import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  parseSearchWith,
  stringifySearchWith,
} from '@tanstack/react-router'
import { Opened } from '../modules/calendar/pages/filters.ts'
import { Asked, Handing, Inbox, Watched } from '../modules/cases/pages/filters.ts'
import { Found, Items } from '../modules/catalogue/pages/filters.ts'
import { Changes, People, Posts, Rights } from './admin/filters.ts'
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

const messages = createRoute({
  ...under,
  path: '/messages',
  component: lazyRouteComponent(
    () => import('../modules/notifications/pages/MessageTasks.tsx'),
    'MessageTasksPage',
  ),
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
  unsealed,
  oneCase,
  items.addChildren([item]),
  register,
  messages,
  calendar,
  people.addChildren([person]),
  posts.addChildren([post]),
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
    // values stand in the address as they are typed: no quotes, and 20261123 stays text
    parseSearch: parseSearchWith((value) => value),
    stringifySearch: stringifySearchWith(String),
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof deskRouter>
  }
}
