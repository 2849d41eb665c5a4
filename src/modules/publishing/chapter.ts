import { type Local, withLocal } from '../../core/catalogue/local.ts'
import type { Day } from '../../core/day.ts'
import { dateText } from '../../core/document/phrases.ts'
import { flowChart, flowNotes } from '../../core/guide/flow-chart.ts'
import type { Guide, Material } from '../../core/guide/guide.ts'
import { conditionInWords, materialInWords } from '../../core/guide/wording.ts'
import { DELIVERY, HALT_GROUND } from '../../core/words/cases.ts'
import {
  CROSS_REGION,
  HANDLING,
  HANDLING_FORM,
  ITEM_TYPE,
  LEVEL,
  limitInWords,
  NEED,
  ONLINE_DEPTH,
  ORIGINALS,
  RESULT_KIND,
  SOURCE,
  SUBJECT,
  WINDOW_GROUP,
} from '../../core/words/catalogue.ts'
import { found } from '../../core/words/finding.ts'
import { GUIDE_PAGE, guided } from '../../core/words/guide-page.ts'
import { bound, charted, HANDBOOK, STEP_POST } from '../../core/words/handbook.ts'
import { formSheet, type GuideVersion } from '../catalogue/facade.ts'
import type { Organ, Site } from '../organisation/facade.ts'
import type { Block, Chapter, Row } from './book.ts'
import { type Elsewhere, elsewhereBlocks, localRows } from './places.ts'

/** What a chapter is written for: the day, the names of the departments, and, for one place, who decides and where to go. */
export type Occasion = {
  today: Day
  departments: ReadonlyMap<string, string>
  decider?: Organ | undefined
  sites?: readonly { site: Site; windows: string }[] | undefined
  /** In what whoever decides there differs from the city, and which others do. */
  local?: Local | undefined
  elsewhere?: readonly Elsewhere[] | undefined
}

/** One item of the handbook (domain: 事项受理材料标准化手册): everything a window and an applicant need, on paper. */
export function chapterOf(version: GuideVersion, occasion: Occasion): Chapter {
  const { item, startsOn } = version
  const guide = withLocal(version.guide, occasion.local ?? {})
  const parts: readonly (readonly [string, readonly Block[]])[] = [
    [HANDBOOK.facts.zh, facts(guide, occasion)],
    [HANDBOOK.basis.zh, guide.basis.map(law)],
    [HANDBOOK.conditions.zh, conditions(guide)],
    [HANDBOOK.materials.zh, materials(guide)],
    [HANDBOOK.flow.zh, flow(guide, occasion)],
    [HANDBOOK.limits.zh, limits(guide)],
    [HANDBOOK.fees.zh, fees(guide)],
    [HANDBOOK.result.zh, result(guide)],
    [HANDBOOK.notes.zh, notes(guide)],
    [HANDBOOK.rights.zh, rights(guide, occasion)],
  ]
  return {
    id: item,
    title: guide.name,
    subtitle: bound.version(version.version, dateText(startsOn)),
    blocks: [
      ...parts.flatMap(([title, blocks], at) => [
        { kind: 'section' as const, title: `${NUMBERS[at]}、${title}` },
        ...blocks,
      ]),
      ...form(guide, occasion),
    ],
  }
}

const NUMBERS = '一二三四五六七八九十'

const rowsOf = (rows: readonly (readonly [string, string | undefined | false])[]): Row[] =>
  rows.flatMap(([label, text]) => (text ? [{ label, text }] : []))

function facts(guide: Guide, { departments, decider, sites, local = {}, elsewhere = [] }: Occasion): Block[] {
  return [
    {
      kind: 'facts',
      rows: rowsOf([
        [GUIDE_PAGE.officialName.zh, guide.name],
        [GUIDE_PAGE.itemType.zh, ITEM_TYPE[guide.type].zh],
        [GUIDE_PAGE.baseCode.zh, guide.baseCode],
        [GUIDE_PAGE.localCode.zh, guide.localCode],
        [
          HANDBOOK.organ.zh,
          decider?.name ?? found.anyOf(departments.get(guide.department) ?? guide.department),
        ],
        [GUIDE_PAGE.decidedAt.zh, guide.decidedAt.map((level) => LEVEL[level].zh).join('、')],
        [GUIDE_PAGE.acceptedAt.zh, guide.acceptedAt.map((level) => LEVEL[level].zh).join('、')],
        [HANDBOOK.group.zh, WINDOW_GROUP[guide.windowGroup].zh],
        [GUIDE_PAGE.subjectsOfficial.zh, guide.subjects.map((subject) => SUBJECT[subject].zh).join('、')],
        [HANDBOOK.handling.zh, HANDLING[guide.handling].zh],
        [HANDBOOK.promised.zh, limitInWords(guide.promisedLimit)],
        [HANDBOOK.channels.zh, guide.channels.map((channel) => HANDLING_FORM[channel].zh).join('、')],
        [GUIDE_PAGE.depth.zh, guide.onlineExcluded ?? ONLINE_DEPTH[guide.onlineDepth].zh],
        [HANDBOOK.visits.zh, bound.visits(guide.visits, guide.visitReason)],
        [HANDBOOK.originals.zh, ORIGINALS[guide.originals].zh],
        [HANDBOOK.crossRegion.zh, CROSS_REGION[guide.crossRegion].zh],
        [GUIDE_PAGE.quantity.zh, guide.quantityLimit ?? GUIDE_PAGE.noLimit.zh],
        ...(sites ?? []).map(
          ({ site, windows }) =>
            [
              HANDBOOK.places.zh,
              `${site.name}${windows}\n${site.address}\n${site.hours}　${site.phone}`,
            ] as const,
        ),
        ...localRows(local).map(({ label, text }) => [label, text] as const),
      ]),
    },
    ...elsewhereBlocks(guide, elsewhere),
  ]
}

function law({ law: name, number, issuer, article, text }: Guide['basis'][number]): Block {
  return {
    kind: 'law',
    title: `《${name}》${article}`,
    source: `${issuer}，${number}`,
    paragraphs: text.split('\n').filter((line) => line.trim() !== ''),
  }
}

function conditions(guide: Guide): Block[] {
  const of = (kind: 'required' | 'forbidding') =>
    guide.conditions.filter((one) => one.kind === kind).map(({ text }) => text)
  const listed = (lead: string, items: string[]): Block[] =>
    items.length === 0
      ? []
      : [
          { kind: 'paragraph', text: lead },
          { kind: 'list', items },
        ]
  return [
    ...listed(HANDBOOK.required.zh, of('required')),
    ...listed(HANDBOOK.forbidding.zh, of('forbidding')),
  ]
}

function materials(guide: Guide): Block[] {
  if (guide.materials.length === 0) return [{ kind: 'paragraph', text: HANDBOOK.noMaterials.zh }]
  const line = (material: Material, at: number) => [
    String(at + 1),
    [material.name, ...(material.when ? [bound.onlyWhen(conditionInWords(guide, material.when))] : [])].join(
      '\n',
    ),
    [materialInWords(material), NEED[material.need].zh].join('\n'),
    bound.issuer(SOURCE[material.source].zh, material.issuer),
    [material.standard, material.basis].join('\n'),
  ]
  return [
    {
      kind: 'table',
      head: [
        HANDBOOK.number.zh,
        HANDBOOK.materialName.zh,
        HANDBOOK.handIn.zh,
        HANDBOOK.source.zh,
        `${HANDBOOK.standard.zh}\n${HANDBOOK.materialBasis.zh}`,
      ],
      widths: [0, 3, 2.4, 2, 4.6],
      rows: guide.materials.map(line),
    },
    { kind: 'paragraph', text: HANDBOOK.noMore.zh },
  ]
}

function flow(guide: Guide, { departments }: Occasion): Block[] {
  const named = (key: string) => found.anyOf(departments.get(key) ?? key)
  const outside = flowNotes(guide)
  return [
    { kind: 'flow', title: HANDBOOK.flowPicture.zh, boxes: flowChart(guide, named) },
    {
      kind: 'table',
      head: [HANDBOOK.step.zh, HANDBOOK.who.zh, HANDBOOK.time.zh, HANDBOOK.standard.zh, HANDBOOK.outcome.zh],
      widths: [2, 2, 2, 5, 3],
      rows: guide.steps.map((step) => [
        step.name,
        [named(step.department ?? guide.department), STEP_POST[step.role].zh].join('\n'),
        charted.time(step.days),
        step.standard,
        step.result,
      ]),
    },
    ...(outside.length === 0
      ? []
      : ([
          { kind: 'paragraph', text: HANDBOOK.outside.zh },
          { kind: 'list', items: outside },
        ] as const)),
  ]
}

function limits(guide: Guide): Block[] {
  const { legalLimit, promisedLimit, extension, halts = [], correctionDays } = guide
  return [
    {
      kind: 'facts',
      rows: rowsOf([
        [HANDBOOK.legal.zh, bound.limit(limitInWords(legalLimit), legalLimit.explain)],
        [HANDBOOK.promised.zh, bound.limit(limitInWords(promisedLimit), promisedLimit.explain)],
        [HANDBOOK.correction.zh, bound.correction(correctionDays)],
        [GUIDE_PAGE.extension.zh, extension?.explain],
        [
          GUIDE_PAGE.halts.zh,
          halts.map(({ ground, explain }) => bound.halt(HALT_GROUND[ground].zh, explain)).join('\n'),
        ],
      ]),
    },
  ]
}

function fees({ fee }: Guide): Block[] {
  if (!fee.charged) return [{ kind: 'paragraph', text: HANDBOOK.free.zh }]
  return [
    {
      kind: 'table',
      head: [HANDBOOK.feeName.zh, HANDBOOK.feeStandard.zh, HANDBOOK.feeReduction.zh],
      widths: [3, 4, 4],
      rows: fee.rows.map(({ name, standard, reduction = '—' }) => [name, standard, reduction]),
    },
    { kind: 'paragraph', text: `${GUIDE_PAGE.feeBasis.zh}：${fee.basis}` },
  ]
}

function result({ result: { name, kind, validity }, delivery }: Guide): Block[] {
  return [
    {
      kind: 'facts',
      rows: rowsOf([
        [GUIDE_PAGE.resultName.zh, name],
        [GUIDE_PAGE.resultKind.zh, RESULT_KIND[kind].zh],
        [GUIDE_PAGE.validity.zh, validity ?? GUIDE_PAGE.noEnd.zh],
        [HANDBOOK.delivery.zh, delivery.map((way) => DELIVERY[way].zh).join('、')],
      ]),
    },
  ]
}

function notes(guide: Guide): Block[] {
  const items: Block[] =
    guide.notes.length > 0
      ? [{ kind: 'list', items: guide.notes }]
      : [{ kind: 'paragraph', text: HANDBOOK.noNotes.zh }]
  if (guide.faq.length === 0) return items
  return [
    ...items,
    { kind: 'subsection', title: HANDBOOK.faq.zh },
    { kind: 'facts', rows: guide.faq.map(({ question, answer }) => ({ label: question, text: answer })) },
  ]
}

function rights(guide: Guide, { decider }: Occasion): Block[] {
  const review = guide.remedies?.review ?? decider?.reviewBody ?? GUIDE_PAGE.reviewBody.zh
  const court = guide.remedies?.court ?? decider?.court ?? GUIDE_PAGE.court.zh
  return [
    ...(decider
      ? [{ kind: 'facts' as const, rows: rowsOf([[HANDBOOK.phone.zh, decider.consultPhone]]) }]
      : []),
    {
      kind: 'list',
      items: [
        guided.hearing,
        guided.review(review),
        guided.court(court),
        guided.silence,
        guided.complaint(decider?.supervisePhone ?? HOTLINE),
      ],
    },
  ]
}
const HOTLINE = '0933-12345'

/** How to fill in the form and prepare the other materials; then the form itself, empty and as a sample. */
function form(guide: Guide, { today }: Occasion): Block[] {
  if (guide.form.length === 0) return []
  const reading = { guide, answers: {}, today, materials: guide.materials }
  const [blank, sample] = [formSheet(reading, 'blank'), formSheet(reading, 'sample')]
  const signing = (sheet: typeof blank): Row[] => [
    { label: GUIDE_PAGE.signHere.zh, text: sheet.signer },
    { label: GUIDE_PAGE.signDay.zh, text: sheet.signedOn },
  ]
  return [
    { kind: 'section', title: HANDBOOK.filling.zh },
    ...filling(guide),
    { kind: 'form', section: HANDBOOK.blank.zh, sheet: blank, signing: signing(blank) },
    { kind: 'form', section: HANDBOOK.sample.zh, sheet: sample, signing: signing(sample) },
  ]
}

function filling(guide: Guide): Block[] {
  const hints = guide.form.flatMap(({ fields }) =>
    fields.flatMap(({ label, hint }) => (hint ? [{ label, text: hint }] : [])),
  )
  const others = guide.materials.flatMap(({ name, fillNotes }) =>
    fillNotes ? [{ label: name, text: fillNotes }] : [],
  )
  return [
    ...(hints.length === 0
      ? [{ kind: 'paragraph' as const, text: HANDBOOK.noHints.zh }]
      : [
          { kind: 'subsection' as const, title: HANDBOOK.formNotes.zh },
          { kind: 'facts' as const, rows: hints },
        ]),
    ...(others.length === 0
      ? []
      : [
          { kind: 'subsection' as const, title: HANDBOOK.materialNotes.zh },
          { kind: 'facts' as const, rows: others },
        ]),
  ]
}
