/** Which layout a paper was typeset with. Another look is another version: what was printed before stays as it was. */
export const TEMPLATE_VERSION = '2026-11'

/** A4 for every kind; an 80 mm slip for thermal printers at the window. */
export type Layout = 'a4' | 'slip'

/**
 * The look of a paper after GB/T 9704-2012: top 37 mm, inner 28 mm, text 156 × 225 mm in 22 lines of 28 characters, title
 * 2号 (22 pt), body 3号, page number — 1 — in 4号. It gets the text as data and never as code, so nothing that was typed
 * into a form can become part of the layout. Every string is drawn as it stands in the text.
 */
export const TEMPLATE = `
#let input = json(bytes(sys.inputs.data))
#let paper = input.text
#let slip = input.layout == "slip"
// 3号 in 22 lines of 28 characters; then the same with lines closer; then 四号, as far as one page asks for it
#let (size, pitch, pad-y) = if slip { (10pt, 15pt, 2pt) } else {
  ((15.79pt, 28.99pt, 6pt), (15.79pt, 24.5pt, 5pt), (14pt, 22pt, 3.4pt), (12pt, 19pt, 3pt)).at(input.tightness)
}
#let small = if slip { 9pt } else { 12pt }
#let small-pitch = if slip { 13pt } else { 16pt }
#let hair = 0.6pt + black

#set document(title: paper.title, author: paper.organ, date: auto)
#set text(
  font: input.fonts, fallback: false, lang: "zh", region: "cn", size: size,
  top-edge: 0.88em, bottom-edge: -0.12em, costs: (orphan: 1000%, widow: 1000%),
)
#set par(leading: pitch - size, spacing: pitch - size, justify: true, first-line-indent: (amount: 2em, all: true))
#set page(
  width: 80mm, height: auto, margin: (x: 4mm, top: 5mm, bottom: 8mm),
) if slip
#set page(
  paper: "a4", margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm), footer-descent: 7mm,
  footer: context {
    set text(size: 14pt)
    set par(first-line-indent: 0pt)
    let number = [— #counter(page).display() —]
    if calc.odd(here().page()) { align(right, pad(right: 1em, number)) } else { align(left, pad(left: 1em, number)) }
  },
) if not slip

#let compact(body) = {
  set text(size: small)
  set par(leading: small-pitch - small, spacing: small-pitch - small, first-line-indent: 0pt, justify: false)
  body
}

// beside the QR: the case number in plain text
#let code = image(bytes(input.qr), format: "svg", width: 22mm, alt: "核验二维码")
#let marked = paper.mark.len() > 0 and input.qr != ""
#if marked and not slip {
  place(top + right, dy: -28mm, grid(
    columns: (auto, 22mm), column-gutter: 4mm, align: (right + horizon, right),
    {
      set text(size: 9pt)
      set par(leading: 5pt, spacing: 5pt, first-line-indent: 0pt)
      for line in paper.mark { line; linebreak() }
    },
    code,
  ))
}

// a name too long for one line is broken into lines of nearly the same length
#let balanced(name, most) = {
  let length = name.clusters().len()
  if length <= most { 100% } else { (calc.ceil(length / calc.ceil(length / most)) + 0.5) * 1em }
}

// head: organ, title, number
#let headline(above, below, body) = block(above: above, below: below, width: 100%, {
  set par(first-line-indent: 0pt, justify: false, leading: 8pt)
  set text(size: if slip { 13pt } else { 22pt }, weight: 700)
  align(center, block(width: balanced(body, if slip { 17 } else { 20 }), body))
})
#show heading.where(level: 1): it => headline(if slip { 5pt } else { 10pt }, if slip { 8pt } else { 16pt }, paper.title)
#headline(0pt, if slip { 5pt } else { 10pt }, paper.organ)
#heading(level: 1, paper.title)
#let aside(body) = block(above: 0pt, below: if slip { 8pt } else { pitch - size + 3pt }, width: 100%, {
  set par(first-line-indent: 0pt)
  set text(cjk-latin-spacing: none)
  align(if slip { center } else { right }, body)
})
#let number = paper.at("number", default: none)
#let edition = paper.at("edition", default: none)
#if number != none or edition != none { aside({
  number
  if number != none and edition != none { linebreak() }
  if edition != none { text(size: small, edition) }
}) }
#if "addressee" in paper {
  par(first-line-indent: 0pt, paper.addressee)
}

#let cell(body) = compact(body)
#let shown(b) = {
  if b.type == "paragraph" {
    if slip { par(first-line-indent: 0pt, b.text) } else { par(b.text) }
  } else if b.type == "heading" {
    block(
      sticky: true, above: if slip { 7pt } else { pitch - size + 2pt }, below: if slip { 5pt } else { 8pt },
      text(size: if slip { 10pt } else { calc.min(size, 14pt) }, weight: 700, b.text),
    )
  } else if b.type == "list" {
    for item in b.items { if slip { par(first-line-indent: 0pt, item) } else { par(item) } }
  } else if b.type == "form" and slip {
    compact(grid(
      columns: (auto, 1fr), column-gutter: 6pt, row-gutter: 5pt,
      ..b.rows.map(r => (text(weight: 700, r.label), r.text)).flatten(),
    ))
  } else if b.type == "form" {
    let widest = calc.max(..b.rows.map(r => r.label.clusters().len()))
    let long = b.rows.map(r => r.text.len()).sum() > 3000
    block(above: calc.min(pitch - size, 12pt), below: pitch - size + 1pt, breakable: long, table(
      columns: (calc.clamp(widest, 5, 11) * 12pt + 16pt, 1fr), stroke: hair, inset: (x: 8pt, y: pad-y), align: (center + horizon, left + horizon),
      ..b.rows.map(r => (cell(r.label), table.cell(breakable: long, cell(r.text)))).flatten(),
    ))
  } else if b.type == "table" and slip {
    compact(for r in b.rows {
      grid(columns: (1.6em, 1fr, auto), column-gutter: 4pt, row-gutter: 5pt, r.at(0), r.at(1), r.slice(2).join(" · "))
      v(4pt, weak: true)
    })
  } else if b.type == "table" {
    let centred(i) = b.widths.at(i) <= 2 or i == 0
    block(above: calc.min(pitch - size, 12pt), below: pitch - size + 1pt, table(
      columns: b.widths.map(w => if w <= 1.4 { 38pt } else { w * 1fr }), stroke: hair, inset: (x: 5pt, y: pad-y),
      align: (x, y) => if y == 0 or centred(x) { center + horizon } else { left + horizon },
      table.header(repeat: true, ..b.head.map(h => cell(text(weight: 700, h)))),
      ..b.rows.flatten().map(c => table.cell(breakable: c.len() > 1200, cell(c))),
    ))
  }
}

#let signed = if "signature" in paper {
  set par(first-line-indent: 0pt, justify: false)
  set align(center)
  v(if slip { 4pt } else { pitch - size })
  let name = paper.signature.organ
  let width = if name.clusters().len() > 18 { balanced(name, 18) } else { auto }
  align(right, pad(right: if slip { 0pt } else { 2em }, box(width: width, {
    set align(center)
    par({ paper.signature.organ; if "seal" in paper.signature { text(size: small, paper.signature.seal) } })
    par(paper.signature.date)
  })))
}

#let tail = compact({
  if "signing" in paper {
    v(if slip { 10pt } else { 14pt })
    grid(
      columns: if slip { (1fr,) } else { (1fr,) * paper.signing.len() }, column-gutter: 18pt, row-gutter: 16pt,
      ..paper.signing.map(label => grid(
        columns: (auto, 1fr), align: bottom, label + "：", box(width: 100%, height: 1em, stroke: (bottom: 0.5pt)),
      )),
    )
  }
  if "copies" in paper {
    v(if slip { 6pt } else { 10pt })
    if not slip { line(length: 100%, stroke: 0.5pt) ; v(-2pt) }
    paper.copies
  }
  if slip and marked {
    v(8pt)
    align(center, code)
    align(center, text(size: 7.5pt, for line in paper.mark { line; linebreak() }))
  }
})

// the last words, the signature and the lines to sign stay together; the lines to sign stand at the foot of the page
#let blocks = paper.body
#let last = blocks.at(-1)
#let glued = last.type == "paragraph"
#for b in if glued { blocks.slice(0, -1) } else { blocks } { shown(b) }
#if slip {
  if glued { shown(last) }
  signed
  tail
} else {
  context {
    let room = measure(block(width: 156mm, tail)).height
    block(breakable: false, width: 100%, { if glued { shown(last) }; signed; v(room) })
    v(-room)
    v(1fr)
    block(breakable: false, tail)
  }
}
`
