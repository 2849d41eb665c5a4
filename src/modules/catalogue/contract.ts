import { z } from 'zod'
import { ITEM_TYPE, SUBJECT_KIND, WINDOW_GROUP } from '../../core/words/catalogue.ts'
import { THEMES } from '../../core/words/theme.ts'
import { endpoint } from '../../platform/endpoint.ts'
import { GuideSchema } from './schema.ts'

const keysOf = <T extends Readonly<Record<string, unknown>>>(words: T) =>
  z.enum(Object.keys(words) as [keyof T & string, ...(keyof T & string)[]])

const list = <T extends z.ZodType>(of: T) => z.array(of).readonly()

const Item = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '事项代号只含小写字母、数字和连字符。')
  .max(80)
const Division = z.string().regex(/^(\d{12}|LOCAL-[A-Z0-9]{2,12})$/, '区划代码为12位数字。')
export const SubjectKind = keysOf(SUBJECT_KIND)
export const Theme = z.enum(THEMES.map(({ theme }) => theme) as [string, ...string[]], '没有这个主题。')

/** What may stand in the address bar of a search. Everything is optional: without anything, all items. */
export const Search = z.strictObject({
  text: z.string().trim().max(60, '最多输入60个字。').optional(),
  kind: SubjectKind.optional(),
  theme: Theme.optional(),
  windowGroup: keysOf(WINDOW_GROUP).optional(),
  department: z.string().max(40).optional(),
  place: Division.optional(),
  page: z.coerce.number<string | number>().int().min(1).max(1000).default(1),
  size: z.coerce.number<string | number>().int().min(1).max(50).default(20),
})
export type Search = z.output<typeof Search>

/** Since when no new application is taken, and from which day it is again, where that is decided. */
export const Suspended = z.object({ since: z.iso.date(), resumesOn: z.iso.date().nullable() })
export type Suspended = z.infer<typeof Suspended>

/** One line of a list of items. */
export const FoundItem = z.object({
  item: Item,
  name: z.string(),
  department: z.string(),
  windowGroup: keysOf(WINDOW_GROUP),
  handling: z.enum(['onSpot', 'promised']),
  /** The promised limit in words: 8个工作日. */
  promised: z.string(),
  visits: z.int(),
  online: z.boolean(),
  charged: z.boolean(),
  /** 暂停办理; null while people may apply. */
  suspended: Suspended.nullable(),
  /** The everyday word that led here, where the name itself did not. */
  via: z.string().optional(),
})
export type FoundItem = z.infer<typeof FoundItem>

const Counts = z.record(z.string(), z.int())
export const SearchAnswer = z.object({
  items: z.array(FoundItem),
  total: z.int(),
  page: z.int(),
  size: z.int(),
  /** How many items each choice of a filter would leave, the other filters as they are. */
  facets: z.object({ kind: Counts, theme: Counts, windowGroup: Counts, department: Counts }),
})
export type SearchAnswer = z.infer<typeof SearchAnswer>

export const searchItems = endpoint({
  method: 'GET',
  path: '/items',
  summary: '查找事项',
  input: Search,
  output: SearchAnswer,
})

/** An organ that exercises an item in its division, under its implementation code (实施编码). */
export const Implementation = z.object({
  code: z.string(),
  item: Item,
  organ: z.string(),
  level: z.enum(['city', 'county', 'township', 'village']),
  division: Division,
})
export type Implementation = z.infer<typeof Implementation>

/** The organ that decides for a place, as it is called today, and how to reach it (咨询方式, 监督投诉方式). */
export const Decider = Implementation.extend({
  name: z.string(),
  address: z.string(),
  consultPhone: z.string(),
  supervisePhone: z.string(),
})
export type Decider = z.infer<typeof Decider>

/** The guide in force today, all elements; with a place, also who decides there, if that place settles it. */
export const GuideAnswer = z.object({
  item: Item,
  version: z.int(),
  startsOn: z.iso.date(),
  guide: GuideSchema,
  decidedBy: Decider.optional(),
})
export type GuideAnswer = z.infer<typeof GuideAnswer>

export const showGuide = endpoint({
  method: 'GET',
  path: '/items/:item',
  summary: '办事指南',
  input: z.strictObject({ item: Item, place: Division.optional() }),
  output: GuideAnswer,
})

/** Answers in an address bar: `business:canteen,contracted:no`. */
export const SituationText = z
  .string()
  .max(1000)
  .regex(/^([a-zA-Z][a-zA-Z0-9-]*:[a-zA-Z][a-zA-Z0-9-]*(,|$))*$/, '情形写成“问题:选项”，用逗号隔开。')
  .default('')

const Question = GuideSchema.shape.questions.unwrap().element
const Material = GuideSchema.shape.materials.unwrap().element
const FormPage = GuideSchema.shape.form.unwrap().element

/** Where the walk through the situation questions stands, and what is needed so far. */
export const SituationAnswer = z.object({
  item: Item,
  version: z.int(),
  /** The questions that apply, in order, with what was answered. */
  asked: list(Question.extend({ answer: z.string().optional() })),
  /** The question to answer next; absent when the list is final. */
  next: z.string().optional(),
  /** The answers that count, as they go back into the address. */
  answers: z.string(),
  materials: list(Material),
  /** The rest of the guide's materials, each with the answers that rule it out, as data and as a sentence. */
  omitted: list(
    z.object({
      material: z.string(),
      name: z.string(),
      excluded: list(z.object({ question: z.string(), answer: z.string().optional() })),
      reason: z.string(),
    }),
  ),
  form: list(FormPage),
})
export type SituationAnswer = z.infer<typeof SituationAnswer>

export const walkSituation = endpoint({
  method: 'GET',
  path: '/items/:item/situation',
  summary: '选择情形，得出材料清单',
  input: z.strictObject({ item: Item, answers: SituationText }),
  output: SituationAnswer,
})

const Limit = z.object({
  count: z.int(),
  unit: z.enum(['workingDay', 'naturalDay', 'hour', 'minute', 'month']),
})

/** What a one-time notice (一次性告知单) says, as facts. */
export const NoticeAnswer = z.object({
  item: z.string(),
  itemType: keysOf(ITEM_TYPE),
  guideVersion: z.int(),
  basis: list(z.object({ law: z.string(), article: z.string() })),
  situation: list(z.object({ ask: z.string(), answer: z.string() })),
  conditions: list(z.string()),
  materials: list(
    Material.pick({
      name: true,
      kind: true,
      form: true,
      need: true,
      copies: true,
      size: true,
      source: true,
      issuer: true,
      standard: true,
    }),
  ),
  legal: Limit,
  promised: Limit,
  fees: list(z.object({ name: z.string(), standard: z.string(), basis: z.string() })),
  delivery: list(z.enum(['pickup', 'mail', 'station', 'electronic'])),
})
export type NoticeAnswer = z.infer<typeof NoticeAnswer>

export const showNotice = endpoint({
  method: 'GET',
  path: '/items/:item/notice',
  summary: '一次性告知单的内容',
  input: z.strictObject({ item: Item, answers: SituationText }),
  output: NoticeAnswer,
})

/** The application form of the guide in force as JSON Schema 2020-12; `$id` names the item and the version. */
export const showFormSchema = endpoint({
  method: 'GET',
  path: '/items/:item/form-schema',
  summary: '申请表的数据格式（JSON Schema）',
  input: z.strictObject({ item: Item }),
  output: z.record(z.string(), z.unknown()),
})
