import { citizenCheckCharacter, creditCheckCharacter } from '../core/check-character.ts'
import type { Described } from '../modules/identity/facade.ts'
import { type Chance, chanceOf } from '../modules/organisation/city/chance.ts'

/** Names, numbers and words of invented applicants: the same ones for the same seed. */
export type Invented = {
  person: Extract<Described, { kind: 'natural' }>
  company: Extract<Described, { kind: 'legal' }>
}

const SURNAMES = '王李张马刘杨赵陈朱吴高郭周徐孙胡何罗宋梁韩唐冯曹田董袁许史闫苏魏'
const FIRST = ['建', '国', '永', '志', '文', '海', '晓', '小', '丽', '秀', '春', '淑', '红', '慧', '佳', '桂']
const SECOND = [
  '军',
  '平',
  '强',
  '伟',
  '东',
  '斌',
  '玲',
  '霞',
  '燕',
  '娟',
  '芳',
  '娜',
  '静',
  '梅',
  '兰',
  '英',
]
const TRADES = [
  '果品商贸',
  '建筑工程',
  '餐饮管理',
  '农机服务',
  '医药连锁',
  '运输',
  '食品加工',
  '物业服务',
  '电子商务',
  '养殖',
]
const WORDS = [
  '崆岭',
  '泾源',
  '陇东',
  '瑞丰',
  '恒信',
  '关山',
  '葫芦河',
  '金穗',
  '祥和',
  '众诚',
  '新源',
  '德润',
]

export function invent(seed: string, county: { code: string; name: string }, village: string): Invented {
  const chance = chanceOf(`applicant ${seed}`)
  const name = chance.pick([...SURNAMES]) + chance.pick(FIRST) + (chance.below(5) ? chance.pick(SECOND) : '')
  return {
    person: {
      kind: 'natural',
      documentKind: 'citizenId',
      name,
      documentNumber: citizenId(chance, county.code.slice(0, 6)),
      phone: phone(chance),
      address: `甘肃省平凉市${county.name}${village}${chance.below(9) + 1}社${chance.below(80) + 1}号`,
    },
    company: {
      kind: 'legal',
      name: `${county.name}${chance.pick(WORDS)}${chance.pick(TRADES)}有限公司`,
      documentNumber: creditCode(chance, county.code.slice(0, 6)),
      phone: phone(chance),
      address: `甘肃省平凉市${county.name}城关镇中街${chance.below(200) + 1}号`,
      legalRepresentative: name,
    },
  }
}

function citizenId(chance: Chance, region: string): string {
  const two = (n: number) => String(n).padStart(2, '0')
  const birth = `${1950 + chance.below(55)}${two(1 + chance.below(12))}${two(1 + chance.below(28))}`
  const first = `${region}${birth}${String(chance.below(1000)).padStart(3, '0')}`
  return first + citizenCheckCharacter(first)
}

const CREDIT = '0123456789ABCDEFGHJKLMNPQRTUWXY'

function creditCode(chance: Chance, region: string): string {
  const organisation = Array.from({ length: 8 }, () => CREDIT[chance.below(CREDIT.length)]).join('')
  const first = `91${region}MA${organisation.slice(0, 6)}${CREDIT[chance.below(10)]}`
  return first + creditCheckCharacter(first)
}

/** 199 0933 …: a range nobody in the demo can ring by mistake. */
function phone(chance: Chance): string {
  return `1990933${String(chance.below(10_000)).padStart(4, '0')}`
}
