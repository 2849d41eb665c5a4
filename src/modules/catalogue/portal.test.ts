import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { readCatalogue } from './files.ts'
import { readOffer } from './popular.ts'

const FOOD = '/items/food-business-permit'
const HOUSE = '/items/second-hand-house-transfer'
const COUNTY = '620826000000'
const VILLAGE = '620826101201'
const SHIPPED = readCatalogue()
const REGULATED = SHIPPED.filter(({ guide }) => guide.department === 'market-regulation')

let app: TestApp
beforeAll(async () => {
  app = await testApp({ today: '2026-11-23' })
})
afterAll(() => app.close())

const ask = (url: string, cookie = '') => app.server.inject({ url, headers: { cookie } })
async function read(url: string, cookie = ''): Promise<string> {
  const reply = await ask(url, cookie)
  expect(reply.statusCode, `${url}: ${reply.headers.location ?? ''}`).toBe(200)
  return plain(reply.body)
}

/** As it is read, with the address of each link in front of its words. */
function plain(html: string): string {
  return html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<a [^>]*?href="([^"]*)"[^>]*>/g, (_, href: string) => `[${href.replaceAll('&amp;', '&')}]`)
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ')
}

/** The items of a page of results, as their links name them. */
const itemsIn = (text: string) => [...text.matchAll(/\[\/items\/([a-z0-9-]+)/g)].map((match) => match[1])
const search = async (query: Record<string, string>) => read(`/items?${new URLSearchParams(query)}`)

describe('the front page', () => {
  test('answers 200 itself, in at most 20 kB, and 30 kB with its style sheet and script', async () => {
    const reply = await ask('/', `place=${VILLAGE}`)
    expect(reply.statusCode).toBe(200)
    const page = gzipSync(reply.body).length
    const sheets = readdirSync('src/portal/css').map((name) => `src/portal/css/${name}`)
    const beside = gzipSync(sheets.map((file) => readFileSync(file, 'utf8')).join('')).length
    const script = gzipSync(readFileSync('src/portal/enhance.ts')).length
    expect(page).toBeLessThanOrEqual(20 * 1024)
    expect(page + beside + script).toBeLessThanOrEqual(30 * 1024)
  })

  test('offers eight matters that exist, and searches that find something', async () => {
    const { popular, tries } = readOffer()
    const text = await read('/')
    expect(new Set(popular.map(({ item }) => item)).size).toBe(8)
    for (const { item, say } of popular) {
      expect(text).toContain(`[/items/${item}]${say}`)
      await read(`/items/${item}`)
    }
    for (const q of tries) expect(itemsIn(await search({ q })), q).not.toEqual([])
  })

  test('leads on by life, by business, by window, by department and by place', async () => {
    const text = await read('/')
    for (const link of [
      '/items?theme=natural-090&subject=natural',
      '/items?theme=legal-010&subject=legal',
      '/items?group=police',
      '/items',
      '/departments',
      '/places',
    ])
      expect(text).toContain(`[${link}]`)
    expect(text).not.toContain('theme=natural-100') // nothing is there yet
  })

  test('asks for a case number and a query code where a case is followed, and sends them in the body', async () => {
    const { body } = await ask('/')
    expect(body).toMatch(
      /<form [^>]*action="\/follow" method="post">.*name="formToken".*name="number".*name="code"/s,
    )
  })

  test('asks once where somebody is, and then names the offices there, the nearest first', async () => {
    expect(await read('/')).toContain(`[/place?at=${COUNTY}&return=%2F]静宁县`)
    const text = await read('/', `place=${VILLAGE}`)
    const offices = [...text.matchAll(/\[\/sites\/([a-z0-9-]+)\]/g)].map((match) => match[1])
    expect(offices).toEqual([`station-${VILLAGE}`, 'centre-620826101', 'hall-620826'])
    expect(text).toContain('[/place?return=%2F]换个地方')
  })
})

describe('a search', () => {
  test.each([
    ['食品经营', 'its name'],
    ['开饭店', 'an everyday word'],
    ['shipin', 'pinyin'],
    ['spjyxk', 'initials'],
  ])('finds an item by %s (%s)', async (q) => {
    expect(itemsIn(await search({ q })).slice(0, 3)).toContain('food-business-permit')
  })

  test('tells of each item who handles it, how long, how often to come, and what it costs', async () => {
    const text = await search({ q: '开饭店' })
    expect(text).toMatch(
      /食品经营许可（新办）\s?市场监督管理部门办理 俗称“开饭店”\s?承诺8个工作日办结全程网办，一次不用跑不收费/,
    )
    expect(await search({ q: '开饭店', place: VILLAGE })).toContain('没有找到')
    expect(await search({ q: '开饭店', place: COUNTY })).toContain('静宁县市场监督管理局办理')
    expect(await search({ q: '身份证丢了' })).toMatch(/承诺20个工作日办结最多跑1次到窗口办收费/)
  })

  test('narrows by links that say how many are left, and takes a filter off again', async () => {
    const text = await search({ group: 'market' })
    const [, link = '', count] = /\[([^\]]*subject=natural[^\]]*)\]个人(\d+)/.exec(text) ?? []
    const narrowed = await read(link)
    expect(new Set(itemsIn(narrowed)).size).toBe(Number(count))
    expect(narrowed).toContain('[/items?group=market]个人，取消')
    expect(narrowed).toContain('[/items?subject=natural]市场监管，取消')
  })

  test('narrows to the place somebody chose once, and to what lies around it', async () => {
    const text = plain((await ask('/items', `place=${VILLAGE}`)).body)
    const counts = ['静宁县', '静宁县威戎镇', '静宁县威戎镇杨桥村'].map((name) =>
      Number(new RegExp(`\\]${name}(\\d+)`).exec(text)?.[1]),
    )
    expect(counts[0]).toBeGreaterThan(counts[1] ?? 0)
    expect(counts[1]).toBeGreaterThan(counts[2] ?? 0)
    expect(counts[2]).toBeGreaterThan(5)
  })

  test('turns pages, each item once', async () => {
    const items: (string | undefined)[] = []
    let next: string | undefined = '/items'
    for (let page = 1; next; page += 1) {
      const text: string = await read(next)
      items.push(...itemsIn(text))
      expect(text.includes('上一页'), `page ${page}`).toBe(page > 1)
      if (page === 2) expect(text).toContain('[/items]上一页')
      next = /\[([^\]]+)\]下一页/.exec(text)?.[1]
    }
    expect(items).toHaveLength(SHIPPED.length)
    expect(new Set(items)).toEqual(new Set(SHIPPED.map(({ item }) => item)))
  })

  test('that finds nothing says what to try, and how to get rid of the filters', async () => {
    const text = await search({ q: '火星移民', group: 'police' })
    expect(text).toContain('没有找到与“火星移民”有关的事项。')
    expect(text).toContain(`[/items?q=${encodeURIComponent('火星移民')}]去掉已选的条件`)
    expect(text).toContain('[tel:0933-12345]')
  })

  test('leaves out what an address says that nobody understands', async () => {
    const text = await search({
      theme: 'natural-041',
      group: 'constructor',
      place: '110101000000',
      page: '-3',
      subject: 'x',
      q: '  ',
    })
    expect(text).toContain(`共${SHIPPED.length}项`)
    expect(await search({ q: '<script>alert(1)</script>' })).toContain('没有找到')
    expect((await ask('/items?q=%3Cscript%3Ealert(1)')).body).not.toContain('<script>alert')
  })

  test('knows a case number when it sees one', async () => {
    expect(await search({ q: '11620826014345678L4000131123000202611230001' })).toContain('[/follow]')
  })
})

describe('a guide', () => {
  test('answers in the order in which people ask, law and details folded away at the end', async () => {
    const { body } = await ask(FOOD)
    const ids = [...body.matchAll(/<h2 id="(\w+)"/g)].map((match) => match[1])
    expect(ids).toEqual(['can', 'bring', 'time', 'cost', 'where', 'faq', 'details'])
    const details = body.slice(body.indexOf('id="details"'))
    for (const part of ['设定依据', '办理流程', '您的权利', '办理结果和有效期', '事项编码等信息', '注意事项'])
      expect(details).toMatch(new RegExp(`<summary>${part}`))
    expect(body.slice(body.indexOf('id="faq"'))).toContain('/consult?item=food-business-permit#ask')
    expect(details).toContain('国家对食品生产经营实行许可制度') // the article's own words
  })

  test('says in plain words who, how long, by which day, and what one gets', async () => {
    const text = await read(FOOD)
    expect(text).toContain('8个工作日内办结（承诺办结时限）')
    expect(text).toContain('10个工作日（法定办结时限）')
    expect(text).toContain('最晚2026年12月3日办结')
    expect(text).toContain('食品经营许可证')
    expect(text).toContain('不收费。')
  })

  test('names the organ, the windows and the nearest offices of the place', async () => {
    expect(await read(FOOD)).toContain(`[/place?return=${encodeURIComponent(FOOD)}]选一下您在哪里`)
    const text = await read(`${FOOD}?place=${COUNTY}`)
    expect(text).toContain('静宁县市场监督管理局办理')
    expect(text).toMatch(/静宁县政务服务中心.*2号窗口（市场监管综合窗口）/)
    expect(text).toContain('[tel:0933-9600413]')
    expect(text).toContain('11620826') // 实施编码
    expect(await read(FOOD, `place=${COUNTY}`)).toContain('静宁县市场监督管理局办理')
    expect(await read(`${FOOD}?place=999999999999`)).toContain('市场监督管理部门办理')
  })

  test('decided by townships asks for a township, and then names it', async () => {
    const item = '/items/rural-homestead-approval'
    expect(await read(`${item}?place=${COUNTY}`)).toContain('请选到乡镇（街道）')
    const text = await read(`${item}?place=${VILLAGE}`)
    expect(text).toContain('静宁县威戎镇人民政府')
    expect(text.indexOf('杨桥村便民服务站')).toBeLessThan(text.indexOf('静宁县威戎镇便民服务中心'))
  })

  test('leads to the application with place and answers, or to the windows where the law wants one in person', async () => {
    const standing = `place=${COUNTY}&answers=${encodeURIComponent('business:canteen')}`
    expect(await read(`${FOOD}?${standing}`)).toContain(`[/apply/food-business-permit?${standing}]开始办理`)
    const inPerson = await read('/items/identity-card-replacement')
    expect(inPerson).not.toContain('/apply/')
    expect(inPerson).toContain('[#where]看去哪里办')
    expect(inPerson).toContain('指纹') // why not on-line
  })

  test('that nobody knows is a page that helps, with status 404', async () => {
    for (const url of [
      '/items/nope',
      '/items/nope/list',
      '/items/nope/questions',
      '/items/nope/notice.pdf',
      '/departments/nope',
      '/nowhere',
    ]) {
      const reply = await ask(url)
      expect(reply.statusCode, url).toBe(404)
      expect(reply.body).toContain('action="/items"')
      expect(reply.body).toContain('0933-12345')
    }
    expect((await ask('/api/nowhere')).json()).toMatchObject({ status: 404, type: 'address/unknown' })
  })
})

describe('the questions', () => {
  const answered = async (url: string) => {
    const reply = await ask(url)
    expect(reply.statusCode).toBe(303)
    return String(reply.headers.location)
  }

  test('are asked on the page when they are few, and the whole list says when each material is needed', async () => {
    const { body } = await ask(HOUSE)
    expect(body).toContain(`action="${HOUSE}/answers"`)
    expect(body).toContain('name="q.seller"')
    expect(plain(body)).toMatch(
      /带押过户协议 看情况.*?只有这种情形才要：“房子上有没有贷款抵押？”选“贷款没还清，想带押过户”/,
    )
  })

  test("leave a list of one's own, which stands in the address", async () => {
    const all = 'q.seller=person&q.coOwned=one&q.loan=carried&q.proxy=present'
    const { body } = await ask(`${HOUSE}?answers=seller:person`)
    const [, shared] = /name="q\.(\w+)"[^>]*value="\w+"[^>]*>[^<]*<span>证上只有一个人/.exec(body) ?? []
    const option = new RegExp(`name="q\\.${shared}" value="(\\w+)"`).exec(body)?.[1]
    const to = await answered(
      `${HOUSE}/answers?place=${COUNTY}&${all.replace('q.coOwned=one', `q.${shared}=${option}`)}&seen=seller,loan,proxy`,
    )
    expect(decodeURIComponent(to)).toBe(
      `${HOUSE}?place=${COUNTY}&answers=seller:person,${shared}:${option},loan:carried,proxy:present#bring`,
    )
    const text = await read(to.replace(/#.*/, ''))
    expect(text).toContain('您的材料清单（共')
    expect(text).toContain('带押过户协议')
    expect(text).not.toContain('卖方授权委托书')
    expect(text).not.toContain('看情况')
    expect(text).toContain('窗口不会要求您提交清单以外的材料。')
  })

  test('that were passed over are asked again and say so; those that only now appear do not', async () => {
    const to = await answered(`${HOUSE}/answers?q.seller=person&seen=seller,loan,proxy`)
    expect(decodeURIComponent(to)).toContain('missed=loan,proxy')
    const { body } = await ask(to.replace(/#.*/, ''))
    expect(body.match(/请选择一项。/g)).toHaveLength(2)
    expect(plain(body)).toContain('还有问题没有回答')
    expect(body).toMatch(/name="q\.seller"[^>]*checked[^>]*value="person"|value="person"[^>]*checked/)
  })

  test('are asked one a page when they are many, with progress and a safe way back', async () => {
    expect(await read(FOOD)).toContain(`[${FOOD}/questions]回答问题，得出我的清单（最多5题）`)
    const first = await read(`${FOOD}/questions`)
    expect(first).toContain('第1题，最多5题')
    const to = await answered(`${FOOD}/answers?walk=1&q.business=canteen&seen=business`)
    expect(decodeURIComponent(to)).toBe(`${FOOD}/questions?answers=business:canteen`)
    const second = await read(to)
    expect(second).toContain('食堂是否承包给别人经营？')
    expect(second).toContain('第2题，最多4题')
    expect(second).toContain(`[${FOOD}/questions]上一题`)
    const again = await answered(`${FOOD}/answers?walk=1&q.business=canteen&seen=contracted`)
    expect((await ask(again)).body).toContain('请选择一项。')
    const last = await answered(
      `${FOOD}/answers?walk=1&q.business=canteen&q.contracted=no&q.certificate=licence&q.agent=self`,
    )
    expect(decodeURIComponent(last)).toBe(
      `${FOOD}?answers=business:canteen,contracted:no,certificate:licence,agent:self#bring`,
    )
    expect(await answered(last.replace(FOOD, `${FOOD}/questions`).replace(/#.*/, ''))).toBe(last)
  })

  test('one may be changed: what hung on it is asked again', async () => {
    const text = await read(`${FOOD}?answers=business:canteen,contracted:no,certificate:licence,agent:self`)
    expect(text).toContain(`[${FOOD}/questions]修改：您主要经营什么？`)
    expect(text).toContain(
      `[${FOOD}/questions?answers=${encodeURIComponent('business:canteen,contracted:no')}]修改：您用哪种证照申请？`,
    )
  })

  test.each(['business:', 'x', "business:canteen';--", 'business:nope,agent:self', 'a'.repeat(1200)])(
    'nobody asked (%#) count as not answered',
    async (answers) => {
      expect(await read(`${FOOD}?${new URLSearchParams({ answers })}`)).toContain('回答问题')
    },
  )
})

describe('on paper', () => {
  test('the list has only what this case needs, boxes to tick, and where to take it', async () => {
    const url = '/items/resident-medical-insurance/list'
    const open = await read(`${url}?place=${VILLAGE}`)
    expect(open).toContain('还有问题没有回答，下面列出的可能不全。')
    const { body } = await ask(
      `${FOOD}/list?place=${VILLAGE}&answers=business:canteen,contracted:yes,certificate:licence,agent:self`,
    )
    const text = plain(body)
    expect(body).toContain('class="list ticks"')
    const [take = '', omitted = ''] = text.split('这些不用交')
    expect(take).toContain('食堂承包经营合同')
    expect(take).not.toContain('授权委托书')
    expect(omitted).toContain('授权委托书不需要：“由谁来办？”您选了“经营者、法定代表人或者负责人本人”。')
    expect(text).not.toContain('还有问题没有回答')
    expect(text).toContain('静宁县威戎镇便民服务中心')
    expect(text).toContain('2026年11月23日打印，依据办事指南第1版')
  })

  test('the one-time notice is a PDF of this place and these answers, the same when asked again', async () => {
    const url = `${FOOD}/notice.pdf?place=${COUNTY}&answers=business:canteen,contracted:no,certificate:licence,agent:self`
    const [one, two] = [await ask(url), await ask(url)]
    expect(one.statusCode).toBe(200)
    expect(one.headers['content-type']).toBe('application/pdf')
    expect(one.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    expect(two.rawPayload).toEqual(one.rawPayload)
    expect(decodeURIComponent(String(one.headers['content-disposition']))).toContain(
      '一次性告知单（食品经营许可（新办））.pdf',
    )
  })

  test('a notice says where to go, so it asks for a place first and comes back', async () => {
    const reply = await ask(`${FOOD}/notice.pdf?answers=business:canteen`)
    expect(reply.statusCode).toBe(303)
    const back = new URL(String(reply.headers.location), 'http://here').searchParams.get('return')
    expect(back).toBe(`${FOOD}/notice.pdf?answers=${encodeURIComponent('business:canteen')}`)
  })

  test('the form can be taken home: every field of this situation, with boxes for choices', async () => {
    const { body } = await ask('/items/birth-certificate-reissue/form')
    expect(plain(body)).toContain('原证明上的孩子姓名')
    expect(body).toContain('<span class="box">水浸、火烧、撕毁</span>')
  })
})

describe('a department', () => {
  test('is found by name, and shows its items and how to reach it where one is', async () => {
    expect(await read('/departments')).toContain(
      `[/departments/market-regulation]市场监督管理部门共${REGULATED.length}项`,
    )
    const text = await read(`/departments/market-regulation?place=${COUNTY}`)
    expect(text).toContain('静宁县市场监督管理局')
    expect(text).toMatch(/监督投诉电话\[tel:0933-\d{7}\]/)
    expect(new Set(itemsIn(text)).size).toBe(
      REGULATED.filter(({ guide }) => guide.acceptedAt.includes('county')).length,
    )
    expect(await read('/departments/township-government', `place=${VILLAGE}`)).toContain(
      '静宁县威戎镇人民政府',
    )
    expect(await read('/departments/statistics')).toContain('目前没有面向群众和企业的事项')
  })
})

test('every page of every item is there, for nobody in particular and for a village', async () => {
  for (const { item } of SHIPPED)
    for (const part of ['', '/list', '/form', `?place=${VILLAGE}`, `/list?place=${VILLAGE}`])
      await read(`/items/${item}${part}`)
})

test('no page needs a script, and none writes one into itself', async () => {
  for (const url of [
    '/',
    '/items',
    FOOD,
    `${FOOD}/questions`,
    `${FOOD}/list`,
    '/departments',
    `/departments/health`,
  ]) {
    const { body } = await ask(url)
    expect(body, url).not.toMatch(/ on[a-z]+="| style="|javascript:/)
    expect(body.match(/<script/g), url).toHaveLength(1)
  }
})
