import { stopsClock } from '../case/special.ts'
import { HALT_GROUND, INVITED, SPECIAL, TERMINATION_GROUND } from '../words/cases.ts'
import type { PaperFacts } from './facts.ts'
import {
  byLicensingLaw,
  dateText,
  form,
  heading,
  numbered,
  paragraph,
  partyText,
  remedies,
  sentence,
  you,
} from './phrases.ts'
import type { Letter, Sheet } from './sheet.ts'

const SIGNING = ['收件人签名', '收到日期']
const copies = (name: string) => `本${name}一式两份，申请人和本机关各执一份。`

/** 特别程序告知书: which procedure, why, how long, and whether this time counts (art. 45). */
export function specialProcedureNotice(f: PaperFacts['specialProcedureNotice'], { organ }: Letter): Sheet {
  const special = SPECIAL[f.special].zh
  const length = `自${dateText(f.from)}起进行${special}，预计需要${f.days}个工作日`
  return {
    title: f.itemType === '01' ? '行政许可特别程序告知书' : '特别程序告知书',
    addressee: `${f.applicant.name}：`,
    body: [
      paragraph(`${accepted(f)}办理中依法需要进行${special}，理由如下：`),
      paragraph(sentence(f.reason)),
      paragraph(
        stopsClock(f.special)
          ? `${byLicensingLaw(f.itemType, '第四十五条')}，${length}，所需时间不计算在办理时限内。${special}结束后，办理时限继续计算。`
          : `${length}。${special}期间，办理时限照常计算。`,
      ),
      contact(organ),
    ],
    signing: SIGNING,
    copies: copies('告知书'),
  }
}

/** 延长办理期限通知书: the reason, the new day, and who approved it (art. 42). */
export function extensionNotice(f: PaperFacts['extensionNotice'], { organ }: Letter): Sheet {
  return {
    title: f.itemType === '01' ? '行政许可延长办理期限通知书' : '延长办理期限通知书',
    addressee: `${f.applicant.name}：`,
    body: [
      paragraph(`${accepted(f).replace(/。$/, '')}，在法定时限内不能作出决定，理由如下：`),
      paragraph(sentence(f.reason)),
      paragraph(
        `${byLicensingLaw(f.itemType, f.joint ? '第四十二条第二款' : '第四十二条第一款')}，经${f.approvedBy}批准，办理时限延长${f.days}个工作日，至${dateText(f.dueOn)}。`,
      ),
      contact(organ),
    ],
    signing: SIGNING,
    copies: copies('通知书'),
  }
}

/** 现场核查记录: who went, what they found; at least two names (art. 34 par. 3). */
export function fieldCheckRecord(f: PaperFacts['fieldCheckRecord'], { organ }: Letter): Sheet {
  return {
    title: '现场核查记录',
    body: [
      form([
        ['核查机关', organ.name],
        ['申请人', partyText(f.applicant)],
        ['办理事项', f.item],
        ['办理环节', f.step],
        ['核查日期', dateText(f.checkedOn)],
        ['核查人员', f.members.join('、')],
      ]),
      heading('核查情况'),
      paragraph(sentence(f.findings)),
    ],
    signing: ['核查人员签名', '申请人（现场负责人）签名'],
  }
}

/** 听证告知书: that a hearing may be asked for, about what, and until when (art. 36, 47). */
export function hearingRightNotice(f: PaperFacts['hearingRightNotice'], { organ }: Letter): Sheet {
  return {
    title: f.itemType === '01' ? '行政许可听证告知书' : '听证告知书',
    addressee: f.to === 'interested' ? `${INVITED.interested.zh}：` : `${f.applicant.name}：`,
    body: [
      paragraph(
        `“${f.item}”申请（申请人：${f.applicant.name}）的办理，直接涉及重大利益关系：${sentence(f.matter)}`,
      ),
      paragraph(
        `${byLicensingLaw(f.itemType, '第三十六条、第四十七条')}，${INVITED[f.to].zh}有权陈述、申辩，并有权要求听证。要求听证的，应当在收到本告知书之日起五个工作日内（即${dateText(f.until)}前，含当日）向本机关提出；逾期不提出的，视为放弃听证。`,
      ),
      paragraph('要求听证的，本机关在二十个工作日内组织听证。申请人、利害关系人不承担组织听证的费用。'),
      paragraph(`地址：${organ.address}。联系电话：${organ.phone}，监督电话：${organ.supervisionPhone}。`),
    ],
    signing: SIGNING,
    copies: '本告知书送达申请人、利害关系人，本机关留存一份。',
  }
}

/** 听证通知书: time, place and chair, seven days before; and what those who come may do (art. 48). */
export function hearingNotice(f: PaperFacts['hearingNotice'], { organ }: Letter): Sheet {
  return {
    title: f.itemType === '01' ? '行政许可听证通知书' : '听证通知书',
    addressee: `${f.applicant.name}及利害关系人：`,
    body: [
      paragraph(
        `${byLicensingLaw(f.itemType, '第四十八条')}，本机关决定就“${f.item}”申请公开举行听证，现将有关事项通知如下：`,
      ),
      form([
        ['听证时间', `${dateText(f.heldOn)}${f.time}`],
        ['听证地点', f.place],
        ['听证主持人', f.chair],
      ]),
      paragraph(
        '申请人、利害关系人可以亲自参加，也可以委托代理人参加；认为主持人与本件有直接利害关系的，有权申请回避。审查本件的工作人员提供审查意见的证据、理由，申请人、利害关系人可以提出证据，并进行申辩和质证。请携带身份证件和有关证据准时参加。',
      ),
      contact(organ),
    ],
    signing: SIGNING,
    copies: '本通知书送达申请人、利害关系人，本机关留存一份。',
  }
}

/** 听证笔录: what was said, for those who took part to read and sign; the decision rests on it (art. 48 par. 2). */
export function hearingRecord(f: PaperFacts['hearingRecord'], { organ }: Letter): Sheet {
  return {
    title: '听证笔录',
    body: [
      form([
        ['听证机关', organ.name],
        ['申请人', partyText(f.applicant)],
        ['办理事项', f.item],
        ['听证时间', `${dateText(f.heldOn)}${f.time}`],
        ['听证地点', f.place],
        ['听证主持人', f.chair],
      ]),
      heading('听证内容'),
      paragraph(sentence(f.record)),
      paragraph('以上笔录交听证参加人确认无误后签字或者盖章。'),
    ],
    signing: ['申请人（代理人）签名', '利害关系人签名', '听证主持人签名'],
  }
}

/** 中止办理通知书: the fact that suspends it, and whether the limits stand still. */
export function haltNotice(f: PaperFacts['haltNotice'], { organ }: Letter): Sheet {
  return {
    title: '中止办理通知书',
    addressee: `${f.applicant.name}：`,
    body: [
      paragraph(
        `${accepted(f)}现因${HALT_GROUND[f.ground].zh}，自${dateText(f.from)}起中止办理。具体情况：${sentence(f.reason)}`,
      ),
      paragraph(
        f.stops
          ? '中止期间不计算办理时限。中止的情形消除以后，本机关恢复办理，办理时限继续计算。'
          : '中止期间办理时限照常计算。中止的情形消除以后，本机关恢复办理。',
      ),
      contact(organ),
    ],
    signing: SIGNING,
    copies: copies('通知书'),
  }
}

/** 恢复办理通知书: that what suspended it is gone, and how the limits go on. */
export function resumptionNotice(f: PaperFacts['resumptionNotice'], { organ }: Letter): Sheet {
  const limits = [
    f.promisedOn && `承诺办结日期为${dateText(f.promisedOn)}`,
    f.legalOn && `法定办结日期为${dateText(f.legalOn)}`,
  ].filter((text) => text !== undefined)
  const days = limits.length > 0 ? `恢复办理后，${limits.join('，')}。` : ''
  return {
    title: '恢复办理通知书',
    addressee: `${f.applicant.name}：`,
    body: [
      paragraph(
        `${accepted(f)}因${HALT_GROUND[f.ground].zh}，本件自${dateText(f.from)}起中止办理。现中止的情形已经消除，自${dateText(f.until)}起恢复办理。具体情况：${sentence(f.reason)}`,
      ),
      paragraph(
        f.stops
          ? `中止期间不计算办理时限，恢复办理后继续计算。${days}`
          : `中止期间办理时限照常计算，没有延长。${days}`,
      ),
      contact(organ),
    ],
    signing: SIGNING,
    copies: copies('通知书'),
  }
}

/** 终止办理通知书: why the case ends without a decision, and the remedies. */
export function terminationNotice(f: PaperFacts['terminationNotice'], { organ }: Letter): Sheet {
  return {
    title: '终止办理通知书',
    addressee: `${f.applicant.name}：`,
    body: [
      paragraph(
        `${accepted(f)}现因${TERMINATION_GROUND[f.ground].zh}，本机关决定终止办理，不再作出决定。具体情况：${sentence(f.reason)}`,
      ),
      remedies(organ, f.applicant, '通知书'),
      contact(organ),
    ],
    signing: SIGNING,
    copies: copies('通知书'),
  }
}

type Accepted = Pick<PaperFacts['extensionNotice'], 'applicant' | 'item' | 'acceptedOn' | 'acceptance'>

function accepted(f: Accepted): string {
  return `${you(f.applicant)}提出的“${f.item}”申请，本机关已于${dateText(f.acceptedOn)}受理${numbered(f.acceptance)}。`
}

const contact = ({ phone, supervisionPhone }: Letter['organ']) =>
  paragraph(`咨询电话：${phone}，监督电话：${supervisionPhone}。`)
