import { z } from 'zod'
import { CHANGES } from '../../core/administration.ts'
import { ADMIN_API } from '../../core/words/administration.ts'
import { endpoint } from '../../platform/endpoint.ts'

export const A_PAGE = 50

const on = z.iso.date('请填写日期，例如 2026-05-14。')
const post = z
  .string()
  .regex(/^[A-Za-z]+@[A-Za-z0-9-]+$/)
  .max(60)
const division = z.string().regex(/^(\d{12}|LOCAL-[A-Z0-9]{2,12})$/)
const side = z.enum(['A', 'B'])
const page = z.coerce.number().int().min(1).max(1000).default(1)
const search = z.string().trim().max(40).optional()
/** Why: every change says so, in words. */
export const Reason = z.string().trim().min(2, '请写明原因。').max(300, '原因最多300个字。')

/** Who holds one side of a post, or did, or will. */
export const HoldingView = z.object({
  side,
  person: z.object({ id: z.uuid(), name: z.string(), staffNo: z.string() }),
  from: z.iso.date(),
  to: z.iso.date().nullable(),
  when: z.enum(['past', 'now', 'coming']),
  away: z.boolean(),
})
export type HoldingView = z.infer<typeof HoldingView>

export const PostLine = z.object({
  id: z.string(),
  role: z.string(),
  title: z.string(),
  division: z.string(),
  /** Who holds it today and who is to follow. */
  holdings: z.array(HoldingView),
})
export type PostLine = z.infer<typeof PostLine>

export const listPosts = endpoint({
  method: 'GET',
  path: '/posts',
  summary: ADMIN_API.posts.zh,
  input: z.strictObject({
    /** Part of the name of the post, or of whoever holds it. */
    search,
    role: z.string().max(40).optional(),
    division: division.optional(),
    vacant: z.enum(['yes', 'no']).default('no'),
    page,
  }),
  output: z.object({ posts: z.array(PostLine), total: z.int() }),
})

export const AuthorisationView = z.object({
  id: z.uuid(),
  post: z.object({ id: z.string(), title: z.string() }),
  organ: z.object({ id: z.string(), name: z.string() }),
  item: z.string(),
  handling: z.enum(['any', 'onSpot']),
  paper: z.string(),
  paperOn: z.iso.date(),
  from: z.iso.date(),
  to: z.iso.date().nullable(),
  when: z.enum(['past', 'now', 'coming']),
})
export type AuthorisationView = z.infer<typeof AuthorisationView>

export const PostView = PostLine.extend({
  place: z.string(),
  from: z.iso.date(),
  to: z.iso.date().nullable(),
  history: z.array(HoldingView),
  authorisations: z.array(AuthorisationView),
})
export type PostView = z.infer<typeof PostView>

export const getPost = endpoint({
  method: 'GET',
  path: '/posts/:post',
  summary: ADMIN_API.post.zh,
  input: z.strictObject({ post }),
  output: PostView,
})

export const appointHolder = endpoint({
  method: 'POST',
  path: '/posts/:post/appointments',
  summary: ADMIN_API.appoint.zh,
  input: z.strictObject({
    post,
    side,
    person: z.uuid('请选择人员。'),
    from: on,
    to: on.optional(),
    reason: Reason,
  }),
  output: PostView,
})

export const relieveHolder = endpoint({
  method: 'POST',
  path: '/posts/:post/reliefs',
  summary: ADMIN_API.relieve.zh,
  input: z.strictObject({ post, side, person: z.uuid(), from: on, lastDay: on, reason: Reason }),
  output: PostView,
})

export const listAuthorisations = endpoint({
  method: 'GET',
  path: '/authorisations',
  summary: ADMIN_API.authorisations.zh,
  input: z.strictObject({
    /** Part of the name of a post or an organ, or of the paper. */
    search,
    division: division.optional(),
    item: z.string().max(12).optional(),
    when: z.enum(['now', 'ended', 'all']).default('now'),
    page,
  }),
  output: z.object({ authorisations: z.array(AuthorisationView), total: z.int() }),
})

export const grantAuthorisation = endpoint({
  method: 'POST',
  path: '/authorisations',
  summary: ADMIN_API.authorise.zh,
  input: z.strictObject({
    post,
    organ: z.string().min(1, '请选择授权机关。').max(24),
    item: z.string().regex(/^(\*|[0-9A-Z]{12})$/, '请选择事项。'),
    handling: z.enum(['any', 'onSpot']),
    paper: z.string().trim().min(4, '请填写授权文件的名称和文号。').max(200),
    paperOn: on,
    from: on,
    to: on.optional(),
    reason: Reason,
  }),
  output: AuthorisationView,
})

export const endAuthorisation = endpoint({
  method: 'POST',
  path: '/authorisations/:id/withdrawal',
  summary: ADMIN_API.withdraw.zh,
  input: z.strictObject({ id: z.uuid(), lastDay: on, reason: Reason }),
  output: AuthorisationView,
})

/** B steps in for the day, because A is away and told nobody. */
export const standInToday = endpoint({
  method: 'POST',
  path: '/standing-in',
  summary: ADMIN_API.standIn.zh,
  input: z.strictObject({}),
  output: z.object({ post: z.string() }),
})

export const ChangeLine = z.object({
  id: z.uuid(),
  at: z.string(),
  kind: z.enum(CHANGES),
  author: z.object({
    kind: z.enum(['staff', 'applicant', 'installation']),
    name: z.string(),
    post: z.string().nullable(),
  }),
  subject: z.string(),
  person: z.uuid().nullable(),
  post: z.string().nullable(),
  facts: z.record(z.string(), z.string()),
  reason: z.string(),
})
export type ChangeLine = z.infer<typeof ChangeLine>

export const listChanges = endpoint({
  method: 'GET',
  path: '/changes',
  summary: ADMIN_API.changes.zh,
  input: z.strictObject({
    /** Part of the name of who did it, or of whom or what it was done to. */
    search,
    kind: z.enum(CHANGES).optional(),
    person: z.uuid().optional(),
    post: post.optional(),
    from: on.optional(),
    to: on.optional(),
    page,
  }),
  output: z.object({ changes: z.array(ChangeLine), total: z.int() }),
})
