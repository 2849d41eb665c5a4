import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import { applicants } from '../../../tests/applicants.ts'
import { registration } from '../../../tests/intake.ts'
import { cataloguers } from '../../../tests/item-drafts.ts'
import { day } from '../../core/day.ts'
import type { Guide } from '../../core/guide/guide.ts'
import { fieldInWords, GUIDE_PARTS } from '../../core/words/guide-fields.ts'
import { newId } from '../../platform/id.ts'
import { findDecider, guideOn } from './facade.ts'
import { loadCatalogue } from './load.ts'
import { describeAfresh } from './publish.ts'
import { GuideSchema } from './schema.ts'
import { verifyDrafts } from './verify.ts'

const FOOD = 'food-business-permit'
const FIRM = 'individual-business-registration'
const HOME = '620826000000'
let app: TestApp
let owner: pg.Client
let desk: Awaited<ReturnType<typeof cataloguers>>

beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
  owner = app.owner()
  await owner.connect()
  desk = await cataloguers(app)
}, 60_000)
afterAll(async () => {
  await owner.end()
  await app.close()
})

type Content = { item: string; guide: Guide }[]
const guideOf = (draft: { content: Content }) => draft.content[0]?.guide as Guide
const changed = (draft: { content: Content }, change: Partial<Guide>): Content =>
  draft.content.map(({ item, guide }) => ({ item, guide: { ...guide, ...change } }))
const refusal = (reply: { statusCode: number; json: () => { type: string; title: string } }) =>
  [reply.statusCode, reply.json().type] as const
const search = async (text: string) =>
  (await app.as(desk.writer).get(`/api/items?text=${encodeURIComponent(text)}`))
    .json()
    .items.map(({ item }: { item: string }) => item)

test('whoever drafts is told whose items they may draft; auditors write none', async () => {
  const own = async (who: typeof desk.editor) => (await who.get('/api/item-drafts')).json().own
  expect(await own(desk.editor)).toBe('market-regulation')
  expect(await own(app.as(desk.auditors.legal))).toBeNull()
})

describe('a draft is written until nothing is wrong with it', () => {
  test('it begins with the guide as it is, is kept half done, and tells what is wrong', async () => {
    const draft = await desk.open('change', [FOOD])
    expect(draft).toMatchObject({ state: 'drafting', base: [{ item: FOOD, version: 1 }] })
    expect(draft.findings.filter((one: { severity: string }) => one.severity === 'error')).toEqual([])
    expect(draft.may).toEqual(['Save', 'Submit', 'Withdraw'])
    const half = await desk.write(draft, { content: [{ item: FOOD, guide: { name: '食品经营许可' } }] })
    expect(half.statusCode, half.body).toBe(200)
    expect(half.json().findings.length).toBeGreaterThan(5)
    const stored = await desk.show(draft.id)
    expect(stored).toMatchObject({ revision: 1, content: [{ guide: { name: '食品经营许可' } }] })
    const sent = await desk.editor.post(`/api/item-drafts/${draft.id}/submission`)
    expect(refusal(sent)).toEqual([422, 'draft/basis-needed'])
  })

  test('what the linter refuses cannot be submitted, in one sentence', async () => {
    const draft = await desk.open('change', [FOOD])
    const vague = guideOf(draft).conditions.map((one) => ({ ...one, text: '符合法律法规规定的其他条件' }))
    await desk.write(draft, {
      content: changed(draft, { conditions: vague }),
      basis: '《中华人民共和国食品安全法》第三十五条',
      startsOn: '2026-05-01',
    })
    const sent = await desk.editor.post(`/api/item-drafts/${draft.id}/submission`)
    expect(refusal(sent)).toEqual([422, 'draft/faulty'])
    const { findings } = await desk.show(draft.id)
    expect(findings).toContainEqual(
      expect.objectContaining({ item: FOOD, path: 'conditions.0.text', severity: 'error' }),
    )
  })

  test('written in two tabs, the second hears that it is not the newest', async () => {
    const draft = await desk.open('change', [FOOD])
    const both = await Promise.all([
      desk.write(draft, { basis: '第一处' }),
      desk.write(draft, { basis: '第二处' }),
    ])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect((await desk.show(draft.id)).revision).toBe(1)
  })

  test('a day that is over is refused, and so is a day before what is decided already', async () => {
    const draft = await desk.open('change', [FOOD])
    await desk.write(draft, { basis: '测试', startsOn: '2026-04-19' })
    const sent = await desk.editor.post(`/api/item-drafts/${draft.id}/submission`)
    expect(refusal(sent)).toEqual([422, 'draft/day-past'])
  })

  test('opened twice under one id it is one draft; the same id for another change is refused', async () => {
    const id = newId()
    const asked = { id, kind: 'change', items: [FOOD] }
    const [one, two] = [
      await desk.editor.post('/api/item-drafts', asked),
      await desk.editor.post('/api/item-drafts', asked),
    ]
    expect([one.statusCode, two.statusCode]).toEqual([200, 200])
    const other = await desk.editor.post('/api/item-drafts', { ...asked, kind: 'cancel' })
    expect(refusal(other)).toEqual([409, 'draft/id-used'])
  })

  test('a department writes its own items, and does not see what another writes', async () => {
    const health = app.as(await desk.editorOf('health'))
    const foreign = await health.post('/api/item-drafts', { id: newId(), kind: 'change', items: [FOOD] })
    expect(refusal(foreign)).toEqual([403, 'draft/department'])
    const draft = await desk.open('change', [FOOD])
    expect(refusal(await health.get(`/api/item-drafts/${draft.id}`))).toEqual([404, 'draft/unknown'])
    expect(refusal(await health.post(`/api/item-drafts/${draft.id}/submission`))).toEqual([
      404,
      'draft/unknown',
    ])
    // an auditor sees what was submitted, and nothing that is still being written
    expect(refusal(await desk.legal.get(`/api/item-drafts/${draft.id}`))).toEqual([404, 'draft/unknown'])
  })
})

describe('two people audit', () => {
  const ready = async (basis = '《中华人民共和国食品安全法》第三十五条') => {
    const draft = await desk.open('change', [FOOD])
    await desk.write(draft, {
      content: changed(draft, { notes: [`自${draft.id}起的说明`] }),
      basis,
      startsOn: '2026-05-06',
    })
    const sent = await desk.editor.post(`/api/item-drafts/${draft.id}/submission`)
    if (sent.statusCode !== 200) throw new Error(sent.body)
    return draft
  }

  test('sent back with what is wrong, it is the department’s again; without a word it is not sent back', async () => {
    const { id } = await ready()
    expect(refusal(await desk.audit(id, desk.legal, 'sendBack'))).toEqual([422, 'draft/reason-needed'])
    const back = await desk.audit(id, desk.legal, 'sendBack', '材料第三项没有依据')
    expect(back.json()).toMatchObject({ state: 'drafting', agreed: [] })
    expect(back.json().acts.at(-1)).toMatchObject({
      type: 'sentBack',
      audit: 'legal',
      opinion: '材料第三项没有依据',
    })
    expect((await desk.show(id)).may).toContain('Submit')
  })

  test('both at once is a new version, once; sent again it is the same', async () => {
    const { id } = await ready()
    const { fingerprint } = await desk.show(id, desk.legal)
    const said = { verdict: 'approve', opinion: '', fingerprint }
    const request = newId()
    const answers = await Promise.all([
      desk.staffing.post(`/api/item-drafts/${id}/audit`, said),
      desk.legal.post(`/api/item-drafts/${id}/audit`, said, request),
      desk.legal.post(`/api/item-drafts/${id}/audit`, said, request),
    ])
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
    const versions = await owner.query('select version from catalogue.guide where draft = $1', [id])
    expect(versions.rowCount).toBe(1)
    const again = await desk.audit(id, desk.legal)
    expect(refusal(again)).toEqual([409, 'draft/not-now'])
  })

  test('a person who sits in both posts audits once, and whoever wrote it never', async () => {
    const { id } = await ready()
    const asLegal = app.as({ ...desk.auditors.staffing, post: desk.auditors.legal.post })
    expect((await desk.audit(id, desk.staffing)).statusCode).toBe(200)
    const { fingerprint } = await desk.show(id, desk.legal)
    const twice = await asLegal.post(`/api/item-drafts/${id}/audit`, {
      verdict: 'approve',
      opinion: '',
      fingerprint,
    })
    expect(refusal(twice)).toEqual([403, 'draft/audited-by-you'])
    const own = app.as({ ...desk.writer, post: desk.auditors.legal.post })
    const writer = await own.post(`/api/item-drafts/${id}/audit`, {
      verdict: 'approve',
      opinion: '',
      fingerprint,
    })
    expect(refusal(writer)).toEqual([403, 'draft/own'])
    await desk.editor.post(`/api/item-drafts/${id}/withdrawal`, { reason: '另行起草' })
  })

  test('what an auditor agrees to is what they read', async () => {
    const { id } = await ready()
    const reply = await desk.legal.post(`/api/item-drafts/${id}/audit`, {
      ...{ verdict: 'approve', opinion: '', fingerprint: '0'.repeat(64) },
    })
    expect(refusal(reply)).toEqual([409, 'draft/read-again'])
    await desk.editor.post(`/api/item-drafts/${id}/withdrawal`, { reason: '另行起草' })
  })

  test('of two drafts on one version the second is told that the version has moved on', async () => {
    const [first, second] = [await ready(), await ready()]
    for (const by of [desk.staffing, desk.legal])
      expect((await desk.audit(first.id, by)).statusCode).toBe(200)
    const late = await desk.audit(second.id, desk.legal)
    expect(refusal(late)).toEqual([409, 'draft/base-moved'])
    expect(late.json().title).toContain('食品经营许可')
    expect((await desk.show(second.id)).base[0].newest).toBeGreaterThan(second.base[0].version)
    const gone = await desk.editor.post(`/api/item-drafts/${second.id}/withdrawal`, {
      reason: '已有新的版本',
    })
    expect(gone.json()).toMatchObject({ state: 'withdrawn', may: [] })
  })

  test('what became of a draft is a chain: a line that was changed behind its back is named', async () => {
    expect(await verifyDrafts(owner)).toMatchObject({ ok: true, firstBad: null })
    await owner.query('begin')
    await owner.query('alter table catalogue.draft_act disable trigger draft_act_never_changes')
    const { rows } = await owner.query(
      `update catalogue.draft_act set opinion = '同意' where type = 'sentBack' returning draft, seq`,
    )
    expect(await verifyDrafts(owner)).toMatchObject({ ok: false, firstBad: rows[0] })
    await owner.query('rollback')
  })

  test('the record of a draft can only be added to', async () => {
    for (const change of [
      `update catalogue.draft_act set opinion = '同意'`,
      'delete from catalogue.draft_act',
    ])
      await expect(owner.query(change)).rejects.toThrow('never changes')
  })
})

describe('a version binds from its day on', () => {
  test('whoever applied before keeps the version of then; lists and guides turn on the day', async () => {
    const people = await applicants(app)
    const early = (await people.atWindow('wang')).id
    const { promisedLimit, version } = await guideOn(app.db, FOOD, day('2026-05-20')).then(
      ({ guide, version }) => ({ ...guide, version }),
    )
    const draft = await desk.open('change', [FOOD])
    const shorter = { ...promisedLimit, count: promisedLimit.count - 1 }
    const steps = guideOf(draft).steps.map((step) => ({ ...step, days: Math.max(0, step.days - 1) }))
    const words = { synonyms: [...guideOf(draft).synonyms, '夜市摆摊卖烧烤'] }
    await desk.publish('change', [FOOD], {
      startsOn: '2026-05-11',
      content: changed(draft, { promisedLimit: shorter, steps, ...words }),
    })
    expect((await guideOn(app.db, FOOD, day('2026-05-10'))).version).toBe(version)
    expect((await guideOn(app.db, FOOD, day('2026-05-11'))).guide.promisedLimit.count).toBe(shorter.count)
    expect(await search('夜市摆摊卖烧烤')).not.toContain(FOOD)

    app.turnTo('2026-05-11')
    expect(await describeAfresh(app.db, day('2026-05-11'))).toBe(1)
    expect(await describeAfresh(app.db, day('2026-05-11'))).toBe(0)
    expect((await search('夜市摆摊卖烧烤'))[0]).toBe(FOOD)

    const late = (await people.atWindow('li')).id
    const terms = async (id: string) =>
      (
        await app.db
          .selectFrom('cases.event')
          .select('data')
          .where('case_id', '=', id)
          .where('seq', '=', 1)
          .executeTakeFirstOrThrow()
      ).data as unknown as { terms: { version: number; promised: { count: number } } }
    expect((await terms(early)).terms.version).toBeLessThan(version)
    const { terms: then } = await terms(late)
    expect(then).toMatchObject({ version: version + 1, promised: { count: shorter.count } })
  })

  test('the public history says which law, and the versions can be compared', async () => {
    const { versions } = (
      await app.as({ kind: 'visitor', id: 'visitor' }).get(`/api/items/${FOOD}/versions`)
    ).json()
    expect(versions[0]).toMatchObject({
      kind: 'change',
      basis: '《优化营商环境条例》第三十五条',
      department: expect.stringContaining('市场监'),
      audits: [{ audit: 'staffing' }, { audit: 'legal' }],
    })
    expect(versions.at(-1)).toMatchObject({ version: 1, kind: null, audits: [] })
    const [newest, before] = versions
    const compared = await app
      .as({ kind: 'visitor', id: 'visitor' })
      .get(`/api/items/${FOOD}/comparison?from=${before.version}&to=${newest.version}`)
    expect(compared.json().differences).toContainEqual(
      expect.objectContaining({ part: '承诺办结时限', how: 'changed' }),
    )
  })

  test('the files no longer speak for an item its department has changed', async () => {
    const draft = await desk.open('change', [FOOD])
    const content = changed(draft, { notes: ['部门自己的说明'] })
    await desk.publish('change', [FOOD], { startsOn: '2026-05-11', content })
    const { version } = await guideOn(app.db, FOOD, day('2026-05-20'))
    const loaded = await loadCatalogue(app.db, { changesFrom: day('2026-05-20') })
    expect(loaded.versions).toBe(0)
    expect((await guideOn(app.db, FOOD, day('2026-05-20'))).version).toBe(version)
  })
})

describe('an item stops', () => {
  const windowOf = async (number: number) => {
    for (let nth = 0; nth < 12; nth += 1) {
      const staff = await staffAt(app.db, { site: 'hall-620826', role: 'clerk' }, { nth })
      if (staff.post.window?.endsWith(String(number).padStart(2, '0'))) return app.as(staff)
    }
    throw new Error('no such window')
  }

  test('suspended, it takes no new application from its day on, and open cases go on', async () => {
    const clerk = await windowOf(2)
    const before = await clerk.post('/api/registrations', registration())
    expect(before.statusCode, before.body).toBe(200)
    await desk.publish('suspend', [FOOD], {
      startsOn: '2026-05-18',
      basis: '国务院决定在全国暂停实施本项许可',
    })
    expect((await clerk.post('/api/registrations', registration())).statusCode).toBe(200)

    app.turnTo('2026-05-18')
    const refused = await clerk.post('/api/registrations', registration())
    expect(refusal(refused)).toEqual([409, 'guide/suspended'])
    expect(refused.json().title).toContain('国务院决定在全国暂停实施本项许可')
    const page = await app.as({ kind: 'visitor', id: 'visitor' }).get(`/items/${FOOD}?place=${HOME}`)
    expect(page.body).toContain('国务院决定在全国暂停实施本项许可')
    expect(page.body).not.toContain('/apply/')
    const { id } = before.json()
    const judged = await clerk.get(`/api/cases/${id}`)
    expect(judged.json().status).toBe('received')
    const again = await desk.editor.post('/api/item-drafts', { id: newId(), kind: 'suspend', items: [FOOD] })
    expect(refusal(again)).toEqual([409, 'draft/item-not-now'])

    const visitor = app.as({ kind: 'visitor', id: 'visitor' })
    const lists = [
      `/items?q=${encodeURIComponent('食品经营许可')}`,
      '/directory?department=market-regulation',
      '/directory?group=market',
      `/directory?place=${HOME}`,
      '/departments/market-regulation',
      '/sites/hall-620826',
      '/',
    ]
    /** How each list marks the item; one that does not show it, or not the mark, says nothing. */
    const marks = async () =>
      Promise.all(
        lists.map(async (at) => {
          const [, mark] =
            new RegExp(`/items/${FOOD}["?](?:(?!<li|<tr).)*?class="tag late">([^<]*)<`, 's').exec(
              (await visitor.get(at)).body,
            ) ?? []
          return mark
        }),
      )
    expect(await marks()).toEqual(lists.map(() => '2026年5月18日起暂停办理'))
    const listed = async () =>
      (await visitor.get(`/api/items?text=${encodeURIComponent('食品经营许可')}`))
        .json()
        .items.find(({ item }: { item: string }) => item === FOOD)
    expect((await listed()).suspended).toEqual({ since: '2026-05-18', resumesOn: null })

    await desk.publish('resume', [FOOD], { startsOn: '2026-05-19', basis: '恢复实施' })
    expect(await marks()).toEqual(lists.map(() => '2026年5月18日起暂停办理，2026年5月19日恢复'))
    expect((await visitor.get(`/items/${FOOD}`)).body).toContain('2026年5月19日起恢复办理')
    app.turnTo('2026-05-19')
    expect(await marks()).toEqual(lists.map(() => undefined))
    expect((await listed()).suspended).toBeNull()
    expect((await clerk.post('/api/registrations', registration())).statusCode).toBe(200)
  })

  test('split in two, it leaves the lists, its successors begin, and its page leads to them', async () => {
    const draft = await desk.open('split', [FIRM])
    const [one] = draft.content
    const parts = [
      {
        item: 'individual-registration-new',
        guide: { ...one.guide, name: '个体工商户设立登记（新）', baseCode: '000731901001' },
      },
      {
        item: 'individual-registration-move',
        guide: { ...one.guide, name: '个体工商户迁移登记', baseCode: '000731901002' },
      },
    ].map((part) => ({ ...part, guide: { ...part.guide, type: '07' } }))
    await desk.publish('split', [FIRM], {
      startsOn: '2026-05-25',
      content: parts,
      basis: '《促进个体工商户发展条例》第二条',
    })
    expect(await search('个体工商户迁移登记')).not.toContain('individual-registration-move')
    expect(await findDecider(app.db, 'individual-registration-move', HOME, day('2026-05-24'))).toBeUndefined()

    app.turnTo('2026-05-25')
    expect(await search('个体工商户迁移登记')).toContain('individual-registration-move')
    expect(await search('个体工商户')).not.toContain(FIRM)
    expect(await findDecider(app.db, FIRM, HOME, day('2026-05-25'))).toBeUndefined()
    const decider = await findDecider(app.db, 'individual-registration-move', HOME, day('2026-05-25'))
    expect(decider?.code).toMatch(/^[0-9A-Z]{18}4000731901002$/)
    const page = await app.as({ kind: 'visitor', id: 'visitor' }).get(`/items/${FIRM}`)
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('href="/items/individual-registration-move"')
    expect(page.body).not.toContain('/apply/')
    const loaded = await loadCatalogue(app.db, { changesFrom: day('2026-05-25') })
    expect(loaded.versions).toBe(0)
    expect(await findDecider(app.db, FIRM, HOME, day('2026-05-25'))).toBeUndefined()
  })

  test('a key or a code that is used is refused, and a change keeps its code', async () => {
    const draft = await desk.open('change', [FOOD])
    await desk.write(draft, {
      content: changed(draft, { baseCode: '000131999001' }),
      basis: '测试',
      startsOn: '2026-06-01',
    })
    const kept = await desk.editor.post(`/api/item-drafts/${draft.id}/submission`)
    expect(refusal(kept)).toEqual([422, 'draft/code-kept'])
    const fresh = await desk.open('create', [])
    const copy = guideOf(draft)
    await desk.write(fresh, {
      content: [{ item: FOOD, guide: { ...copy, baseCode: '000131999001' } }],
      basis: '测试',
      startsOn: '2026-06-01',
    })
    expect(refusal(await desk.editor.post(`/api/item-drafts/${fresh.id}/submission`))).toEqual([
      409,
      'draft/key-used',
    ])
    await desk.write(
      { ...fresh, revision: 1 },
      { content: [{ item: 'food-other', guide: copy }], basis: '测试', startsOn: '2026-06-01' },
    )
    expect(refusal(await desk.editor.post(`/api/item-drafts/${fresh.id}/submission`))).toEqual([
      409,
      'draft/code-used',
    ])
  })
})

describe('a comparison leaves nothing out', () => {
  test('every part of a guide and every field, however deep, has a word', () => {
    expect([...GUIDE_PARTS].sort()).toEqual(Object.keys(GuideSchema.shape).sort())
    type Shape = { items?: Shape; anyOf?: Shape[]; properties?: Record<string, Shape> }
    const json = z.toJSONSchema(GuideSchema, { unrepresentable: 'any', io: 'input' }) as unknown as Shape
    const wordless = (of: string, { items, anyOf = [], properties = {} }: Shape): string[] => [
      ...[items ?? {}, ...anyOf].flatMap((inner) => (items || anyOf.length > 0 ? wordless(of, inner) : [])),
      ...Object.entries(properties).flatMap(([field, inner]) => [
        ...(field === 'id' || isLimit(field) || fieldInWords(of, field) !== field ? [] : [`${of}.${field}`]),
        ...wordless(field, inner),
      ]),
    ]
    const parts = Object.entries(json.properties ?? {})
    expect(parts.flatMap(([part, shape]) => wordless(part, shape))).toEqual([])
    expect(fieldInWords('materials', 'issuer')).not.toBe(fieldInWords('basis', 'issuer'))
  })
})

/** A limit is read as a whole: 20个工作日. */
const isLimit = (field: string) => field === 'count' || field === 'unit'
