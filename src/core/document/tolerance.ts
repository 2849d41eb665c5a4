import { AUTHORITY_SHOWN, FAULT } from '../words/cases.ts'
import type { PaperFacts } from './facts.ts'
import { dateText, form, limitText, list, paragraph, partyText, sentence, you } from './phrases.ts'
import { type Letter, licensing, MATERIAL, type Sheet, waysToSupply } from './sheet.ts'

type Owed = PaperFacts['toleranceNotice']['materials'][number]

/** 申请容缺受理承诺书: the applicant's own word, before anything is accepted on it; what follows if it is not kept. */
export function tolerancePromise(f: PaperFacts['tolerancePromise'], { organ }: Letter): Sheet {
  const { signed, applicant } = f
  const agent = signed.by === 'agent' ? applicant.agent : undefined
  return {
    title: '申请容缺受理承诺书',
    addressee: `${organ.name}：`,
    body: [
      paragraph(
        `承诺人于${dateText(f.appliedOn)}提出“${f.item}”申请。下列材料没有交齐或者不符合要求，现申请容缺受理，受理后补交。`,
      ),
      {
        type: 'table',
        widths: [1, 5, 3, 7],
        head: ['序号', '材料名称', '形式', '要求'],
        rows: f.materials.map((m, index) => [String(index + 1), m.material, formOf(m), sentence(m.standard)]),
      },
      paragraph('承诺人承诺：'),
      list([
        `自受理之日起${f.days}个工作日内（本事项承诺办结时限为${limitText(f.promised)}）一次补齐上述材料，以材料到达的时间为准；补交的材料真实、合法、有效。`,
        '知道材料补齐并审核合格以前，不会作出准予的决定，也不会发放办理结果；办理期限自受理起照常计算。',
        '到期没有补齐的，同意终止办理、退回申请材料，自行承担由此产生的后果；补齐以前，不再申请容缺受理。',
      ]),
      form([
        ['承诺人', partyText(applicant)],
        ['代理人', agent && partyText(agent)],
        ['授权文件', signed.authority && AUTHORITY_SHOWN[signed.authority].zh],
        ['承诺方式', signed.where === 'online' ? '在政务服务网站作出' : '在窗口当面签名'],
      ]),
    ],
    signer: applicant.name,
    signing: signed.where === 'online' ? undefined : ['承诺人（代理人）签名'],
    copies: '本承诺书一式两份，承诺人和受理机关各执一份。',
  }
}

/** 容缺受理通知书: at once what to hand in, in what form, until when and how, and what follows if it does not come. */
export function toleranceNotice(f: PaperFacts['toleranceNotice'], { organ }: Letter): Sheet {
  const reader = you(f.applicant)
  const acceptance = f.acceptance ? `（${f.acceptance}）` : ''
  return {
    title: licensing(f.itemType, '容缺受理通知书'),
    addressee: `${f.applicant.name}：`,
    body: [
      paragraph(
        `${reader}于${dateText(f.appliedOn)}提出“${f.item}”申请，并作出容缺受理承诺。经核对，其他申请材料齐全、符合法定形式，本机关自${dateText(f.acceptedOn)}起受理该申请${acceptance}。下列材料（共${f.materials.length}项）应当在受理后补交：`,
      ),
      {
        type: 'table',
        widths: [1, 4, 2, 3, 6],
        head: ['序号', '材料名称', '问题', '形式', '补交要求'],
        rows: f.materials.map((m, index) => [
          String(index + 1),
          m.material,
          FAULT[m.fault].zh,
          formOf(m),
          sentence(m.standard),
        ]),
      },
      paragraph(
        `请在${dateText(f.until)}前（含当日，共${f.days}个工作日）一次补齐，以材料到达的时间为准，可以选择以下方式：`,
      ),
      list(waysToSupply(f.ways, f.place, '补交材料')),
      paragraph(
        '补交期间本机关照常审查，需要现场核查的照常进行；法定办结时限和承诺办结时限自受理次日起计算，不因补交而停止。',
      ),
      paragraph(
        `上述材料补齐并审核合格以前，本机关不作出准予的决定，不发放办理结果。到期没有补齐的，本机关可以终止办理、退回申请材料；补齐以前，${reader}申请的其他事项不再适用容缺受理。因不可抗力不能按期补交的，请及时告知本机关。`,
      ),
      paragraph(
        `联系人：${f.clerk ?? '综合受理窗口'}，联系电话：${f.place.phone ?? organ.phone}，监督电话：${organ.supervisionPhone}。`,
      ),
    ],
    signing: ['收件人签名', '收到日期'],
    copies: '本通知书一式两份，申请人和本机关各执一份。',
  }
}

function formOf({ kind, form: medium, copies }: Omit<Owed, 'fault'>): string {
  if (medium === 'electronic' || copies === 0) return '电子文件'
  return `${MATERIAL[kind]}${copies}份${medium === 'both' ? '，或者电子文件' : ''}`
}
