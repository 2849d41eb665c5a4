import { ROLE } from '../../../core/words/organisation.ts'
import { type Chance, chanceOf } from './chance.ts'
import { creditCode } from './credit.ts'
import type { CityRows, DivisionRow, OrganRow } from './rows.ts'
import type { CitySource, Place } from './source.ts'

/** The days on which what we make up began: centres by the notice's own dates, today's staff with the year 2024. */
export const HALLS_OPEN = '2018-06-01'
export const CENTRES_OPEN = '2018-10-01'
export const STAFFED = '2024-01-01'
const GRANTED = '2023-12-25'

/** An organ as the demo city knows it: its row, what its papers and its people call it. */
export type Organ = OrganRow & { letter: string; label: string }

type Where = { id?: string; organ?: string; site?: string; window?: string; division: string; from?: string }
type Grant = { organ: Organ; handling: 'any' | 'onSpot'; from?: string; to?: string }

/** A place while it is being built: its rows so far, and the numbers that run through all its villages. */
export type Draft = ReturnType<typeof draftOf>

/** Every place runs on chance and counters of its own, so that a slice of the city is the same as in the whole. */
export function draftOf(source: CitySource, place: Place, division: DivisionRow, rows: CityRows) {
  const chance = chanceOf(place.code)
  const surnames = source.names.surnames.flatMap(({ weight, of }) =>
    Array(weight)
      .fill([...of])
      .flat(),
  )
  let [phones, codes, staff] = [0, 0, 0]

  return {
    source,
    place,
    division,
    rows,
    chance,
    /** 静宁县, 崆峒区, 平凉市: what the place is called in one breath. */
    label: place.organs ? place.name : place.stem + place.unit,
    phone: () => `0933-9${place.phone}${String(++phones * 7).padStart(5, '0')}`,
    credit: (kind: string) => creditCode(kind, place.credit, place.phone * 10_000 + ++codes),
    address: () => `${place.seat}${chance.pick(place.streets)}${2 + chance.below(160)}号`,

    person(organ: string, title: string): string {
      const id = chance.uuid()
      rows.person.push({
        id,
        staff_no: `${place.phone}${String(++staff).padStart(5, '0')}`,
        name: chance.pick(surnames) + givenName(chance, source.names.given),
        organ_id: organ,
        title,
        valid_from: STAFFED,
        valid_to: null,
      })
      return id
    },

    /** A post with its two holders: A who holds it, B who stands in. */
    post(role: keyof typeof ROLE, where: Where, name: string, holders: readonly [string, string]): string {
      const id = `${role}@${where.id ?? where.organ ?? where.window ?? where.site ?? where.division}`
      const valid = { valid_from: where.from ?? STAFFED, valid_to: null }
      rows.post.push({
        ...valid,
        id,
        role,
        name: name + ROLE[role === 'townshipClerk' ? 'clerk' : role].zh,
        division_code: where.division,
        organ_id: where.organ ?? null,
        site_id: where.site ?? null,
        window_id: where.window ?? null,
      })
      holders.forEach((person_id, i) => {
        rows.holding.push({ ...valid, post_id: id, side: i === 0 ? 'A' : 'B', person_id })
      })
      return id
    },

    /** What a post may decide in the name of an organ; on paper, and for every item the organ answers for. */
    authorise(post: string, { organ, handling, from, to }: Grant): void {
      const about =
        handling === 'any' ? '关于授权首席代表办理政务服务事项的通知' : '关于向综合窗口授权当场办理事项的通知'
      rows.authorisation.push({
        id: chance.uuid(),
        post_id: post,
        organ_id: organ.id,
        item: '*',
        handling,
        paper: `${organ.letter}发〔2023〕${20 + chance.below(120)}号《${about}》`,
        paper_on: GRANTED,
        valid_from: from ?? STAFFED,
        valid_to: to ?? null,
        granted_by: null,
      })
    },
  }
}

function givenName(chance: Chance, given: CitySource['names']['given']): string {
  const { single, first, second } = chance.pick(given)
  return chance.below(10) < 3 ? chance.pick([...single]) : chance.pick([...first]) + chance.pick([...second])
}

/** The later of two days. */
export const later = (a: string, b: string): string => (a > b ? a : b)

/** Fill the gaps of a name from the data files: `{place}税务局`. */
export function fill(template: string, words: Record<string, string>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, word: string) => {
    const text = words[word]
    if (text === undefined) throw new TypeError(`nothing to put for {${word}} in ${template}`)
    return text
  })
}
