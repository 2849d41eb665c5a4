import { pinyin } from 'pinyin-pro'
import { dateText } from '../../core/document/phrases.ts'
import type { WindowGroup } from '../../core/guide/guide.ts'
import { WINDOW_GROUP } from '../../core/words/catalogue.ts'
import { GUIDE_PAGE } from '../../core/words/guide-page.ts'
import { bound, CHART, HANDBOOK, PREFACE } from '../../core/words/handbook.ts'
import type { GuideVersion } from '../catalogue/facade.ts'
import type { Department, Site } from '../organisation/facade.ts'
import type { Book, Chapter, Entry } from './book.ts'
import { chapterOf, type Occasion } from './chapter.ts'

/** Which volume of the handbook: the items of one group of windows, or all of them. */
export type VolumePart = WindowGroup | 'all'

/** One item on its own, without cover and contents: what a citizen takes along from its page. */
export function leaflet(version: GuideVersion, occasion: Occasion): Book {
  const chapter = chapterOf(version, occasion)
  return {
    ...{ title: HANDBOOK.guide.zh, part: chapter.title, cover: [], chapters: [chapter], indexes: [] },
    ...{ foot: `${HANDBOOK.guide.zh}·${chapter.title}`, words: WORDS },
  }
}

/**
 * A volume: its items in the order of the departments and then of their names, with cover, preface, contents and two
 * indexes. The day stands on the cover and nowhere else.
 */
export function volume(
  part: VolumePart,
  chapters: readonly { chapter: Chapter; department: string }[],
  {
    departments,
    halls,
    today,
    place,
  }: {
    departments: readonly Department[]
    halls: readonly Site[]
    /** The county it is of; absent for the whole city's. */
    place?: string | undefined
  } & Pick<Occasion, 'today'>,
): Book {
  const name = volumeName(part, place)
  const shelves = departments
    .map(({ key, name: title }) => ({
      title,
      entries: chapters
        .filter(({ department }) => department === key)
        .map(({ chapter }) => entryOf(chapter))
        .toSorted(byText),
    }))
    .filter(({ entries }) => entries.length > 0)
  const byId = new Map(chapters.map(({ chapter }) => [chapter.id, chapter]))
  const order = shelves.flatMap(({ entries }) => entries.flatMap((entry) => byId.get(entry.chapter) ?? []))
  return {
    title: HANDBOOK.title.zh,
    part: name,
    cover: [
      { label: HANDBOOK.items.zh, text: bound.count(order.length) },
      { label: HANDBOOK.edition.zh, text: dateText(today) },
      { label: '', text: HANDBOOK.publisher.zh },
    ],
    preface: {
      title: HANDBOOK.preface.zh,
      paragraphs: PREFACE,
      placesTitle: HANDBOOK.places.zh,
      placesLead: HANDBOOK.placesLead.zh,
      places: {
        head: [HANDBOOK.site.zh, HANDBOOK.address.zh, HANDBOOK.hours.zh, HANDBOOK.phone.zh],
        widths: [4, 5, 4, 3],
        rows: halls.map(({ name: hall, address, hours, phone }) => [hall, address, hours, phone]),
      },
    },
    contents: { title: HANDBOOK.contents.zh, sections: shelves },
    chapters: order,
    indexes: [
      { title: HANDBOOK.pinyinIndex.zh, groups: byLetter(order) },
      { title: HANDBOOK.departmentIndex.zh, groups: shelves },
    ],
    foot: bound.foot(HANDBOOK.title.zh, name),
    words: WORDS,
  }
}

/** 市场监管分册, 市场监管分册（静宁县）. */
export function volumeName(part: VolumePart, place: string | undefined): string {
  return place ? bound.volumeOf(partName(part), place) : bound.volume(partName(part))
}

export function partName(part: VolumePart): string {
  return part === 'all' ? HANDBOOK.all.zh : WINDOW_GROUP[part].zh
}

const WORDS: Book['words'] = {
  chart: { applicant: CHART.applicant.zh, window: CHART.window.zh, department: CHART.department.zh },
  mark: GUIDE_PAGE.sampleMark.zh,
  lead: GUIDE_PAGE.sampleLead.zh,
  truth: GUIDE_PAGE.truth.zh,
}

const entryOf = ({ id, title }: Chapter): Entry => ({ text: title, chapter: id })
const soundOf = (text: string) => pinyin(text, { toneType: 'none', separator: ' ', nonZh: 'consecutive' })
const byText = (a: Entry, b: Entry) => soundOf(a.text).localeCompare(soundOf(b.text), 'en')

function byLetter(chapters: readonly Chapter[]) {
  const sounds = chapters
    .map((chapter) => ({ entry: entryOf(chapter), sound: soundOf(chapter.title) }))
    .toSorted((a, b) => a.sound.localeCompare(b.sound, 'en'))
  const letters = Map.groupBy(sounds, ({ sound }) => /[a-z]/i.exec(sound)?.[0].toUpperCase() ?? '#')
  return [...letters].map(([title, rows]) => ({ title, entries: rows.map(({ entry }) => entry) }))
}
