import fc from 'fast-check'
import type { Answers } from '../src/core/guide/condition.ts'
import type { Condition, FormField, Guide, Material, Question } from '../src/core/guide/guide.ts'

/** A small guide in which everything holds; a test changes the part it is about. */
export function sampleGuide(change: Partial<Guide> = {}): Guide {
  return { ...SAMPLE, ...change }
}

export function sampleMaterial(id: string, when?: Condition): Material {
  return {
    id,
    name: `材料${id}`,
    kind: 'original',
    form: 'both',
    need: 'required',
    copies: 1,
    size: 'A4',
    source: 'applicant',
    standard: '申请人签名，填写完整。',
    basis: '《中华人民共和国行政许可法》第三十一条',
    ...(when === undefined ? {} : { when }),
  }
}

export function sampleQuestion(id: string, options: readonly string[], when?: Condition): Question {
  return {
    id,
    ask: `问题${id}？`,
    options: options.map((option) => ({ id: option, label: `选项${option}` })),
    ...(when === undefined ? {} : { when }),
  }
}

const SAMPLE: Guide = {
  name: '样例事项',
  baseCode: '000131999000',
  type: '01',
  windowGroup: 'market',
  department: 'market-regulation',
  decidedAt: ['county'],
  acceptedAt: ['county', 'township'],
  powerSource: 1,
  subjects: [1],
  themes: { natural: ['040'], legal: [] },
  handling: 'promised',
  legalLimit: { count: 20, unit: 'workingDay', explain: '《中华人民共和国行政许可法》第四十二条。' },
  promisedLimit: { count: 10, unit: 'workingDay' },
  correctionDays: 10,
  basis: [
    {
      law: '中华人民共和国行政许可法',
      number: '中华人民共和国主席令第七号',
      issuer: '全国人民代表大会常务委员会',
      article: '第十二条',
      text: '下列事项可以设定行政许可：直接涉及国家安全、公共安全的特定活动。',
    },
  ],
  conditions: [{ kind: 'required', text: '有固定的经营场所。' }],
  questions: [
    sampleQuestion('kind', ['shop', 'canteen']),
    sampleQuestion('contracted', ['yes', 'no'], [{ kind: ['canteen'] }]),
    sampleQuestion('agent', ['self', 'other']),
  ],
  materials: [
    sampleMaterial('application'),
    sampleMaterial('contract', [{ contracted: ['yes'] }]),
    sampleMaterial('authorisation', [{ agent: ['other'] }]),
  ],
  form: [
    {
      id: 'place',
      title: '场所',
      fields: [
        { id: 'address', kind: 'address', label: '地址' },
        { id: 'hasStore', kind: 'yesNo', label: '有没有仓库' },
        { id: 'store', kind: 'address', label: '仓库地址', when: [{ hasStore: ['yes'] }] },
      ],
    },
    {
      id: 'agent',
      title: '代理人',
      fields: [{ id: 'agentName', kind: 'text', label: '姓名', when: [{ agent: ['other'] }] }],
    },
  ],
  steps: [
    {
      id: 'review',
      name: '审查',
      role: 'reviewer',
      days: 6,
      standard: '核对申请书与场所一致。',
      result: '提出审查意见。',
    },
    {
      id: 'decision',
      name: '决定',
      role: 'approver',
      days: 4,
      standard: '依据审查意见作出决定。',
      result: '签发许可证或者决定书。',
    },
  ],
  opinions: [],
  specialProcedures: [],
  fee: { charged: false },
  result: { name: '许可证', kind: '10' },
  visits: 0,
  originals: 'none',
  onlineDepth: 'IV',
  channels: ['window', 'online'],
  delivery: ['pickup'],
  crossRegion: 'county',
  notes: [],
  faq: [{ question: '要钱吗？', answer: '不收费。' }],
  synonyms: ['样例'],
}

const OPTIONS = ['a', 'b', 'c']

/** A condition over some of these, sometimes with answers that nobody can give. */
const conditionOver = (ids: readonly string[]): fc.Arbitrary<Condition | undefined> =>
  ids.length === 0
    ? fc.constant(undefined)
    : fc.option(
        fc.array(
          fc.dictionary(
            fc.constantFrom(...ids),
            fc.uniqueArray(fc.constantFrom(...OPTIONS), { minLength: 1 }),
            {
              minKeys: 1,
              maxKeys: 2,
            },
          ),
          { minLength: 1, maxLength: 2 },
        ),
        { nil: undefined },
      )

const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}`)

/** Guides with up to six questions, each hanging on earlier ones in any way, and materials and fields that hang on them. */
export const anyGuide: fc.Arbitrary<Guide> = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .chain(([questions, materials, fields]) => {
    const asked = ids('q', questions)
    const filled = ids('f', fields)
    return fc.record({
      questions: fc.tuple(
        ...asked.map((id, i) =>
          conditionOver(asked.slice(0, i)).map((when) => sampleQuestion(id, OPTIONS, when)),
        ),
      ),
      materials: fc.tuple(
        ...ids('m', materials).map((id) => conditionOver(asked).map((when) => sampleMaterial(id, when))),
      ),
      fields: fc.tuple(
        ...filled.map((id, i) =>
          fc
            .tuple(fc.boolean(), conditionOver([...asked, ...filled.slice(0, i)]))
            .map(([text, when]) => fieldOf(id, text, when)),
        ),
      ),
    })
  })
  .map(({ questions, materials, fields }) =>
    sampleGuide({ questions, materials, form: [{ id: 'page', title: '一页', fields }] }),
  )

function fieldOf(id: string, text: boolean, when: Condition | undefined): FormField {
  const options = OPTIONS.map((option) => ({ id: option, label: option }))
  return {
    ...(text
      ? { id, kind: 'text' as const, label: id }
      : { id, kind: 'choice' as const, label: id, options }),
    ...(when === undefined ? {} : { when }),
  }
}

/** Answers to anything, asked or not, known or not. */
export const anyAnswers: fc.Arbitrary<Answers> = fc.dictionary(
  fc.constantFrom(...ids('q', 6), ...ids('f', 6), 'nobody-asked'),
  fc.constantFrom(...OPTIONS, 'no-such-option'),
)
