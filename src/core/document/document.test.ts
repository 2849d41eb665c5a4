import { describe, expect, test } from 'vitest'
import { ORGAN, PERSON, SAMPLES, WITHHELD } from '../../../tests/paper-samples.ts'
import { day } from '../day.ts'
import type { ItemType } from '../guide/guide.ts'
import { writePaper } from './document.ts'
import type { PaperFacts } from './facts.ts'
import { disclose, PAPER_KINDS, type PaperKind, type PaperText, withholds, wordsOf } from './paper.ts'

const letter = { organ: ORGAN, on: day('2026-05-14'), number: '静市监受〔2026〕00012号' }

/** Given an ordinary case, when a paper of this kind is written with these facts changed, it says… */
function written<K extends PaperKind>(kind: K, changed: Partial<PaperFacts[K]> = {}): string {
  return wordsOf(writePaper(kind, { ...SAMPLES[kind], ...changed }, letter)).join('\n')
}

describe('every paper', () => {
  test.each(PAPER_KINDS)('%s names its organ, its title and its day in Chinese numerals', (kind) => {
    const { organ, title, signature } = writePaper(kind, SAMPLES[kind] as never, letter)
    const signer = kind === 'tolerancePromise' ? SAMPLES[kind].applicant.name : ORGAN.name
    expect([organ, signature?.organ, signature?.date]).toEqual([ORGAN.name, signer, '二〇二六年五月十四日'])
    expect(title).toMatch(/书|单|凭证|回证|记录|笔录$/)
  })

  test.each(PAPER_KINDS)('%s leaves no gap and no code word in its sentences', (kind) => {
    const text = written(kind)
    expect(text).not.toMatch(/undefined|null|NaN|\[object|。。|，。|（）|《》|根据的规定/)
    expect(text).not.toMatch(/[a-z]{3,}[A-Z]/)
  })

  test('a case number stands in groups beside the code', () => {
    expect(writePaper('acceptanceNotice', SAMPLES.acceptanceNotice, letter).mark).toEqual([
      '办件编号',
      '11620826013957041H 4000131123000 20260506 0001',
      '扫码核验本文书',
    ])
  })

  test('a person is addressed as 您 with a masked identity number, an organisation as 你单位 with its code', () => {
    const toPerson = written('acceptanceNotice', { applicant: PERSON })
    expect(toPerson).toContain('您于2026年5月6日提出')
    expect(toPerson).toContain('王建国（居民身份证：622726********1234）')
    expect(toPerson).not.toContain(PERSON.document.number)
    const toCompany = written('acceptanceNotice')
    expect(toCompany).toContain('你单位于2026年5月6日提出')
    expect(toCompany).toContain('（统一社会信用代码：91620826MA71B2C3X9）')
  })

  test('what was pasted loses tabs, odd spaces and invisible characters, and keeps its lines', () => {
    const text = written('notApplicableNotice', { reason: '第一\u200b点\t如下\r\n第二点\u0007' })
    expect(text).toContain('第一点 如下\n第二点。')
  })

  test('a later version says which one it replaces', () => {
    const edition = { version: 2, replaces: day('2026-05-12') }
    expect(writePaper('grantDecision', SAMPLES.grantDecision, { ...letter, edition }).edition).toBe(
      '（第2版，替代2026年5月12日出具的同一文书）',
    )
  })
})

describe('titles follow the kind of item', () => {
  const titles = (itemType: ItemType) =>
    (['acceptanceNotice', 'correctionNotice', 'grantDecision', 'denialDecision'] as const).map(
      (kind) => writePaper(kind, { ...SAMPLES[kind], itemType } as never, letter).title,
    )

  test.each([
    [
      '01',
      ['行政许可申请受理通知书', '行政许可申请材料补正告知书', '准予行政许可决定书', '不予行政许可决定书'],
    ],
    ['05', ['受理通知书', '申请材料补正告知书', '准予行政给付决定书', '不予行政给付决定书']],
    ['07', ['受理通知书', '申请材料补正告知书', '行政确认决定书', '不予行政确认决定书']],
    ['20', ['受理通知书', '申请材料补正告知书', '办理结果告知书', '不予办理决定书']],
  ] as const)('%s', (itemType, expected) => {
    expect(titles(itemType)).toEqual(expected)
  })

  test('only licensing is done under the Administrative Licensing Law; everything else follows it by analogy', () => {
    expect(written('acceptanceNotice')).toContain(
      '根据《中华人民共和国行政许可法》第三十二条第一款第五项的规定',
    )
    expect(written('acceptanceNotice', { itemType: '07' })).toContain('参照《中华人民共和国行政许可法》')
    expect(written('grantDecision', { itemType: '20' })).not.toContain('行政许可')
  })
})

describe('收件凭证', () => {
  test('lists what was taken in, when, where, by whom', () => {
    const text = written('receipt')
    for (const said of [
      '收到的申请材料（共4种）',
      '食品加工操作流程',
      '复印件',
      '3页',
      '2026年5月6日9时32分',
      '静宁县政务服务中心综合受理03号窗口',
      '赵敏（10203）',
      '查询码',
      '申请人（代理人）签名',
    ])
      expect(text).toContain(said)
  })

  test('withholds the query code, and discloses it in its row to whoever holds the paper', () => {
    const stored = writePaper('receipt', SAMPLES.receipt, letter)
    expect([withholds(stored), JSON.stringify(stored).includes(WITHHELD.queryCode)]).toEqual([true, false])
    const words = wordsOf(disclose(stored, WITHHELD))
    expect(words[words.indexOf('查询码') + 1]).toBe(WITHHELD.queryCode)
    const rest = wordsOf(stored)
    expect(words.filter((word) => word !== WITHHELD.queryCode)).toEqual(rest.filter((word) => word !== ''))
  })

  test('a receipt from before the code was withheld is shown as it was given out', () => {
    const old: PaperText = {
      ...writePaper('receipt', SAMPLES.receipt, letter),
      body: [{ type: 'form', rows: [{ label: '查询码', text: 'OLD1 COD E23' }] }],
    }
    expect(disclose(old, WITHHELD)).toBe(old)
  })

  test('Administrative Licensing Law art. 32(4): it says by when acceptance is told, and what silence means', () => {
    expect(written('receipt')).toContain('五个工作日内（即2026年5月13日前）告知是否受理')
    expect(written('receipt')).toContain('逾期不告知的，自收到申请材料之日起即为受理')
  })

  test('on-line it acknowledges a submission and promises no acceptance', () => {
    const text = written('receipt', {
      stage: 'submitted',
      channel: 'online',
      place: undefined,
      clerk: undefined,
    })
    expect(text).toContain('网上申请回执')
    expect(text).toContain('不表示申请已经受理')
    expect(text).not.toMatch(/接收地点|接收人员|签名/)
  })

  test('what came as a file is called a file, and no original is said to have been seen', () => {
    const materials = [{ name: '平面布局图', kind: 'original' as const, copies: 0 }]
    const text = written('receipt', { stage: 'submitted', channel: 'online', materials })
    expect(text).toContain('平面布局图\n电子文件\n—')
    expect(text).not.toContain('原件')
  })
})

describe('一次性告知单 (Regulation on Improving the Business Environment art. 36)', () => {
  test('tells conditions, materials with their standard, limits, fee, place, phones and version at once', () => {
    const text = written('oneTimeNotice')
    for (const said of [
      '申请材料（共4种）',
      '原件1份，A4或者A3；网上办理提交电子文件',
      '平面图标明各功能区名称',
      '可以在受理后补交。',
      '由公安机关出具。',
      '10个工作日',
      '8个工作日',
      '不收费。',
      '静宁县城关镇东环路政务大厦一楼',
      '0933-2522345',
      '《中华人民共和国食品安全法》第三十五条',
      '办事指南第3版',
      '您主要经营什么？',
    ])
      expect(text).toContain(said)
  })

  test('a fee is told with its standard and basis, and an item done on the spot says so', () => {
    const fees = [{ name: '不动产登记费', standard: '每件80元', basis: '发改价格规〔2016〕2559号' }]
    const text = written('oneTimeNotice', { fees, promised: { count: 0, unit: 'workingDay' } })
    expect(text).toContain('不动产登记费：每件80元（发改价格规〔2016〕2559号）')
    expect(text).toContain('当场办结')
  })

  test('for one person it says who told it and when, and what they need not bring; they sign it', () => {
    const text = written('oneTimeNotice', {
      told: { to: '王䶮', by: '李芳', from: '静宁县政务大厅3号窗口', at: '2026-04-20T01:05:00.000Z' },
      shared: [{ name: '居民身份证', reason: '我们已有您的居民身份证。' }],
    })
    for (const said of [
      '王䶮：',
      '不用提交的材料（共1种）',
      '李芳（静宁县政务大厅3号窗口）',
      '2026年4月20日9时05分',
      '申请人签名',
    ])
      expect(text).toContain(said)
    for (const unsaid of ['不用提交', '告知人', '申请人签名'])
      expect(written('oneTimeNotice')).not.toContain(unsaid)
  })

  test('without a case it carries no case number and no code', () => {
    expect(writePaper('oneTimeNotice', SAMPLES.oneTimeNotice, letter).mark).toEqual([])
  })
})

describe('补正告知书 (art. 32 par. 1 item 4)', () => {
  test('names every missing thing with its fault, reason and standard, and until when and how', () => {
    const text = written('correctionNotice')
    for (const said of [
      '第三十二条第一款第四项',
      '2026年5月6日提出',
      '全部内容（共2项）一次告知',
      '经营场所平面布局图和主要设备设施清单',
      '不完整',
      '平面图没有标出清洗消毒区的位置和面积。',
      '已过期',
      '写明委托事项、权限和期限',
      '2026年6月8日前（含当日，共20个工作日）',
      '1．网上提交',
      '2．窗口提交',
      '不再提出新的补正要求',
      '联系人：赵敏',
      '收件人签名',
    ])
      expect(text).toContain(said)
  })

  test('tells an incomplete application from one in the wrong form', () => {
    const one = (fault: 'missing' | 'incorrect') =>
      written('correctionNotice', {
        items: [{ material: '申请书', fault, reason: '没有签名', standard: '本人签名' }],
      })
    expect(one('missing')).toContain('申请材料不齐全。')
    expect(one('incorrect')).toContain('申请材料不符合法定形式。')
  })
})

describe('受理通知书 (art. 32 par. 1 items 4 and 5)', () => {
  test('states applicant, item, day of acceptance, limits, the day a decision is due, organ and phones', () => {
    const text = written('acceptanceNotice')
    for (const said of [
      '静宁县陇原红果品有限责任公司：',
      '食品经营许可（新办）',
      '自2026年5月7日起受理',
      '8个工作日',
      '10个工作日，至2026年5月21日',
      '2026年5月19日前（含当日）',
      '静宁县市场监督管理局，咨询电话0933-2521234',
      '投诉和监督电话\n0933-2522345',
      '（受理专用章）',
    ])
      expect(text).toContain(said)
  })

  test('Administrative Reconsideration Law art. 23: against silence, reconsideration comes first', () => {
    expect(written('acceptanceNotice')).toContain(
      '根据《中华人民共和国行政复议法》第二十三条第一款第三项的规定，你单位应当自期限届满之日起六十日内先向静宁县人民政府申请行政复议',
    )
  })

  test('deemed acceptance is as of the day of receipt and says why', () => {
    const text = written('acceptanceNotice', { how: 'deemed', acceptedOn: day('2026-05-06') })
    expect(text).toContain('在五个工作日内没有告知需要补正的内容')
    expect(text).toContain('自收到申请材料之日（2026年5月6日）起即为受理')
  })

  test('after corrections it names the day they were complete', () => {
    expect(written('acceptanceNotice', { correctedOn: day('2026-05-12') })).toContain(
      '2026年5月12日收到全部补正材料',
    )
  })

  test('a day beyond the published calendar is said to be provisional; special procedures are announced', () => {
    const text = written('acceptanceNotice', { provisional: true, specials: [{ kind: 'testing', days: 5 }] })
    expect(text).toContain('节假日安排尚未公布')
    expect(text).toContain('可能需要检测（5个工作日），所需时间不计算在内')
  })
})

describe('不受理 and 不予受理 are different papers', () => {
  test('art. 32 par. 1 item 1: no permit is needed, and why', () => {
    const text = written('notApplicableNotice')
    expect(text).toContain('行政许可申请不受理告知书')
    expect(text).toContain('申请事项依法不需要取得行政许可')
    expect(text).toContain('第三十二条第一款第一项')
    expect(text).toContain('法律依据：《中华人民共和国食品安全法》第三十五条第一款。')
  })

  test('art. 32 par. 1 item 2: not this organ; the one that is competent, and the remedies', () => {
    const text = written('refusalNotice')
    for (const said of [
      '行政许可申请不予受理通知书',
      '不属于本机关职权范围',
      '第三十二条第一款第二项',
      '请向庄浪县市场监督管理局（地址：庄浪县水洛镇西关路6号，电话：0933-6621234）申请',
      '六十日内，依法向静宁县人民政府申请行政复议',
      '六个月内，依法直接向静宁县人民法院提起行政诉讼',
    ])
      expect(text).toContain(said)
  })
})

describe('decisions', () => {
  test('arts. 38, 40, 44: a grant names law, content, certificate, delivery within ten days, and that it is public', () => {
    const text = written('grantDecision')
    for (const said of [
      '（静市监受〔2026〕00012号）',
      '第三十八条第一款、《中华人民共和国食品安全法》第三十五条',
      '本机关决定准予行政许可',
      'JY26208260012345',
      '2026年5月14日至2031年5月13日',
      '十日内向你单位颁发、送达',
      '公众有权查阅',
    ])
      expect(text).toContain(said)
  })

  test('art. 38 par. 2: a denial gives every reason, its law and both remedies', () => {
    const text = written('denialDecision')
    for (const said of [
      '1．经营场所距离垃圾中转站8米',
      '2．没有设置独立的清洗消毒区',
      '第三十八条第二款的规定，本机关决定不予行政许可',
      '六十日内，依法向静宁县人民政府申请行政复议',
      '六个月内，依法直接向静宁县人民法院提起行政诉讼',
    ])
      expect(text).toContain(said)
  })

  test('a basis that was typed with its marks is not marked twice', () => {
    const basis = [{ law: '《中华人民共和国食品安全法》第三十三条', article: '' }]
    expect(written('denialDecision', { basis })).toContain('根据《中华人民共和国食品安全法》第三十三条、')
  })
})

describe('the rest of the way', () => {
  test('art. 45: a special procedure is told with its reason and length, and does not count', () => {
    expect(written('specialProcedureNotice')).toContain('预计需要5个工作日，所需时间不计算在办理时限内')
  })

  test('art. 42: an extension is told with its reason, the new day and who approved it', () => {
    expect(written('extensionNotice')).toContain('经本机关负责人批准，办理时限延长5个工作日，至2026年5月28日')
  })

  test('退件 names the unanswered correction notice, what goes back, and that one may apply again', () => {
    const text = written('returnNotice')
    expect(text).toContain('补正告知书（静市监补〔2026〕00007号），要求在2026年6月8日前')
    expect(text).toContain('退回的材料（共4种）')
    expect(text).toContain('可以重新申请')
  })

  test('a withdrawal is confirmed with its day and what goes back', () => {
    expect(written('withdrawalConfirmation')).toContain('于2026年5月11日自愿撤回')
  })

  test('art. 44: 送达回证 names documents and numbers, recipient, way, place, day and deliverer', () => {
    const text = written('deliveryRecord')
    for (const said of [
      '静市监准〔2026〕00009号',
      'JY26208260012345',
      '直接送达',
      '李秀英（居民身份证：622726********2222），受送达人的代理人',
      '2026年5月15日',
      '马会兰',
    ])
      expect(text).toContain(said)
  })

  test('a paper left behind says why it was refused and who saw it', () => {
    const text = written('deliveryRecord', {
      way: 'left',
      refused: { reason: '拒绝签收', witness: '马建军' },
    })
    expect(text).toContain('留置送达')
    expect(text).toContain('拒收事由\n拒绝签收。')
    expect(text).toContain('见证人\n马建军')
  })
})

describe('acceptance with a gap (容缺受理)', () => {
  test('the notice tells at once what to hand in, in what form, until when, and what follows if it does not come', () => {
    const text = written('toleranceNotice')
    for (const said of [
      '食品安全规章制度目录清单',
      '缺少',
      '原件1份，或者电子文件',
      '请在2026年5月14日前（含当日，共5个工作日）一次补齐',
      '审核合格以前，本机关不作出准予的决定',
      '到期没有补齐的，本机关可以终止办理、退回申请材料',
      '不因补交而停止',
    ])
      expect(text).toContain(said)
  })

  test('the promise is the applicant’s own word, with the limit it may not exceed and whoever signed for them', () => {
    const text = written('tolerancePromise')
    expect(text).toContain('自受理之日起5个工作日内（本事项承诺办结时限为8个工作日）一次补齐上述材料')
    expect(text).toContain('授权委托书')
    expect(written('tolerancePromise', { signed: { where: 'online', by: 'applicant' } })).not.toContain(
      '代理人',
    )
  })

  test('the acceptance notice does not call complete what is not', () => {
    expect(written('acceptanceNotice', { tolerated: true })).toContain('除容缺受理通知书所列的材料可以后补外')
    expect(written('acceptanceNotice')).not.toContain('容缺')
  })

  test('whoever gets the matter back reads which promise was not kept', () => {
    const broken = { notice: '静市监容〔2026〕00003号', until: day('2026-05-14'), materials: ['制度清单'] }
    expect(written('returnNotice', { correction: undefined, broken })).toContain(
      '（静市监容〔2026〕00003号），制度清单应当在2026年5月14日前补交，到期没有补齐。',
    )
  })
})
