import { DELIVERY, SPECIAL } from '../words/cases.ts'
import { HANDLING_FORM } from '../words/catalogue.ts'
import { CHART, charted, STEP_POST } from '../words/handbook.ts'
import type { Guide, Step } from './guide.ts'

/** Whose lane of the chart a box stands in: who does it. */
export type Lane = 'applicant' | 'window' | 'department'

/** One box of the flow picture (办理流程图): what is done, by whom, how long it takes, and what may branch off beside it. */
export type FlowBox = {
  lane: Lane
  name: string
  /** Who does it, or how: one short line each. */
  details: readonly string[]
  /** 当场, or a number of working days; empty where nothing runs. */
  time: string
  /** Branches, each in a lane of its own: what happens when the way straight on is not taken. */
  asides: readonly { lane: Lane; text: string }[]
}

/**
 * The flow picture of an item from application to delivery, in order, each box leading to the next. The steps are the
 * guide's own; application, acceptance and delivery stand around them because every item has them. Names of
 * departments come from outside.
 */
export function flowChart(guide: Guide, named: (department: string) => string): readonly FlowBox[] {
  const [last, ...before] = guide.steps.toReversed()
  if (!last) throw new TypeError('a guide without a step')
  const box = (step: Step) => stepBox(guide, step, named)
  const review = before.reverse().map(box)
  return [
    {
      lane: 'applicant',
      name: CHART.apply.zh,
      details: [guide.channels.map((channel) => HANDLING_FORM[channel].zh).join('、')],
      time: '',
      asides: [],
    },
    {
      lane: 'window',
      name: CHART.accept.zh,
      details: [CHART.acceptHow.zh],
      time: CHART.acceptTime.zh,
      asides: [
        { lane: 'applicant', text: charted.correction(guide.correctionDays) },
        { lane: 'department', text: CHART.notAccepted.zh },
      ],
    },
    ...withOpinions(guide, review, named),
    {
      ...box(last),
      asides: [{ lane: last.role === 'clerk' ? 'department' : 'window', text: CHART.denied.zh }],
    },
    {
      lane: 'window',
      name: CHART.deliver.zh,
      details: [guide.delivery.map((way) => DELIVERY[way].zh).join('、')],
      time: '',
      asides: [],
    },
    { lane: 'applicant', name: CHART.receive.zh, details: [guide.result.name], time: '', asides: [] },
  ]
}

/** What stands under the picture: procedures that may come in between, with their usual length. */
export function flowNotes({ specialProcedures }: Pick<Guide, 'specialProcedures'>): readonly string[] {
  return specialProcedures.map(({ kind, days, explain }) => charted.special(SPECIAL[kind].zh, days, explain))
}

function stepBox(guide: Guide, step: Step, named: (department: string) => string): FlowBox {
  const atWindow = step.role === 'clerk'
  const department = step.department ?? guide.department
  return {
    lane: atWindow ? 'window' : 'department',
    name: step.name,
    details: atWindow ? [STEP_POST.clerk.zh] : [named(department), STEP_POST[step.role].zh],
    time: charted.time(step.days),
    asides: [],
  }
}

/** Opinions of other departments are asked for when the case is accepted: they stand beside the first step of review. */
function withOpinions(guide: Guide, review: FlowBox[], named: (department: string) => string): FlowBox[] {
  const [first, ...rest] = review
  if (!first || guide.opinions.length === 0) return review
  const asked = guide.opinions.map(({ department, days }) => charted.opinion(named(department), days))
  return [{ ...first, asides: [{ lane: 'window', text: asked.join('\n') }] }, ...rest]
}
