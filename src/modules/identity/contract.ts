import { z } from 'zod'
import { API } from '../../core/words/identity.ts'
import { endpoint } from '../../platform/endpoint.ts'

/** A post as the workbench shows it; `waiting` when A, the principal, is there and B has nothing to decide. */
export const PostView = z.object({
  id: z.string(),
  role: z.string(),
  title: z.string(),
  side: z.enum(['A', 'B']),
  standing: z.enum(['principal', 'substitute', 'waiting']),
  organ: z.string().nullable(),
  site: z.string().nullable(),
  window: z.string().nullable(),
  division: z.string(),
  /** The hall or the department, as people call it: 华亭市政务服务中心. */
  placeName: z.string(),
  /** 7号窗口. */
  windowName: z.string().nullable(),
  /** Who is there instead, while this is the post of a substitute that waits. */
  principal: z.string().nullable(),
})
export type PostView = z.infer<typeof PostView>

/** Who sits at the desk: the person, the post held now, and the posts they could change to. */
export const SessionView = z.object({
  person: z.object({ id: z.uuid(), name: z.string() }),
  post: PostView,
  posts: z.array(PostView),
})
export type SessionView = z.infer<typeof SessionView>

export const getSession = endpoint({
  method: 'GET',
  path: '/session',
  summary: API.session.zh,
  input: z.strictObject({}),
  output: SessionView,
})

export const changePost = endpoint({
  method: 'PUT',
  path: '/session/post',
  summary: API.changePost.zh,
  input: z.strictObject({ post: z.string().min(1).max(100) }),
  output: SessionView,
})

export const endSession = endpoint({
  method: 'DELETE',
  path: '/session',
  summary: API.endSession.zh,
  input: z.strictObject({}),
  output: z.object({ next: z.string() }),
})
