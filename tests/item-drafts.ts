import { newId } from '../src/platform/id.ts'
import { staffAt, type TestApp } from './app.ts'

const CITY = '620800000000'

/** Somebody of the staff who asks over HTTP. */
type Caller = ReturnType<TestApp['as']>

/** Whoever writes items and audits them in the loaded city; `editor` is the market regulation's unless another is asked for. */
export async function cataloguers(app: TestApp) {
  const organOf = async (department: string, division = CITY) =>
    (
      await app.db
        .selectFrom('organisation.organ')
        .select('id')
        .where('department', '=', department)
        .where('division_code', '=', division)
        .executeTakeFirstOrThrow()
    ).id
  const editorOf = async (department: string, side: 'A' | 'B' = 'A') =>
    staffAt(app.db, { role: 'catalogueEditor', organ: await organOf(department) }, { side })
  const writer = await editorOf('market-regulation')
  const auditors = {
    staffing: await staffAt(app.db, { role: 'catalogueAuditor', division: CITY }),
    legal: await staffAt(app.db, { role: 'legalAuditor', division: CITY }),
  }
  const editor = app.as(writer)
  const staffing = app.as(auditors.staffing)
  const legal = app.as(auditors.legal)

  /** A draft, opened; what it begins with. */
  async function open(kind: string, items: readonly string[], by: Caller = editor) {
    const reply = await by.post('/api/item-drafts', { id: newId(), kind, items })
    if (reply.statusCode !== 200) throw new Error(reply.body)
    return reply.json()
  }

  /** Written as a whole: what is not given stays. */
  async function write(
    draft: { id: string; revision: number; content: unknown; basis: string; startsOn: string | null },
    change: { content?: unknown; basis?: string; startsOn?: string | null } = {},
    by: Caller = editor,
  ) {
    const { id, revision, content, basis, startsOn } = { ...draft, ...change }
    return by.put(`/api/item-drafts/${id}`, { revision, content, basis, startsOn })
  }

  const show = async (id: string, by: Caller = editor) => (await by.get(`/api/item-drafts/${id}`)).json()

  async function audit(id: string, by: Caller, verdict: 'approve' | 'sendBack' = 'approve', opinion = '') {
    const { fingerprint } = await show(id, by)
    return by.post(`/api/item-drafts/${id}/audit`, { verdict, opinion, fingerprint })
  }

  /** From the first word to the second auditor; throws at the first refusal. */
  async function publish(
    kind: string,
    items: readonly string[],
    {
      basis = '《优化营商环境条例》第三十五条',
      startsOn,
      content,
    }: { basis?: string; startsOn: string; content?: unknown },
  ): Promise<string> {
    const draft = await open(kind, items)
    const done = [
      await write(draft, { basis, startsOn, ...(content ? { content } : {}) }),
      await editor.post(`/api/item-drafts/${draft.id}/submission`),
      await audit(draft.id, staffing),
      await audit(draft.id, legal),
    ]
    const refused = done.find(({ statusCode }) => statusCode !== 200)
    if (refused) throw new Error(refused.body)
    return draft.id
  }

  return { writer, auditors, editor, staffing, legal, editorOf, organOf, open, write, show, audit, publish }
}
