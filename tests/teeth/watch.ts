import type { Defect } from './defect.ts'

const FORENSICS = 'src/modules/forensics/forensics.test.ts'
const DETECT = 'src/core/forensics/detect.test.ts'
const INSPECTIONS = 'src/modules/inspections/inspections.test.ts'
const COMMANDS = 'src/modules/inspections/commands.ts'
const EXAMINE = 'src/modules/forensics/examine.ts'

/** What watches those who run the clocks: findings from the ledger, and inspections. */
export const WATCH: readonly Defect[] = [
  {
    name: 'the city does not see what lies in a functional area',
    promise: 'authority',
    file: 'src/core/area.ts',
    from: "if (division.endsWith('00000000')) return ''",
    to: "if (division.endsWith('00000000')) return division.slice(0, 4)",
    test: 'src/modules/cases/visible.test.ts',
    title: 'the city, its functional areas included',
  },
  {
    name: 'a supervisor reads the findings of the other counties',
    promise: 'forensics',
    file: 'src/modules/forensics/queries.ts',
    from: "selectFrom('forensics.finding as f').where('f.division', 'like',",
    to: "selectFrom('forensics.finding as f').where('f.division', 'not like',",
    test: FORENSICS,
    title: 'supervision of the division and above',
  },
  {
    name: 'one ledger that cannot be read ends the search',
    promise: 'forensics',
    file: EXAMINE,
    from: '      failures.push(error)\n    }\n  const unkept',
    to: '      throw error\n    }\n  const unkept',
    test: FORENSICS,
    title: 'one ledger that cannot be read stops no other',
  },
  {
    name: 'what is found stays when it is no longer so',
    promise: 'forensics',
    file: EXAMINE,
    from: "      .where('kind', '<>', 'burst')",
    to: "      .where('kind', '=', 'nothing')",
    test: FORENSICS,
    title: 'a ledger that says something else is found otherwise',
  },
  {
    name: 'two processes search at once',
    promise: 'forensics',
    file: 'src/modules/forensics/lease.ts',
    from: "    .where('leased_until', '<', sql<string>`now()`)\n",
    to: '',
    test: FORENSICS,
    title: 'one process has it in hand',
  },
  {
    name: 'what silence did counts as entered late',
    promise: 'forensics',
    file: 'src/core/forensics/detect.ts',
    from: "if (actor === 'system' || event.type === 'Claimed'",
    to: "if (event.type === 'Claimed'",
    test: DETECT,
    title: 'what silence did is dated back by law',
  },
  {
    name: 'who always works fast stands out',
    promise: 'forensics',
    file: 'src/core/forensics/bursts.ts',
    from: 'const usual = known ? medianGap(rest) : A_READING',
    to: 'const usual = A_READING',
    test: DETECT,
    title: 'is measured by the person',
  },
  {
    name: 'two of twenty make a person stand out',
    promise: 'forensics',
    file: 'src/core/forensics/rates.ts',
    from: 'const few = one.cases < ENOUGH_CASES || one.found < ENOUGH_FOUND',
    to: 'const few = false',
    test: 'src/core/forensics/rates.test.ts',
    title: 'few cases, or few found',
  },
  {
    name: 'a department answers for another',
    promise: 'inspections',
    file: 'src/modules/inspections/queries.ts',
    from: "    .where('f.responsible', '=', post.organ ?? post.site ?? '')\n",
    to: '',
    test: INSPECTIONS,
    title: 'a department answers for itself alone',
  },
  {
    name: 'an inspection reaches into another county',
    promise: 'inspections',
    file: COMMANDS,
    from: "  if (!division.startsWith(areaOf(where))) throw new RuleViolation('inspection/outside')\n",
    to: '',
    test: INSPECTIONS,
    title: 'one inspector, a day to come, a place of another county',
  },
  {
    name: 'one inspects alone',
    promise: 'inspections',
    file: 'src/core/inspections/inspection.ts',
    from: 'export const INSPECTORS_LEAST = 2',
    to: 'export const INSPECTORS_LEAST = 1',
    test: 'src/core/inspections/inspection.test.ts',
    title: 'is done by two',
  },
  {
    name: 'a county files for its neighbour',
    promise: 'inspections',
    file: COMMANDS,
    from: '  assertInside(actor, county.code)\n',
    to: '',
    test: INSPECTIONS,
    title: 'only the city calls',
  },
]
