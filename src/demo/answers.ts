import type { Day } from '../core/day.ts'
import { addDays } from '../core/day.ts'
import { type Filled, formFor } from '../core/guide/form.ts'
import type { FormField, Guide } from '../core/guide/guide.ts'
import { questionsToAsk } from '../core/guide/questions.ts'
import { fieldSchema } from '../fields/kinds.ts'
import type { Chance } from '../modules/organisation/city/chance.ts'
import type { Invented } from './people.ts'

/** A walk through the situation questions, one option after the other. */
export function situationFor(guide: Guide, chance: Chance): Record<string, string> {
  let answers: Record<string, string> = {}
  for (;;) {
    const walk = questionsToAsk(guide, answers)
    answers = { ...walk.answers }
    if (!walk.next) return answers
    answers[walk.next.id] = chance.pick(walk.next.options).id
  }
}

/** A filled form that its own fields accept: what a person of that kind would plausibly write. */
export function formOf(
  guide: Guide,
  situation: Readonly<Record<string, string>>,
  who: Invented,
  { chance, on }: { chance: Chance; on: Day },
): Filled {
  const filled: Record<string, unknown> = {}
  for (let again = true; again; ) {
    again = false
    for (const field of formFor(guide, situation, filled).flatMap((page) => page.fields)) {
      if (field.id in filled) continue
      filled[field.id] = plausible(field, who, { chance, on })
      again = true
    }
  }
  return Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== undefined))
}

function plausible(field: FormField, who: Invented, { chance, on }: { chance: Chance; on: Day }): unknown {
  if (field.optional && chance.below(3) === 0) return undefined
  const candidates = candidatesFor(field, who, chance, on)
  const schema = fieldSchema(field, on)
  for (const candidate of candidates) {
    const parsed = schema.safeParse(candidate)
    if (parsed.success) return parsed.data
  }
  throw new TypeError(`nothing plausible fits the field ${field.id} (${field.kind})`)
}

function candidatesFor(field: FormField, { person, company }: Invented, chance: Chance, on: Day): unknown[] {
  const { min = 1, max = 1_000_000 } = field
  const within = Math.min(max, Math.max(min, min + chance.below(Math.max(1, Math.min(max - min, 300)))))
  switch (field.kind) {
    case 'text':
      return [
        textFor(field, person.name, company.name),
        '静宁县',
        '1'.repeat(min),
        '平凉'.repeat(Math.ceil(min / 2)),
      ]
    case 'longText':
      return ['按申请表所列内容申请办理，所填信息真实。', '情况属实。'.repeat(Math.ceil(min / 5))]
    case 'number':
      return [within, min, max, 1]
    case 'money':
      return [String(within), String(min), String(max)]
    case 'date':
      return [addDays(on, -chance.below(400)), addDays(on, chance.below(30)), on]
    case 'choice':
      return field.options?.map(({ id }) => id).slice(chance.below(field.options.length)) ?? []
    case 'choices':
      return [[field.options?.[0]?.id ?? '']]
    case 'yesNo':
      return [chance.below(2) ? 'yes' : 'no']
    case 'phone':
      return [person.phone]
    case 'citizenId':
      return [person.documentNumber]
    case 'creditCode':
      return [company.documentNumber]
    case 'address':
      return [person.address]
  }
}

function textFor({ label }: FormField, person: string, company: string): string {
  if (/姓名|联系人|负责人|代表人|户主|持证人|经办人/.test(label)) return person
  if (/单位|企业|名称|字号|机构/.test(label)) return company
  if (/项目代码/.test(label)) return '2606-620826-04-01-451870'
  return '静宁县城关镇'
}
