import { z } from 'zod'
import { CHANGES, OPENED_ROLES } from '../../core/administration.ts'
import { ADMIN_API } from '../../core/words/administration.ts'
import { SITE_KIND, WINDOW_GROUP, WINDOW_KIND } from '../../core/words/organisation.ts'
import type { Word } from '../../core/words/word.ts'
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
/** A change of administration: something is made, and why. */
export const change = <const S extends z.ZodRawShape, O extends z.ZodType>(
  path: `/${string}`,
  { zh: summary }: Word,
  input: S,
  output: O,
) => endpoint({ method: 'POST', path, summary, input: z.strictObject({ ...input, reason: Reason }), output })

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

export const appointHolder = change(
  '/posts/:post/appointments',
  ADMIN_API.appoint,
  {
    post,
    side,
    person: z.uuid('请选择人员。'),
    from: on,
    to: on.optional(),
  },
  PostView,
)

export const relieveHolder = change(
  '/posts/:post/reliefs',
  ADMIN_API.relieve,
  { post, side, person: z.uuid(), from: on, lastDay: on },
  PostView,
)

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

export const grantAuthorisation = change(
  '/authorisations',
  ADMIN_API.authorise,
  {
    post,
    organ: z.string().min(1, '请选择授权机关。').max(24),
    item: z.string().regex(/^(\*|[0-9A-Z]{12})$/, '请选择事项。'),
    handling: z.enum(['any', 'onSpot']),
    paper: z.string().trim().min(4, '请填写授权文件的名称和文号。').max(200),
    paperOn: on,
    from: on,
    to: on.optional(),
  },
  AuthorisationView,
)

export const endAuthorisation = change(
  '/authorisations/:id/withdrawal',
  ADMIN_API.withdraw,
  { id: z.uuid(), lastDay: on },
  AuthorisationView,
)

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
  place: z.string().nullable(),
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
    /** The id of an organ or a site. */
    place: z.string().max(60).optional(),
    from: on.optional(),
    to: on.optional(),
    page,
  }),
  output: z.object({ changes: z.array(ChangeLine), total: z.int() }),
})

const title = z.string().trim().min(4, '请填写名称，4至60个字。').max(60, '名称最多60个字。')
const phone = z
  .string()
  .trim()
  .regex(/^[0-9-]{5,20}$/, '请填写电话，例如 0933-2521234。')
const address = z.string().trim().min(4, '请填写地址。').max(120, '地址最多120个字。')
const place = z.string().min(1, '请选择。').max(60)
/** An organ by its code, credit code or an older kind; a site, or a window of one. */
const organId = z.string().regex(/^[0-9A-Z-]{8,24}$/, '请选择机构。')
const siteId = z.string().regex(/^[a-z]+-[A-Za-z0-9-]{4,50}$/, '请选择办事场所或窗口。')
const when = z.enum(['past', 'now', 'coming'])
/** From which day to which day it is there. */
const days = { from: z.iso.date(), to: z.iso.date().nullable(), when }

/** One of the places a list of administration shows; closed ones are asked for. */
const listed = { search, division: division.optional(), closed: z.enum(['yes', 'no']).default('no'), page }

export const OrganRow = z.object({
  id: z.string(),
  name: z.string(),
  department: z.string(),
  place: z.string(),
  division: z.string(),
  ...days,
})
export type OrganRow = z.infer<typeof OrganRow>

const organNames = {
  name: title,
  shortName: z.string().trim().min(2, '请填写简称。').max(30),
  documentName: z
    .string()
    .trim()
    .regex(/^\p{Script=Han}{2,8}$/u, '发文代字为2至8个汉字，例如 静市监。'),
  reviewBody: z.string().trim().min(4, '请填写行政复议机关。').max(60),
  court: z.string().trim().min(4, '请填写行政诉讼管辖法院。').max(60),
}
const PostBelow = z.object({ id: z.string(), title: z.string(), role: z.string(), ...days })

export const OrganRecord = OrganRow.extend({
  address: z.string(),
  consultPhone: z.string(),
  supervisePhone: z.string(),
  /** What it is called, was called and will be called, the latest first. */
  names: z.array(
    z.object({
      name: z.string(),
      shortName: z.string(),
      documentName: z.string(),
      reviewBody: z.string(),
      court: z.string(),
      ...days,
    }),
  ),
  posts: z.array(PostBelow),
  sites: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type OrganRecord = z.infer<typeof OrganRecord>

export const listOrganRows = endpoint({
  method: 'GET',
  path: '/establishment/organs',
  summary: ADMIN_API.organs.zh,
  input: z.strictObject(listed),
  output: z.object({ organs: z.array(OrganRow), total: z.int() }),
})

export const getOrganRecord = endpoint({
  method: 'GET',
  path: '/establishment/organs/:organ',
  summary: ADMIN_API.organ.zh,
  input: z.strictObject({ organ: organId }),
  output: OrganRecord,
})

export const enterOrgan = change(
  '/establishment/organs',
  ADMIN_API.enterOrgan,
  {
    creditCode: z.string().trim().toUpperCase().length(18, '请填写18位统一社会信用代码。'),
    department: z.string().regex(/^[a-z]+(-[a-z]+)*$/, '请选择部门类别。'),
    division,
    ...organNames,
    address,
    consultPhone: phone,
    supervisePhone: phone,
    from: on,
  },
  OrganRecord,
)

export const renameOrgan = change(
  '/establishment/organs/:organ/names',
  ADMIN_API.renameOrgan,
  { organ: organId, ...organNames, from: on },
  OrganRecord,
)

export const closeOrgan = change(
  '/establishment/organs/:organ/closure',
  ADMIN_API.closeOrgan,
  { organ: organId, lastDay: on },
  OrganRecord,
)

const siteKinds = z.enum(Object.keys(SITE_KIND) as [keyof typeof SITE_KIND], '请选择场所类别。')
export const SiteRow = z.object({
  id: z.string(),
  name: z.string(),
  kind: siteKinds,
  place: z.string(),
  division: z.string(),
  windows: z.int(),
  ...days,
})
export type SiteRow = z.infer<typeof SiteRow>

const windowKinds = z.enum(Object.keys(WINDOW_KIND) as [keyof typeof WINDOW_KIND], '请选择窗口类别。')
const groups = z
  .array(z.enum(['*', ...Object.keys(WINDOW_GROUP)] as ['*', ...(keyof typeof WINDOW_GROUP)[]]))
  .max(9)
export const WindowRecord = z.object({
  id: z.string(),
  number: z.int(),
  name: z.string(),
  kind: windowKinds,
  groups,
  ...days,
})
export type WindowRecord = z.infer<typeof WindowRecord>

export const SiteRecord = SiteRow.omit({ windows: true }).extend({
  organ: z.object({ id: z.string(), name: z.string() }),
  address: z.string(),
  phone: z.string(),
  hours: z.string(),
  /** m² */
  area: z.int(),
  director: z.string(),
  windows: z.array(WindowRecord),
  posts: z.array(PostBelow),
})
export type SiteRecord = z.infer<typeof SiteRecord>

export const listSiteRows = endpoint({
  method: 'GET',
  path: '/establishment/sites',
  summary: ADMIN_API.sites.zh,
  input: z.strictObject({ ...listed, kind: siteKinds.optional() }),
  output: z.object({ sites: z.array(SiteRow), total: z.int() }),
})

export const getSiteRecord = endpoint({
  method: 'GET',
  path: '/establishment/sites/:site',
  summary: ADMIN_API.site.zh,
  input: z.strictObject({ site: siteId }),
  output: SiteRecord,
})

const siteFacts = {
  name: title,
  address,
  phone,
  hours: z.string().trim().min(4, '请填写办公时间。').max(80),
}
export const openSite = change(
  '/establishment/sites',
  ADMIN_API.openSite,
  {
    kind: siteKinds,
    organ: organId,
    ...siteFacts,
    area: z.coerce.number('请填写面积。').int('面积为整数平方米。').min(1, '请填写面积。').max(100_000),
    director: z.uuid('请选择带班领导。'),
    from: on,
  },
  SiteRecord,
)

export const amendSite = change(
  '/establishment/sites/:site/particulars',
  ADMIN_API.amendSite,
  { site: siteId, ...siteFacts },
  SiteRecord,
)

export const closeSite = change(
  '/establishment/sites/:site/closure',
  ADMIN_API.closeSite,
  { site: siteId, lastDay: on },
  SiteRecord,
)

const windowName = z.string().trim().min(2, '请填写窗口名称。').max(30, '窗口名称最多30个字。')
export const openWindow = change(
  '/establishment/sites/:site/windows',
  ADMIN_API.openWindow,
  {
    site: siteId,
    number: z.coerce.number('请填写窗口号。').int('窗口号为整数。').min(1, '请填写窗口号。').max(999),
    name: windowName,
    kind: windowKinds,
    groups,
    from: on,
  },
  SiteRecord,
)

export const amendWindow = change(
  '/establishment/windows/:window/arrangement',
  ADMIN_API.amendWindow,
  { window: siteId, name: windowName, groups, from: on },
  SiteRecord,
)

export const closeWindow = change(
  '/establishment/windows/:window/closure',
  ADMIN_API.closeWindow,
  { window: siteId, lastDay: on },
  SiteRecord,
)

export const openPost = change(
  '/posts',
  ADMIN_API.openPost,
  {
    role: z.enum(OPENED_ROLES, '请选择岗位类别。'),
    /** An organ, a site, a window or a division, as the kind of post wants it. */
    seat: place,
    title,
    from: on,
  },
  PostView,
)

export const renamePost = change('/posts/:post/name', ADMIN_API.renamePost, { post, title }, PostView)

export const closePost = change('/posts/:post/closure', ADMIN_API.closePost, { post, lastDay: on }, PostView)
