import { LOWER_REVIEW_DAYS } from '../case/clocks.ts'
import { JOINT_DAYS, JOINT_EXTENSION_DAYS } from '../case/terms.ts'
import type { Limit } from '../limit.ts'
import { CHOICES } from './form.ts'
import type { Condition, Guide, ItemType, Level } from './guide.ts'
import { vagueIn } from './vague.ts'

/** What is wrong with a guide, and where: `materials.2.issuer`. */
export type Finding = { path: string; message: string }

/**
 * Everything that must hold before a guide may bind anybody, beyond its shape: the quality rules of the national
 * item lists, the limits against each other, and the questions that decide. Empty when the guide is sound.
 */
export function findingsIn(guide: Guide): Finding[] {
  return [
    codes,
    limits,
    together,
    lower,
    steps,
    visits,
    fees,
    subjects,
    ids,
    conditions,
    materials,
    wording,
  ].flatMap((rule) => rule(guide))
}

/** A limit in natural days, for comparing limits of different units: five working days make a week, a month has 30 days. */
export function lengthInDays({ count, unit }: Limit): number {
  const days = { workingDay: 7 / 5, naturalDay: 1, hour: 7 / 5 / 8, minute: 7 / 5 / 480, month: 30 } as const
  return count * days[unit]
}

type Rule = (guide: Guide) => Finding[]
const when = (wrong: boolean, path: string, message: string): Finding[] => (wrong ? [{ path, message }] : [])

/** 2 region + 2 type + 5 main item + 3 sub-item; the type in the code is the item's own. */
const BASE_CODE = /^\d{2}(?<type>01|05|07|08|09|10|20)[0-9A-HJ-NP-RT-Y]{8}$/
const ONE_LEVEL: Readonly<Record<string, Level>> = {
  'township-government': 'township',
  'village-committee': 'village',
}

const codes: Rule = (g) => {
  const type = BASE_CODE.exec(g.baseCode)?.groups?.type as ItemType | undefined
  const level = ONE_LEVEL[g.department]
  return [
    ...when(type === undefined, 'baseCode', '基本编码应为12位：2位地区、2位事项类型、5位主项、3位子项。'),
    ...when(
      type !== undefined && type !== g.type,
      'baseCode',
      `基本编码里的类型是${type}，与事项类型${g.type}不一致。`,
    ),
    ...when(
      level !== undefined && g.decidedAt.some((at) => at !== level),
      'decidedAt',
      '行使层级与责任部门不符。',
    ),
  ]
}

const limits: Rule = (g) => {
  const onSpot = g.handling === 'onSpot'
  const promised = lengthInDays(g.promisedLimit)
  return [
    ...when(
      onSpot !== (g.promisedLimit.count === 0),
      'promisedLimit',
      '即办件的承诺时限应为0，承诺件的应大于0。',
    ),
    ...when(promised > lengthInDays(g.legalLimit), 'promisedLimit', '承诺办结时限不得长于法定办结时限。'),
    ...when(
      g.steps.reduce((sum, step) => sum + step.days, 0) * (7 / 5) > promised + 0.01,
      'steps',
      '各环节时限之和不得超过承诺办结时限。',
    ),
    ...g.opinions.flatMap((o, i) => [
      ...when(
        o.days * (7 / 5) > promised + 0.01,
        `opinions.${i}.days`,
        '征求意见的时限不得超过承诺办结时限。',
      ),
      ...when(o.department === g.department, `opinions.${i}.department`, '不能向本部门征求意见。'),
      ...when(
        g.opinions.findIndex((other) => other.department === o.department) < i,
        `opinions.${i}.department`,
        '同一部门只征求一次意见。',
      ),
    ]),
    ...when(
      onSpot && g.opinions.length + g.specialProcedures.length > 0,
      'handling',
      '即办件不能有征求意见和特别程序。',
    ),
  ]
}

/** What several departments handle together: at most 45 working days, 15 more once (Administrative Licensing Law art. 26, 42). */
const together: Rule = (g) => {
  if (g.joint === undefined) return []
  const others = [...g.steps, ...g.opinions].filter(
    ({ department = g.department }) => department !== g.department,
  )
  return [
    ...when(
      g.type !== '01' || g.handling === 'onSpot',
      'joint',
      '统一办理、联合办理、集中办理只适用于行政许可的承诺件。',
    ),
    ...when(
      g.decidedAt.some((at) => at !== 'city' && at !== 'county'),
      'joint',
      '统一办理、联合办理、集中办理由市、县人民政府组织，行使层级应为市级或者县级。',
    ),
    ...when(
      others.length === 0,
      'joint',
      '统一办理、联合办理、集中办理的，至少有一个别的部门办理环节或者提出意见。',
    ),
    ...when(
      g.legalLimit.unit !== 'workingDay' || g.legalLimit.count > JOINT_DAYS,
      'legalLimit',
      `统一办理、联合办理、集中办理的，法定办结时限不得超过${JOINT_DAYS}个工作日。`,
    ),
    ...when(
      (g.extension?.days ?? 0) > JOINT_EXTENSION_DAYS,
      'extension.days',
      `统一办理、联合办理、集中办理的，延长不得超过${JOINT_EXTENSION_DAYS}个工作日。`,
    ),
  ]
}

/** What a lower organ reviews first and reports up: before everything else, within 20 working days (art. 35, 43). */
const lower: Rule = (g) => {
  const first = g.steps.findIndex((step) => !step.lowerReview)
  const days = g.steps.reduce((sum, step) => sum + (step.lowerReview ? step.days : 0), 0)
  if (!g.steps.some((step) => step.lowerReview)) return []
  return [
    ...g.steps.flatMap((step, i) =>
      when(
        step.lowerReview === true && (first < i || first < 0),
        `steps.${i}.lowerReview`,
        '下级机关的初审应当在其他环节以前，并且由上级机关作出决定。',
      ),
    ),
    ...when(
      days > LOWER_REVIEW_DAYS,
      'steps',
      `下级机关应当自受理之日起${LOWER_REVIEW_DAYS}个工作日内审查完毕并上报。`,
    ),
    ...when(
      g.decidedAt.some((at) => at !== 'city' && at !== 'county'),
      'decidedAt',
      '由下级机关初审的，行使层级应为市级或者县级。',
    ),
    ...when(
      g.legalLimit.unit === 'hour' || g.legalLimit.unit === 'minute',
      'legalLimit',
      '由下级机关初审的，法定办结时限应当按日或者按月计算。',
    ),
  ]
}

const steps: Rule = (g) => {
  const last = g.steps.length - 1
  if (g.handling === 'onSpot')
    return when(
      g.steps.length !== 1 || g.steps[0]?.role !== 'clerk' || g.steps[0].department !== undefined,
      'steps',
      '即办件只有一个环节，由窗口综合受理人员（clerk）当场办理。',
    )
  return [
    ...when(
      g.steps[last]?.role !== 'approver',
      `steps.${last}.role`,
      '承诺件的最后一个环节由首席代表（approver）作出决定。',
    ),
    ...when(
      g.steps[last]?.department !== undefined,
      `steps.${last}.department`,
      '决定由本部门作出，不能写别的部门。',
    ),
    ...g.steps.flatMap((s, i) => [
      ...when(
        s.role === 'clerk',
        `steps.${i}.role`,
        '承诺件的环节由审查人员或者首席代表办理，受理人员不得办理。',
      ),
      ...when(s.department === g.department, `steps.${i}.department`, '本部门的环节不用写部门。'),
    ]),
  ]
}

const visits: Rule = (g) => {
  const online = g.channels.includes('online')
  const mail = g.channels.includes('mail')
  return [
    ...when(
      g.visits > 0 !== (g.visitReason !== undefined),
      'visitReason',
      '到场次数大于0的写明必须现场办理的原因，等于0的不写。',
    ),
    ...when(g.onlineDepth === 'IV' && g.visits > 0, 'visits', '网办深度Ⅳ级的，到场次数应为0。'),
    ...when(
      g.visits === 0 && !online && !mail,
      'channels',
      '到场次数为0又不能网上办理的，应当可以邮寄办理。',
    ),
    ...when(
      online === (g.onlineExcluded !== undefined),
      'onlineExcluded',
      '不能网上办理的写明法律依据，能网上办理的不写。',
    ),
    ...when(
      g.originals !== 'none' && g.visits === 0 && !mail,
      'originals',
      '要核验原件的，到场次数不能为0，除非可以邮寄。',
    ),
    ...when(g.acceptedAt.length === 0, 'acceptedAt', '至少有一级窗口受理。'),
    ...when(g.decidedAt.length === 0, 'decidedAt', '至少有一级行使。'),
  ]
}

const fees: Rule = (g) =>
  when(g.fee.charged && g.fee.rows.length === 0, 'fee.rows', '收费的事项应当逐项写明收费标准。')

const subjects: Rule = (g) => {
  const natural = g.subjects.includes(1)
  const legal = g.subjects.some((subject) => subject !== 1)
  return [
    ...when(
      natural !== g.themes.natural.length > 0,
      'themes.natural',
      '服务对象有自然人的选自然人主题，没有的不选。',
    ),
    ...when(
      legal !== g.themes.legal.length > 0,
      'themes.legal',
      '服务对象有法人或者其他组织的选法人主题，没有的不选。',
    ),
    ...when(g.type === '01' && g.faq.length === 0, 'faq', '行政许可事项至少有一个常见问题。'),
  ]
}

const ids: Rule = (g) => [
  ...repeated(g.questions.map((q, i) => [q.id, `questions.${i}.id`])),
  ...g.questions.flatMap((q, i) =>
    repeated(q.options.map((o, j) => [o.id, `questions.${i}.options.${j}.id`])),
  ),
  ...repeated(g.materials.map((m, i) => [m.id, `materials.${i}.id`])),
  ...repeated(g.steps.map((s, i) => [s.id, `steps.${i}.id`])),
  ...repeated(g.form.map((p, i) => [p.id, `form.${i}.id`])),
  // a condition may ask a question or a field, so they share their names
  ...repeated([
    ...g.questions.map((q, i) => [q.id, `questions.${i}.id`] as const),
    ...g.form.flatMap((p, i) => p.fields.map((f, j) => [f.id, `form.${i}.fields.${j}.id`] as const)),
  ]),
]

function repeated(named: readonly (readonly [id: string, path: string])[]): Finding[] {
  return named
    .filter(([id], at) => named.findIndex(([other]) => other === id) < at)
    .map(([id, path]) => ({ path, message: `编号“${id}”重复。` }))
}

/** Every condition asks only what stands before it, and accepts only answers that can be given. */
const conditions: Rule = (g) => {
  const known = new Map<string, ReadonlySet<string>>()
  const ask = (id: string, options: readonly { id: string }[]) =>
    known.set(id, new Set(options.map((o) => o.id)))
  const found: Finding[] = []
  g.questions.forEach((question, i) => {
    found.push(...unknownIn(question.when, known, `questions.${i}.when`))
    ask(question.id, question.options)
  })
  g.materials.forEach((material, i) => {
    found.push(...unknownIn(material.when, known, `materials.${i}.when`))
  })
  g.form.forEach((page, i) => {
    page.fields.forEach((field, j) => {
      const path = `form.${i}.fields.${j}`
      const choice = (CHOICES as readonly string[]).includes(field.kind)
      found.push(...unknownIn(field.when, known, `${path}.when`))
      const options = field.kind === 'yesNo' ? YES_NO : (field.options ?? [])
      found.push(...when(choice && options.length === 0, `${path}.options`, '选择题应当列出选项。'))
      found.push(
        ...when(
          (!choice || field.kind === 'yesNo') && field.options !== undefined,
          `${path}.options`,
          '只有选择题才有选项。',
        ),
      )
      found.push(
        ...when(
          (field.min ?? 0) > (field.max ?? Number.POSITIVE_INFINITY),
          `${path}.min`,
          '下限不能大于上限。',
        ),
      )
      found.push(...repeated(options.map((o, k) => [o.id, `${path}.options.${k}.id`])))
      if (choice) ask(field.id, options)
    })
  })
  return found
}
const YES_NO = [{ id: 'yes' }, { id: 'no' }] as const

function unknownIn(
  condition: Condition | undefined,
  known: ReadonlyMap<string, ReadonlySet<string>>,
  path: string,
) {
  return (condition ?? []).flatMap((all) => [
    ...when(Object.keys(all).length === 0, path, '条件不能是空的。'),
    ...Object.entries(all).flatMap(([id, accepted]) => {
      const options = known.get(id)
      if (!options) return [{ path, message: `条件问到“${id}”，但前面没有这个问题。` }]
      return accepted
        .filter((one) => !options.has(one))
        .map((one) => ({ path, message: `“${id}”没有“${one}”这个选项。` }))
    }),
  ])
}

const materials: Rule = (g) =>
  g.materials.flatMap((m, i) => [
    ...when(
      (m.form === 'electronic') !== (m.copies === 0),
      `materials.${i}.copies`,
      '只收电子件的份数为0，收纸质的至少1份。',
    ),
    ...when(
      (m.source === 'applicant') !== (m.issuer === undefined),
      `materials.${i}.issuer`,
      '不是申请人自备的材料应当写明由谁出具；自备的不写。',
    ),
  ])

/** No loophole clauses in what people are asked for (Regulation on Government Services On-line art. 6; the notice, N31). */
const wording: Rule = (g) =>
  [
    ...g.conditions.map((c, i) => [`conditions.${i}.text`, c.text] as const),
    ...g.materials.flatMap((m, i) =>
      (['name', 'standard', 'fillNotes'] as const).map(
        (part) => [`materials.${i}.${part}`, m[part] ?? ''] as const,
      ),
    ),
    ...g.steps.flatMap((s, i) =>
      (['standard', 'result'] as const).map((part) => [`steps.${i}.${part}`, s[part]] as const),
    ),
    ...(g.fee.charged ? g.fee.rows.map((row, i) => [`fee.rows.${i}.standard`, row.standard] as const) : []),
  ].flatMap(([path, text]) => {
    const vague = vagueIn(text)
    return vague === undefined ? [] : [{ path, message: `“${vague}”说得不清楚，应当写明具体内容。` }]
  })
