import type { Defect } from './defect.ts'

const DATA = 'src/modules/catalogue/data.test.ts'
const FOOD = 'data/catalogue/food-business-permit.yaml'

/** What the shipped guides promise: samples that could be handed in, questions that decide, less waiting than the law allows. */
export const GUIDES: readonly Defect[] = [
  {
    name: 'the sample shows an area that the form refuses',
    promise: 'guides',
    file: FOOD,
    from: "example: '78' }",
    to: 'example: 七十八 }',
    test: DATA,
    title: 'has an example on the filled-in sample',
  },
  {
    name: 'a field has nothing on the sample',
    promise: 'guides',
    file: FOOD,
    from: ', example: 王建军 }',
    to: ' }',
    test: DATA,
    title: 'has an example on the filled-in sample',
  },
  {
    name: 'a question is asked, and every answer asks for the same',
    promise: 'guides',
    file: 'src/core/guide/flow/situations.ts',
    from: 'if (new Set(told.values()).size === 1)',
    to: 'if (told.size === 0)',
    test: 'src/core/guide/flow.test.ts',
    title: 'what differs in nothing may not be published',
  },
  {
    name: 'a field of the question bank takes what the bank does not',
    promise: 'guides',
    file: FOOD,
    from: 'fact: applicant, label: 申请人名称, hint: 与营业执照或者登记证书上的名称一致, max: 100,',
    to: 'fact: applicant, label: 申请人名称, hint: 与营业执照或者登记证书上的名称一致, max: 80,',
    test: DATA,
    title: 'is the field of the bank',
  },
  {
    name: 'the schema of a form takes a field that is not asked',
    promise: 'guides',
    file: 'src/core/guide/form-schema.ts',
    from: 'else: { properties: { [holder]: { properties: { [id]: false } } } },',
    to: 'else: {},',
    test: 'src/modules/catalogue/form-schema.test.ts',
    title: 'a field that hangs on another answer',
  },
  {
    name: 'the schema of a form takes an amount one yuan too large',
    promise: 'guides',
    file: 'src/core/guide/form-schema-values.ts',
    from: 'const most = max === undefined ? undefined : BigInt(Math.floor(max * 100 + 1e-6))',
    to: 'const most = max === undefined ? undefined : BigInt(Math.floor(max * 100 + 100))',
    test: 'src/modules/catalogue/form-schema.test.ts',
    title: 'an amount is bounded by a pattern',
  },
  {
    name: 'what the situation excludes is on the list of situations',
    promise: 'guides',
    file: 'src/core/guide/situations.ts',
    from: '        materials: materialsFor(guide, answers),',
    to: '        materials: guide.materials,',
    test: 'src/core/guide/situations.test.ts',
    title: 'is walked once',
  },
  {
    name: 'a condition may ask what stands behind it',
    promise: 'guides',
    file: 'src/core/guide/askable.ts',
    from: 'when, askable: questions.slice(0, n) },',
    to: 'when, askable: questions },',
    test: 'src/core/guide/situations.test.ts',
    title: 'a question moved behind what hangs on it',
  },
]
