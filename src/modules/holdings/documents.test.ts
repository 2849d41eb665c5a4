import { expect, test } from 'vitest'
import type { Condition, Guide } from '../../core/guide/guide.ts'
import { readCatalogue } from '../catalogue/files.ts'

/** What a guide says of a document: of a material or of its result. */
const claims = ({ materials, result }: Guide) => [...materials, result].filter(({ document }) => document)

test('whose document it is hangs only on questions and answers the guide has', () => {
  const named = readCatalogue().flatMap(({ item, guide }) =>
    claims(guide).map(({ ownWhen = [] }) => ({ item, guide, ownWhen: ownWhen as Condition })),
  )
  expect(named.length).toBeGreaterThan(30)
  for (const { item, guide, ownWhen } of named)
    for (const [id, accepted] of ownWhen.flatMap((all) => Object.entries(all))) {
      const options = guide.questions.find((question) => question.id === id)?.options.map((one) => one.id)
      expect(options, `${item}: ${id}`).toEqual(expect.arrayContaining([...accepted]))
    }
})

test("an item that is for somebody else too never takes its agent's document for theirs", () => {
  const FOR_OTHERS = /代办|家人|家里人|受托|委托|代理/
  const askers = readCatalogue().flatMap(({ item, guide }) =>
    guide.questions
      .filter(
        ({ ask, options }) =>
          /^谁来(申请|申领|登记|查)/.test(ask) && options.some(({ label }) => FOR_OTHERS.test(label)),
      )
      .flatMap((question) =>
        claims(guide)
          .filter(({ ownWhen }) => !ownWhen?.every((all) => all[question.id]))
          .map((claim) => `${item}: ${claim.document}`),
      ),
  )
  expect(askers).toEqual([])
})
