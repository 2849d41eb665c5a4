import { BANK, type Fact } from '../../core/guide/bank.ts'
import type { Filled } from '../../core/guide/form.ts'
import type { FieldKind, FormField, FormPage, Guide } from '../../core/guide/guide.ts'
import { fieldSchema } from '../../fields/kinds.ts'
import type { Db } from '../../platform/db.ts'
import { earlierForms } from '../cases/facade.ts'
import { guideVersion } from '../catalogue/facade.ts'
import { findParty, type Party } from '../identity/facade.ts'
import type { Desk } from './desk.ts'

/** What is offered as an answer: never a choice, which is an applicant's own to make each time. */
const OFFERED: readonly FieldKind[] = ['text', 'phone', 'citizenId', 'creditCode', 'address']

/**
 * What the fields of a form may be filled with beforehand: what the same applicant answered to the same question before,
 * else what the account knows. It is shown to be checked, and kept only when the page is sent.
 */
export async function prefilled(db: Db, desk: Desk, page: FormPage): Promise<Filled> {
  const { party, actor, on } = desk
  const wanted = page.fields.filter(({ kind }) => OFFERED.includes(kind))
  if (wanted.length === 0) return {}
  const before = await answersBefore(db, party.id)
  const person = actor.id === party.id ? party : await findParty(db, actor.id)
  return Object.fromEntries(
    wanted.flatMap((field) => {
      const value = before.get(questionIn(field)) ?? known(field, page, party, person)
      return value !== undefined && fieldSchema(field, on).safeParse(value).success ? [[field.id, value]] : []
    }),
  )
}

/**
 * The same question: the same fact of the question bank where one may be taken from other forms, else the same field,
 * asked in the same words for the same kind of answer.
 */
const questionIn = ({ id, kind, label, fact }: FormField) =>
  fact && BANK[fact].from === 'earlier' ? `fact ${fact}` : `${id} ${kind} ${label}`

async function answersBefore(db: Db, party: string): Promise<Map<string, unknown>> {
  const answers = new Map<string, unknown>()
  for (const { item, version, form } of await earlierForms(db, party)) {
    const { guide } = await guideVersion(db, item, version)
    for (const field of fieldsIn(guide)) {
      const key = questionIn(field)
      if (form[field.id] !== undefined && !answers.has(key)) answers.set(key, form[field.id])
    }
  }
  return answers
}

const fieldsIn = ({ form }: Guide) => form.flatMap((page) => page.fields)

type Known = (party: Party, person: Party | undefined) => string | undefined
const ofPerson =
  (value: (party: Party) => string | undefined): Known =>
  (party) =>
    party.kind === 'natural' ? value(party) : undefined
const ofOrganisation =
  (value: (party: Party) => string | undefined): Known =>
  (party) =>
    party.kind === 'legal' ? value(party) : undefined

/** How an item calls its applicant, in front of what it asks and over the page on which it asks. */
const SELF =
  /^(申请人|申请单位|本人|个人|办证人|迁入人|借款人|提取人|经营者|建设单位|项目单位|使用单位|单位|企业|机构|旅馆)/

/** What is asked of the applicant, by the words it is asked in. */
const QUESTIONS: readonly { kind: FieldKind; words: RegExp; value: Known }[] = [
  { kind: 'text', words: /^姓名$/, value: ofPerson(({ name }) => name) },
  { kind: 'text', words: /^(名称|全称)$/, value: ({ name }) => name },
  {
    kind: 'text',
    words: /^法定代表人(（负责人）|姓名)?$/,
    value: ofOrganisation((of) => of.legalRepresentative),
  },
  { kind: 'citizenId', words: /^公民身份号码$/, value: ofPerson((of) => numberOf(of, 'citizenId')) },
  { kind: 'creditCode', words: /^统一社会信用代码$/, value: ofOrganisation((of) => numberOf(of, 'uscc')) },
  { kind: 'phone', words: /^(联系)?(电话|手机)(号码?)?$/, value: (of, person) => of.phone ?? person?.phone },
  { kind: 'address', words: /^现?(住址|住地址|居住地|居住地址)$/, value: ofPerson(({ address }) => address) },
  { kind: 'address', words: /^(联系|通讯)地址$/, value: ({ address }) => address },
  { kind: 'address', words: /^(地址|住所)$/, value: ofOrganisation(({ address }) => address) },
]

/** The facts of the bank that an account knows (`from: 'account'`). */
const OF_FACT: Partial<Record<Fact, Known>> = {
  personName: ofPerson(({ name }) => name),
  personId: ofPerson((of) => numberOf(of, 'citizenId')),
  phone: (of, person) => of.phone ?? person?.phone,
  home: ofPerson(({ address }) => address),
  applicant: ({ name }) => name,
  organisation: ofOrganisation(({ name }) => name),
  creditCode: ofOrganisation((of) => numberOf(of, 'uscc')),
  legalRepresentative: ofOrganisation((of) => of.legalRepresentative),
}

const numberOf = ({ documentKind, documentNumber }: Party, kind: Party['documentKind']) =>
  documentKind === kind ? documentNumber : undefined

/** A bare 姓名 may be anybody's; it is the applicant's where the words or the page say so. */
function known(
  { kind, label, fact }: FormField,
  { title }: FormPage,
  party: Party,
  person: Party | undefined,
): string | undefined {
  const ofFact = fact && OF_FACT[fact]
  if (ofFact) return ofFact(party, person)
  if (!SELF.test(label) && !SELF.test(title)) return undefined
  const words = label.replace(SELF, '')
  return QUESTIONS.find((one) => one.kind === kind && one.words.test(words))?.value(party, person)
}
