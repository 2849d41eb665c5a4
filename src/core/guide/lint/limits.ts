import type { Limit } from '../../limit.ts'
import { type Rule, when } from './rule.ts'

/** A limit in natural days, for comparing limits of different units: five working days make a week, a month has 30 days. */
export function lengthInDays({ count, unit }: Limit): number {
  const days = { workingDay: 7 / 5, naturalDay: 1, hour: 7 / 5 / 8, minute: 7 / 5 / 480, month: 30 } as const
  return count * days[unit]
}

/** Whether so many working days take longer than a limit. */
export const isLonger = (days: number, limit: Limit): boolean => days * (7 / 5) > lengthInDays(limit) + 0.01

/** The limits against each other: law, promise, steps, opinions. */
export const LIMIT_RULES: readonly Rule[] = [
  {
    id: 'limit/on-spot',
    severity: 'error',
    law: '政务服务事项实施清单数据规范：办件类型与承诺时限一致',
    suggestion: '当场办结的选“即办件”并把承诺时限写为0；其余选“承诺件”，写明几个工作日。',
    needs: ['handling', 'promisedLimit'],
    find: (g) =>
      when(
        (g.handling === 'onSpot') !== (g.promisedLimit.count === 0),
        'promisedLimit',
        '即办件的承诺时限应为0，承诺件的应大于0。',
      ),
  },
  {
    id: 'limit/promise-longer-than-law',
    severity: 'error',
    law: '《优化营商环境条例》第三十八条；《中华人民共和国行政许可法》第四十二条',
    suggestion:
      '把承诺办结时限改到不长于法定办结时限；单位不同的先换算（5个工作日合7个自然日，1个月合30个自然日）。',
    needs: ['promisedLimit', 'legalLimit'],
    find: (g) =>
      when(
        lengthInDays(g.promisedLimit) > lengthInDays(g.legalLimit),
        'promisedLimit',
        '承诺办结时限不得长于法定办结时限。',
      ),
  },
  {
    id: 'limit/steps-longer-than-promise',
    severity: 'error',
    law: '《中华人民共和国行政许可法》第四十二条、第四十三条',
    suggestion: '压缩各环节的时限，或者把承诺办结时限改到不短于各环节之和。',
    needs: ['steps', 'promisedLimit'],
    find: (g) =>
      when(
        isLonger(
          g.steps.reduce((sum, step) => sum + step.days, 0),
          g.promisedLimit,
        ),
        'steps',
        '各环节时限之和不得超过承诺办结时限。',
      ),
  },
  {
    id: 'opinion/longer-than-promise',
    severity: 'error',
    law: '《中华人民共和国行政许可法》第二十六条第二款、第四十二条',
    suggestion: '把征求意见的时限改到承诺办结时限之内。',
    needs: ['opinions', 'promisedLimit'],
    find: (g) =>
      g.opinions.flatMap((o, i) =>
        when(isLonger(o.days, g.promisedLimit), `opinions.${i}.days`, '征求意见的时限不得超过承诺办结时限。'),
      ),
  },
  {
    id: 'opinion/own-department',
    severity: 'error',
    law: '《中华人民共和国行政许可法》第二十六条第二款',
    suggestion: '删去这一行，或者改成被征求意见的部门。',
    needs: ['opinions', 'department'],
    find: (g) =>
      g.opinions.flatMap((o, i) =>
        when(o.department === g.department, `opinions.${i}.department`, '不能向本部门征求意见。'),
      ),
  },
  {
    id: 'opinion/twice',
    severity: 'error',
    law: '《中华人民共和国行政许可法》第二十六条第二款',
    suggestion: '同一部门的几个问题合成一行。',
    needs: ['opinions'],
    find: (g) =>
      g.opinions.flatMap((o, i) =>
        when(
          g.opinions.findIndex((other) => other.department === o.department) < i,
          `opinions.${i}.department`,
          '同一部门只征求一次意见。',
        ),
      ),
  },
  {
    id: 'handling/on-spot-waits',
    severity: 'error',
    law: '政务服务事项实施清单数据规范：即办件当场办结',
    suggestion: '需要征求意见或者有特别程序的，改为承诺件。',
    needs: ['handling', 'opinions', 'specialProcedures'],
    find: (g) =>
      when(
        g.handling === 'onSpot' && g.opinions.length + g.specialProcedures.length > 0,
        'handling',
        '即办件不能有征求意见和特别程序。',
      ),
  },
]
