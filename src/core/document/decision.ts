import type { DeliveryWay, ItemType } from '../guide/guide.ts'
import { SERVICE_WAY } from '../words/papers.ts'
import type { PaperFacts, PlaceFacts } from './facts.ts'
import {
  basisText,
  dateText,
  form,
  heading,
  list,
  numbered,
  paragraph,
  partyText,
  remedies,
  sentence,
  you,
} from './phrases.ts'
import { type Letter, materialsTable, type Sheet } from './sheet.ts'

/** What a decision is called, by the kind of item: granted, denied, and the verb between. */
// biome-ignore format: a table is read by its columns
const DECISION = {
  '01': { granted: '准予行政许可决定书', denied: '不予行政许可决定书', grant: '准予行政许可', deny: '不予行政许可' },
  '05': { granted: '准予行政给付决定书', denied: '不予行政给付决定书', grant: '准予行政给付', deny: '不予行政给付' },
  '07': { granted: '行政确认决定书',     denied: '不予行政确认决定书', grant: '予以行政确认', deny: '不予行政确认' },
  '08': { granted: '行政奖励决定书',     denied: '不予行政奖励决定书', grant: '给予行政奖励', deny: '不予行政奖励' },
  '09': { granted: '行政裁决书',         denied: '驳回行政裁决申请决定书', grant: '作出行政裁决', deny: '驳回行政裁决申请' },
  '10': { granted: '办理结果告知书',     denied: '不予办理决定书',     grant: '准予办理',     deny: '不予办理' },
  '20': { granted: '办理结果告知书',     denied: '不予办理决定书',     grant: '准予办理',     deny: '不予办理' },
} as const satisfies Record<ItemType, { granted: string; denied: string; grant: string; deny: string }>

/** 准予决定书: what is granted, on which ground, with which certificate, and when it comes (arts. 38–40, 44). */
export function grantDecision(f: PaperFacts['grantDecision'], { organ }: Letter): Sheet {
  const words = DECISION[f.itemType]
  const law = f.itemType === '01' ? '《中华人民共和国行政许可法》第三十八条第一款' : ''
  const basis = [law, basisText(f.basis)].filter(Boolean).join('、')
  const { certificate } = f
  return {
    title: words.granted,
    addressee: `${f.applicant.name}：`,
    body: [
      paragraph(
        `${applied(f)}经审查，申请符合法定条件、标准。${basis && `根据${basis}的规定，`}本机关决定${words.grant}。`,
      ),
      form([
        ['申请人', partyText(f.applicant)],
        ['办理事项', f.item],
        ['决定内容', f.content],
        ['证照（文件）名称', certificate?.name],
        ['证照（文件）编号', certificate?.number],
        ['有效期', certificate && validityOf(certificate)],
        ['送达方式', wayOf(f.delivery, f.place)],
      ]),
      paragraph(
        f.itemType === '01'
          ? `本机关自作出决定之日起十日内向${you(f.applicant)}颁发、送达行政许可证件。本决定依法公开，公众有权查阅。咨询电话：${organ.phone}，监督电话：${organ.supervisionPhone}。`
          : `本机关自作出决定之日起十日内向${you(f.applicant)}送达办理结果。咨询电话：${organ.phone}，监督电话：${organ.supervisionPhone}。`,
      ),
    ],
    signing: ['收件人签名', '收到日期'],
    copies: '本文书一式两份，申请人和本机关各执一份。',
  }
}

/** 不予决定书: written, with the reasons and the remedies (art. 38 par. 2). */
export function denialDecision(f: PaperFacts['denialDecision'], { organ }: Letter): Sheet {
  const words = DECISION[f.itemType]
  const law = f.itemType === '01' ? '《中华人民共和国行政许可法》第三十八条第二款' : ''
  const basis = [basisText(f.basis), law].filter(Boolean).join('、')
  return {
    title: words.denied,
    addressee: `${f.applicant.name}：`,
    body: [
      paragraph(`${applied(f)}经审查，申请不符合法定条件、标准，理由如下：`),
      list(f.reasons.map(sentence)),
      paragraph(`${basis && `根据${basis}的规定，`}本机关决定${words.deny}。`),
      remedies(organ, f.applicant, '决定书'),
      paragraph(
        `如需了解具体情况，可以拨打${organ.phone}。条件具备后，${you(f.applicant)}可以重新提出申请。`,
      ),
    ],
    signing: ['收件人签名', '收到日期'],
    copies: '本决定书一式两份，申请人和本机关各执一份。',
  }
}

/** 退件通知书: why the matter ends, what goes back, and that one may apply again. */
export function returnNotice(f: PaperFacts['returnNotice'], { organ }: Letter): Sheet {
  const reader = you(f.applicant)
  const told = f.correction
    ? `本机关于${dateText(f.correction.on)}发出补正告知书（${f.correction.number}），要求在${dateText(f.correction.until)}前提交全部补正材料。`
    : ''
  const owed = f.broken
    ? `本机关容缺受理该申请（${f.broken.notice}），${f.broken.materials.join('、')}应当在${dateText(f.broken.until)}前补交，到期没有补齐。`
    : ''
  return {
    title: '退件通知书',
    addressee: `${f.applicant.name}：`,
    body: [
      paragraph(`${reader}于${dateText(f.appliedOn)}提出“${f.item}”申请。${told}${owed}`),
      paragraph(`现决定终止办理，退回申请材料，理由如下：${sentence(f.reason)}`),
      ...materialsTable('退回的材料', f.materials),
      paragraph(`${reader}备齐材料后可以重新申请，本次退件不影响今后办理。咨询电话：${organ.phone}。`),
      remedies(organ, f.applicant, '通知书'),
    ],
    signing: ['收件人签名', '收到日期'],
    copies: '本通知书一式两份，申请人和本机关各执一份。',
  }
}

/** 撤回申请确认书: the applicant gave it up by himself; what goes back. */
export function withdrawalConfirmation(f: PaperFacts['withdrawalConfirmation'], { organ }: Letter): Sheet {
  const reader = you(f.applicant)
  return {
    title: '撤回申请确认书',
    addressee: `${f.applicant.name}：`,
    body: [
      paragraph(
        `${reader}于${dateText(f.appliedOn)}提出“${f.item}”申请，于${dateText(f.withdrawnOn)}自愿撤回。${f.reason ? `撤回原因：${sentence(f.reason)}` : ''}`,
      ),
      paragraph('本机关予以确认，自撤回之日起终止办理，退回申请材料。'),
      ...materialsTable('退回的材料', f.materials),
      paragraph(`撤回申请不影响${reader}今后就同一事项重新申请。咨询电话：${organ.phone}。`),
    ],
    signing: ['收件人签名', '收到日期'],
    copies: '本确认书一式两份，申请人和本机关各执一份。',
  }
}

/** 送达回证: which papers went to whom, when, how, by whose hand (art. 44). */
export function deliveryRecord(f: PaperFacts['deliveryRecord'], { organ }: Letter): Sheet {
  const { collector, refused } = f
  return {
    title: '送达回证',
    body: [
      form([
        ['送达机关', organ.name],
        ['受送达人', partyText(f.applicant)],
        ['办理事项', f.item],
      ]),
      heading('送达的文书和证照'),
      {
        type: 'table',
        widths: [1, 6, 6, 1.4],
        head: ['序号', '名称', '文号（编号）', '份数'],
        rows: f.documents.map(({ title, number, copies }, index) => [
          String(index + 1),
          title,
          number || '—',
          String(copies),
        ]),
      },
      heading('送达情况'),
      form([
        ['送达方式', SERVICE_WAY[f.way].zh],
        ['送达地点', f.place],
        ['邮件号码', f.waybill],
        [
          '收件人',
          collector ? `${partyText(collector)}，${collector.relation}` : `${f.applicant.name}，受送达人本人`,
        ],
        ['代收依据', collector?.authority],
        ['送达日期', f.deliveredOn ? dateText(f.deliveredOn) : '　　　　年　　月　　日'],
        ['拒收事由', refused && sentence(refused.reason)],
        ['见证人', refused?.witness],
        ['送达人', f.deliverers.join('、')],
        ['备注', f.note],
      ]),
      ...(f.way === 'electronic'
        ? [paragraph('采用电子方式送达的，以文书到达受送达人在政务服务网站的消息箱之日为送达日期。')]
        : []),
    ],
    signing:
      f.way === 'electronic' || f.way === 'announcement' ? ['送达人签名'] : ['收件人签名', '送达人签名'],
  }
}

function applied(f: PaperFacts['denialDecision'] | PaperFacts['grantDecision']): string {
  return `${you(f.applicant)}于${dateText(f.appliedOn)}提出“${f.item}”申请，本机关于${dateText(f.acceptedOn)}受理${numbered(f.acceptance)}。`
}

function validityOf({
  validFrom,
  validUntil,
}: NonNullable<PaperFacts['grantDecision']['certificate']>): string | undefined {
  if (!validFrom) return validUntil && `至${dateText(validUntil)}`
  return validUntil ? `${dateText(validFrom)}至${dateText(validUntil)}` : `${dateText(validFrom)}起长期有效`
}

function wayOf(way: DeliveryWay, place: PlaceFacts | undefined): string {
  const at = place ? `${place.name}（${[place.address, place.hours].filter(Boolean).join('，')}）` : ''
  switch (way) {
    case 'pickup':
      return `凭有效身份证件到${at || '出件窗口'}领取`
    case 'station':
      return `就近领取：${at || '乡镇便民服务中心或者村便民服务站'}`
    case 'mail':
      return '邮寄到申请时填写的地址'
    case 'electronic':
      return '电子送达：登录政务服务网站在“我的办件”中下载'
  }
}
