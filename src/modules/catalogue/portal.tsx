import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { differencesBetween } from '../../core/catalogue/compare.ts'
import { questionsToAsk } from '../../core/guide/questions.ts'
import { RuleViolation } from '../../core/violation.ts'
import { GUIDE_PAGE } from '../../core/words/guide-page.ts'
import { page } from '../../platform/page.tsx'
import type { Context } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import { type Holder, holderOf } from '../holdings/facade.ts'
import { choosePlace } from '../organisation/facade.ts'
import { answersIn, itemLink, missedIn, placeAsked, type Standing, seenIn, sentAnswers } from './addresses.ts'
import { FormSheetPage } from './blank-form.tsx'
import { DepartmentPage, DepartmentsPage } from './departments.tsx'
import { directoryFor } from './directory.ts'
import { DirectoryPage } from './directory-page.tsx'
import { guideOn } from './facade.ts'
import { departmentsFor, findDepartment, homeFor, resultsFor } from './find.ts'
import { formShelf } from './form-print.ts'
import { type Edition, formName } from './form-sheet.ts'
import { GuidePage } from './guide.tsx'
import { guideVersion } from './guides.ts'
import { historyOf } from './history.ts'
import { ComparisonPage, HistoryPage } from './history-pages.tsx'
import { HomePage } from './home.tsx'
import { ListPage } from './list.tsx'
import { noticeShelf } from './notice.ts'
import { readOffer } from './popular.ts'
import { QuestionPage } from './question.tsx'
import { readGuideFor } from './reading.ts'
import { ResultsPage } from './results.tsx'
import { readSituation } from './situation.ts'

type Query = Readonly<Record<string, string>>
type ItemRequest = FastifyRequest<{ Params: { item: string }; Querystring: Record<string, unknown> }>

/** What citizens read before they apply: the front page, the search, the guides. All public, all without script. */
export function cataloguePages(site: FastifyInstance, setting: Setting): void {
  const { today, publicUrl } = setting
  const offer = readOffer()
  const noticeFor = noticeShelf(publicUrl)
  const formFile = formShelf()

  page(site, '/', async ({ db, place }) => <HomePage home={await homeFor(db, offer, place, today())} />)

  page(site, '/items', async ({ db, place }, _params, query) => (
    <ResultsPage results={await resultsFor(db, query, place, today())} />
  ))

  page(site, '/items/:item', async (ctx, { item }, query) => (
    <GuidePage reading={await read(ctx, item, query)} missed={missedIn(query)} />
  ))

  page(site, '/items/:item/history', async ({ db }, { item }) => (
    <HistoryPage history={await historyOf(db, item)} today={today()} />
  ))

  page(site, '/items/:item/comparison', async ({ db }, { item }, query) => {
    const [before, after] = [
      await guideVersion(db, item, numbered(query.from)),
      await guideVersion(db, item, numbered(query.to)),
    ]
    const differences = differencesBetween(before.guide, after.guide)
    const compared = { from: before.version, to: after.version, differences }
    return <ComparisonPage item={item} name={after.guide.name} {...compared} />
  })

  page(site, '/items/:item/list', async (ctx, { item }, query) => (
    <ListPage reading={await read(ctx, item, query, holderOf(ctx.actor))} />
  ))

  for (const [edition, path] of EDITIONS) {
    page(site, `/items/:item/${path}`, async (ctx, { item }, query) => (
      <FormSheetPage reading={await read(ctx, item, query)} edition={edition} />
    ))

    site.get(`/items/:item/${path}.pdf`, HIDDEN, async (request: ItemRequest, reply) => {
      const { ctx, params, query } = request
      const reading = await read(ctx, params.item, onlyTexts(query))
      const name = `${formName(reading.guide, reading.materials)}（${EDITION[edition].zh}）`
      return sendPdf(reply, name, await formFile(reading, edition))
    })
  }

  // one question a page; when none is left, the list
  page(site, '/items/:item/questions', async (ctx, { item }, query) => {
    const reading = await read(ctx, item, query)
    if (reading.next) return <QuestionPage reading={reading} missed={missedIn(query)} />
    return listIn(item, { place: placeAsked(query), answers: reading.answers })
  })

  // where the questions are sent to: it changes nothing, and leads on to an address that says what was answered
  page(site, '/items/:item/answers', async ({ db }, { item }, query) => {
    const { guide } = await guideOn(db, item, today())
    const { asked, answers, next } = questionsToAsk(guide, readSituation(sentAnswers(query)))
    const missed = asked.filter(({ id }) => seenIn(query).includes(id) && answers[id] === undefined)
    const standing = { place: placeAsked(query), answers, missed: missed.map(({ id }) => id) }
    return next && query.walk === '1' ? itemLink(item, 'questions', standing) : listIn(item, standing)
  })

  site.get('/items/:item/notice.pdf', HIDDEN, async (request: ItemRequest, reply) => {
    const { ctx, params, query } = request
    const reading = await read(ctx, params.item, onlyTexts(query))
    const pdf = await noticeFor(ctx.db, reading)
    if (!pdf)
      return reply.redirect(
        choosePlace(itemLink(params.item, 'notice.pdf', { answers: reading.answers })),
        303,
      )
    return sendPdf(reply, `一次性告知单（${reading.guide.name}）`, pdf)
  })

  page(site, '/directory', async ({ db }, _params, query) => (
    <DirectoryPage shown={await directoryFor(db, query, today())} />
  ))

  page(site, '/departments', async ({ db }) => <DepartmentsPage {...(await departmentsFor(db, today()))} />)

  page(site, '/departments/:key', async ({ db, place }, { key }, query) => {
    const view = await findDepartment(db, key, placeAsked(query) ?? place, today())
    if (!view) throw new RuleViolation('organisation/organ-unknown')
    return <DepartmentPage view={view} />
  })

  function read({ db, place }: Context, item: string, query: Query, holder?: Holder) {
    const asked = { item, place: placeAsked(query) ?? place, answers: answersIn(query), holder }
    return readGuideFor(db, setting, asked)
  }
}

/** A version in an address; what is none is one that nobody made. */
const numbered = (text: string | undefined) => (/^\d{1,6}$/.test(text ?? '') ? Number(text) : 0)

const HIDDEN = { schema: { hide: true } } // pages are not part of the API

const EDITIONS = [
  ['blank', 'form'],
  ['sample', 'sample'],
] as const satisfies readonly (readonly [Edition, string])[]
const EDITION = { blank: GUIDE_PAGE.blankForm, sample: GUIDE_PAGE.sampleForm }

const sendPdf = (reply: FastifyReply, name: string, pdf: Buffer) =>
  reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(`${name}.pdf`)}`)
    .header('cache-control', 'no-cache')
    .send(pdf)

const listIn = (item: string, standing: Standing): `/${string}` => `${itemLink(item, '', standing)}#bring`

/** A name that was sent twice says nothing. */
function onlyTexts(query: Readonly<Record<string, unknown>>): Query {
  return Object.fromEntries(
    Object.entries(query).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  )
}
