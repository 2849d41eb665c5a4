import { findDay } from '../../day.ts'
import { LEGAL_THEME, NATURAL_THEME } from '../../words/theme.ts'
import type { Guide } from '../guide.ts'
import type { Hit } from './finding.ts'
import { lengthInDays } from './limits.ts'
import { type Rule, when } from './rule.ts'

const NAMED = /《[^》]+》|〔\d{4}〕|\[\d{4}\]/
/** Or at least an article of the law the item stands on. */
const CITED = /《[^》]+》|〔\d{4}〕|第[〇零一二三四五六七八九十百千0-9]+条/

/** Laws, fees, results, phones and dates: what an auditor looks up. */
export const DETAIL_RULES: readonly Rule[] = [
  {
    id: 'basis/licence-level',
    severity: 'warning',
    law: '《中华人民共和国行政许可法》第十四条、第十五条、第十七条',
    suggestion:
      '补上设定这项许可的法律、行政法规、国务院决定或者地方性法规；部门规章和规范性文件不得设定许可。',
    needs: ['type', 'basis'],
    find: (g) =>
      when(
        g.type === '01' &&
          !g.basis.some(({ issuer }) =>
            /人民代表大会|^国务院$|^中华人民共和国国务院$|省人民政府$/.test(issuer),
          ),
        'basis',
        '设定依据里没有法律、行政法规、国务院决定或者地方性法规。',
      ),
  },
  {
    id: 'limit/licence-beyond-twenty-days',
    severity: 'error',
    law: '《中华人民共和国行政许可法》第四十二条第一款',
    suggestion: '写明规定更长期限的法律、法规和条款，或者改到20个工作日以内。',
    needs: ['type', 'legalLimit'],
    find: (g) =>
      when(
        g.type === '01' && lengthInDays(g.legalLimit) > 28.01 && !CITED.test(g.legalLimit.explain),
        'legalLimit.explain',
        '行政许可的法定期限超过20个工作日，说明里没有写出规定它的法律、法规。',
      ),
  },
  {
    id: 'limit/extension-beyond-ten-days',
    severity: 'warning',
    law: '《中华人民共和国行政许可法》第四十二条第一款',
    suggestion: '写明允许更长延期的法律、法规和条款，或者改到10个工作日以内。',
    needs: ['type'],
    find: (g) =>
      when(
        g.type === '01' && (g.extension?.days ?? 0) > 10 && !CITED.test(g.extension?.explain ?? ''),
        'extension.days',
        '行政许可的延期超过10个工作日，说明里没有写出依据。',
      ),
  },
  {
    id: 'fee/basis-unnamed',
    severity: 'error',
    law: '《中华人民共和国行政许可法》第五十八条；《优化营商环境条例》第二十四条',
    suggestion: '写出收费文件的名称和文号，例如“《…通知》（发改价格〔2016〕2559号）”；没有依据的不得收费。',
    needs: ['fee'],
    find: (g) =>
      when(
        g.fee.charged && g.fee.basis !== '' && !NAMED.test(g.fee.basis),
        'fee.basis',
        '收费依据没有写出文件的名称或者文号。',
      ),
  },
  {
    id: 'fee/no-amount',
    severity: 'warning',
    law: '《中华人民共和国行政许可法》第五十九条',
    suggestion: '写明金额；不收的项目删去，减免写在“减免”里。',
    needs: ['fee'],
    find: (g) =>
      g.fee.charged
        ? g.fee.rows.flatMap((row, i) =>
            when(row.amount === 0, `fee.rows.${i}.amount`, `“${row.name}”的金额是0。`),
          )
        : [],
  },
  {
    id: 'channel/excluded-no-law',
    severity: 'warning',
    law: '《优化营商环境条例》第三十七条第一款：法律、法规另有规定或者涉及国家秘密的除外',
    suggestion: '写明不能网上办理的法律、法规、规章和条款，或者“涉及国家秘密”。',
    needs: [],
    find: (g) =>
      when(
        g.onlineExcluded !== undefined && !/《[^》]+》|涉密|国家秘密|〔\d{4}〕/.test(g.onlineExcluded),
        'onlineExcluded',
        '没有写出哪一部法律不许网上办理。',
      ),
  },
  {
    id: 'result/kind',
    severity: 'warning',
    law: '政务服务事项实施清单数据规范：结果名称与办结类型一致（证—出证办结，文—出文办结，批复—审批办结）',
    suggestion: '名称以“证”“照”“证书”结尾的选“证照”，以“文”“批复”“决定书”结尾的选“批文”。',
    needs: ['result'],
    find: (g) => {
      const name = g.result.name.replace(/（[^）]*）$/, '')
      const kind = /(?:(?<!凭)证|证书|执照|护照)$/.test(name)
        ? '10'
        : /(?:文|批复|决定书|批准书)$/.test(name)
          ? '20'
          : undefined
      return when(
        kind !== undefined && g.result.kind !== kind,
        'result.kind',
        `结果名称是“${g.result.name}”，与审批结果类型不一致。`,
      )
    },
  },
  {
    id: 'sample/result',
    severity: 'hint',
    law: '政务服务事项实施清单数据规范：有审批结果名称的，应当有结果样本',
    suggestion: '上传一份隐去个人信息的结果样本。',
    needs: ['result'],
    find: (g) =>
      when(
        g.result.kind === '10' && g.result.sample === undefined,
        'result.sample',
        `没有“${g.result.name}”的样本。`,
      ),
  },
  {
    id: 'theme/unknown',
    severity: 'error',
    law: '政务服务事项实施清单数据规范：自然人、法人主题分类',
    suggestion: '从主题表里选一个代码，例如 040 准营准办。',
    needs: ['themes'],
    find: (g) => [
      ...g.themes.natural.flatMap((code, i) =>
        when(!Object.hasOwn(NATURAL_THEME, code), `themes.natural.${i}`, `没有“${code}”这个自然人主题。`),
      ),
      ...g.themes.legal.flatMap((code, i) =>
        when(!Object.hasOwn(LEGAL_THEME, code), `themes.legal.${i}`, `没有“${code}”这个法人主题。`),
      ),
    ],
  },
  {
    id: 'phone/area-code',
    severity: 'warning',
    law: '政务服务事项实施清单数据规范：咨询、投诉电话带区号',
    suggestion: '固定电话写成 0933-1234567 的样子；热线（12345、12333）不用区号。',
    needs: [],
    find: (g) => prose(g).flatMap(({ path, text }) => phonesIn(path, text)),
  },
  {
    id: 'date/impossible',
    severity: 'error',
    law: '《中华人民共和国行政许可法》第三十条：公示的内容应当准确',
    suggestion: '核对原文，改成真实的日期。',
    needs: [],
    find: (g) => leaves(g, '').flatMap(({ path, text }) => datesIn(path, text)),
  },
]

/** A landline is told by the word before it; a number of seven digits alone may be anything. */
const PHONE =
  /(?:电话|拨打|致电|来电|热线)[^0-9，。；]{0,8}(?<number>(?:0\d{2,3}[-－—]?)?[2-8]\d{6,7})(?!\d)/g

function phonesIn(path: string, text: string): Hit[] {
  return [...text.matchAll(PHONE)].flatMap((match): Hit[] => {
    const number = match.groups?.number ?? ''
    if (/^0933/.test(number)) return []
    const start = match.index + match[0].length - number.length
    const wrong = number.startsWith('0') ? '不是平凉的区号0933' : '没有区号'
    return [
      { path, span: { start, end: start + number.length }, text: number, message: `电话${number}${wrong}。` },
    ]
  })
}

const DATE =
  /(?<!\d)(?<year>(?:19|20)\d{2})(?:年|[-/.])(?<month>\d{1,2})(?:月|[-/.])(?<day>\d{1,2})(?:日|(?!\d))/g

function datesIn(path: string, text: string): Hit[] {
  return [...text.matchAll(DATE)].flatMap((match): Hit[] => {
    const { year = '', month = '', day = '' } = match.groups ?? {}
    if (findDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) !== undefined) return []
    const [words] = match
    return [
      {
        path,
        span: { start: match.index, end: match.index + words.length },
        text: words,
        message: `“${words}”不是真实的日期。`,
      },
    ]
  })
}

type Text = { path: string; text: string }

/** What is written for people to read beside the fields. */
function prose(g: Guide): Text[] {
  return [
    ...leaves(g.notes, 'notes'),
    ...leaves(g.faq, 'faq'),
    ...leaves(g.conditions, 'conditions'),
    ...leaves(g.materials, 'materials'),
    ...leaves(g.questions, 'questions'),
    ...leaves(g.visitReason, 'visitReason'),
  ]
}

function leaves(value: unknown, path: string): Text[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => leaves(one, path === '' ? key : `${path}.${key}`))
}
