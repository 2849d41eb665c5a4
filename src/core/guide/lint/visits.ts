import type { Guide } from '../guide.ts'
import { type Rule, when } from './rule.ts'

const takes = (g: Guide, channel: Guide['channels'][number]) => g.channels.includes(channel)

/** How one applies: visits, channels, depth, originals, and what it costs. */
export const VISIT_RULES: readonly Rule[] = [
  {
    id: 'visit/reason',
    severity: 'error',
    law: '政务服务事项实施清单数据规范：必须现场办理原因说明',
    suggestion: '到场次数大于0的，写明法律依据和原因，如“依法当面核验身份”；等于0的，删去原因。',
    needs: ['visits'],
    find: (g) =>
      when(
        g.visits > 0 !== (g.visitReason !== undefined),
        'visitReason',
        '到场次数大于0的写明必须现场办理的原因，等于0的不写。',
      ),
  },
  {
    id: 'visit/depth-four',
    severity: 'error',
    law: '政务服务事项实施清单数据规范：网上办理深度Ⅳ级为全程网办',
    suggestion: '到场次数改为0，或者把网办深度改为Ⅲ级。',
    needs: ['visits', 'onlineDepth'],
    find: (g) => when(g.onlineDepth === 'IV' && g.visits > 0, 'visits', '网办深度Ⅳ级的，到场次数应为0。'),
  },
  {
    id: 'channel/no-way-in',
    severity: 'error',
    law: '政务服务事项实施清单数据规范：办理形式；《优化营商环境条例》第三十七条',
    suggestion: '办理形式加上“网上办理”或者“快递申请”，或者把到场次数改为1并写明原因。',
    needs: ['visits', 'channels'],
    find: (g) =>
      when(
        g.visits === 0 && !takes(g, 'online') && !takes(g, 'mail'),
        'channels',
        '到场次数为0又不能网上办理的，应当可以邮寄办理。',
      ),
  },
  {
    id: 'channel/excluded-reason',
    severity: 'error',
    law: '《优化营商环境条例》第三十七条第一款；《国务院关于在线政务服务的若干规定》第五条',
    suggestion: '不能网上办理的，写明依据（涉密，或者法律、法规、规章的条款）；能网上办理的，删去。',
    needs: ['channels'],
    find: (g) =>
      when(
        takes(g, 'online') === (g.onlineExcluded !== undefined),
        'onlineExcluded',
        '不能网上办理的写明法律依据，能网上办理的不写。',
      ),
  },
  {
    id: 'original/unreachable',
    severity: 'error',
    law: '政务服务事项实施清单数据规范：到办事现场次数',
    suggestion: '改为不核验原件，或者允许邮寄，或者把到场次数改为1。',
    needs: ['originals', 'visits', 'channels'],
    find: (g) =>
      when(
        g.originals !== 'none' && g.visits === 0 && !takes(g, 'mail'),
        'originals',
        '要核验原件的，到场次数不能为0，除非可以邮寄。',
      ),
  },
  {
    id: 'fee/no-rows',
    severity: 'error',
    law: '《中华人民共和国行政许可法》第五十八条、第五十九条',
    suggestion: '逐项写明收费项目、标准和金额；不收费的选“不收费”。',
    needs: ['fee'],
    find: (g) =>
      when(g.fee.charged && g.fee.rows.length === 0, 'fee.rows', '收费的事项应当逐项写明收费标准。'),
  },
]
