/**
 * The look of an application form on paper: A4, a ruled table for each part, boxes to tick, room to write. A sample is the
 * same form with its answers in another colour and 样本 across every page. The form comes as data, never as code.
 */
export const FORM_TEMPLATE = `
#let input = json(bytes(sys.inputs.data))
#let form = input.form
#let sample = form.edition == "sample"
#let hair = 0.6pt + black
#let pen = rgb("#0f5c6e")

#set document(title: form.title, date: auto)
#set text(font: input.fonts, fallback: false, lang: "zh", region: "cn", size: 11pt, top-edge: 0.88em, bottom-edge: -0.12em)
#set par(leading: 6pt, spacing: 8pt, justify: false)
#set page(
  paper: "a4", margin: (top: 18mm, left: 24mm, right: 22mm, bottom: 18mm), footer-descent: 6mm,
  footer: context {
    set text(size: 9pt)
    grid(columns: (1fr, auto), input.foot, [— #counter(page).display() —])
  },
  background: if sample {
    rotate(-35deg, text(size: 150pt, weight: 700, fill: rgb("#f6dcd9"), tracking: 40pt, input.mark))
  },
)
#show heading.where(level: 1): it => block(width: 100%, below: 12pt, align(center, text(size: 19pt, weight: 700, form.title)))
#show heading.where(level: 2): it => block(above: 14pt, below: 7pt, sticky: true, text(size: 12pt, weight: 700, it.body))

#heading(level: 1, form.title)
#if sample { block(width: 100%, inset: 7pt, stroke: 0.7pt + rgb("#b3261e"), text(size: 10pt, fill: rgb("#b3261e"), input.lead)) }

#let tick(on) = box(width: 9pt, height: 9pt, baseline: 1pt, stroke: 0.7pt + black, if on {
  place(line(start: (1.5pt, 4.5pt), end: (3.8pt, 7.2pt), stroke: 1.2pt + pen))
  place(line(start: (3.8pt, 7.2pt), end: (8pt, 1.6pt), stroke: 1.2pt + pen))
})
#let aside(body) = text(size: 9pt, fill: luma(80), body)
#let room(row) = {
  for option in row.options { box({ tick(option.ticked); h(3pt); option.label }); h(12pt) }
  if row.text != "" { text(fill: pen, row.text) }
  // an empty row has room for a pen
  if not sample and row.options.len() == 0 { v(if row.tall { 50pt } else { 8pt }) }
  if row.unit != "" { h(5em); row.unit }
  for note in (row.hint, row.only).filter(note => note != "") {
    if row.options.len() > 0 or row.text != "" or row.unit != "" { linebreak() }
    aside(note)
    if note == row.hint and row.only != "" { linebreak() }
  }
}
#for part in form.parts {
  heading(level: 2, part.title)
  table(
    columns: (34%, 1fr), stroke: hair, inset: (x: 6pt, y: 6pt), align: left + horizon,
    ..part.rows.map(row => (
      table.cell(breakable: false, text(weight: 700, row.label)),
      table.cell(breakable: false, block(width: 100%, room(row))),
    )).flatten(),
  )
}

#block(breakable: false, width: 100%, above: 14pt, {
  input.truth
  v(14pt)
  grid(
    columns: (3fr, 2fr), column-gutter: 16pt,
    ..input.signing.map(((label, text)) => grid(
      columns: (auto, 1fr), align: bottom, label + "：",
      box(width: 100%, stroke: (bottom: 0.5pt), inset: (bottom: 2pt), std.text(fill: pen, if text == "" { " " } else { text })),
    )),
  )
})
`
