import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { flowChart, flowNotes } from './flow-chart.ts'
import type { Guide } from './guide.ts'

const guideOf = (item: string) =>
  parse(readFileSync(new URL(`../../../data/catalogue/${item}.yaml`, import.meta.url), 'utf8')) as Guide
const filled = (guide: Guide): Guide => ({
  ...guide,
  opinions: guide.opinions ?? [],
  specialProcedures: guide.specialProcedures ?? [],
})
const named = (key: string) => key

test('the picture runs from application to the result, every step of the guide in its order between', () => {
  const guide = filled(guideOf('food-business-permit'))
  const boxes = flowChart(guide, named)
  expect(boxes.map(({ name }) => name)).toEqual([
    '提出申请',
    '收件、受理',
    ...guide.steps.map(({ name }) => name),
    '送达',
    '领取结果',
  ])
  expect(boxes.at(-1)).toMatchObject({ lane: 'applicant', details: [guide.result.name] })
})

test('each step says who does it and how long it takes; its lane is that of whoever does it', () => {
  const guide = filled(guideOf('food-business-permit'))
  for (const step of guide.steps) {
    const box = flowChart(guide, named).find(({ name }) => name === step.name)
    expect(box?.lane).toBe(step.role === 'clerk' ? 'window' : 'department')
    expect(box?.time).toBe(step.days === 0 ? '当场' : `${step.days}个工作日`)
  }
})

test('what is decided on the spot is done at the window and refused beside it, with reason and remedies', () => {
  const guide = filled(guideOf('individual-business-closing'))
  expect(guide.handling).toBe('onSpot')
  const [decision] = flowChart(guide, named).filter(({ name }) => name === guide.steps.at(-1)?.name)
  expect(decision?.lane).toBe('window')
  expect(decision?.asides).toEqual([{ lane: 'department', text: expect.stringContaining('书面说明理由') }])
})

test('an aside never stands in the lane of its own box, where it would cover it', () => {
  for (const item of ['food-business-permit', 'eia-report-form-approval', 'construction-permit'])
    for (const { lane, asides } of flowChart(filled(guideOf(item)), named))
      expect(asides.map((aside) => aside.lane)).not.toContain(lane)
})

test('opinions of other departments stand beside the first step; special procedures are told below', () => {
  const guide = filled(guideOf('eia-report-form-approval'))
  const asked = { ...guide, opinions: [{ department: 'natural-resources', about: '选址', days: 3 }] }
  const first = flowChart(asked, named).find(({ name }) => name === asked.steps[0]?.name)
  expect(first?.asides.map(({ text }) => text)).toEqual(['同时征求natural-resources意见（3个工作日）'])
  expect(flowNotes({ specialProcedures: [{ kind: 'hearing', days: 20, explain: '说明' }] })).toEqual([
    '听证（一般20个工作日）：说明',
  ])
})
