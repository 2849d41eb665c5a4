import { CHANNEL, DELIVERY, FAULT, JOINT, SPECIAL } from '../words/cases.ts'
import type { PaperFacts } from './facts.ts'
import type { Form } from './paper.ts'
import {
  basisText,
  byLicensingLaw,
  dateText,
  form,
  heading,
  instantText,
  limitText,
  list,
  paragraph,
  partyText,
  remedies,
  remedyAgainstSilence,
  sentence,
  you,
} from './phrases.ts'
import { type Letter, licensing, MATERIAL, materialsTable, type Sheet, waysToSupply } from './sheet.ts'

/** 收件凭证: proves what was handed in and when; says that this is not yet acceptance, and what happens next. */
export function receipt(f: PaperFacts['receipt'], { organ }: Letter): Sheet {
  const left = f.stage === 'submitted'
  return {
    title: left ? '网上申请回执' : f.itemType === '01' ? '行政许可申请材料接收凭证' : '申请材料接收凭证',
    body: [
      withCode(
        form([
          ['申请人', partyText(f.applicant)],
          ['代理人', f.applicant.agent && partyText(f.applicant.agent)],
          ['申请事项', f.item],
          ['办理机关', organ.name],
          ['申请方式', CHANNEL[f.channel].zh],
          ['接收时间', instantText(f.receivedAt)],
          ['接收地点', f.place],
          ['接收人员', f.clerk],
        ]),
      ),
      ...materialsTable(left ? '网上提交的申请材料' : '收到的申请材料', f.materials),
      paragraph('本凭证只证明收到上述材料，不表示申请已经受理。'),
      paragraph(
        left
          ? '窗口预审通过后收件，自收件之日起五个工作日内告知是否受理；需要补正的，一次告知全部补正内容。'
          : `本机关自收件之日起五个工作日内${f.noticeDueOn ? `（即${dateText(f.noticeDueOn)}前）` : ''}告知是否受理；需要补正的，一次告知全部补正内容。逾期不告知的，自收到申请材料之日起即为受理。`,
      ),
      paragraph(
        `${you(f.applicant)}可以凭办件编号和查询码在政务服务网站查询办理进度，也可以拨打${organ.phone}询问。查询码请妥善保管，不要告诉他人。`,
      ),
    ],
    signing: left ? undefined : ['申请人（代理人）签名', '接收人员签名'],
    copies: left ? undefined : '本凭证一式两份，申请人和接收单位各执一份。',
  }
}

/** The last row is the query code, which is printed and never stored. */
const withCode = ({ rows }: Form): Form => ({
  type: 'form',
  rows: [...rows, { label: '查询码', text: '', withheld: 'queryCode' }],
})

/** 一次性告知单: everything an applicant must know and bring, at once (Regulation on Improving the Business Environment art. 36). */
export function oneTimeNotice(f: PaperFacts['oneTimeNotice'], { organ }: Letter): Sheet {
  const reader = f.told?.to ?? f.applicant?.name
  return {
    title: '一次性告知单',
    addressee: reader && `${reader}：`,
    body: [
      paragraph(`现将“${f.item}”事项的办理条件、申请材料、办理时限、收费和办理方式一次告知如下。`),
      ...(f.situation.length > 0
        ? [heading('办理情形'), form(f.situation.map(({ ask, answer }) => [ask, answer]))]
        : []),
      heading('办理条件'),
      list(f.conditions.map(sentence)),
      heading(`申请材料（共${f.materials.length}种）`),
      {
        type: 'table',
        widths: [1, 5, 3, 7],
        head: ['序号', '材料名称', '形式和份数', '要求'],
        rows: f.materials.map((m, index) => [String(index + 1), m.name, materialForm(m), materialNeed(m)]),
      },
      ...sharedPart(f.shared ?? []),
      heading('办理时限、收费和办理方式'),
      form([
        ['法定时限', limitText(f.legal)],
        ['承诺时限', limitText(f.promised)],
        [
          '收费',
          f.fees.length === 0
            ? '不收费。'
            : f.fees.map((fee) => `${fee.name}：${fee.standard}（${fee.basis}）`).join('；'),
        ],
        ['窗口办理', [f.place.name, f.place.address, f.place.hours].filter(Boolean).join('，')],
        ['网上办理', f.onlineAt],
        ['结果送达', f.delivery.map((way) => DELIVERY[way].zh).join('、')],
        ['咨询电话', f.place.phone ?? organ.phone],
        ['监督电话', organ.supervisionPhone],
        ['设定依据', basisText(f.basis)],
        ['告知人', f.told && `${f.told.by}（${f.told.from}）`],
        ['告知时间', f.told && instantText(f.told.at)],
      ]),
      paragraph(
        `请按上述清单准备材料，窗口不要求提交清单以外的材料。本告知单依据办事指南第${f.guideVersion}版制作，办事指南如有调整，以提交申请时公布的版本为准。`,
      ),
    ],
    signing: reader ? ['申请人签名', '告知人签名'] : undefined,
  }
}

/** What need not be brought, and why: what the city holds may not be asked for again. */
function sharedPart(shared: readonly { name: string; reason: string }[]): Sheet['body'] {
  if (shared.length === 0) return []
  return [
    heading(`不用提交的材料（共${shared.length}种）`),
    {
      type: 'table',
      widths: [1, 5, 10],
      head: ['序号', '材料名称', '不用提交的理由'],
      rows: shared.map(({ name, reason }, index) => [String(index + 1), name, reason]),
    },
  ]
}

/** 补正告知书: every missing thing at once, never a second time (Administrative Licensing Law art. 32 par. 1 item 4). */
export function correctionNotice(f: PaperFacts['correctionNotice'], { organ }: Letter): Sheet {
  const reader = you(f.applicant)
  const until = dateText(f.until)
  const incomplete = f.items.some(({ fault }) => fault === 'missing' || fault === 'incomplete')
  const wrong = f.items.some(({ fault }) => fault === 'incorrect' || fault === 'outdated')
  const finding = [incomplete && '申请材料不齐全', wrong && '申请材料不符合法定形式']
    .filter(Boolean)
    .join('、')
  return {
    title: licensing(f.itemType, '申请材料补正告知书'),
    addressee: `${f.applicant.name}：`,
    body: [
      paragraph(
        `${reader}于${dateText(f.appliedOn)}提出“${f.item}”申请，本机关于${dateText(f.receivedOn)}收到申请材料。经核对，${finding}。${byLicensingLaw(f.itemType, '第三十二条第一款第四项')}，现将需要补正的全部内容（共${f.items.length}项）一次告知如下：`,
      ),
      {
        type: 'table',
        widths: [1, 4, 2, 5, 6],
        head: ['序号', '材料名称', '问题', '具体情况', '补正要求'],
        rows: f.items.map((item, index) => [
          String(index + 1),
          item.material,
          FAULT[item.fault].zh,
          sentence(item.reason),
          sentence(item.standard),
        ]),
      },
      paragraph(`请在${until}前（含当日，共${f.days}个工作日）一次提交全部补正材料，可以选择以下方式：`),
      list(waysToSupply(f.ways, f.place, '补正材料')),
      paragraph(
        `全部补正材料齐全、符合法定形式的，本机关自收到之日起受理，不再提出新的补正要求。逾期没有补正的，本机关退回申请材料；${reader}备齐材料后可以重新申请。`,
      ),
      paragraph(
        `联系人：${f.clerk ?? '综合受理窗口'}，联系电话：${f.place.phone ?? organ.phone}，监督电话：${organ.supervisionPhone}。`,
      ),
    ],
    signing: ['收件人签名', '收到日期'],
    copies: '本告知书一式两份，申请人和本机关各执一份。',
  }
}

/** 受理通知书: since when, and by which day a decision is due (art. 32 par. 1 items 4 and 5, art. 42). */
export function acceptanceNotice(f: PaperFacts['acceptanceNotice'], { organ }: Letter): Sheet {
  const applied = `${you(f.applicant)}于${dateText(f.appliedOn)}提出“${f.item}”申请，本机关于${dateText(f.receivedOn)}收到申请材料`
  const complete = f.correctedOn
    ? `，${dateText(f.correctedOn)}收到全部补正材料。经核对，${f.tolerated ? '除容缺受理通知书所列的材料可以后补外，' : ''}申请材料齐全、符合法定形式`
    : f.tolerated
      ? '。经核对，申请事项属于本机关职权范围，除容缺受理通知书所列的材料可以后补外，申请材料齐全、符合法定形式'
      : '。经核对，申请事项属于本机关职权范围，申请材料齐全、符合法定形式'
  const accepted =
    f.how === 'deemed'
      ? `${applied}，在五个工作日内没有告知需要补正的内容。${byLicensingLaw(f.itemType, '第三十二条第一款第四项')}，该申请自收到申请材料之日（${dateText(f.acceptedOn)}）起即为受理。`
      : `${applied}${complete}。${byLicensingLaw(f.itemType, '第三十二条第一款第五项')}，本机关决定自${dateText(f.acceptedOn)}起受理该申请。`
  const onSpot = f.promised.count === 0
  return {
    title: licensing(f.itemType, '受理通知书'),
    addressee: `${f.applicant.name}：`,
    body: [
      paragraph(accepted),
      form([
        ['申请人', partyText(f.applicant)],
        ['代理人', f.applicant.agent && partyText(f.applicant.agent)],
        ['申请事项', f.item],
        ['受理时间', dateText(f.acceptedOn)],
        ['法定办结时限', onSpot ? limitText(f.legal) : legalText(f)],
        ['承诺办结时限', limitText(f.promised)],
        [
          '应当决定日期',
          onSpot ? `${dateText(f.promisedOn)}（当日）` : `${dateText(f.promisedOn)}前（含当日）`,
        ],
        ['受理机关', `${organ.name}，咨询电话${organ.phone}`],
        ['投诉和监督电话', organ.supervisionPhone],
      ]),
      ...(onSpot ? [] : [paragraph(countingOf(f))]),
      remedyAgainstSilence(organ, f.applicant),
    ],
    signing: ['收件人签名', '收到日期'],
    copies: '本通知书一式两份，申请人和本机关各执一份。',
  }
}

/** 不受理告知书: the law asks for no permit here (art. 32 par. 1 item 1). */
export function notApplicableNotice(f: PaperFacts['notApplicableNotice'], { organ }: Letter): Sheet {
  const reader = you(f.applicant)
  const needless = f.itemType === '01' ? '依法不需要取得行政许可' : '依法不需要办理该事项'
  return {
    title: licensing(f.itemType, '不受理告知书'),
    addressee: `${f.applicant.name}：`,
    body: [
      paragraph(
        `${reader}于${dateText(f.appliedOn)}提出“${f.item}”申请。经核对，申请事项${needless}，理由如下：`,
      ),
      paragraph(sentence(f.reason)),
      ...(f.basis && f.basis.length > 0 ? [paragraph(`法律依据：${basisText(f.basis)}。`)] : []),
      paragraph(
        `${byLicensingLaw(f.itemType, '第三十二条第一款第一项')}，本机关对该申请不受理，提交的材料退还${reader}。`,
      ),
      paragraph(`如有疑问，可以拨打${organ.phone}咨询。`),
      remedies(organ, f.applicant, '告知书'),
    ],
    signing: ['收件人签名', '收到日期'],
    copies: '本告知书一式两份，申请人和本机关各执一份。',
  }
}

/** 不予受理通知书: not this organ's power; names the organ that has it, and the remedies (art. 32 par. 1 item 2). */
export function refusalNotice(f: PaperFacts['refusalNotice'], { organ }: Letter): Sheet {
  const reader = you(f.applicant)
  const { name, address, phone } = f.competent
  const contact = [address && `地址：${address}`, phone && `电话：${phone}`].filter(Boolean).join('，')
  return {
    title: licensing(f.itemType, '不予受理通知书'),
    addressee: `${f.applicant.name}：`,
    body: [
      paragraph(
        `${reader}于${dateText(f.appliedOn)}提出“${f.item}”申请。经核对，申请事项依法不属于本机关职权范围，理由如下：`,
      ),
      paragraph(sentence(f.reason)),
      paragraph(
        `${byLicensingLaw(f.itemType, '第三十二条第一款第二项')}，本机关决定不予受理，提交的材料退还${reader}。请向${name}${contact ? `（${contact}）` : ''}申请。`,
      ),
      remedies(organ, f.applicant, '通知书'),
    ],
    signing: ['收件人签名', '收到日期'],
    copies: '本通知书一式两份，申请人和本机关各执一份。',
  }
}

/** How the days are counted, and what is not (art. 45, art. 82). */
/** Until when; what is reported up counts from the report, and says who reviews first and until when. */
function legalText({ legal, legalOn, lower, joint }: PaperFacts['acceptanceNotice']): string {
  if (lower)
    return `${lower.organ}自受理之日起20个工作日内审查完毕并上报，至${dateText(lower.until)}；决定机关自收到上报材料之日起${limitText(legal)}内作出决定`
  const together = joint ? `（${JOINT[joint].zh}）` : ''
  return legalOn ? `${limitText(legal)}${together}，至${dateText(legalOn)}` : `${limitText(legal)}${together}`
}

function countingOf({ specials, provisional }: PaperFacts['acceptanceNotice']): string {
  const expected = specials.map(({ kind, days }) => `${SPECIAL[kind].zh}（${days}个工作日）`).join('、')
  return [
    '上述时限自受理次日起按工作日计算，不含法定节假日。',
    expected && `办理中可能需要${expected}，所需时间不计算在内，届时本机关另行书面告知。`,
    provisional && '期限所在年度的节假日安排尚未公布，上述日期以公布后的安排为准。',
  ]
    .filter(Boolean)
    .join('')
}

type Asked = PaperFacts['oneTimeNotice']['materials'][number]

function materialForm({ kind, form: medium, copies, size }: Asked): string {
  if (medium === 'electronic' || copies === 0) return '电子文件'
  return `${MATERIAL[kind]}${copies}份，${size}${medium === 'both' ? '；网上办理提交电子文件' : ''}`
}

function materialNeed({ need, source, issuer, standard }: Asked): string {
  const needs = { required: '', optional: '可以不提交。', tolerable: '可以在受理后补交。' }[need]
  const from = source === 'applicant' ? '' : issuer ? `由${issuer}出具。` : ''
  return `${sentence(standard)}${from}${needs}`
}
