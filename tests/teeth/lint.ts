import type { Defect } from './defect.ts'

const RULES = 'src/core/guide/lint/rules.test.ts'
const VAGUE = 'src/core/guide/vague.ts'
const VAGUE_TEST = 'src/core/guide/vague.test.ts'
const FLOW_TEST = 'src/core/guide/flow.test.ts'
const COMMAND = 'src/cli/lint.test.ts'

/** What is said of guides: vague words and no others, limits in mixed units, gaps, situations and posts. */
export const LINT: readonly Defect[] = [
  {
    name: 'a closed list is taken for an open one',
    promise: 'lint',
    file: VAGUE,
    from: ' || CLOSED.test(following)',
    to: '',
    test: VAGUE_TEST,
    title: 'is clear',
  },
  {
    name: 'what an organisation hands in is taken for a loophole',
    promise: 'lint',
    file: VAGUE,
    from: 'return PARTY.test(rest) && !',
    to: 'return !PARTY.test(rest) && !',
    test: VAGUE_TEST,
    title: 'is clear',
  },
  {
    name: 'a refusal without a fact passes',
    promise: 'lint',
    file: VAGUE,
    from: "return clauses.every(saysNotWhat) ? all('reason-unsaid') : undefined",
    to: 'return undefined',
    test: 'src/core/guide/lint/corpus.test.ts',
    title: 'precision and recall are at least 0.98',
  },
  {
    name: 'a month counts as twenty-eight days against working days',
    promise: 'lint',
    file: 'src/core/guide/lint/limits.ts',
    from: 'month: 30 }',
    to: 'month: 28 }',
    test: RULES,
    title: 'a promise of',
  },
  {
    name: 'a draft with gaps is judged by what was filled in for it',
    promise: 'lint',
    file: 'src/core/guide/lint.ts',
    from: '    (finding) => !broken.some((path) => within(finding.path, path)),\n',
    to: '    () => true,\n',
    test: RULES,
    title: 'a material without standard, size, form, copies or basis',
  },
  {
    name: 'warnings stop publishing as errors do',
    promise: 'lint',
    file: 'src/core/guide/lint.ts',
    from: "finding.severity === 'error')",
    to: "finding.severity !== 'hint')",
    test: RULES,
    title: 'the gate is what is grave',
  },
  {
    name: 'a material that no situation needs is not noticed',
    promise: 'flow',
    file: 'src/core/guide/flow/situations.ts',
    from: 'return !all || ways.some(',
    to: 'return all || ways.some(',
    test: FLOW_TEST,
    title: 'what hangs on answers that never come together never occurs',
  },
  {
    name: 'one county with the post is enough for all',
    promise: 'flow',
    file: 'src/core/guide/flow/posts.ts',
    from: 'if (places.length > 0 && empty.length === 0) return []',
    to: 'if (places.length > empty.length) return []',
    test: FLOW_TEST,
    title: 'a post that nobody holds in one county',
  },
  {
    name: 'a file with an error is called clean',
    promise: 'lint',
    file: 'src/cli/lint.ts',
    from: "if (count('error') + broken > 0)",
    to: 'if (broken > 0)',
    test: COMMAND,
    title: 'a finding has its line and column',
  },
]
