import type { Guide } from '../guide.ts'
import type { LintFinding } from '../lint/finding.ts'
import { isLonger } from '../lint/limits.ts'
import { found } from './finding.ts'

/** Steps after which nothing comes, and clocks nobody minds. */
export function stepFindings(g: Guide): LintFinding[] {
  const decided = g.steps.findIndex((step) => step.role === 'approver')
  const after = g.steps.slice(decided + 1)
  const days = g.steps.reduce((sum, step) => sum + step.days, 0)
  // steps are counted in working days: a shorter promise, of hours or of one natural day, has room for none
  const runs = g.handling === 'promised' && !isLonger(1, g.promisedLimit)
  return [
    ...(g.handling === 'promised' && decided >= 0 && after.length > 0
      ? [
          found(
            'after-decision',
            'warning',
            `steps.${decided}.role`,
            `首席代表在第${decided + 1}个环节已经办理，后面还有${after.length}个环节。`,
            '把作出决定的环节放在最后；中间环节改为审查人员。',
            '《中华人民共和国行政许可法》第三十七条',
          ),
        ]
      : []),
    ...(runs && days === 0
      ? [
          found(
            'clock-without-owner',
            'error',
            'steps',
            '承诺了期限，却没有一个环节占用它：期限走着，没有人负责。',
            '给每个环节写明完成时限。',
            '《中华人民共和国行政许可法》第四十二条',
          ),
        ]
      : []),
    ...g.steps.flatMap((step, i) =>
      g.handling === 'promised' && step.days === 0 && days > 0
        ? [
            found(
              'step-without-time',
              'hint',
              `steps.${i}.days`,
              `环节“${step.name}”没有完成时限。`,
              '写明几个工作日；与前一环节同日完成的，可以合并。',
              '《中华人民共和国行政许可法》第四十二条',
            ),
          ]
        : [],
    ),
    ...g.specialProcedures.flatMap((one, i) =>
      g.specialProcedures.findIndex((other) => other.kind === one.kind) < i
        ? [
            found(
              'special-twice',
              'error',
              `specialProcedures.${i}.kind`,
              '同一种特别程序写了两次，它的时限不知道该算哪一个。',
              '合成一行。',
              '《中华人民共和国行政许可法》第四十五条',
            ),
          ]
        : [],
    ),
  ]
}
