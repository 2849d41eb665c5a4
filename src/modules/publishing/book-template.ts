/** Which layout a book was typeset with: another look is another edition. */
export const BOOK_TEMPLATE_VERSION = '2026-11-30'

/**
 * The look of the printed handbook: A4 for both sides of the paper, cover, preface, contents with page numbers, a chapter
 * an item with its flow picture and forms, indexes. Everything comes as data and never as code.
 */
export const BOOK_TEMPLATE = `
#let input = json(bytes(sys.inputs.data))
#let book = input.book
#let words = book.words
#let whole = book.cover.len() > 0
#let ink = rgb("#17324d")
#let pale = rgb("#eef3f7")
#let line-ink = rgb("#8fa3b5")
#let pen = rgb("#0f5c6e")
#let hair = 0.5pt + line-ink
#let rule-black = 0.6pt + black

#set document(title: book.title + " " + book.part, date: auto)
#set text(font: input.fonts, fallback: false, lang: "zh", region: "cn", size: 10.5pt, top-edge: 0.88em, bottom-edge: -0.12em)
#set par(leading: 6.5pt, spacing: 8pt, justify: true)

#let running = state("running", "")
#let bare = state("bare", false)
#let sides(even, odd) = context if whole and calc.even(here().page()) { even } else { odd }
#set page(
  paper: "a4", margin: if whole { (top: 24mm, inside: 25mm, outside: 20mm, bottom: 20mm) } else { (top: 22mm, x: 22mm, bottom: 20mm) },
  header-ascent: 7mm, footer-descent: 7mm,
  header: context if not bare.get() {
    set text(size: 8.5pt, fill: luma(70))
    let chapter = running.get()
    let left = book.foot
    let right-side = if whole { chapter } else { "" }
    block(width: 100%, stroke: (bottom: 0.4pt + line-ink), inset: (bottom: 4pt),
      sides(grid(columns: (1fr, auto), right-side, left), grid(columns: (auto, 1fr), left, align(right, right-side))))
  },
  footer: context if not bare.get() {
    set text(size: 9pt)
    let number = [— #counter(page).display() —]
    if not whole { align(center, number) } else if calc.even(here().page()) { align(left, number) } else { align(right, number) }
  },
)

#show heading.where(level: 1): it => block(width: 100%, below: 5pt, text(size: 18pt, weight: 700, fill: ink, it.body))
#show heading.where(level: 2): it => block(width: 100%, above: 15pt, below: 8pt, sticky: true, {
  grid(columns: (3.5pt, 1fr), column-gutter: 7pt, align: horizon, rect(width: 3.5pt, height: 13pt, fill: ink), text(size: 13pt, weight: 700, fill: ink, it.body))
})
#show heading.where(level: 3): it => block(above: 11pt, below: 6pt, sticky: true, text(size: 11pt, weight: 700, it.body))

#let page-of(id) = context {
  let found = query(label("chapter-" + id))
  if found.len() > 0 { str(counter(page).at(found.first().location()).first()) }
}
#let leader(entry) = context {
  let found = query(label("chapter-" + entry.chapter))
  if found.len() == 0 { return }
  let at = found.first().location()
  let number = str(counter(page).at(at).first())
  link(at, block(width: 100%, above: 5.5pt, below: 5.5pt, grid(
    columns: (1fr, 22pt), align: (left + bottom, right + bottom),
    { entry.text; h(4pt); box(width: 1fr, repeat(gap: 2.5pt, text(fill: luma(120), "."))) }, number,
  )))
}

#let cell(body, strong: false) = {
  set text(size: 9pt)
  set par(leading: 4pt, spacing: 4pt, justify: false)
  let lines = body.split("\\n")
  if strong { text(weight: 700, lines.first()) } else { lines.first() }
  for note in lines.slice(1) { linebreak(); text(size: 8.5pt, fill: luma(75), note) }
}
#let ruled(columns, head, rows, numbered) = block(above: 7pt, below: 9pt, width: 100%, table(
  columns: columns, stroke: hair, inset: (x: 5pt, y: 5pt),
  fill: (x, y) => if y == 0 { pale },
  align: (x, y) => if y == 0 or (numbered and x == 0) { center + horizon } else { left + horizon },
  table.header(repeat: true, ..head.map(h => { set text(weight: 700); cell(h) })),
  ..rows.map(row => row.enumerate().map(((i, c)) => table.cell(breakable: c.len() > 400, cell(c, strong: numbered and i == 1)))).flatten(),
))
// two short facts share a row; a long one has a row of its own
#let facts(rows) = {
  let short(row) = row.text.clusters().len() <= 17 and row.label.clusters().len() <= 8
  let paired = rows.filter(short).len() > 5
  let text-of(row) = { set text(size: 9.5pt); set par(leading: 4.5pt, justify: false); row.text.split("\\n").join(linebreak()) }
  let label(row) = table.cell(fill: pale, { set text(weight: 700); cell(row.label) })
  let cells = ()
  let at = 0
  while at < rows.len() {
    let row = rows.at(at)
    let next = rows.at(at + 1, default: none)
    if paired and short(row) and next != none and short(next) {
      cells.push(label(row)); cells.push(text-of(row)); cells.push(label(next)); cells.push(text-of(next))
      at = at + 2
    } else {
      cells.push(label(row)); cells.push(table.cell(colspan: if paired { 3 } else { 1 }, breakable: row.text.len() > 400, text-of(row)))
      at = at + 1
    }
  }
  // a few lines stay together
  let long = rows.len() > 6 or rows.map(row => row.text.len()).sum(default: 0) > 1500
  block(above: 7pt, below: 9pt, width: 100%, breakable: long, table(
    columns: if paired { (27mm, 1fr, 27mm, 1fr) } else { (31mm, 1fr) }, stroke: hair, inset: (x: 6pt, y: 5pt), align: left + horizon, ..cells,
  ))
}

// the flow picture: three lanes, a box a step, dashed boxes beside it for what branches off
#let lanes = ("applicant", "window", "department")
#let flow(title, boxes) = block(above: 8pt, below: 10pt, width: 100%, breakable: false, layout(size => {
  let lane-width = size.width / 3
  let box-width = lane-width - 8mm
  let gap = if boxes.len() > 7 { 6.5mm } else { 8mm }
  let body(b) = block(width: box-width, inset: (x: 4pt, y: 5pt), align(center, {
    set par(leading: 3.5pt, spacing: 3.5pt, justify: false)
    text(size: 10pt, weight: 700, b.name)
    for detail in b.details { linebreak(); text(size: 8pt, detail) }
    if b.time != "" { linebreak(); text(size: 8pt, weight: 700, fill: ink, b.time) }
  }))
  let note(words) = block(width: box-width, inset: (x: 4pt, y: 4pt), align(center, {
    set par(leading: 3pt, spacing: 3pt, justify: false)
    set text(size: 7.5pt)
    words.split("\\n").join(linebreak())
  }))
  let heights = boxes.map(b => calc.max(
    measure(body(b)).height, ..b.asides.map(a => measure(note(a.text)).height), 0pt,
  ))
  let head = 9mm
  let tops = ()
  let y = head + 5mm
  for h in heights { tops.push(y); y = y + h + gap }
  let total = y - gap + 5mm
  let middle(lane) = lane-width * (lanes.position(l => l == lane) + 0.5)
  let arrow(..points) = {
    let p = points.pos()
    place(curve(stroke: 0.9pt + ink, curve.move(p.first()), ..p.slice(1).map(q => curve.line(q))))
    let (x1, y1) = p.at(-2)
    let (x2, y2) = p.at(-1)
    let s = 1.6mm
    let tip = if x1 == x2 { ((x2 - s / 2, y2 - s), (x2 + s / 2, y2 - s), (x2, y2)) }
      else if x1 < x2 { ((x2 - s, y2 - s / 2), (x2 - s, y2 + s / 2), (x2, y2)) }
      else { ((x2 + s, y2 - s / 2), (x2 + s, y2 + s / 2), (x2, y2)) }
    place(polygon(fill: ink, ..tip))
  }
  box(width: size.width, height: total, stroke: hair, {
    for (i, lane) in lanes.enumerate() {
      place(dx: lane-width * i, rect(width: lane-width, height: head, fill: pale, stroke: hair,
        align(center + horizon, text(size: 10pt, weight: 700, fill: ink, words.chart.at(lane)))))
      if i > 0 { place(dx: lane-width * i, line(length: total, angle: 90deg, stroke: (paint: line-ink, thickness: 0.5pt, dash: "dashed"))) }
    }
    for (i, b) in boxes.enumerate() {
      let h = heights.at(i)
      let top = tops.at(i)
      let x = middle(b.lane)
      // on to the next
      if i + 1 < boxes.len() {
        let x2 = middle(boxes.at(i + 1).lane)
        let top2 = tops.at(i + 1)
        if x2 == x { arrow((x, top + h), (x, top2)) }
        else { let half = top + h + gap / 2; arrow((x, top + h), (x, half), (x2, half), (x2, top2)) }
      }
      for aside in b.asides {
        let ax = middle(aside.lane)
        let side = if ax < x { -1 } else { 1 }
        let level = top + h / 2
        arrow((x + side * box-width / 2, level), (ax - side * box-width / 2, level))
        place(dx: ax - box-width / 2, dy: top, rect(width: box-width, height: h, inset: 0pt, fill: white,
          stroke: (paint: line-ink, thickness: 0.7pt, dash: "dashed"), align(center + horizon, note(aside.text))))
      }
      let ends = i == 0 or i == boxes.len() - 1
      place(dx: x - box-width / 2, dy: top, rect(width: box-width, height: h, inset: 0pt, fill: white,
        radius: if ends { 3.5mm } else { 0pt }, stroke: 0.9pt + ink, align(center + horizon, body(b))))
    }
  })
  align(center, block(above: 5pt, below: 0pt, text(size: 9pt, title)))
}))

#let tick(on) = box(width: 9pt, height: 9pt, baseline: 1pt, stroke: 0.7pt + black, if on {
  place(line(start: (1.5pt, 4.5pt), end: (3.8pt, 7.2pt), stroke: 1.2pt + pen))
  place(line(start: (3.8pt, 7.2pt), end: (8pt, 1.6pt), stroke: 1.2pt + pen))
})
#let room(row, sample) = {
  set par(justify: false, leading: 5pt)
  for option in row.options { box({ tick(option.ticked); h(3pt); option.label }); h(10pt) }
  if row.text != "" { text(fill: pen, row.text) }
  if not sample and row.options.len() == 0 { v(if row.tall { 42pt } else { 7pt }) }
  if row.unit != "" { h(5em); row.unit }
  if row.only != "" {
    if row.options.len() > 0 or row.text != "" or row.unit != "" { linebreak() }
    text(size: 8pt, fill: luma(80), row.only)
  }
}
#let form(block-of) = {
  let sheet = block-of.sheet
  let sample = sheet.edition == "sample"
  heading(level: 2, block-of.section)
  block(width: 100%, above: 6pt, below: 10pt, align(center, text(size: 16pt, weight: 700, sheet.title)))
  if sample { block(width: 100%, inset: 6pt, stroke: 0.7pt + rgb("#b3261e"), text(size: 9pt, fill: rgb("#b3261e"), words.lead)) }
  for part in sheet.parts {
    block(above: 10pt, below: 6pt, sticky: true, text(size: 11pt, weight: 700, part.title))
    set text(size: 10pt)
    table(
      columns: (34%, 1fr), stroke: rule-black, inset: (x: 6pt, y: 5pt), align: left + horizon,
      ..part.rows.map(row => (
        table.cell(breakable: false, text(weight: 700, row.label)),
        table.cell(breakable: false, block(width: 100%, room(row, sample))),
      )).flatten(),
    )
  }
  block(breakable: false, width: 100%, above: 12pt, {
    words.truth
    v(12pt)
    grid(columns: (3fr, 2fr), column-gutter: 16pt, ..block-of.signing.map(row => grid(
      columns: (auto, 1fr), align: bottom, row.label + "：",
      box(width: 100%, stroke: (bottom: 0.5pt), inset: (bottom: 2pt), text(fill: pen, if row.text == "" { " " } else { row.text })),
    )))
  })
}
#let stamped = rotate(-35deg, text(size: 150pt, weight: 700, fill: rgb("#f8e4e1"), tracking: 40pt, words.mark))

#let shown(b) = {
  if b.kind == "section" { heading(level: 2, b.title) }
  else if b.kind == "subsection" { heading(level: 3, b.title) }
  else if b.kind == "paragraph" { par(b.text) }
  else if b.kind == "list" {
    set par(justify: true)
    enum(indent: 0pt, body-indent: 6pt, numbering: "1.", spacing: 6pt, ..b.items)
  }
  else if b.kind == "facts" { facts(b.rows) }
  else if b.kind == "table" {
    ruled(b.widths.map(w => if w == 0 { 11mm } else { w * 1fr }), b.head, b.rows, b.widths.first() == 0)
  }
  else if b.kind == "law" {
    block(above: 8pt, below: 8pt, width: 100%, {
      block(below: 3pt, sticky: true, { text(weight: 700, b.title); h(6pt); text(size: 8.5pt, fill: luma(75), b.source) })
      block(width: 100%, inset: (left: 8pt, y: 1pt), stroke: (left: 1.5pt + line-ink), {
        set text(size: 9.5pt)
        set par(leading: 5pt, spacing: 5pt, first-line-indent: (amount: 2em, all: true))
        for p in b.paragraphs { par(p) }
      })
    })
  }
  else if b.kind == "flow" { flow(b.title, b.boxes) }
}

// told at the end of the page before, so that the head of the first page knows it
#let turn(title) = { running.update(title); pagebreak(weak: true) }
#let chapter(c) = {
  turn(c.title)
  [#heading(level: 1, c.title) #label("chapter-" + c.id)]
  block(below: 4pt, text(size: 9pt, fill: luma(75), c.subtitle))
  for b in c.blocks {
    if b.kind == "form" {
      // on pages of their own: one to be copied, one that nobody can take for a form filled in
      if b.sheet.edition == "sample" { page(background: stamped, form(b)) } else { pagebreak(weak: true); form(b); pagebreak(weak: true) }
    } else { shown(b) }
  }
}

// cover
#if whole {
  bare.update(true)
  page(margin: 25mm, header: none, footer: none, {
    v(46mm)
    block(width: 100%, stroke: (top: 2.5pt + ink, bottom: 0.8pt + ink), inset: (y: 12mm), align(center, {
      set par(leading: 12pt, justify: false)
      text(size: 30pt, weight: 700, fill: ink, tracking: 1pt, {
        let name = book.title
        let at = name.position("事项")
        if at == none { name } else { name.slice(0, at); linebreak(); name.slice(at) }
      })
      v(9mm)
      text(size: 20pt, book.part)
    }))
    v(1fr)
    align(center, {
      set par(leading: 9pt)
      set text(size: 14pt)
      for row in book.cover { block(above: 9pt, below: 9pt, if row.label == "" { text(size: 16pt, weight: 700, row.text) } else { row.label + "：" + row.text }) }
    })
    v(12mm)
  })
  bare.update(false)
  counter(page).update(1)
  set page(numbering: "i")
  running.update(book.preface.title)
  heading(level: 1, book.preface.title)
  v(6pt)
  {
    set par(first-line-indent: (amount: 2em, all: true), leading: 8pt, spacing: 9pt)
    for p in book.preface.paragraphs { par(p) }
  }
  if book.preface.places.rows.len() > 0 {
    heading(level: 2, book.preface.placesTitle)
    par(book.preface.placesLead)
    ruled(book.preface.places.widths.map(w => w * 1fr), book.preface.places.head, book.preface.places.rows, false)
  }
  turn(book.contents.title)
  align(center, heading(level: 1, outlined: false, book.contents.title))
  v(4pt)
  for section in book.contents.sections {
    block(above: 12pt, below: 6pt, sticky: true, text(weight: 700, fill: ink, section.title))
    for entry in section.entries { leader(entry) }
  }
  running.update("")
  pagebreak(weak: true, to: "odd")
}
#if whole {
  set page(numbering: "1")
  counter(page).update(1)
  for c in book.chapters { chapter(c) }
  for index in book.indexes {
    turn(index.title)
    heading(level: 1, index.title)
    columns(2, gutter: 8mm, for group in index.groups {
      block(above: 10pt, below: 5pt, sticky: true, text(weight: 700, fill: ink, group.title))
      set text(size: 9.5pt)
      for entry in group.entries { leader(entry) }
    })
  }
} else {
  for c in book.chapters { chapter(c) }
}
`
