import { addWorkingDays, type Calendar } from '../core/calendar.ts'
import { addDays, type Day } from '../core/day.ts'
import type { Grade } from '../core/inspections/inspection.ts'
import { RuleViolation } from '../core/violation.ts'
import { call, file, hold, judge, record, report } from '../modules/inspections/commands.ts'
import { inspectionFor } from '../modules/inspections/queries.ts'
import { chanceOf } from '../modules/organisation/city/chance.ts'
import type { PostRole } from '../modules/organisation/facade.ts'
import { divisionsOf, holdersOf, organFor, postsAt, sitesHandingOut } from '../modules/organisation/facade.ts'
import type { Staff } from '../platform/actor.ts'
import { type Db, type Tx, transact } from '../platform/db.ts'
import type { Setting } from '../platform/setting.ts'
import { typeset } from '../platform/typeset.ts'
import { actorOf } from './staff.ts'

const CITY = '620800000000'
type Finding = {
  problem: string
  basis: string
  /** Calendar days from the inspection to the deadline. */
  days: number
  /** What happened then: so many days after the inspection it was reported, and judged. */
  story: readonly (
    | { report: string; after: number }
    | { verdict: 'confirmed' | 'sentBack'; note: string; after: number }
  )[]
}
type Told = {
  /** Whether the county's market regulation answers, and not the hall. */
  department?: true
  subjectKind: 'site' | 'window' | 'itemGroup'
  subject?: string
  window?: string
  /** Days before today. */
  ago: number
  purpose: string
  findings: readonly Finding[]
  measure?: { person: string; place: string; grade: Grade; basis: string; document: string; after: number }
}

const NOTICE = '平凉市《全面推进政务服务中心“一窗受理集成服务”工作方案》'
const DONE = [
  { report: '已重新制作公示牌并上墙，照片随附窗口存档。', after: 4 },
  { verdict: 'confirmed', note: '现场复查，公示完整。', after: 6 },
] as const

/** Inspections in every state there is, told by county in turn. */
const TOLD: readonly Told[] = [
  {
    ...{ subjectKind: 'site', ago: 40, purpose: '一窗受理运行和办理时限公示情况' },
    findings: [
      { problem: '两个窗口没有公示承诺时限和监督电话', basis: NOTICE, days: 14, story: DONE },
      {
        ...{ problem: '首问责任登记不完整，有3天没有记录', basis: '首问责任制度', days: 14 },
        story: [
          { report: '已补记并组织学习首问责任制度。', after: 3 },
          { verdict: 'sentBack', note: '补记没有当事窗口人员签名，请核实后重新报送。', after: 5 },
          { report: '已由当班人员核实签名，值班长逐日检查。', after: 8 },
          { verdict: 'confirmed', note: '', after: 10 },
        ],
      },
    ],
    measure: {
      ...{ person: '窗口组长', place: '政务服务中心', grade: 'talk', basis: '首问责任制度落实不到位' },
      ...{ document: '督字〔2026〕3号', after: 12 },
    },
  },
  {
    ...{
      subjectKind: 'window',
      window: '2号综合窗口',
      ago: 25,
      purpose: '群众反映排队时间长，现场查看叫号和受理',
    },
    findings: [
      {
        ...{ problem: '午间值班只有一人，办事群众等候超过30分钟', basis: '窗口服务规范', days: 10 },
        story: [
          { report: '已调整午间值班为两人。', after: 6 },
          { verdict: 'sentBack', note: '请附近两周的值班表。', after: 9 },
        ],
      },
    ],
  },
  {
    ...{
      subjectKind: 'itemGroup',
      subject: 'market',
      ago: 12,
      purpose: '市场监管类事项“最多跑一次”落实情况',
    },
    findings: [
      { problem: '办事指南的示范文本与现行表格不一致', basis: NOTICE, days: 30, story: [] },
      {
        ...{ problem: '现场核查仍要求申请人到窗口领取通知', basis: NOTICE, days: 20 },
        story: [{ report: '已改为电子送达，同时短信告知。', after: 7 }],
      },
    ],
  },
  {
    ...{ subjectKind: 'site', ago: 18, purpose: '节前作风和在岗情况抽查' },
    findings: [
      { problem: '一个岗位未按规定登记顶岗，AB岗制度没有落实', basis: 'AB岗工作制度', days: 10, story: [] },
    ],
    measure: {
      ...{ person: '值班负责人', place: '政务服务中心', grade: 'criticism', basis: 'AB岗工作制度没有落实' },
      ...{ document: '督字〔2026〕5号', after: 8 },
    },
  },
  {
    ...{ subjectKind: 'window', window: '出件窗口', ago: 5, purpose: '结果送达时限和签收登记' },
    findings: [
      { problem: '邮寄送达的有2件没有登记签收日期', basis: '《行政许可法》第四十四条', days: 15, story: [] },
    ],
  },
  { subjectKind: 'site', ago: 3, purpose: '办事指南和收费公示抽查', findings: [] },
]

/** Inspections and work plans of the demo city, made by the real commands; what is there already stays as it is. */
export async function inspectPast(db: Db, setting: Setting, today: Day): Promise<void> {
  const calendar = await setting.calendar()
  const counties = (await divisionsOf(db, CITY, today)).filter(({ kind }) => kind === 'statutory')
  const supervisor = await holderAt(db, { division: CITY }, 'supervisor', today)
  for (const [n, { code }] of counties.entries())
    for (const told of [TOLD[n % TOLD.length], TOLD[(n + 3) % TOLD.length]])
      if (told) await tell(db, { calendar, supervisor, today, county: code }, told)
  await planPast(db, setting, { today, supervisor })
}

type Around = { calendar: Calendar; supervisor: Staff; today: Day; county: string }

/** One inspection with all that followed, in one transaction: there as a whole, or not at all. */
async function tell(db: Db, { calendar, supervisor, today, county }: Around, told: Told): Promise<void> {
  const chance = chanceOf(`inspection ${county} ${told.purpose}`)
  const id = chance.uuid()
  const on = addWorkingDays(calendar, addDays(today, -told.ago - 4), 1)
  const hall = (await sitesHandingOut(db, county, today)).find(
    ({ kind, division }) => kind === 'hall' && division === county,
  )
  if (!hall) return
  const { id: organ } = await organFor(
    db,
    { department: 'market-regulation', level: 'county', division: county },
    today,
  )
  const manager = told.department
    ? await holderAt(db, { organ }, 'approver', today)
    : await holderAt(db, { site: hall.id }, 'hallManager', today)
  const by = (actor: Staff, day: Day) => ({ actor, requestId: chance.uuid(), today: day })
  const { subjectKind, window = '', purpose, findings, measure } = told
  await transact(db, async (tx) => {
    if (await isThere(tx, supervisor, id, today)) return
    await record(tx, by(supervisor, on), {
      ...{ id, division: county, subjectKind, subject: told.subject ?? hall.id, window, on, purpose },
      inspectors: [supervisor.name, '随行督查员'],
      findings: findings.map(({ problem, basis, days }) => ({
        ...{ problem, basis, deadline: addDays(on, days) },
        ...(told.department
          ? { responsibleKind: 'organ' as const, responsible: organ }
          : { responsibleKind: 'site' as const, responsible: hall.id }),
      })),
    })
    for (const [n, { story }] of findings.entries())
      for (const step of story) {
        const then = addDays(on, step.after)
        if (then > today) break
        await ('report' in step
          ? report(tx, by(manager, then), { id, nth: n + 1, text: step.report })
          : judge(tx, by(supervisor, then), { id, nth: n + 1, verdict: step.verdict, note: step.note }))
      }
    if (!measure || addDays(on, measure.after) > today) return
    const { after, ...rest } = measure
    const then = addDays(on, after)
    await hold(tx, by(supervisor, then), { id, finding: 1, decidedOn: then, ...rest })
  })
}

const isThere = (tx: Tx, supervisor: Staff, id: string, today: Day): Promise<boolean> =>
  inspectionFor(tx, supervisor, id, today).then(
    () => true,
    (error) => {
      if (error instanceof RuleViolation) return false
      throw error
    },
  )

/** What the notice of 2018 asked of every county, asked again this year: all have filed, one of them late. */
async function planPast(db: Db, setting: Setting, { today, supervisor }: { today: Day; supervisor: Staff }) {
  const counties = await divisionsOf(db, CITY, today)
  const issuedOn = addDays(today, -60)
  const dueOn = addDays(issuedOn, 30)
  const id = chanceOf('plans').uuid()
  const title = '一窗受理集成服务实施方案'
  await transact(db, (tx) =>
    call(
      tx,
      { actor: supervisor, requestId: id, today: issuedOn },
      { id, title, document: '平政办发〔2026〕18号', issuedOn, dueOn },
    ),
  )
  for (const [n, { code, name }] of counties.entries()) {
    const chance = chanceOf(`plan ${code}`)
    const datedOn = addDays(issuedOn, 10 + chance.below(12))
    const filedOn = addDays(dueOn, n === 3 ? 4 : -1 - chance.below(5))
    const filer = (await findHolder(db, { division: code }, 'supervisor', today)) ?? supervisor
    const called = `${name}${title}`
    const { pdf } = await typeset(
      TEMPLATE,
      { title: called, lines: LINES, date: datedOn },
      new Date(`${filedOn}T02:00:00Z`),
    )
    const { sha256, size } = await setting.files.put(bytes(pdf))
    const filing = { division: code, title: called, datedOn, name: `${called}.pdf` }
    const stored = { name: filing.name, mediaType: 'application/pdf', size, sha256 }
    await transact(db, (tx) =>
      file(tx, { actor: filer, requestId: chance.uuid(), today: filedOn }, id, filing, stored),
    )
  }
}

async function* bytes(pdf: Buffer): AsyncGenerator<Uint8Array> {
  yield pdf
}

const LINES = [
  '一、工作目标：前台综合受理、后台分类审批、统一窗口出件，群众办事最多跑一次。',
  '二、主要任务：设置综合受理窗口，编制标准化办事指南，接入统一受理平台，规范时限和文书。',
  '三、进度安排：方案报备后一个月内完成窗口设置，两个月内事项全部进入综合窗口。',
  '四、督促检查：每月自查一次，市级督查发现的问题按期整改销号，落实不力的依规追究责任。',
]
const TEMPLATE = `
#let input = json(bytes(sys.inputs.data))
#set document(title: input.title, date: auto)
#set page(paper: "a4", margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm))
#set text(font: input.fonts, fallback: false, lang: "zh", region: "cn", size: 16pt)
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 14pt, spacing: 14pt)
#align(center, text(size: 22pt, weight: "bold", input.title))
#v(16pt)
#for line in input.lines [#par(line)]
#v(16pt)
#align(right, input.date)
`

async function holderAt(
  db: Db,
  where: { site?: string; organ?: string; division?: string },
  role: PostRole,
  on: Day,
): Promise<Staff> {
  const holder = await findHolder(db, where, role, on)
  if (!holder) throw new TypeError(`nobody is ${role} at ${JSON.stringify(where)}`)
  return holder
}

async function findHolder(
  db: Db,
  where: { site?: string; organ?: string; division?: string },
  role: PostRole,
  on: Day,
) {
  const [post] = await postsAt(db, { ...where, role } as Parameters<typeof postsAt>[1], on)
  const holder = post && (await holdersOf(db, post.id, on)).find(({ standing }) => standing !== 'waiting')
  return post && holder && actorOf(post, holder)
}
