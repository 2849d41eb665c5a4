import { HALT_GROUNDS } from '../../case/ground.ts'
import { FACTS } from '../bank.ts'
import type { Guide } from '../guide.ts'
import { DOCUMENTS } from '../registers.ts'

/**
 * The shape of a guide, as something a draft can be held against while it is being written. `schema.ts` of the module
 * refuses what is not a guide; this completes it, so that every rule can look at the rest.
 */
type Shape =
  | { is: 'text'; label: string }
  | { is: 'number'; label: string }
  | { is: 'truth'; label: string }
  | { is: 'choice'; label: string; of: readonly (string | number)[] }
  | { is: 'list'; label: string; of: Shape; atLeast: number }
  | { is: 'condition'; label: string }
  | { is: 'record'; label: string; of: Readonly<Record<string, Shape>>; may: Readonly<Record<string, Shape>> }
  | { is: 'fee'; label: string }

const text = (label: string): Shape => ({ is: 'text', label })
const number = (label: string): Shape => ({ is: 'number', label })
const truth = (label: string): Shape => ({ is: 'truth', label })
const choice = (label: string, ...of: (string | number)[]): Shape => ({ is: 'choice', label, of })
const list = (label: string, of: Shape): Shape => ({ is: 'list', label, of, atLeast: 0 })
const some = (label: string, of: Shape): Shape => ({ is: 'list', label, of, atLeast: 1 })
const record = (
  label: string,
  of: Readonly<Record<string, Shape>>,
  may: Readonly<Record<string, Shape>> = {},
): Shape => ({ is: 'record', label, of, may })
const when: Shape = { is: 'condition', label: '适用情形' }

const UNITS = choice('期限单位', 'workingDay', 'naturalDay', 'hour', 'minute', 'month')
const LEVEL = choice('层级', 'city', 'county', 'township', 'village')
const option = record('选项', { id: text('选项编号'), label: text('选项') })

const document = choice('证件种类', ...Object.keys(DOCUMENTS))
const material = record(
  '申请材料',
  {
    id: text('材料编号'),
    name: text('材料名称'),
    kind: choice('材料类型', 'original', 'copy', 'originalAndCopy'),
    form: choice('材料形式', 'both', 'paper', 'electronic'),
    need: choice('材料必要性', 'required', 'optional', 'tolerable'),
    copies: number('份数'),
    size: text('规格'),
    source: choice('来源渠道', 'applicant', 'government', 'other'),
    standard: text('受理标准'),
    basis: text('要求提供的依据'),
  },
  {
    issuer: text('出具单位'),
    document,
    ownWhen: when,
    fillNotes: text('填报须知'),
    fromForm: truth('由表单生成'),
    when,
  },
)

const field = record(
  '表单项',
  {
    id: text('表单项编号'),
    kind: choice(
      '表单项种类',
      ...['text', 'longText', 'number', 'money', 'date', 'choice', 'choices', 'yesNo', 'phone'],
      ...['citizenId', 'creditCode', 'address'],
    ),
    label: text('表单项名称'),
  },
  {
    fact: choice('题库字段', ...FACTS),
    hint: text('提示'),
    optional: truth('选填'),
    options: some('选项', option),
    min: number('下限'),
    max: number('上限'),
    unit: text('单位'),
    example: text('示例'),
    when,
  },
)

const step = record(
  '环节',
  {
    id: text('环节编号'),
    name: text('环节名称'),
    role: choice('办理岗位', 'clerk', 'reviewer', 'approver'),
    days: number('完成时限'),
    standard: text('审查标准'),
    result: text('审查结果'),
  },
  { department: text('办理部门'), fieldCheck: truth('现场核查'), lowerReview: truth('下级初审') },
)

const SPECIAL = choice(
  '特别程序',
  ...['hearing', 'tender', 'auction', 'inspection', 'testing', 'quarantine', 'appraisal', 'expertReview'],
  ...['publicNotice', 'deliberation', 'superiorApproval'],
)

const GUIDE = record(
  '办事指南',
  {
    name: text('事项名称'),
    baseCode: text('基本编码'),
    type: choice('事项类型', '01', '05', '07', '08', '09', '10', '20'),
    windowGroup: choice(
      '窗口分组',
      ...['other', 'investment', 'market', 'realEstate', 'insurance', 'police', 'birth', 'housingFund'],
    ),
    department: text('责任部门'),
    decidedAt: list('行使层级', LEVEL),
    acceptedAt: list('受理层级', LEVEL),
    powerSource: choice('权力来源', 1, 2, 3, 4, 5, 6),
    subjects: some('服务对象', choice('服务对象', 1, 2, 3, 4, 5, 6, 9)),
    themes: record('主题', {
      natural: list('自然人主题', text('主题')),
      legal: list('法人主题', text('主题')),
    }),
    handling: choice('办件类型', 'promised', 'onSpot'),
    legalLimit: record('法定办结时限', {
      count: number('法定办结时限'),
      unit: UNITS,
      explain: text('法定办结时限说明'),
    }),
    promisedLimit: record(
      '承诺办结时限',
      { count: number('承诺办结时限'), unit: UNITS },
      { explain: text('承诺办结时限说明') },
    ),
    correctionDays: number('补正期限'),
    basis: some(
      '设定依据',
      record('设定依据', {
        law: text('法律法规名称'),
        number: text('依据文号'),
        issuer: text('颁布机关'),
        article: text('条款号'),
        text: text('条款内容'),
      }),
    ),
    conditions: some(
      '受理条件',
      record('受理条件', { kind: choice('条件类别', 'required', 'forbidding'), text: text('受理条件') }),
    ),
    questions: list(
      '情形问题',
      record(
        '情形问题',
        { id: text('问题编号'), ask: text('问题'), options: list('选项', option) },
        { hint: text('提示'), when },
      ),
    ),
    materials: list('申请材料', material),
    form: list(
      '申请表单',
      record('表单页', { id: text('页编号'), title: text('页标题'), fields: some('表单项', field) }),
    ),
    steps: some('办理流程', step),
    opinions: list(
      '征求意见',
      record('征求意见', {
        department: text('被征求意见的部门'),
        about: text('征求意见的内容'),
        days: number('时限'),
      }),
    ),
    specialProcedures: list(
      '特别程序',
      record('特别程序', { kind: SPECIAL, days: number('特别程序时限'), explain: text('特别程序说明') }),
    ),
    fee: { is: 'fee', label: '收费' },
    result: record(
      '审批结果',
      { name: text('审批结果名称'), kind: choice('审批结果类型', '10', '20', '30', '99') },
      { document, ownWhen: when, validity: text('有效期限'), sample: text('结果样本') },
    ),
    visits: number('到办事现场次数'),
    originals: choice('原件核验', 'none', 'beforeAcceptance', 'atClosing'),
    onlineDepth: choice('网上办理深度', 'I', 'II', 'III', 'IV'),
    channels: some('办理形式', choice('办理形式', 'window', 'online', 'mail')),
    delivery: some('结果送达方式', choice('送达方式', 'pickup', 'mail', 'station', 'electronic')),
    crossRegion: choice('通办范围', 'none', 'county', 'city', 'province', 'nation'),
    notes: list('注意事项', text('注意事项')),
    faq: list('常见问题', record('常见问题', { question: text('问题'), answer: text('答复') })),
    synonyms: list('常用叫法', text('常用叫法')),
  },
  {
    localCode: text('地方基本编码'),
    joint: record('统一办理、联合办理、集中办理', {
      kind: choice('办理方式', 'unified', 'joint', 'concentrated'),
      explain: text('依据'),
    }),
    extension: record('延期', { days: number('延期'), explain: text('延期说明') }),
    halts: some(
      '中止',
      record('中止', { ground: choice('中止事由', ...HALT_GROUNDS), explain: text('中止说明') }),
    ),
    visitReason: text('必须现场办理原因'),
    onlineExcluded: text('不能网上办理的依据'),
    quantityLimit: text('数量限制'),
    handlingItems: list('业务办理项', record('业务办理项', { serial: text('顺序号'), name: text('名称') })),
    remedies: record('救济途径', { review: text('行政复议'), court: text('行政诉讼') }),
  },
)

const FREE = record('收费', { charged: truth('是否收费') })
const CHARGED = record('收费', {
  charged: truth('是否收费'),
  basis: text('收费依据'),
  rows: list(
    '收费项目',
    record(
      '收费项目',
      { name: text('收费项目名称'), standard: text('收费标准'), amount: number('金额') },
      { reduction: text('减免') },
    ),
  ),
})

/** A place that is not as it should be: nothing there, or not what belongs there. */
export type Gap = { path: string; label: string; wrong: 'missing' | 'kind' | 'unknown'; choices?: string }

/** A draft with every gap filled by something neutral, and the gaps. Rules pass over what was filled. */
export function completed(draft: unknown): { guide: Guide; gaps: Gap[] } {
  const gaps: Gap[] = []
  return { guide: complete(GUIDE, draft, '', gaps) as Guide, gaps }
}

function complete(shape: Shape, value: unknown, path: string, gaps: Gap[]): unknown {
  if (shape.is === 'fee')
    return complete(isRecord(value) && value.charged === true ? CHARGED : FREE, value, path, gaps)
  const missing = value === undefined || value === null || (shape.is === 'text' && blank(value))
  if (missing || !fits(shape, value)) {
    const choices = shape.is === 'choice' ? { choices: shape.of.join('、') } : {}
    gaps.push({ path, label: shape.label, wrong: missing ? 'missing' : 'kind', ...choices })
  }
  switch (shape.is) {
    case 'record':
      return completeRecord(shape, isRecord(value) ? value : undefined, path, gaps)
    case 'list': {
      const items = Array.isArray(value) ? value : []
      if (Array.isArray(value) && items.length < shape.atLeast)
        gaps.push({ path, label: shape.label, wrong: 'missing' })
      return Array.from(items, (one, i) => complete(shape.of, one, at(path, i), gaps))
    }
    case 'condition':
      return fits(shape, value) ? value : undefined
    default:
      return fits(shape, value) ? value : NEUTRAL[shape.is](shape)
  }
}

function completeRecord(
  shape: Shape & { is: 'record' },
  value: Readonly<Record<string, unknown>> | undefined,
  path: string,
  gaps: Gap[],
): unknown {
  // where the whole is missing, its parts are not told one by one
  const inner: Gap[] = value === undefined && path !== '' ? [] : gaps
  const filled: Record<string, unknown> = {}
  for (const [key, of] of Object.entries(shape.of)) {
    filled[key] = complete(of, own(value, key), at(path, key), inner)
  }
  for (const [key, of] of Object.entries(shape.may)) {
    const given = own(value, key)
    if (given !== undefined) filled[key] = complete(of, given, at(path, key), inner)
  }
  for (const key of Object.keys(value ?? {})) {
    if (!Object.hasOwn(shape.of, key) && !Object.hasOwn(shape.may, key))
      gaps.push({ path: at(path, key), label: key, wrong: 'unknown' })
  }
  return filled
}

const NEUTRAL = {
  text: () => '',
  number: () => 0,
  truth: () => false,
  choice: (shape: Shape) => (shape.is === 'choice' ? shape.of[0] : undefined),
} as const

function fits(shape: Shape, value: unknown): boolean {
  switch (shape.is) {
    case 'text':
      return typeof value === 'string' && !blank(value)
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'truth':
      return typeof value === 'boolean'
    case 'choice':
      return (typeof value === 'string' || typeof value === 'number') && shape.of.includes(value)
    case 'list':
      return Array.isArray(value)
    case 'condition':
      return Array.isArray(value) && value.length > 0 && value.every(isPremises)
    default:
      return isRecord(value)
  }
}

const isPremises = (all: unknown) =>
  isRecord(all) &&
  Object.values(all).every(
    (accepted) => Array.isArray(accepted) && accepted.every((one) => typeof one === 'string'),
  )
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const blank = (value: unknown) => typeof value === 'string' && value.trim() === ''
const at = (path: string, key: string | number) => (path === '' ? String(key) : `${path}.${key}`)
const own = (value: Readonly<Record<string, unknown>> | undefined, key: string) =>
  value !== undefined && Object.hasOwn(value, key) ? value[key] : undefined
