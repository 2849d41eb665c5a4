import { z } from 'zod'
import { HALT_GROUNDS } from '../../core/case/ground.ts'
import { FACTS } from '../../core/guide/bank.ts'
import type { Posts } from '../../core/guide/flow.ts'
import type { Guide } from '../../core/guide/guide.ts'
import { type LintFinding, lint } from '../../core/guide/lint.ts'
import { DOCUMENTS, type DocumentKind as Document } from '../../core/guide/registers.ts'
import { LEGAL_THEME, NATURAL_THEME } from '../../core/words/theme.ts'

/** The shape of a guide as a file or the database holds it: `core/guide/guide.ts` as something that can refuse. */

const line = z.string().trim().min(1)
const id = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9-]{0,39}$/, '编号以字母开头，只含字母、数字和连字符，不超过40个字符。')
const department = z.string().regex(/^[a-z]+(-[a-z]+)*$/, '部门用 data/city/departments.yaml 里的代号。')
const days = z.int().min(0).max(400)

/** The keys of a glossary as a choice. */
const keyOf = (words: Readonly<Record<string, unknown>>) =>
  z.enum(Object.keys(words).sort() as [string, ...string[]], '没有这个主题代码。')

const list = <T extends z.ZodType>(of: T) => z.array(of).readonly()
const some = <T extends z.ZodType>(of: T) => z.array(of).min(1).readonly()

const Level = z.enum(['city', 'county', 'township', 'village'])
const Subject = z.literal([1, 2, 3, 4, 5, 6, 9])
const Limit = z.strictObject({
  count: z.int().min(0).max(400),
  unit: z.enum(['workingDay', 'naturalDay', 'hour', 'minute', 'month']),
})

const DocumentKind = z.enum(Object.keys(DOCUMENTS) as [Document, ...Document[]])
const Condition = some(z.record(id, some(id)).readonly())
const Option = z.strictObject({ id, label: line })

/** Laws count articles; documents of government count parts (二、(三)). */
const ARTICLE =
  /^(第[〇零一二三四五六七八九十百千0-9]+(条|部分|项|款|章)|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])/

const LegalBasis = z.strictObject({
  law: line.regex(/^[^《》]+$/, '法律名称不写书名号。'),
  number: line,
  issuer: line,
  article: line.regex(ARTICLE, '写明是哪一条（规范性文件写明第几部分或者第几项），例如“第三十五条第一款”。'),
  text: line.min(15, '条款内容要写出原文。'),
})

const Question = z.strictObject({
  id,
  ask: line,
  hint: line.optional(),
  options: z.array(Option).min(2).readonly(),
  when: Condition.optional(),
})

const Material = z.strictObject({
  id,
  name: line.max(200),
  kind: z.enum(['original', 'copy', 'originalAndCopy']),
  form: z.enum(['paper', 'electronic', 'both']),
  need: z.enum(['required', 'optional', 'tolerable']),
  copies: z.int().min(0).max(20),
  size: line,
  source: z.enum(['applicant', 'government', 'other']),
  issuer: line.optional(),
  document: DocumentKind.optional(),
  ownWhen: Condition.optional(),
  standard: line,
  basis: line,
  fillNotes: line.optional(),
  fromForm: z.boolean().optional(),
  when: Condition.optional(),
})

const FormField = z.strictObject({
  id,
  kind: z.enum([
    'text',
    'longText',
    'number',
    'money',
    'date',
    'choice',
    'choices',
    'yesNo',
    'phone',
    'citizenId',
    'creditCode',
    'address',
  ]),
  fact: z.enum(FACTS).optional(),
  label: line,
  hint: line.optional(),
  optional: z.boolean().optional(),
  options: some(Option).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  unit: line.optional(),
  example: line.optional(),
  when: Condition.optional(),
})

const Step = z.strictObject({
  id,
  name: line,
  role: z.enum(['clerk', 'reviewer', 'approver']),
  department: department.optional(),
  days,
  fieldCheck: z.boolean().optional(),
  lowerReview: z.literal(true).optional(),
  standard: line,
  result: line,
})

const Fee = z.discriminatedUnion('charged', [
  z.strictObject({ charged: z.literal(false) }),
  z.strictObject({
    charged: z.literal(true),
    basis: line,
    rows: list(
      z.strictObject({ name: line, standard: line, amount: z.number().min(0), reduction: line.optional() }),
    ),
  }),
])

/** A guide, field by field; nothing more is accepted. Whether it holds together is `findingsIn` of the core. */
export const GuideSchema = z.strictObject({
  name: line.max(200),
  baseCode: line,
  localCode: line.optional(),
  type: z.enum(['01', '05', '07', '08', '09', '10', '20']),
  windowGroup: z.enum([
    'investment',
    'market',
    'realEstate',
    'insurance',
    'police',
    'birth',
    'housingFund',
    'other',
  ]),
  department,
  decidedAt: list(Level),
  acceptedAt: list(Level),
  powerSource: z.literal([1, 2, 3, 4, 5, 6]),
  subjects: some(Subject),
  themes: z.strictObject({ natural: list(keyOf(NATURAL_THEME)), legal: list(keyOf(LEGAL_THEME)) }),
  handling: z.enum(['onSpot', 'promised']),
  legalLimit: Limit.extend({ explain: line }),
  promisedLimit: Limit.extend({ explain: line.optional() }),
  correctionDays: z.int().min(1).max(60),
  basis: some(LegalBasis),
  conditions: some(z.strictObject({ kind: z.enum(['required', 'forbidding']), text: line })),
  questions: list(Question),
  materials: list(Material),
  form: list(z.strictObject({ id, title: line, fields: some(FormField) })),
  steps: some(Step),
  opinions: list(z.strictObject({ department, about: line, days: days.min(1) })),
  specialProcedures: list(
    z.strictObject({
      kind: z.enum([
        'hearing',
        'tender',
        'auction',
        'inspection',
        'testing',
        'quarantine',
        'appraisal',
        'expertReview',
        'publicNotice',
        'deliberation',
        'superiorApproval',
      ]),
      days: days.min(1),
      explain: line,
    }),
  ),
  extension: z.strictObject({ days, explain: line }).optional(),
  joint: z.strictObject({ kind: z.enum(['unified', 'joint', 'concentrated']), explain: line }).optional(),
  halts: some(z.strictObject({ ground: z.enum(HALT_GROUNDS), explain: line })).optional(),
  fee: Fee,
  result: z.strictObject({
    name: line,
    kind: z.enum(['10', '20', '30', '99']),
    document: DocumentKind.optional(),
    ownWhen: Condition.optional(),
    validity: line.optional(),
    sample: line.optional(),
  }),
  visits: z.int().min(0).max(5),
  visitReason: line.optional(),
  originals: z.enum(['beforeAcceptance', 'atClosing', 'none']),
  onlineDepth: z.enum(['I', 'II', 'III', 'IV']),
  onlineExcluded: line.optional(),
  channels: some(z.enum(['window', 'online', 'mail'])),
  delivery: some(z.enum(['pickup', 'mail', 'station', 'electronic'])),
  crossRegion: z.enum(['none', 'county', 'city', 'province', 'nation']),
  quantityLimit: line.optional(),
  notes: list(line),
  faq: list(z.strictObject({ question: line, answer: line })),
  synonyms: list(line.max(30)),
  remedies: z.strictObject({ review: line, court: line }).optional(),
  handlingItems: some(
    z.strictObject({
      serial: z.string().regex(/^\d{2}$/, '业务办理项顺序号为2位数字。'),
      name: line.max(200),
    }),
  ).optional(),
}) satisfies z.ZodType<Guide>

/**
 * What is missing or wrong in a draft of any shape: what the linter says, and what the schema would refuse besides, such as
 * the marks around the name of a law. One function for the editor while somebody types and for the gate, so that editors
 * and auditors read the same words; `posts` is what only the server knows.
 */
export function findingsOf(draft: unknown, posts?: Posts): LintFinding[] {
  const found = lint(draft, posts)
  const refused = GuideSchema.safeParse(draft).error?.issues ?? []
  const grave = found.filter(({ severity }) => severity === 'error')
  const isTold = (path: string) => grave.some((one) => lies(one.path, path) || lies(path, one.path))
  return [
    ...found,
    ...refused
      .map(({ path, message }) => ({ path: path.join('.'), message }))
      .filter(({ path }) => !isTold(path))
      .map(({ path, message }): LintFinding => ({ ...REFUSED, path, message })),
  ]
}
const REFUSED = {
  id: 'shape/refused',
  severity: 'error',
  law: '政务服务事项实施清单数据规范（C0101-2018）',
  suggestion: '按这句话改正。',
} as const
const lies = (path: string, within: string) => path === within || path.startsWith(`${within}.`)
