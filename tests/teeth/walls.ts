import type { Defect } from './defect.ts'

const VISIBLE = 'src/modules/cases/visible.ts'
const QUERIES = 'src/modules/cases/queries.ts'
const FILES = 'src/modules/cases/file-routes.ts'
const MATRIX = 'tests/authority/matrix.test.ts'
const READING = 'tests/authority/reading.test.ts'
const OBJECTS = 'tests/authority/objects.test.ts'
const INVENTORY = 'tests/authority/inventory.test.ts'
const SCHEMA = 'tests/schema.test.ts'

/** Who may do what, to which case, seen from where: the matrix, other people's things, and the database's own wall. */
export const WALLS: readonly Defect[] = [
  {
    name: 'the window that takes in also hands out',
    promise: 'P22',
    file: 'src/core/authority.ts',
    from: '  Verify:               OUTPUT,',
    to: '  Verify:               [...WINDOW, ...OUTPUT],',
    test: MATRIX,
    title: 'POST /api/cases/:id/verification',
  },
  {
    name: 'it does not matter where somebody sits',
    promise: 'P22',
    file: 'src/modules/cases/act.ts',
    from: "if (!sitsAt(c, command.type, actor, opinion)) throw new RuleViolation('actor/not-your-desk')",
    to: '',
    test: MATRIX,
    title: 'POST /api/cases/:id/acceptance',
  },
  {
    name: 'a manager of the hall accepts applications',
    promise: 'P22',
    file: 'src/core/authority.ts',
    from: '  Accept:               WINDOW,',
    to: "  Accept:               [...WINDOW, 'hallManager'],",
    test: MATRIX,
    title: 'POST /api/cases/:id/acceptance',
  },
  {
    name: 'administrators read cases',
    promise: 'P22',
    file: VISIBLE,
    from: "    default:\n      return 'nothing'",
    to: "    default:\n      return 'division'",
    test: READING,
    title: 'GET /api/cases/:id',
  },
  {
    name: 'a supervisor of one county reads all counties of the city',
    promise: 'P22',
    file: VISIBLE,
    from: "division.endsWith('000000')\n      ? division.slice(0, 6)",
    to: "division.endsWith('000000')\n      ? division.slice(0, 4)",
    test: READING,
    title: 'GET /api/cases/:id',
  },
  {
    name: 'a work list goes further than what may be seen one by one',
    promise: 'P22',
    file: VISIBLE,
    from: "files().where('f.hand_out', '=', site).where('f.hand_out', '<>', sql<string>`f.site`),",
    to: "files().where('f.hand_out', '<>', sql<string>`f.site`),",
    test: READING,
    title: 'lists hold what may be read one by one',
  },
  {
    name: 'a list asks nobody who they are',
    promise: 'P22',
    file: 'src/modules/evaluation/routes.ts',
    from: '    assertStaff(actor)\n',
    to: '',
    test: READING,
    title: 'GET /api/ratings',
  },
  {
    name: 'an endpoint is added that nobody wrote into the table',
    promise: 'P22',
    file: 'src/modules/evaluation/routes.ts',
    from: '  serve(api, listRatings,',
    to: "  api.get('/ratings/everything', async () => ({}))\n  serve(api, listRatings,",
    test: INVENTORY,
    title: 'every route of the running house',
  },
  {
    name: 'a page is added that nobody wrote into the table',
    promise: 'P22',
    file: 'src/modules/papers/portal.tsx',
    from: "  page(site, '/check/:token',",
    to: "  page(site, '/check/all', async () => '/')\n  page(site, '/check/:token',",
    test: INVENTORY,
    title: 'every route of the running house',
  },
  {
    name: 'a file is served beside the modules that nobody wrote into the table',
    promise: 'P22',
    file: 'src/house.ts',
    from: '      compress(app)\n',
    to: "      app.get('/backup.sql', HIDDEN, async () => '')\n      compress(app)\n",
    test: INVENTORY,
    title: 'every route of the running house',
  },
  {
    name: 'the sign-in provider opens a door nobody wrote into the table',
    promise: 'P22',
    file: 'src/modules/identity/provider.ts',
    from: 'devInteractions: { enabled: false },',
    to: 'devInteractions: { enabled: false },\n      introspection: { enabled: true },',
    test: INVENTORY,
    title: 'the provider answers',
  },
  {
    name: 'somebody else’s case is refused in other words than one that is not there',
    promise: 'P23',
    file: QUERIES,
    from: "  if (!row) throw new RuleViolation('case/unknown')\n  return toLine(row, at)",
    to: `  if (!row) {
    const there = await db.selectFrom('cases.file').select('case_id').where('case_id', '=', id).executeTakeFirst()
    throw new RuleViolation(there ? 'actor/not-allowed' : 'case/unknown')
  }
  return toLine(row, at)`,
    test: READING,
    title: 'GET /api/cases/:id',
  },
  {
    name: 'the link of a case can be made up',
    promise: 'P23',
    file: 'src/modules/cases/access.ts',
    from: "return timingSafeEqual(bytes.subarray(16), digest(secret, 'link', id).subarray(0, 16)) ? id : undefined",
    to: 'return id',
    test: READING,
    title: 'GET /f/:token',
  },
  {
    name: 'a file is read through any case one may see',
    promise: 'P23',
    file: FILES,
    from: `          .where('case_id', '=', id)
          .where('attachment', '=', attachment)`,
    to: "          .where('attachment', '=', attachment)",
    test: OBJECTS,
    title: 'a file of another case',
  },
  {
    name: 'a paper is read through any case one may see',
    promise: 'P23',
    file: 'src/modules/papers/queries.ts',
    from: `    .selectFrom('papers.paper')
    .selectAll()
    .where('case_id', '=', caseId)`,
    to: `    .selectFrom('papers.paper')
    .selectAll()`,
    test: OBJECTS,
    title: 'a paper of another case',
  },
  {
    name: 'a draft is open to everybody who acts for the same enterprise',
    promise: 'P23',
    file: 'src/modules/intake/drafts.ts',
    from: "    .where('d.person', '=', actor.id)\n",
    to: '',
    test: OBJECTS,
    title: 'a draft',
  },
  {
    name: 'a clerk registers with the scans of a colleague',
    promise: 'P23',
    file: 'src/modules/intake/register.ts',
    from: 'file.addedBy === actor.id && scans.has(file.id)',
    to: 'scans.has(file.id)',
    test: OBJECTS,
    title: 'a scan',
  },
  {
    name: 'an applicant acts with somebody else’s mandate',
    promise: 'P23',
    file: 'src/modules/identity/session.ts',
    from: "          is('m.agent', '=', is.ref('a.party')),\n",
    to: '',
    test: OBJECTS,
    title: 'a session that was given',
  },
  {
    name: 'a slip of another site is printed by whoever knows its number',
    promise: 'P23',
    file: 'src/modules/notifications/commands.ts',
    from: "    .where('site', '=', actor.post.site ?? '')\n    .where('channel', '=', 'slip')",
    to: "    .where('channel', '=', 'slip')",
    test: OBJECTS,
    title: 'a message',
  },
  {
    name: 'an act takes fields nobody knows',
    promise: 'P24',
    file: 'src/modules/cases/acts.ts',
    from: 'input: z.strictObject({ ...id, ...shape }),',
    to: 'input: z.object({ ...id, ...shape }),',
    test: 'tests/openapi.test.ts',
    title: 'in the body of every endpoint',
  },
  {
    name: 'the application may change what has happened',
    promise: 'P25',
    file: 'migrations/20261123T0840_cases.sql',
    from: 'grant select on cases.event to onewindow_app;',
    to: 'grant select, update, delete on cases.event to onewindow_app;',
    test: SCHEMA,
    title: 'has exactly the rights of the table',
  },
  {
    name: 'a server may pass its cases off as a demo',
    promise: 'P25',
    file: 'migrations/20261123T0840_cases.sql',
    from: 'grant insert (case_id, seq, type, data, actor, request_id, recorded_at, hash) on cases.event',
    to: 'grant insert (case_id, seq, type, data, actor, request_id, recorded_at, hash, origin) on cases.event',
    test: SCHEMA,
    title: 'tries to change what has happened',
  },
  {
    name: 'a new table is open to the application without a word',
    promise: 'P25',
    file: 'migrations/20261123T0930_platform.sql',
    from: 'grant usage on schema platform to onewindow_app;',
    to: 'grant usage on schema platform to onewindow_app;\ngrant select on platform.migration to onewindow_app;',
    test: SCHEMA,
    title: 'has exactly the rights of the table',
  },
]
