import { expect, test } from 'vitest'
import { areaOf } from './area.ts'

test.each([
  ['a village', '620826101200', ['620826101200'], ['620826101201']],
  ['a township', '620826101000', ['620826101000', '620826101200'], ['620826102000', '620826000000']],
  ['a county', '620826000000', ['620826000000', '620826101200'], ['620802000000', 'LOCAL-PLIP']],
  ['the city', '620800000000', ['620800000000', '620826101200', 'LOCAL-PLIP'], []],
  ['a functional area', 'LOCAL-PLIP', ['LOCAL-PLIP'], ['620802000000']],
])('%s reaches what lies in it, and nothing beside it', (_, division, within, outside) => {
  for (const one of within) expect(one.startsWith(areaOf(division)), one).toBe(true)
  for (const one of outside) expect(one.startsWith(areaOf(division)), one).toBe(false)
})
