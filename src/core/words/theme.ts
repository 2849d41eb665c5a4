import type { Word } from './word.ts'

/** Matters of a person by theme of life (自然人主题), in the order of the national list. */
// biome-ignore format: a table is read by its columns
export const NATURAL_THEME = {
  '005': { zh: '生育收养', en: 'Birth and adoption' },
  '010': { zh: '户籍办理', en: 'Household registration' },
  '015': { zh: '民族宗教', en: 'Ethnic and religious affairs' },
  '020': { zh: '教育科研', en: 'Education and research' },
  '025': { zh: '入伍服役', en: 'Military service' },
  '030': { zh: '就业创业', en: 'Work and starting a business' },
  '035': { zh: '设立变更', en: 'Founding and changing' },
  '040': { zh: '准营准办', en: 'Permits to operate' },
  '045': { zh: '抵押质押', en: 'Mortgage and pledge' },
  '050': { zh: '职业资格', en: 'Professional qualification' },
  '055': { zh: '纳税缴费', en: 'Taxes and fees' },
  '060': { zh: '婚姻登记', en: 'Marriage' },
  '065': { zh: '优待抚恤', en: 'Preferential treatment and pensions' },
  '070': { zh: '规划建设', en: 'Planning and building' },
  '075': { zh: '住房保障', en: 'Housing' },
  '085': { zh: '社会保障', en: 'Social security' },
  '090': { zh: '证件办理', en: 'Identity documents' },
  '095': { zh: '交通出行', en: 'Transport' },
  '100': { zh: '旅游观光', en: 'Tourism' },
  '105': { zh: '出境入境', en: 'Leaving and entering the country' },
  '110': { zh: '消费维权', en: 'Consumer rights' },
  '115': { zh: '公共安全', en: 'Public safety' },
  '120': { zh: '司法公证', en: 'Justice and notaries' },
  '125': { zh: '知识产权', en: 'Intellectual property' },
  '130': { zh: '环保绿化', en: 'Environment' },
  '135': { zh: '文化体育', en: 'Culture and sport' },
  '140': { zh: '公用事业', en: 'Utilities' },
  '145': { zh: '医疗卫生', en: 'Health' },
  '150': { zh: '离职退休', en: 'Leaving work and retirement' },
  '155': { zh: '死亡殡葬', en: 'Death and funeral' },
  '998': { zh: '地方特色', en: 'Local matters' },
  '999': { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Word>

/** Matters of organisations by theme of business (法人主题), in the order of the national list. */
// biome-ignore format: a table is read by its columns
export const LEGAL_THEME = {
  '005': { zh: '设立变更', en: 'Founding and changing' },
  '010': { zh: '准营准办', en: 'Permits to operate' },
  '015': { zh: '资质认证', en: 'Qualification' },
  '020': { zh: '年检年审', en: 'Yearly inspection' },
  '025': { zh: '税收财务', en: 'Taxes and finance' },
  '030': { zh: '人力资源', en: 'Human resources' },
  '035': { zh: '社会保障', en: 'Social security' },
  '040': { zh: '投资审批', en: 'Investment' },
  '045': { zh: '融资信贷', en: 'Financing' },
  '050': { zh: '抵押质押', en: 'Mortgage and pledge' },
  '055': { zh: '商务贸易', en: 'Trade' },
  '060': { zh: '招标拍卖', en: 'Tenders and auctions' },
  '065': { zh: '海关口岸', en: 'Customs and ports' },
  '070': { zh: '涉外服务', en: 'Foreign affairs' },
  '075': { zh: '农林牧渔', en: 'Agriculture, forestry, fishery' },
  '085': { zh: '国土和规划建设', en: 'Land, planning and building' },
  '090': { zh: '交通运输', en: 'Transport' },
  '095': { zh: '环保绿化', en: 'Environment' },
  '100': { zh: '应对气候变化', en: 'Climate change' },
  '105': { zh: '水务气象', en: 'Water and weather' },
  '110': { zh: '医疗卫生', en: 'Health' },
  '115': { zh: '科技创新', en: 'Science and innovation' },
  '120': { zh: '文体教育', en: 'Culture, sport and education' },
  '125': { zh: '知识产权', en: 'Intellectual property' },
  '130': { zh: '民族宗教', en: 'Ethnic and religious affairs' },
  '135': { zh: '质量技术', en: 'Quality and technology' },
  '140': { zh: '检验检疫', en: 'Inspection and quarantine' },
  '145': { zh: '安全生产', en: 'Work safety' },
  '150': { zh: '公安消防', en: 'Police and fire protection' },
  '155': { zh: '司法公证', en: 'Justice and notaries' },
  '160': { zh: '公用事业', en: 'Utilities' },
  '165': { zh: '法人注销', en: 'Closing down' },
  '170': { zh: '档案文物', en: 'Archives and heritage' },
  '998': { zh: '地方特色', en: 'Local matters' },
  '999': { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Word>

/** A theme as it stands in an address: `natural-040`. */
export type Theme = `natural-${keyof typeof NATURAL_THEME}` | `legal-${keyof typeof LEGAL_THEME}`

/** Every theme, in the order of the portal. Note that JSON objects put whole numbers first, so the order is made here. */
export const THEMES: readonly { theme: Theme; kind: 'natural' | 'legal'; code: string; word: Word }[] = [
  ...rows('natural', NATURAL_THEME),
  ...rows('legal', LEGAL_THEME),
]

function rows(kind: 'natural' | 'legal', words: Readonly<Record<string, Word>>) {
  return Object.entries(words)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, word]) => ({ theme: `${kind}-${code}` as Theme, kind, code, word }))
}
