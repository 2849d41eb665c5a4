import { LOWER_REVIEW_DAYS } from '../../case/clocks.ts'
import { JOINT_DAYS, JOINT_EXTENSION_DAYS } from '../../case/terms.ts'
import type { Guide } from '../guide.ts'
import type { Hit } from './finding.ts'
import { type Rule, when } from './rule.ts'

const ofCityOrCounty = (g: Guide) => g.decidedAt.every((at) => at === 'city' || at === 'county')

/** What several departments handle together, and what a lower organ reviews first. */
export const TOGETHER_RULES: readonly Rule[] = [
  {
    id: 'joint/handling',
    severity: 'error',
    law: '《中华人民共和国行政许可法》第二十六条第二款、第四十二条第二款',
    suggestion: '由一个部门办理的，删去统一办理、联合办理、集中办理；多部门的，写明别的部门办理的环节。',
    needs: ['type', 'handling', 'decidedAt', 'steps', 'opinions'],
    find: (g) => (g.joint === undefined ? [] : together(g)),
  },
  {
    id: 'joint/limit',
    severity: 'error',
    law: '《中华人民共和国行政许可法》第四十二条第二款',
    suggestion: `改到${JOINT_DAYS}个工作日以内，延长不超过${JOINT_EXTENSION_DAYS}个工作日。`,
    needs: ['legalLimit'],
    find: (g) =>
      g.joint === undefined
        ? []
        : [
            ...when(
              g.legalLimit.unit !== 'workingDay' || g.legalLimit.count > JOINT_DAYS,
              'legalLimit',
              `统一办理、联合办理、集中办理的，法定办结时限不得超过${JOINT_DAYS}个工作日。`,
            ),
            ...when(
              (g.extension?.days ?? 0) > JOINT_EXTENSION_DAYS,
              'extension.days',
              `统一办理、联合办理、集中办理的，延长不得超过${JOINT_EXTENSION_DAYS}个工作日。`,
            ),
          ],
  },
  {
    id: 'step/lower-review',
    severity: 'error',
    law: '《中华人民共和国行政许可法》第三十五条、第四十三条',
    suggestion: `下级初审放在最前，合计不超过${LOWER_REVIEW_DAYS}天；不由下级初审的，取消勾选。`,
    needs: ['steps', 'decidedAt', 'legalLimit'],
    find: (g) => (g.steps.some((step) => step.lowerReview) ? lower(g) : []),
  },
]

function together(g: Guide): Hit[] {
  const others = [...g.steps, ...g.opinions].filter(
    ({ department = g.department }) => department !== g.department,
  )
  return [
    ...when(
      g.type !== '01' || g.handling === 'onSpot',
      'joint',
      '统一办理、联合办理、集中办理只适用于行政许可的承诺件。',
    ),
    ...when(
      !ofCityOrCounty(g),
      'joint',
      '统一办理、联合办理、集中办理由市、县人民政府组织，行使层级应为市级或者县级。',
    ),
    ...when(
      others.length === 0,
      'joint',
      '统一办理、联合办理、集中办理的，至少有一个别的部门办理环节或者提出意见。',
    ),
  ]
}

function lower(g: Guide): Hit[] {
  const first = g.steps.findIndex((step) => !step.lowerReview)
  const days = g.steps.reduce((sum, step) => sum + (step.lowerReview ? step.days : 0), 0)
  return [
    ...g.steps.flatMap((step, i) =>
      when(
        step.lowerReview === true && (first < i || first < 0),
        `steps.${i}.lowerReview`,
        '下级机关的初审应当在其他环节以前，并且由上级机关作出决定。',
      ),
    ),
    ...when(
      days > LOWER_REVIEW_DAYS,
      'steps',
      `下级机关应当自受理之日起${LOWER_REVIEW_DAYS}个工作日内审查完毕并上报。`,
    ),
    ...when(!ofCityOrCounty(g), 'decidedAt', '由下级机关初审的，行使层级应为市级或者县级。'),
    ...when(
      g.legalLimit.unit === 'hour' || g.legalLimit.unit === 'minute',
      'legalLimit',
      '由下级机关初审的，法定办结时限应当按日或者按月计算。',
    ),
  ]
}
