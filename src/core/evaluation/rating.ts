import { RuleViolation } from '../violation.ts'

/** 非常满意 5, 满意 4, 基本满意 3, 不满意 2, 非常不满意 1; the last two are 差评. */
export type Stars = 1 | 2 | 3 | 4 | 5

/** A detail reason of the national indicator list; `base` is fixed nationally, the rest are its extensions. */
export type Indicator = { code: string; stars: Stars; base: boolean; text: string }

const of = (stars: Stars, base: number, ...texts: [code: string, text: string][]): Indicator[] =>
  texts.map(([code, text], n) => ({ code, stars, base: n < base, text }))

/**
 * The indicators of the national evaluation platform in force since 2020. They are managed by version: none may be added
 * or deleted locally, and a rating keeps the codes it was given with.
 */
export const INDICATORS: readonly Indicator[] = [
  ...of(
    5,
    3,
    ['510', '一窗受理一次办结'],
    ['511', '可以先受理后补材料'],
    ['512', '不用提交证明'],
    ['513', '可以全程网上办理'],
    ['514', '可以使用手机办理'],
    ['515', '可以就近办理'],
    ['516', '无需材料直接办理'],
    ['517', '服务热情效率高'],
  ),
  ...of(
    4,
    3,
    ['406', '填写一张表单就可完成申报'],
    ['407', '在线提交材料窗口核验'],
    ['408', '一张清单告知全部申报材料'],
    ['409', '用告知承诺减免申报材料'],
    ['410', '可以在线预约办理'],
    ['411', '跑大厅一次办完'],
    ['412', '可以使用自助机办理'],
    ['413', '服务态度较好'],
  ),
  ...of(
    3,
    3,
    ['307', '一次性告知需要补正的材料'],
    ['308', '提供申报材料样本'],
    ['309', '在承诺的时间内办结'],
    ['310', '办事指南指引准确'],
    ['311', '按办事指南要求的材料即可办理'],
    ['312', '可以快递送达'],
    ['313', '跑动次数与承诺的一致'],
    ['314', '服务态度一般'],
  ),
  ...of(
    2,
    3,
    ['207', '没有提供材料样本'],
    ['208', '没有提供材料清单'],
    ['209', '未在承诺时间内办结'],
    ['210', '同样内容的证明材料被要求多次提交'],
    ['211', '承诺网办但无法在线办理'],
    ['212', '在线预约办理后到实体大厅重复取号排队'],
    ['213', '窗口人员业务不熟练'],
    ['214', '服务态度生硬'],
  ),
  ...of(
    1,
    3,
    ['108', '在办事指南之外增加新的审批条件'],
    ['109', '需提供办事指南之外的申报材料'],
    ['110', '无理由超过法定办理时间'],
    ['111', '办事指南提供样本有错'],
    ['112', '承诺在线收取申报材料实际无法收取'],
    ['113', '多头跑窗口和部门'],
    ['114', '跑动次数与承诺的不一致'],
    ['115', '服务态度差效率低'],
  ),
]

/** Characters of a written evaluation, as on the devices of the halls. */
export const TEXT_LIMIT = 150

export type Rating = { stars: Stars; details: readonly string[]; text: string }

export const indicatorsFor = (stars: Stars): readonly Indicator[] =>
  INDICATORS.filter((one) => one.stars === stars)

/** Is this a bad rating (差评), which somebody has to answer for? */
export const isBad = ({ stars }: Pick<Rating, 'stars'>): boolean => stars <= 2

/**
 * What may be stored as a rating. A bad one needs a detail reason or words of its own (差评必须勾选详情或填写文字评价);
 * details belong to the level they are given with.
 */
export function assertRating({ stars, details, text }: Rating): void {
  const known = new Set(indicatorsFor(stars).map(({ code }) => code))
  if (details.some((code) => !known.has(code))) throw new RuleViolation('rating/detail-unknown')
  if ([...text].length > TEXT_LIMIT) throw new RuleViolation('rating/too-long')
  if (isBad({ stars }) && details.length === 0 && !text.trim())
    throw new RuleViolation('rating/bad-without-reason')
}
