import { type Rule, when } from './rule.ts'

/** What an applicant hands in. */
export const MATERIAL_RULES: readonly Rule[] = [
  {
    id: 'material/copies',
    severity: 'error',
    law: '《中华人民共和国行政许可法》第三十条；政务服务事项实施清单数据规范：纸质份数',
    suggestion: '只收电子件的写0份；收纸质的写明几份，一般为1份。',
    needs: [],
    find: (g) =>
      g.materials.flatMap((m, i) =>
        when(
          (m.form === 'electronic') !== (m.copies === 0),
          `materials.${i}.copies`,
          '只收电子件的份数为0，收纸质的至少1份。',
        ),
      ),
  },
  {
    id: 'material/issuer',
    severity: 'error',
    law: '《优化营商环境条例》第四十四条；政务服务事项实施清单数据规范：来源渠道',
    suggestion: '写明出具机关或者单位的名称；申请人自备的删去。',
    needs: [],
    find: (g) =>
      g.materials.flatMap((m, i) =>
        when(
          (m.source === 'applicant') !== (m.issuer === undefined),
          `materials.${i}.issuer`,
          '不是申请人自备的材料应当写明由谁出具；自备的不写。',
        ),
      ),
  },
]
