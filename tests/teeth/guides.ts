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
    file: FOOD,
    from: `    basis: 《中华人民共和国食品安全法实施条例》第二十八条第二款
    when: [{ contracted: ['yes'] }]`,
    to: `    basis: 《中华人民共和国食品安全法实施条例》第二十八条第二款
    when: [{ contracted: ['yes', 'no'] }]`,
    test: DATA,
    title: 'no question is asked whose every answer leads to the same',
  },
]
