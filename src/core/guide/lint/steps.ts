import { type Rule, when } from './rule.ts'

/** Who does what: the steps of an item and the posts they belong to. */
export const STEP_RULES: readonly Rule[] = [
  {
    id: 'step/on-spot-one-step',
    severity: 'error',
    law: '政务服务事项实施清单数据规范：即办件即审即办',
    suggestion: '只留一个环节，岗位选“窗口综合受理人员”。',
    needs: ['handling', 'steps'],
    find: (g) =>
      when(
        g.handling === 'onSpot' &&
          (g.steps.length !== 1 || g.steps[0]?.role !== 'clerk' || g.steps[0].department !== undefined),
        'steps',
        '即办件只有一个环节，由窗口综合受理人员（clerk）当场办理。',
      ),
  },
  {
    id: 'step/last-decides',
    severity: 'error',
    law: '《中华人民共和国行政许可法》第三十七条、第三十八条',
    suggestion: '把最后一个环节的岗位改为“首席代表”。',
    needs: ['handling', 'steps'],
    find: (g) =>
      when(
        g.handling === 'promised' && g.steps.at(-1)?.role !== 'approver',
        `steps.${g.steps.length - 1}.role`,
        '承诺件的最后一个环节由首席代表（approver）作出决定。',
      ),
  },
  {
    id: 'step/decided-elsewhere',
    severity: 'error',
    law: '《中华人民共和国行政许可法》第二十二条',
    suggestion: '删去最后一个环节的部门。',
    needs: ['handling', 'steps'],
    find: (g) =>
      when(
        g.handling === 'promised' && g.steps.at(-1)?.department !== undefined,
        `steps.${g.steps.length - 1}.department`,
        '决定由本部门作出，不能写别的部门。',
      ),
  },
  {
    id: 'step/clerk-in-promised',
    severity: 'error',
    law: '《国务院关于在线政务服务的若干规定》第五条；前台综合受理、后台分类审批',
    suggestion: '把岗位改为“审查人员”或者“首席代表”。',
    needs: ['handling', 'steps'],
    find: (g) =>
      g.handling === 'onSpot'
        ? []
        : g.steps.flatMap((s, i) =>
            when(
              s.role === 'clerk',
              `steps.${i}.role`,
              '承诺件的环节由审查人员或者首席代表办理，受理人员不得办理。',
            ),
          ),
  },
  {
    id: 'step/own-department-named',
    severity: 'error',
    law: '政务服务事项实施清单数据规范：办理流程',
    suggestion: '删去这个环节的部门。',
    needs: ['handling', 'steps', 'department'],
    find: (g) =>
      g.handling === 'onSpot'
        ? []
        : g.steps.flatMap((s, i) =>
            when(s.department === g.department, `steps.${i}.department`, '本部门的环节不用写部门。'),
          ),
  },
]
