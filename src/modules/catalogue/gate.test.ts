import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import { cataloguers } from '../../../tests/item-drafts.ts'
import { shippedPosts } from '../../cli/lint-posts.ts'
import { day } from '../../core/day.ts'
import type { Staff } from '../../platform/actor.ts'
import { heldPosts, postsAt } from '../organisation/facade.ts'
import type { DraftView, GateFinding } from './acts.ts'
import { readCatalogue } from './files.ts'
import { findingsOf } from './schema.ts'

const FOOD = 'food-business-permit'
const TODAY = '2026-04-20'
const STARTS = '2026-05-06'
let app: TestApp
let desk: Awaited<ReturnType<typeof cataloguers>>
let security: Staff

beforeAll(async () => {
  app = await testApp({ today: TODAY })
  desk = await cataloguers(app)
  security = await staffAt(app.db, { division: '620800000000', role: 'securityAdmin' })
}, 60_000)
afterAll(() => app.close())

const grave = <F extends { severity: string }>(findings: readonly F[]): F[] =>
  findings.filter(({ severity }) => severity === 'error')

/** A draft of the food permit that nothing speaks against, ready to be submitted. */
async function ready(): Promise<DraftView> {
  const draft = await desk.open('change', [FOOD])
  await desk.write(draft, { basis: '《中华人民共和国食品安全法》第三十五条', startsOn: STARTS })
  return desk.show(draft.id)
}

/** The post of whoever reviews for the market regulation of a county: emptied and filled by whoever administers posts. */
async function reviewerOf(division: string) {
  const organ = await desk.organOf('market-regulation', division)
  const [post] = await postsAt(app.db, { organ, role: 'reviewer' }, day(TODAY))
  if (!post) throw new TypeError('no post')
  const change = async (what: 'reliefs' | 'appointments', asked: object) => {
    const said = { ...asked, reason: '岗位调整' }
    const reply = await app.as(security).post(`/api/posts/${post.id}/${what}`, said)
    if (reply.statusCode !== 200) throw new Error(reply.body)
  }
  return {
    relieve: async (lastDay: string) => {
      const { rows } = await sql<{ side: string; person: string; from: string }>`
        select side, person_id as person, valid_from as "from" from organisation.holding
        where post_id = ${post.id} and coalesce(valid_to, 'infinity') > ${lastDay}`.execute(app.db)
      for (const holding of rows) await change('reliefs', { ...holding, lastDay })
      return rows[0]?.person
    },
    appoint: (person: string | undefined, from: string) =>
      change('appointments', { side: 'A', person, from }),
  }
}

describe('editors and auditors read what the linter says', () => {
  test('of a sound guide no error, and every warning and hint with its law, suggestion and place', async () => {
    const draft = await ready()
    expect(grave(draft.findings)).toEqual([])
    expect(draft.findings.map(({ severity }) => severity)).toEqual(
      expect.arrayContaining(['warning', 'hint']),
    )
    for (const { item, part, law, suggestion, path, id } of draft.findings) {
      expect([item, part]).toEqual([FOOD, 0])
      for (const words of [law, suggestion, path, id]) expect(words).not.toBe('')
    }
    const marked = draft.findings.find(({ span }) => span) as GateFinding & {
      span: { start: number; end: number }
    }
    const text = marked.path
      .split('.')
      .reduce<unknown>((at, key) => (at as never)[key], draft.content[0]?.guide)
    expect(String(text).slice(marked.span.start, marked.span.end)).toBe(marked.text)
  })

  test('warnings do not stop it, and both auditors see the very findings the editor saw', async () => {
    const { id, findings } = await ready()
    expect((await desk.editor.post(`/api/item-drafts/${id}/submission`)).statusCode).toBe(200)
    for (const auditor of [desk.staffing, desk.legal])
      expect((await desk.show(id, auditor)).findings).toEqual(findings)
    const gone = await desk.editor.post(`/api/item-drafts/${id}/withdrawal`, { reason: '另行起草' })
    expect(gone.json()).toMatchObject({ state: 'withdrawn', findings: [] })
  })

  test('of two guides in one draft each finding says which it is about', async () => {
    const draft = await desk.open('split', [FOOD])
    const [one, two] = draft.content
    const vague = { ...two.guide, conditions: [{ kind: 'required', text: '符合有关规定。' }] }
    const saved = await desk.write(draft, { content: [one, { ...two, guide: vague }] })
    const parts = (path: string) =>
      saved.json().findings.flatMap((found: GateFinding) => (found.path === path ? [found.part] : []))
    expect(parts('conditions.0.text')).toEqual([1])
    expect(parts('baseCode')).toEqual([0, 1])
  })
})

describe('a post that nobody holds in some county is found before publishing', () => {
  test('the loaded city holds every post that the shipped items need, and the command knows the same city', async () => {
    const posts = await heldPosts(app.db, day(TODAY))
    const vacant = readCatalogue().flatMap(({ item, guide }) =>
      grave(findingsOf(guide, posts)).map((finding) => [item, finding]),
    )
    expect(vacant).toEqual([])
    const here = new Set(posts.places.map(({ code }) => code))
    const lines = ({ held }: typeof posts) => [
      ...new Set(
        held
          .filter(({ place }) => here.has(place))
          .map((post) =>
            [post.place, post.role, post.department, 'group' in post ? post.group : null].join(' '),
          )
          .sort(),
      ),
    ]
    expect(lines(posts)).toEqual(lines(shippedPosts()))
  })

  test('the county is named while it is written, and neither submission nor audit lets it pass', async () => {
    const draft = await ready()
    const post = await reviewerOf('620802000000')
    const person = await post.relieve('2026-05-05')
    const found = grave<GateFinding>((await desk.write(draft, {})).json().findings)
    expect(found.map(({ id, path }) => `${id} ${path}`)).toEqual([
      'flow/post-nobody-holds steps.0',
      'flow/post-nobody-holds steps.1',
    ])
    expect(found[0]?.message).toBe('崆峒区没有人担任审查人员（市场监督管理部门）。')
    const submit = () => desk.editor.post(`/api/item-drafts/${draft.id}/submission`)
    const refused = await submit()
    expect([refused.statusCode, refused.json().type]).toEqual([422, 'draft/faulty'])
    // on the last day somebody holds it still
    const sooner = await desk.write(await desk.show(draft.id), { startsOn: '2026-05-05' })
    expect(grave(sooner.json().findings)).toEqual([])
    await desk.write(await desk.show(draft.id), { startsOn: STARTS })

    await post.appoint(person, STARTS)
    expect((await submit()).statusCode).toBe(200)
    expect((await desk.audit(draft.id, desk.staffing)).statusCode).toBe(200)
    await post.relieve('2026-05-05')
    const late = await desk.audit(draft.id, desk.legal)
    expect([late.statusCode, late.json().type]).toEqual([422, 'draft/faulty'])
  })
})
