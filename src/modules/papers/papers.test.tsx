import type pg from 'pg'
import { renderToStaticMarkup } from 'react-dom/server'
import { extractText, getDocumentProxy, getMeta } from 'unpdf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { ORGAN, PERSON, SAMPLES, WITHHELD } from '../../../tests/paper-samples.ts'
import { day } from '../../core/day.ts'
import type { PaperFacts } from '../../core/document/facts.ts'
import { disclose, PAPER_KINDS, type PaperKind, type PaperText, wordsOf } from '../../core/document/paper.ts'
import { VISITOR } from '../../platform/actor.ts'
import { newId } from '../../platform/id.ts'
import { PaperView } from '../../portal/paper.tsx'
import {
  type AnyIssue,
  bindSeal,
  brokenSeries,
  firstTouchedPaper,
  type Issue,
  issuePaper,
  issuePapers,
  type Paper,
  papersLackingSeal,
  papersOf,
  paperText,
  reissuePaper,
  renderPaper,
} from './facade.ts'
import { papersModule } from './module.ts'

let app: TestApp
let owner: pg.Client
beforeAll(async () => {
  app = await testApp({ today: '2026-05-14', modules: [papersModule] })
  owner = app.owner()
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await app.close()
})

let organs = 0
/** An organ nobody else in this file numbers papers for. */
const ownOrgan = () => ({ ...ORGAN, id: `organ-${++organs}` })

type Change<K extends PaperKind> = Partial<Omit<Issue<K>, 'facts'>> & { facts?: Partial<PaperFacts[K]> }

function issueOf<K extends PaperKind>(kind: K, { facts, ...rest }: Change<K> = {}): Issue<K> {
  return {
    caseId: newId(),
    kind,
    organ: ORGAN,
    on: day('2026-05-14'),
    ...rest,
    facts: { ...SAMPLES[kind], ...facts },
  }
}
const issue = <K extends PaperKind>(kind: K, change?: Change<K>): Promise<Paper> =>
  app.db.transaction().execute((tx) => issuePaper(tx, issueOf(kind, change)))
const SECRET = 'a1'.repeat(32)
const render = ({ caseId, id }: Paper, publicUrl = 'http://127.0.0.1:8080', secret = SECRET) =>
  renderPaper(app.db, { publicUrl, secret, withheld: WITHHELD }, caseId, id)
const tokenOf = async ({ id }: Paper): Promise<string> =>
  (await owner.query('select token from papers.paper where paper_id = $1', [id])).rows[0].token

const solid = (text: string) => text.replace(/\s/g, '')

/** What a PDF says, page after page, without page numbers and the heads that tables repeat on a new page. */
async function printed(pdf: Buffer, { body }: PaperText): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)))
  const heads = body.flatMap((block) => (block.type === 'table' ? [solid(block.head.join(''))] : []))
  return text
    .map((page) => solid(page).replace(/—\d+—/, ''))
    .map((page, place) => page.slice(place && (heads.find((head) => page.startsWith(head))?.length ?? 0)))
    .join('')
}

describe('numbers', () => {
  test('P6: fifty acts at once, a third of them undone, leave 1, 2, 3 … without a gap', async () => {
    const organ = ownOrgan()
    const undone = new Error('undone')
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) =>
        app.db.transaction().execute(async (tx) => {
          const { number } = await issuePaper(tx, issueOf('acceptanceNotice', { organ }))
          if (n % 3 === 0) throw undone
          return number
        }),
      ),
    )
    const numbers = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
    const expected = Array.from(
      { length: 33 },
      (_, n) => `静市监受〔2026〕${String(n + 1).padStart(5, '0')}号`,
    )
    expect(numbers.sort()).toEqual(expected)
    expect(await brokenSeries(app.db)).toEqual([])
  })

  test('every organ, kind and year has a series of its own', async () => {
    const organ = ownOrgan()
    const numbers = [
      await issue('acceptanceNotice', { organ }),
      await issue('grantDecision', { organ }),
      await issue('acceptanceNotice', { organ, on: day('2027-01-04') }),
      await issue('acceptanceNotice', { organ: { ...ownOrgan(), mark: '庄市监' } }),
    ].map(({ number }) => number)
    expect(numbers).toEqual([
      '静市监受〔2026〕00001号',
      '静市监准〔2026〕00001号',
      '静市监受〔2027〕00001号',
      '庄市监受〔2026〕00001号',
    ])
  })

  test('papers issued together take their numbers in their order and wait for nobody in a circle', async () => {
    const organ = ownOrgan()
    const decided = issueOf('grantDecision', { organ })
    const accepted = () => issueOf('acceptanceNotice', { organ })
    const round = [decided, accepted(), issueOf('receipt', { organ }), accepted()]
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        app.db.transaction().execute((tx) => issuePapers(tx, n % 2 ? round : round.toReversed())),
      ),
    )
    expect(all[0]?.map(({ kind }) => kind)).toEqual([
      'acceptanceNotice',
      'receipt',
      'acceptanceNotice',
      'grantDecision',
    ])
    const numbers = all.flat().flatMap(({ kind, number }) => (kind === 'acceptanceNotice' ? [number] : []))
    expect(new Set(numbers).size).toBe(40)
    expect(numbers.sort().at(-1)).toBe('静市监受〔2026〕00040号')
    expect(await brokenSeries(app.db)).toEqual([])
  })

  test('papers of one act are listed in the order in which a case meets them', async () => {
    const caseId = newId()
    const kinds = ['deliveryRecord', 'grantDecision', 'receipt', 'acceptanceNotice'] as const
    const all = kinds.map((kind) => issueOf(kind, { caseId }) as AnyIssue)
    await app.db.transaction().execute((tx) => issuePapers(tx, all))
    const listed = (await papersOf(app.db, caseId)).map(({ kind }) => kind)
    expect(listed).toEqual(['receipt', 'acceptanceNotice', 'grantDecision', 'deliveryRecord'])
  })

  test('a receipt is numbered by its case and waits for no counter', async () => {
    const organ = ownOrgan()
    const { number, text } = await issue('receipt', { organ })
    expect([number, text.number]).toEqual([SAMPLES.receipt.caseNumber, undefined])
    expect((await owner.query('select * from papers.counter where organ = $1', [organ.id])).rows).toEqual([])
  })

  test('a number that was taken out of the tables is missed', async () => {
    const organ = ownOrgan()
    const [, second] = [await issue('returnNotice', { organ }), await issue('returnNotice', { organ })]
    await issue('returnNotice', { organ })
    await owner.query('delete from papers.unsealed where paper_id = $1', [second.id])
    await owner.query('delete from papers.paper where paper_id = $1', [second.id])
    expect(await brokenSeries(app.db)).toEqual([{ organ: organ.id, kind: 'returnNotice', year: 2026 }])
  })
})

describe('one text for screen and print', () => {
  test.each(PAPER_KINDS)('%s says the same on both, word for word', async (kind) => {
    const first = await issue(kind)
    const again = issueOf(kind, { caseId: first.caseId, on: day('2026-05-20') })
    const paper = await app.db.transaction().execute((tx) => reissuePaper(tx, first.id, again))
    const text = disclose(await paperText(app.db, paper.caseId, paper.id), WITHHELD)
    const said = solid(wordsOf(text).map(withColon(text)).join(''))
    const shown = renderToStaticMarkup(<PaperView text={text} />).replace(/<[^>]*>/g, '')
    expect(solid(shown.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))).toBe(said)
    expect(await printed((await render(paper)).bytes, text)).toBe(said)
  })

  test('long lists run over several pages with their head repeated and nothing lost', async () => {
    const materials = Array.from({ length: 60 }, (_, n) => ({
      name: `第${n + 1}份建设工程施工图设计文件审查合格书`,
      kind: 'copy' as const,
      copies: 2,
    }))
    const paper = await issue('receipt', { facts: { materials } })
    const { bytes, pages } = await render(paper)
    const { text: read } = await extractText(await getDocumentProxy(new Uint8Array(bytes)))
    const text = solid(read.join(''))
    expect(pages).toBeGreaterThan(2)
    expect(materials.filter(({ name }) => !text.includes(name))).toEqual([])
    expect(text.match(/序号材料名称类型份数/g)).toHaveLength(pages)
  })

  test('a rare character of a name is drawn', async () => {
    const applicant = { ...PERSON, name: '王䶮𠮷龘〇𰻝' }
    const paper = await issue('acceptanceNotice', { facts: { applicant } })
    expect(await printed((await render(paper)).bytes, paper.text)).toContain('王䶮𠮷龘〇𰻝：')
  })

  test('a character no font has stops the print with its name, not the act and not the screen', async () => {
    const applicant = { ...PERSON, name: '王\ue863国' }
    const paper = await issue('acceptanceNotice', { facts: { applicant } })
    expect((await paperText(app.db, paper.caseId, paper.id)).addressee).toBe('王\ue863国：')
    await expect(render(paper)).rejects.toMatchObject({ code: 'paper/missing-glyph', status: 422 })
    await expect(render(paper)).rejects.toThrow('字库中没有“\ue863”字（U+E863）')
  })

  test('the slip for the thermal printer is one page, 80 mm wide', async () => {
    const { caseId, id } = await issue('receipt')
    const printing = { publicUrl: 'http://127.0.0.1', secret: SECRET, withheld: WITHHELD }
    const { bytes, pages } = await renderPaper(app.db, printing, caseId, id, 'slip')
    const page = await (await getDocumentProxy(new Uint8Array(bytes))).getPage(1)
    expect([pages, Math.round((page.getViewport({ scale: 1 }).width / 72) * 25.4)]).toEqual([1, 80])
  })
})

describe('what opens a case', () => {
  const keptOf = async ({ id }: Paper): Promise<Buffer> =>
    (await owner.query('select bytes from papers.rendering where paper_id = $1', [id])).rows[0].bytes

  test('is printed on the receipt, the same bytes every time, and lies in no table that anybody can read', async () => {
    const paper = await issue('receipt')
    const [first, again] = [await render(paper), await render(paper)]
    expect(again.bytes.equals(first.bytes)).toBe(true)
    const said = (await extractText(await getDocumentProxy(new Uint8Array(again.bytes)))).text.join('')
    expect(solid(said)).toContain(solid(WITHHELD.queryCode))
    const { rows } = await owner.query('select p::text from papers.paper p where paper_id = $1', [paper.id])
    expect(rows[0].p).not.toContain(WITHHELD.queryCode)
    expect((await keptOf(paper)).includes('%PDF')).toBe(false)
    expect(await firstTouchedPaper(app.db, paper.caseId)).toBeUndefined()
  })

  test('a print kept under another key is made anew, and the kept one stays as it was', async () => {
    const paper = await issue('receipt')
    const { bytes } = await render(paper)
    const kept = await keptOf(paper)
    expect((await render(paper, undefined, 'b2'.repeat(32))).bytes.equals(bytes)).toBe(true)
    expect((await keptOf(paper)).equals(kept)).toBe(true)
  })

  test('a decision withholds nothing and is kept as it is', async () => {
    const paper = await issue('grantDecision')
    const { bytes } = await render(paper)
    expect((await keptOf(paper)).equals(bytes)).toBe(true)
  })
})

describe('what was issued stays', () => {
  test('the PDF is typeset once, also when two open it at once, and its bytes are kept', async () => {
    const paper = await issue('grantDecision')
    const [one, two] = await Promise.all([render(paper), render(paper)])
    const later = await render(paper)
    expect(two.bytes.equals(one.bytes) && later.bytes.equals(one.bytes)).toBe(true)
    expect(one.name).toBe(`准予行政许可决定书（${paper.number}）.pdf`)
    expect(await renderings(paper)).toBe(1)
  })

  test('what is kept is what is given out, whatever would be typeset today', async () => {
    const paper = await issue('grantDecision')
    await render(paper)
    await owner.query("update papers.rendering set bytes = 'as it was then' where paper_id = $1", [paper.id])
    expect((await render(paper)).bytes.toString()).toBe('as it was then')
  })

  test('the file is dated on the day of the paper, not of its first opening', async () => {
    const { bytes } = await render(await issue('grantDecision'))
    const { info } = await getMeta(await getDocumentProxy(new Uint8Array(bytes)))
    expect([info.CreationDate, info.Title]).toEqual(['D:20260513160000Z', '准予行政许可决定书'])
  })

  test('under another public address its code leads there, and the older file stays', async () => {
    const paper = await issue('grantDecision')
    const [here, there] = [await render(paper), await render(paper, 'https://zwfw.example.gov.cn')]
    expect(there.bytes.equals(here.bytes)).toBe(false)
    expect((await render(paper)).bytes.equals(here.bytes)).toBe(true)
    expect(await renderings(paper)).toBe(2)
  })

  test.each([
    "update papers.paper set number = 'x'",
    'delete from papers.paper',
    "update papers.rendering set bytes = ''",
    'delete from papers.rendering',
    "update papers.seal set name = 'x'",
    'delete from papers.seal',
    'delete from papers.counter',
    "update papers.counter set organ = 'x'",
  ])('the application may not: %s', async (statement) => {
    await owner.query('set role onewindow_app')
    const refused = await owner.query(statement).catch((error: { code: string }) => error.code)
    await owner.query('reset role')
    expect(refused).toBe('42501')
  })

  test('one touched byte, of a text or of a file, is found', async () => {
    const [text, file, clean] = [
      await issue('grantDecision'),
      await issue('grantDecision'),
      await issue('grantDecision'),
    ]
    await Promise.all([text, file, clean].map((paper) => render(paper)))
    await owner.query(
      `update papers.paper set text = jsonb_set(text, '{title}', '"伪造"') where paper_id = $1`,
      [text.id],
    )
    await owner.query(`update papers.rendering set bytes = set_byte(bytes, 900, 0) where paper_id = $1`, [
      file.id,
    ])
    const found = await Promise.all(
      [text, file, clean].map(({ caseId }) => firstTouchedPaper(app.db, caseId)),
    )
    expect(found).toEqual([text.id, file.id, undefined])
  })

  test('written anew it is another version under the same number, and the old one is still there', async () => {
    const organ = ownOrgan()
    const old = await issue('denialDecision', { organ })
    const facts = { reasons: ['经营场所距离垃圾中转站18米'] }
    const again = {
      ...issueOf('denialDecision', { caseId: old.caseId, organ, on: day('2026-05-20'), facts }),
    }
    const anew = await app.db.transaction().execute((tx) => reissuePaper(tx, old.id, again))
    expect([anew.number, anew.version, anew.text.edition]).toEqual([
      old.number,
      2,
      '（第2版，替代2026年5月14日出具的同一文书）',
    ])
    expect(await paperText(app.db, old.caseId, old.id)).toEqual(old.text)
    expect((await papersOf(app.db, old.caseId)).map(({ id }) => id)).toEqual([anew.id])
    expect((await papersOf(app.db, old.caseId, { every: true })).map(({ state }) => state)).toEqual([
      'replaced',
      'inForce',
    ])
    const third = app.db.transaction().execute((tx) => reissuePaper(tx, old.id, again))
    await expect(third).rejects.toMatchObject({ code: 'paper/replaced' })
    expect((await issue('denialDecision', { organ })).number).toBe('静市监不准〔2026〕00002号')
  })
})

describe('seals', () => {
  const scan = (n: number) => ({
    file: n.toString(16).padStart(64, '0'),
    name: `盖章扫描件${n}.pdf`,
    by: 'clerk-1',
  })
  const bind = ({ caseId, id }: Paper, n = 1) =>
    app.db.transaction().execute((tx) => bindSeal(tx, { caseId, paperId: id, ...scan(n) }))
  const lacking = async (organ: string) =>
    (await papersLackingSeal(app.db, { organ })).papers.map(({ kind }) => kind)

  test('Administrative Licensing Law art. 32: what needs a seal is on the list of its organ until the scan is bound', async () => {
    const organ = ownOrgan()
    const accepted = await issue('acceptanceNotice', { organ, on: day('2026-05-13') })
    await issue('receipt', { organ })
    const granted = await issue('grantDecision', { organ })
    await issue('deliveryRecord', { organ })
    expect(await lacking(organ.id)).toEqual(['acceptanceNotice', 'grantDecision'])
    await bind(accepted)
    await bind(accepted)
    await bind(accepted, 2)
    expect(await lacking(organ.id)).toEqual(['grantDecision'])
    expect((await papersOf(app.db, accepted.caseId)).map(({ sealed }) => sealed)).toEqual([true])
    await app.db
      .transaction()
      .execute((tx) =>
        reissuePaper(tx, granted.id, issueOf('grantDecision', { caseId: granted.caseId, organ })),
      )
    expect(await lacking(organ.id)).toEqual(['grantDecision'])
    await expect(bind(granted)).rejects.toMatchObject({ code: 'paper/replaced' })
  })

  test('a receipt takes no seal, and a paper of another case is not there', async () => {
    await expect(issue('receipt').then((paper) => bind(paper))).rejects.toMatchObject({
      code: 'paper/no-seal-needed',
    })
    const paper = await issue('acceptanceNotice')
    await expect(bind({ ...paper, caseId: newId() })).rejects.toMatchObject({ code: 'paper/unknown' })
  })
})

describe('the check page', () => {
  const visit = (path: string) => app.as(VISITOR).get(path)

  test('tells anybody kind, number, organ, day and state, and of a person no more than part of the name', async () => {
    const paper = await issue('grantDecision', { facts: { applicant: PERSON } })
    const token = await tokenOf(paper)
    const page = await visit(`/check/${token}`)
    expect(page.statusCode).toBe(200)
    for (const said of ['准予行政许可决定书', paper.number, ORGAN.name, '2026年5月14日', '王**', '有效'])
      expect(page.body).toContain(said)
    expect(page.body).not.toMatch(/王建国|6227|食品经营/)
    expect((await visit(`/api/paper-checks/${token}`)).json()).toEqual({
      title: '准予行政许可决定书',
      kind: 'grantDecision',
      caseNumber: SAMPLES.grantDecision.caseNumber,
      number: paper.number,
      version: 1,
      organ: ORGAN.name,
      on: '2026-05-14',
      holder: '王**',
      state: 'inForce',
      needsSeal: true,
      sealed: false,
    })
  })

  test('a replaced paper says so', async () => {
    const old = await issue('grantDecision')
    const again = issueOf('grantDecision', { caseId: old.caseId })
    await app.db.transaction().execute((tx) => reissuePaper(tx, old.id, again))
    expect((await visit(`/check/${await tokenOf(old)}`)).body).toContain('已被新版本替代')
  })

  test('a code nobody issued is told from a genuine one, on the page and as data', async () => {
    const [page, data] = [await visit('/check/AAAAAAAAAAAAAAAAAAAAAA'), await visit('/api/paper-checks/AAAA')]
    expect([page.statusCode, data.statusCode]).toEqual([404, 404])
    expect(page.body).toContain('没有查到这份文书')
    expect(data.json().type).toBe('paper/not-issued')
  })

  test('P6: the code carries 128 bits of chance', async () => {
    const tokens = await Promise.all([await issue('receipt'), await issue('receipt')].map(tokenOf))
    expect(tokens.map((token) => Buffer.from(token, 'base64url').length)).toEqual([16, 16])
    expect(tokens[0]).not.toBe(tokens[1])
  })
})

const renderings = async ({ id }: Paper): Promise<number> =>
  (await owner.query('select 1 from papers.rendering where paper_id = $1', [id])).rows.length

/** The lines to sign end in a colon on both. */
const withColon =
  ({ signing = [] }: PaperText) =>
  (word: string) =>
    signing.includes(word) ? `${word}：` : word
