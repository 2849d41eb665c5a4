import type { FlowBox } from '../../core/guide/flow-chart.ts'
import type { FormSheet } from '../catalogue/facade.ts'

/**
 * A handbook as it is printed, every string final. The PDF and the DOCX are made from this alone, so that they cannot say
 * different things, and the fingerprint of a volume is the hash of it.
 */
export type Book = {
  title: string
  /** What of the handbook it is: 市场监管分册, or the name of one item. */
  part: string
  /** On the cover, from the top down: how many items, by whom. Empty for a single item, which has no cover. */
  cover: readonly Row[]
  preface?: {
    title: string
    paragraphs: readonly string[]
    places: Table
    placesTitle: string
    placesLead: string
  }
  contents?: { title: string; sections: readonly { title: string; entries: readonly Entry[] }[] }
  chapters: readonly Chapter[]
  indexes: readonly { title: string; groups: readonly { title: string; entries: readonly Entry[] }[] }[]
  foot: string
  /** The words a template needs beside the text. */
  words: {
    chart: Readonly<Record<FlowBox['lane'], string>>
    mark: string
    lead: string
    truth: string
  }
}

/** A line that leads to a chapter and says on which page it begins. */
export type Entry = { text: string; chapter: string }

export type Chapter = { id: string; title: string; subtitle: string; blocks: readonly Block[] }

export type Row = { label: string; text: string }
export type Table = {
  head: readonly string[]
  widths: readonly number[]
  rows: readonly (readonly string[])[]
}

/** What stands in a chapter, in order. A line after the first in a cell is a note to it. */
export type Block =
  | { kind: 'section'; title: string }
  | { kind: 'subsection'; title: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'facts'; rows: readonly Row[] }
  | ({ kind: 'table' } & Table)
  | { kind: 'law'; title: string; source: string; paragraphs: readonly string[] }
  | { kind: 'flow'; title: string; boxes: readonly FlowBox[] }
  | { kind: 'form'; section: string; sheet: FormSheet; signing: readonly Row[] }
