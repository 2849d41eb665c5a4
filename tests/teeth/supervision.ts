import type { Defect } from './defect.ts'

const HELD = 'src/core/supervision/held.ts'
const HISTORY = 'src/core/supervision/history.ts'
const LOOK = 'src/modules/supervision/look.ts'
const RULES = 'src/core/supervision/rules.test.ts'
const HOLDING = 'src/core/supervision/held.test.ts'
const CARDS = 'src/modules/supervision/supervision.test.ts'
const ERRANDS = 'src/modules/supervision/errands.test.ts'

/** Electronic supervision: what is found and when, whose time it was, and that no card ever goes away. */
export const SUPERVISION: readonly Defect[] = [
  {
    name: 'a card without an order is no card',
    promise: 'bad input',
    file: 'src/modules/supervision/order.ts',
    from: "if (!ordered || c.orderNumber === null || c.orderDueOn === null) throw new RuleViolation('card/no-order')",
    to: "if (!ordered || c.orderNumber === null || c.orderDueOn === null) throw new RuleViolation('card/unknown')",
    test: 'src/modules/supervision/supervision.test.ts',
    title: '督办单: numbered without gaps',
  },
  {
    name: 'windows and people of another place are offered to narrow a list',
    promise: 'authority',
    file: 'src/modules/supervision/choices.ts',
    from: ".where('c.place', '=', within)",
    to: '',
    test: 'src/modules/supervision/errands.test.ts',
    title: 'a list of cards is narrowed by what some card is charged to',
  },
  {
    name: 'the figure of a part and the list behind it are not the same cases',
    promise: 'figures',
    file: 'src/modules/cases/queries.ts',
    from: "if (filter.place) query = query.where('f.desk_place', '=', filter.place)",
    to: '',
    test: 'src/modules/supervision/errands.test.ts',
    title: 'says what falls due in each part',
  },
  {
    name: 'a day the system was lost counts against whoever had the case',
    promise: 'supervision',
    file: HISTORY,
    from: 'if (after.length === 0) return clock',
    to: 'if (after.length >= 0) return clock',
    test: RULES,
    title: 'a day fully lost to an outage',
  },
  {
    name: 'whoever waits for another department is charged its time',
    promise: 'supervision',
    file: HELD,
    from: "if (awaited) return { place: awaited.organ, turn: 'asked' }",
    to: '',
    test: HOLDING,
    title: 'by interval: the department that was asked',
  },
  {
    name: 'the time of the applicant is charged like everybody’s',
    promise: 'supervision',
    file: HELD,
    from: "const over = charges.filter(({ overdue, turn }) => overdue > 0 && turn !== 'applicant')",
    to: 'const over = charges.filter(({ overdue }) => overdue > 0)',
    test: HOLDING,
    title: 'nobody is blamed for the applicant',
  },
  {
    name: 'silence that accepted counts as a notice on the day of receipt',
    promise: 'supervision',
    file: HISTORY,
    from: "return event.type === 'Accepted' && event.how === 'deemed' ? dayInChina(Date.parse(recordedAt)) : event.on",
    to: 'return recordedAt ? event.on : event.on',
    test: RULES,
    title: 'acceptance by silence is a notice that came too late',
  },
  {
    name: 'a warning stands beside the yellow card that grew out of it',
    promise: 'supervision',
    file: LOOK,
    from: '  await escalate(tx, outdone, demo)\n',
    to: '',
    test: CARDS,
    title: '预警 before the promised day',
  },
  {
    name: 'a look at a case never says when to look again',
    promise: 'P18',
    file: LOOK,
    from: 'look_on: nextLook(looked, rules) ?? null,',
    to: 'look_on: null,',
    test: CARDS,
    title: '预警 before the promised day',
  },
  {
    name: 'one case that fails stops the sweep',
    promise: 'P18',
    file: 'src/modules/supervision/schedule.ts',
    from: '        await putBehind(db, one, today, error)\n',
    to: '        throw error\n',
    test: CARDS,
    title: 'one that failed stops none of the others',
  },
  {
    name: 'a county decides what it has referred to the city',
    promise: 'supervision',
    file: 'src/core/supervision/card.ts',
    from: "return card.appeal === 'open' || (card.appeal === 'referred' && isCity)",
    to: "return card.appeal === 'open' || card.appeal === 'referred'",
    test: CARDS,
    title: '上报: what the county refers',
  },
  {
    name: 'a patrol takes the word of the card and computes nothing',
    promise: 'supervision',
    file: 'src/modules/supervision/patrol.ts',
    from: 'const holds = row.point === UNANSWERED || holdsStill(row, looked)',
    to: 'const holds = holdsStill(row, looked) || row.point > 0',
    test: ERRANDS,
    title: 'marks a card that fresh data would not issue',
  },
  {
    name: 'anybody of the place answers what was handed to somebody else',
    promise: 'supervision',
    file: 'src/modules/supervision/errands.ts',
    from: "    .where((or) => or.or([or('to_person', 'is', null), or('to_person', '=', actor.id)]))\n",
    to: '',
    test: ERRANDS,
    title: 'hands it to a colleague at the same desk',
  },
]
