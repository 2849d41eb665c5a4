import type { Day } from '../day.ts'
import { cleaned } from './document.ts'
import type { PaperText } from './paper.ts'
import { dateText, form, heading, instantText, paragraph, sentence, signingDate } from './phrases.ts'

/** What a 督办单 says: whom it orders, why, what is to be done by when, who signed it, and what was answered. */
export type OrderFacts = {
  /** The organ in whose name supervision orders. */
  organ: string
  number: string
  /** A case, or a question (咨询), which names nobody who asked. */
  about: 'case' | 'question'
  /** Whom the card is charged to. */
  place: string
  person?: string | undefined
  caseNumber: string
  item: string
  applicant: string
  level: string
  point: string
  foundOn: Day
  text: string
  dueOn: Day
  signedBy: string
  signedOn: Day
  /** Not there yet: then the lines are left to be filled in by hand. */
  answer?: { text: string; by: string; at: string } | undefined
}

const THING = { case: '办件', question: '咨询' } as const

/** A box that is left empty, for whoever writes by hand. */
const TO_FILL_IN = '\u3000'

/**
 * 督办单 as it is printed. Made from the record of its card each time, so that it always shows the answer that is there;
 * it goes to the office that is ordered and stands in no file of the applicant.
 */
export function writeOrder(f: OrderFacts): PaperText {
  return cleaned({
    kind: 'supervisionOrder',
    organ: f.organ,
    title: '督办单',
    number: f.number,
    addressee: `${f.place}：`,
    body: [
      paragraph(
        `电子监察发现下列${THING[f.about]}存在“${f.point}”问题，已于${dateText(f.foundOn)}发出${f.level}，现予督办，请按要求办理并书面答复。`,
      ),
      form([
        [`${THING[f.about]}编号`, f.caseNumber],
        ['办理事项', f.item],
        ...(f.about === 'case' ? [['申请人', f.applicant] as const] : []),
        ['责任部门', f.person ? `${f.place}（经办人：${f.person}）` : f.place],
        ['完成期限', `${dateText(f.dueOn)}前（含当日）`],
        ['签发人', f.signedBy],
      ]),
      heading('督办要求'),
      paragraph(sentence(f.text)),
      heading('办理情况答复'),
      ...(f.answer
        ? [
            paragraph(sentence(f.answer.text)),
            form([
              ['答复人', f.answer.by],
              ['答复时间', instantText(f.answer.at)],
            ]),
          ]
        : [
            form([
              ['办理结果', TO_FILL_IN],
              ['原因和整改措施', TO_FILL_IN],
            ]),
          ]),
    ],
    signature: { organ: f.organ, date: signingDate(f.signedOn), seal: '（印章）' },
    signing: ['承办部门负责人签名', '答复日期'],
    copies: '本督办单一式两份，承办部门办结后退回一份，监察机构留存。',
    mark: [],
  })
}
