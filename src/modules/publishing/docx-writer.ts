import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type IParagraphOptions,
  LevelFormat,
  NumberFormat,
  Packer,
  PageNumber,
  PageReference,
  Paragraph,
  SectionType,
  ShadingType,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { FlowBox, Lane } from '../../core/guide/flow-chart.ts'
import type { Block, Book, Chapter, Entry, Row, Table as Ruled } from './book.ts'

/** What the writer is told, and what comes back. */
export type WritingOrder = { book: Book }
export type Written = { docx: Uint8Array } | { trouble: string }

/**
 * A book as a Word file: headings that can be edited and navigated, real tables, contents and page numbers as fields. A
 * process of its own writes it, because it takes seconds of pure computing and the server has people waiting.
 */
process.once('message', async ({ book }: WritingOrder) => {
  const answer = (written: Written) => process.send?.(written, () => process.exit())
  try {
    answer({ docx: await Packer.toBuffer(documentOf(book)) })
  } catch (error) {
    answer({ trouble: error instanceof Error ? error.message : String(error) })
  }
})
process.on('disconnect', () => process.exit())

const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' }
const BOLD_FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '黑体' }
const INK = '17324D'
const PALE = 'EEF3F7'
const PEN = '0F5C6E'
/** Twips: a twentieth of a point. The text is 165 mm wide. */
const WIDTH = 9354
const MARGIN = { top: 1361, bottom: 1134, left: 1276, right: 1276 }

type Child = Paragraph | Table | TableOfContents

function documentOf(book: Book): Document {
  const front = book.cover.length > 0
  const chapters = book.chapters.flatMap((chapter, at) => chapterOf(book, chapter, at === 0))
  const page = { margin: MARGIN, size: { width: 11906, height: 16838 } }
  return new Document({
    title: `${book.title} ${book.part}`,
    features: { updateFields: front },
    styles: STYLES,
    numbering: { config: numberings(book) },
    sections: [
      ...(front
        ? [
            { properties: { page }, children: cover(book) },
            {
              properties: {
                page: { ...page, pageNumbers: { start: 1, formatType: NumberFormat.LOWER_ROMAN } },
              },
              ...frame(book),
              children: [...preface(book), ...contents(book)],
            },
          ]
        : []),
      {
        properties: {
          type: SectionType.NEXT_PAGE,
          page: { ...page, pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL } },
        },
        ...frame(book),
        children: [...chapters, ...book.indexes.flatMap(index)],
      },
    ],
  })
}

const STYLES = {
  default: {
    document: { run: { font: FONT, size: 21 }, paragraph: { spacing: { after: 80, line: 320 } } },
    heading1: heading(36, { before: 0, after: 120 }),
    heading2: heading(26, { before: 280, after: 140 }),
    heading3: heading(22, { before: 200, after: 100 }),
  },
}

function heading(size: number, spacing: { before: number; after: number }) {
  return { run: { font: BOLD_FONT, size, bold: true, color: INK }, paragraph: { spacing, keepNext: true } }
}

function frame({ foot }: Book) {
  const small = { size: 17, color: '555555' }
  return {
    headers: {
      default: new Header({
        children: [
          new Paragraph({
            border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: '8FA3B5', space: 4 } },
            children: [new TextRun({ text: foot, ...small })],
          }),
        ],
      }),
    },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 18 })],
          }),
        ],
      }),
    },
  }
}

function cover({ title, part, cover: rows }: Book): Child[] {
  const centred = (text: string, run: object, more: IParagraphOptions = {}) =>
    new Paragraph({ alignment: AlignmentType.CENTER, ...more, children: [new TextRun({ text, ...run })] })
  const line = { style: BorderStyle.SINGLE, size: 18, color: INK, space: 24 }
  return [
    centred(
      title,
      { font: BOLD_FONT, size: 56, bold: true, color: INK },
      {
        spacing: { before: 3600, after: 400, line: 900 },
        border: { top: line },
      },
    ),
    centred(part, { size: 40 }, { spacing: { after: 4200 }, border: { bottom: { ...line, size: 6 } } }),
    ...rows.map(({ label, text }) =>
      centred(label ? `${label}：${text}` : text, { size: 28, bold: label === '' }),
    ),
  ]
}

function preface({ preface: about }: Book): Child[] {
  if (!about) return []
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, text: about.title }),
    ...about.paragraphs.map((text) => new Paragraph({ text, indent: { firstLine: 420 } })),
    ...(about.places.rows.length === 0
      ? []
      : [
          new Paragraph({ heading: HeadingLevel.HEADING_2, text: about.placesTitle }),
          new Paragraph({ text: about.placesLead }),
          ruled(about.places),
        ]),
  ]
}

/** The field is filled in by Word when the file is opened; readers without fields see the lines that stand in it. */
function contents({ contents: listed }: Book): Child[] {
  if (!listed) return []
  return [
    new Paragraph({
      pageBreakBefore: true,
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ text: listed.title, font: BOLD_FONT, size: 36, bold: true, color: INK })],
    }),
    new TableOfContents(listed.title, {
      hyperlink: true,
      headingStyleRange: '1-1',
      cachedEntries: listed.sections
        .flatMap(({ entries }) => entries)
        .map(({ text, chapter }) => ({ title: text, level: 1, href: anchorOf(chapter) })),
    }),
  ]
}

const anchorOf = (chapter: string) => `c-${chapter}`.slice(0, 40)

function chapterOf(book: Book, { id, title, subtitle, blocks }: Chapter, first: boolean): Child[] {
  let lists = 0
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      pageBreakBefore: !first,
      children: [new Bookmark({ id: anchorOf(id), children: [new TextRun(title)] })],
    }),
    new Paragraph({ children: [new TextRun({ text: subtitle, size: 18, color: '555555' })] }),
    ...blocks.flatMap((block) => shown(book, block, () => `${id}-${lists++}`)),
  ]
}

function shown(book: Book, block: Block, nextList: () => string): Child[] {
  switch (block.kind) {
    case 'section':
      return [new Paragraph({ heading: HeadingLevel.HEADING_2, text: block.title })]
    case 'subsection':
      return [new Paragraph({ heading: HeadingLevel.HEADING_3, text: block.title })]
    case 'paragraph':
      return [new Paragraph({ text: block.text })]
    case 'list': {
      const reference = nextList()
      return block.items.map((text) => new Paragraph({ text, numbering: { reference, level: 0 } }))
    }
    case 'facts':
      return [facts(block.rows), gap()]
    case 'table':
      return [ruled(block), gap()]
    case 'law':
      return [
        new Paragraph({
          keepNext: true,
          children: [
            new TextRun({ text: block.title, bold: true }),
            new TextRun({ text: `　${block.source}`, size: 17, color: '555555' }),
          ],
        }),
        ...block.paragraphs.map(
          (text) =>
            new Paragraph({
              indent: { left: 160, firstLine: 400 },
              border: { left: { style: BorderStyle.SINGLE, size: 12, color: '8FA3B5', space: 6 } },
              children: [new TextRun({ text, size: 19 })],
            }),
        ),
      ]
    case 'flow':
      return [
        chart(block.boxes, book.words.chart),
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [new TextRun({ text: block.title, size: 18 })],
        }),
      ]
    case 'form':
      return form(book, block)
  }
}

/** Every list begins at 1 again: each has a numbering of its own. */
function numberings({ chapters }: Book) {
  return chapters.flatMap(({ id, blocks }) =>
    blocks
      .filter(({ kind }) => kind === 'list')
      .map((_, at) => ({
        reference: `${id}-${at}`,
        levels: [
          {
            level: 0,
            format: LevelFormat.DECIMAL,
            text: '%1.',
            alignment: AlignmentType.LEFT,
            style: { paragraph: { indent: { left: 420, hanging: 420 } } },
          },
        ],
      })),
  )
}

const gap = () => new Paragraph({ spacing: { after: 0, line: 160 }, children: [] })

/** The lines of a cell; those after the first are notes to it. */
function lines(text: string, { bold = false, size = 18, centred = false, color = '' } = {}): Paragraph[] {
  return text.split('\n').map(
    (line, at) =>
      new Paragraph({
        spacing: { after: 0, line: 260 },
        ...(centred ? { alignment: AlignmentType.CENTER } : {}),
        children: [
          new TextRun({
            text: line,
            size: at === 0 ? size : size - 1,
            bold: bold && at === 0,
            ...(at > 0 ? { color: '555555' } : color ? { color } : {}),
          }),
        ],
      }),
  )
}

const cell = (children: Paragraph[], width: number, more: { pale?: boolean; span?: number } = {}) =>
  new TableCell({
    children,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 50, bottom: 50, left: 90, right: 90 },
    ...(more.pale ? { shading: { type: ShadingType.CLEAR, fill: PALE, color: 'auto' } } : {}),
    ...(more.span ? { columnSpan: more.span } : {}),
  })

function table(widths: readonly number[], rows: TableRow[]): Table {
  return new Table({ rows, columnWidths: [...widths], width: { size: WIDTH, type: WidthType.DXA } })
}

function ruled({ head, widths, rows }: Ruled): Table {
  const numbered = widths[0] === 0
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const rest = numbered ? WIDTH - 620 : WIDTH
  const columns = widths.map((width) => (width === 0 ? 620 : Math.round((rest * width) / whole)))
  const body = (texts: readonly string[]) =>
    texts.map((text, at) =>
      cell(lines(text, { bold: numbered && at === 1, centred: numbered && at === 0 }), columns[at] ?? 0),
    )
  return table(columns, [
    new TableRow({
      tableHeader: true,
      children: head.map((text, at) =>
        cell(lines(text, { bold: true, centred: true }), columns[at] ?? 0, { pale: true }),
      ),
    }),
    ...rows.map((texts) => new TableRow({ cantSplit: texts.join('').length < 600, children: body(texts) })),
  ])
}

function facts(rows: readonly Row[]): Table {
  const columns = [1900, WIDTH - 1900] as const
  return table(
    columns,
    rows.map(
      ({ label, text }) =>
        new TableRow({
          children: [
            cell(lines(label, { bold: true }), columns[0], { pale: true }),
            cell(lines(text, { size: 19 }), columns[1]),
          ],
        }),
    ),
  )
}

const LANES = ['applicant', 'window', 'department'] as const satisfies readonly Lane[]

/** The flow picture as a table of three lanes, so that every word of it can be edited: boxes, and arrows to the next. */
function chart(boxes: readonly FlowBox[], names: Readonly<Record<Lane, string>>): Table {
  const width = Math.round(WIDTH / 3)
  const boxText = ({ name, details, time }: FlowBox) => [name, ...details, ...(time ? [time] : [])].join('\n')
  const inLane = (box: FlowBox, lane: Lane) => {
    if (box.lane === lane)
      return cell(lines(boxText(box), { bold: true, centred: true }), width, { pale: true })
    const aside = box.asides.find((one) => one.lane === lane)
    return cell(lines(aside?.text ?? '', { size: 16, centred: true }), width)
  }
  const way = (from: FlowBox, to: FlowBox) => {
    const [at, next] = [LANES.indexOf(from.lane), LANES.indexOf(to.lane)]
    const sign = next === at ? '↓' : next > at ? '↘' : '↙'
    return new TableRow({
      children: LANES.map((lane) =>
        cell(lines(lane === to.lane ? sign : '', { centred: true, color: INK }), width),
      ),
    })
  }
  return table(
    [width, width, width],
    [
      new TableRow({
        tableHeader: true,
        children: LANES.map((lane) =>
          cell(lines(names[lane], { bold: true, centred: true, color: INK }), width, { pale: true }),
        ),
      }),
      ...boxes.flatMap((box, at) => {
        const next = boxes[at + 1]
        const row = new TableRow({ cantSplit: true, children: LANES.map((lane) => inLane(box, lane)) })
        return next ? [row, way(box, next)] : [row]
      }),
    ],
  )
}

function form(book: Book, { section, sheet, signing }: Extract<Block, { kind: 'form' }>): Child[] {
  const sample = sheet.edition === 'sample'
  const columns = [3100, WIDTH - 3100] as const
  const parts = sheet.parts.flatMap(({ title, rows }): Child[] => [
    new Paragraph({ heading: HeadingLevel.HEADING_3, text: title }),
    table(
      columns,
      rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            ...(row.tall && !sample ? { height: { value: 1100, rule: 'atLeast' as const } } : {}),
            children: [
              cell(lines(row.label, { bold: true, size: 20 }), columns[0]),
              cell(
                [
                  ...lines(
                    [
                      ...row.options.map(({ label, ticked }) => `${ticked ? '☑' : '☐'} ${label}`),
                      row.text || (row.unit && `　　　　${row.unit}`),
                    ]
                      .filter(Boolean)
                      .join('　'),
                    { size: 20, ...(sample ? { color: PEN } : {}) },
                  ),
                  ...(row.only ? lines(row.only, { size: 16, color: '555555' }) : []),
                ],
                columns[1],
              ),
            ],
          }),
      ),
    ),
  ])
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_2, pageBreakBefore: true, text: section }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ text: sheet.title, font: BOLD_FONT, size: 32, bold: true })],
    }),
    ...(sample
      ? [
          new Paragraph({
            children: [
              new TextRun({ text: `【${book.words.mark}】${book.words.lead}`, size: 18, color: 'B3261E' }),
            ],
          }),
        ]
      : []),
    ...parts,
    new Paragraph({ spacing: { before: 240 }, text: book.words.truth }),
    new Paragraph({
      spacing: { before: 240 },
      children: signing.map(
        ({ label, text }) => new TextRun({ text: `${label}：${text || '＿＿＿＿＿＿＿＿'}　　` }),
      ),
    }),
  ]
}

/** The page numbers are fields: they stay right when somebody edits the file. */
function index({ title, groups }: Book['indexes'][number]): Child[] {
  const line = ({ text, chapter }: Entry) =>
    new Paragraph({
      spacing: { after: 20 },
      tabStops: [{ type: TabStopType.RIGHT, position: WIDTH, leader: 'dot' }],
      children: [new TextRun(`${text}\t`), new PageReference(anchorOf(chapter), { hyperlink: true })],
    })
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, pageBreakBefore: true, text: title }),
    ...groups.flatMap((group) => [
      new Paragraph({
        keepNext: true,
        spacing: { before: 160, after: 40 },
        children: [new TextRun({ text: group.title, bold: true, color: INK })],
      }),
      ...group.entries.map(line),
    ]),
  ]
}
