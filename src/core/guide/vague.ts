import { CLOSED, isEmpty, NOT_A_LIST, PAPER, PARTY, RULE } from './vague-words.ts'

/** What a text is for: what to bring, what to meet, why not (or why in person), what to pay, what a step does. */
export type VagueField = 'material' | 'condition' | 'reason' | 'fee' | 'step'

/** Words too vague to be asked of anybody, and which of the ways in which they are (a rule of the linter). */
export type Vague = { kind: VagueKind; start: number; end: number; text: string }
export type VagueKind =
  | 'open-list' // 身份证、户口簿等材料
  | 'left-open' // 法律法规规定的其他材料, 规定的材料
  | 'other' // 其他材料
  | 'related' // 相关证明, 有关部门
  | 'unnamed-rule' // 符合规定
  | 'judgement' // 视情况, 一定规模
  | 'elsewhere' // 另行通知, 以窗口告知为准
  | 'reason-unsaid' // 材料不全
  | 'price-unsaid' // 按实际收取
  | 'empty' // 符合条件, 详见附件, 待定

/**
 * The vague words of a text, in order and without overlaps; none when an applicant knows what to do (兜底条款, 模糊性表述).
 * Spans are UTF-16 offsets. White space inside words is read over.
 */
export function vagueIn(field: VagueField, text: string): Vague[] {
  const { plain, at } = withoutSpace(text)
  const trimmed = plain.replace(/[。．.；;，,、]+$/u, '')
  if (trimmed === '') return []
  const whole = wholeText(field, trimmed)
  const parts = partsOf(field, plain)
  // of a reason or a price the whole is told: the words in it are only how it came to say nothing
  const spans = field === 'reason' || field === 'fee' || parts.length === 0 ? (whole ?? parts) : parts
  return spans.map(({ kind, start, end }) => {
    const from = at[start] ?? 0
    const to = (at[end - 1] ?? text.length - 1) + 1
    return { kind, start: from, end: to, text: text.slice(from, to) }
  })
}

type Span = { kind: VagueKind; start: number; end: number }

/** A text that says nothing at all is vague as a whole. */
function wholeText(field: VagueField, plain: string): Span[] | undefined {
  const all = (kind: VagueKind) => [{ kind, start: 0, end: plain.length }]
  if (field === 'reason') {
    const clauses = plain.split(CLAUSE).filter((clause) => clause !== '')
    return clauses.every(saysNotWhat) ? all('reason-unsaid') : undefined
  }
  if (field === 'fee') {
    if (FREE.test(plain) || AMOUNT.test(plain)) return undefined
    if (isEmpty(plain, field)) return all('empty')
    return PRICED_BY.test(plain) && !NAMED_RULE.test(plain) ? all('price-unsaid') : undefined
  }
  return isEmpty(plain, field) || ELSEWHERE.test(plain) ? all('empty') : undefined
}

const CLAUSE = /[，。；：,;:（）()、\s]+/u
/** A thing is judged and nothing said about it: 照片不合格. */
const VERDICT =
  /^(?<thing>[^0-9《》“”]{0,6}?)(?:填写|提交|内容)?(?:不合格|不合规|不规范|不达标|不符合?(?:有关|相关)?(?:要求|规定|标准|条件))$/u
const saysNotWhat = (clause: string) =>
  isEmpty(clause, 'reason') || VERDICT.test(clause) || ELSEWHERE.test(clause)

/** A text that only points: 详见申请表. */
const ELSEWHERE = /^(?:材料|条件|要求|内容|标准)?(?:(?:详|参|请|另)见|见[附下上样])[^，。；《》]{1,12}$/u
const FREE = /^无$|不收|免费|免收|免征|全免/u
const AMOUNT = /[0-9０-９一二三四五六七八九十百千万零两.]+(?:元|角|分(?!钟)|万元|%|％|‰|折)|减半|百分之/u
const NAMED_RULE = /《[^》]+》|〔\d{4}〕|\[\d{4}\]|第[0-9一二三四五六七八九十百]+条/u
const PRICED_BY = /(?:按|依|据|参照|根据|视|由|以).*(?:收|执行|计|征|缴|结算|确定|减免|为准|标准$)/u

/** Names of laws and forms, and what is quoted, are nobody's own words: 《…若干规定》, “其他”栏. */
const TITLES = /《[^《》]*》|“[^“”]*”/gu

/** One way of being vague inside a text: where it applies, its shape, and what speaks against it. */
type Shape = {
  kind: VagueKind
  fields: readonly VagueField[]
  form: RegExp
  unless?: (hit: { text: string; start: number; end: number; before: string; after: string }) => boolean
}

const EVERYWHERE: readonly VagueField[] = ['material', 'condition', 'reason', 'fee', 'step']
const ASKED: readonly VagueField[] = ['material', 'condition', 'fee']
const shape = (source: string) => new RegExp(source, 'gu')
const GAP = '[^，。；：、,;:（）()《》“”等]'

/** Nothing of the kind is asked for: 不需要提交其他材料. */
const DENIED =
  /(?:无需|无须|不需要?|不用|不必|不再|不得要求|不得另行要求|不要求|不得收取|免于|免予)[^，。；：]{0,12}$/u
/** Who issues it is open, what it is is not: 有关主管部门核发的采矿许可证. */
const NAMED_PAPER =
  /^(?:已经?|依法)?(?:核发|颁发|签发|出具|批准|开具|制发|发放|作出)的?(?<paper>[^，。；]{0,24})/u
/** What is charged is open, the slip that lists it is not: 其他费用明细表. */
const NAMED_SLIP = /^的?(?:明细|清单|发票|结算|收据|报销|凭证)/u
const PAPER_NAME = /(?:证|书|证书|批复|批文|表|函|单|报告|决定|执照|许可|裁决|公告|》)/u

// biome-ignore format: a table is read by its columns
const SHAPES: readonly Shape[] = [
  { kind: 'left-open', fields: EVERYWHERE, form: shape(`(?:(?:法律|行政法规|法规|规章|国务院|国家|省|市|主管部门)${'[^。；;]'}{0,12}?)?(?:规定|要求|认定|认为${GAP}{0,6}|确定|需要|应当${GAP}{0,4})的?其[他它]${GAP}{0,8}`),
    unless: ({ text }) => /其[他它](?:组织|共有人|股东|业主|权利人|继承人)/u.test(text) },
  { kind: 'left-open', fields: ['material', 'reason'], form: shape(`(?:规定|要求|认为)${'(?:必要|需要|应当?|须|需|必须)?(?:提交|提供|补充|出具)?'}的?(?:申请|证明|书面)?${PAPER}`), unless: namedBefore },
  { kind: 'left-open', fields: ['material', 'reason'], form: shape(`(?:所需|需要)的${PAPER}`) },
  { kind: 'left-open', fields: ['condition'], form: shape('(?:规定|要求)(?:应当)?(?:具备|满足)?的(?:条件|情形|资格)'), unless: namedBefore },
  { kind: 'open-list', fields: EVERYWHERE, form: shape(`等(?:一切|各类|各种|所有)?(?:相关|有关|其他|其它|必要|所需)?的?(?:(?!部门|机关|单位|机构|医院|人员|出具|核发|签发|颁发|的)${GAP}){0,7}?(?:${PAPER}|证书|复印件|原件|费用|(?<=等(?:相关|有关|其他)费)用)`), unless: notAList },
  { kind: 'open-list', fields: ['material', 'reason'], form: shape(`等(?:情况|情形|方面|事项)的${PAPER}`), unless: notAList },
  { kind: 'open-list', fields: ['material'], form: shape('等(?=[。；]?$)'), unless: notAList },
  { kind: 'open-list', fields: ['material', 'reason'], form: shape(`等(?:能够?|可以?|足以|用以)证明${GAP}{1,15}?${PAPER}`), unless: notAList },
  { kind: 'open-list', fields: ['material', 'reason'], form: shape('(?<=[证书表簿本照明单同议告票据图章函决件])等(?=[。；，）)]|[均皆即]可|之一|任一|$)'), unless: notAList },
  { kind: 'open-list', fields: ['condition'], form: shape(`等(?:方面的?|各项|相关|有关|其他)?(?:条件|要求|规定|标准|情形|情况|行为|问题)`), unless: notAList },
  { kind: 'other', fields: EVERYWHERE, form: shape(`其[他它](?:需要|应当|必要|依法|有关|相关)*(?:${GAP}{0,10}?(?:${PAPER}|条件|情形|费用)|${GAP}{0,4}?(?:情况|原因|问题|事由|违法${GAP}{0,4}行为)|的?(?:要求|规定))`),
    unless: ({ text, before, after }) => DENIED.test(before) || isNamedParty(text) || (text.endsWith('费用') && NAMED_SLIP.test(after)) },
  { kind: 'other', fields: EVERYWHERE, form: shape('(?:及|以及|和|、|或者?|与)?其[他它](?=等?[。；]?$)') },
  { kind: 'related', fields: EVERYWHERE, form: shape(`(?:有关|相关)的?(?!联|系|性|度)${GAP}{0,6}?(?:${PAPER}|${RULE}|费用|批文|意见|情况说明)`),
    unless: ({ text, before, after }) => DENIED.test(before) || /第[^，。；]{1,12}[条款项]$/u.test(before) || namesPaper(text, after) },
  { kind: 'related', fields: ['material', 'condition', 'reason', 'fee'], form: shape('(?:有关|相关)的?(?:行政|业务)?(?:主管)?(?:部门|单位|机关|机构|人员)'), unless: ({ after }) => namesPaper('', after) },
  { kind: 'related', fields: ['material', 'reason'], form: shape(`各[种类项]的?${GAP}{0,4}?${PAPER}`) },
  { kind: 'related', fields: ['material'], form: shape('(?:有关|相关)的?(?:证书|信息|图纸|图件|合同|协议|表格|单证|报告|批件|批复|数据)(?=复印件|原件|[等和及，。；、）)]|$)') },
  { kind: 'related', fields: ['material', 'reason'], form: shape('相应的?[^，。；、的]{0,4}(?:材料|资料|文件|手续)|(?<=^|[，。；、及和的]|提供|提交|缺少|补充)(?:相应|必要|有效)的?(?:(?:证明|申请)?(?:材料|资料|文件)|手续|证明|证件)(?!书|号)'), unless: ({ before }) => DENIED.test(before) },
  { kind: 'unnamed-rule', fields: ASKED, form: shape(`(?:符合|满足|达到|具备|遵守)(?:国家|本?省|本?市|本?县|当地|本地|地方|行业|主管|部门|政府|有关|相关|法律|法规|行政法规|规章|法定|规定|政策|现行|各项|受理|申请|申报|办理|许可|登记|审批|准入|资格|的|和|、|及|或)*(?:规定|要求|条件|标准|规范|政策|程序|形式|格式)(?![：:（(])|遵守(?:国家)?(?:有关|相关|的|和|、|法律|法规|规章)+(?![：:（(])|符合(?:有关|相关)规划`) },
  { kind: 'judgement', fields: EVERYWHERE, form: shape(`视${GAP}{0,6}(?:情况?|情形|而定|工作量|需要|政策|财力)(?:而定)?|酌情|酌[减定予]|按需(?!求)|若干`) },
  { kind: 'judgement', fields: EVERYWHERE, form: shape('(?:根据|依据|按照?)(?:实际|具体|当地|审查|审核|工作|申请|业务|项目|自身|个人|家庭|不同)?(?:需要|情况|情形)(?![，：:]?分别|[：:])') },
  { kind: 'judgement', fields: ['material'], form: shape('(?:必要时|如有?需要?|需要时)[，,]?(?:应当?|须|可)?(?:提供|提交|补充|出具|携带|附|另)') },
  { kind: 'judgement', fields: ASKED, form: shape('(?<!不|超过)一定(?:的|规模|数量|条件|能力|比例|金额|期限|面积)|适当(?:的|费用|收取|减免|放宽|提高|降低|补充)|(?:特殊|个别)(?:情况|情形)下?的?[，,]?(?:可以?|另|酌|除外)') },
  { kind: 'judgement', fields: ['condition'], form: shape('原则上|一般应当?|(?<!不)基本(?:符合|具备|满足)|(?:可以?|适当|酌情)(?:放宽|从宽|照顾|变通)') },
  { kind: 'judgement', fields: ['condition'], form: shape('(?:情况|情形)特殊|(?:特殊|个别)(?:原因|情况|情形)(?!包括|指|[：:（(])|确有(?:困难|必要|需要)') },
  { kind: 'judgement', fields: ['condition'], form: shape('(?<!比)(?:较|比较)(?:强|好|高|大|多|差|低|轻|重|为困难|困难)(?!以上|事故|安全|毒)|偏(?:低|高|少|多|差)|(?:特别|十分|非常|极其)(?:困难|贫困)') },
  { kind: 'judgement', fields: ['condition'], form: shape(`良好(?!以上|等)|(?:必要|必需|足够|充足|合适|适宜)的|相应的${GAP}{0,6}(?:人员|设备|设施|场所|能力|资质|资格)`) },
  { kind: 'judgement', fields: ['condition'], form: shape('长期(?:在|居住|从事|工作)|近期(?:内|没有|未|无)') },
  { kind: 'unnamed-rule', fields: ['condition', 'reason'], form: shape('上级(?:部门|机关)?的?(?:文件|要求|精神|规定|政策)|(?:文件|政策|会议)精神') },
  { kind: 'elsewhere', fields: EVERYWHERE, form: shape('另行(?:通知|告知|规定|公布|确定)|(?<!等)待定(?!期)|以(?:窗口|工作人员|现场|实际|当地|部门|咨询|通知)(?:工作人员|情况|要求|告知|通知|规定|解释|答复)*为准') },
  { kind: 'price-unsaid', fields: ['fee'], form: shape('按照?实际(?:情况|发生额?|费用|支出|成本)?(?:收取|收费|计收|结算|计算|缴纳|执行)|[据按]实(?:收取|收费|结算|计收)|面议') },
]

function partsOf(field: VagueField, whole: string): Span[] {
  const plain = whole.replace(
    TITLES,
    ([open = '', ...rest]) => open + '〇'.repeat(rest.length - 1) + rest.at(-1),
  )
  const found = SHAPES.filter(({ fields }) => fields.includes(field)).flatMap(({ kind, form, unless }) =>
    [...plain.matchAll(form)].flatMap((match): Span[] => {
      const [text] = match
      const start = match.index
      const end = start + text.length
      const hit = {
        text,
        start,
        end,
        before: plain.slice(Math.max(0, start - 40), start),
        after: plain.slice(end, end + 40),
      }
      return text === '' || unless?.(hit) ? [] : [{ kind, start, end }]
    }),
  )
  return apart(found)
}

/** Of hits that overlap, the one that begins first and reaches furthest. */
function apart(spans: Span[]): Span[] {
  const sorted = spans.sort((a, b) => a.start - b.start || b.end - a.end)
  return sorted.filter((span, i) => !sorted.slice(0, i).some((earlier) => earlier.end > span.start))
}

function notAList({ text, before, after }: { text: string; before: string; after: string }): boolean {
  const following = `${text.slice(1)}${after}`
  return NOT_A_LIST.before.test(before) || NOT_A_LIST.after.test(following) || CLOSED.test(following)
}

/** A law with its name or article, or a form with its name, says which. */
function namedBefore({ before }: { before: string }): boolean {
  return /(?:》|号|第[^，。；]{1,12}[条款项])的?$/u.test(before)
}

function isNamedParty(text: string): boolean {
  const rest = text.slice(2)
  return PARTY.test(rest) && !/要求|规定|认为|需要/u.test(rest)
}

function namesPaper(text: string, after: string): boolean {
  const issued = NAMED_PAPER.exec(
    /部门|机关|单位|机构/u.test(text) ? `${text.replace(/^.*?(?:部门|机关|单位|机构)/u, '')}${after}` : after,
  )
  const paper = issued?.groups?.paper ?? ''
  return PAPER_NAME.test(paper) && !isEmpty(paper)
}

function withoutSpace(text: string): { plain: string; at: number[] } {
  const at: number[] = []
  let plain = ''
  for (let i = 0; i < text.length; i++) {
    const sign = text.charAt(i)
    if (/\s/u.test(sign)) continue
    plain += sign
    at.push(i)
  }
  return { plain, at }
}
