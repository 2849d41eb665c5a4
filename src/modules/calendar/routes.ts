import type { FastifyInstance } from 'fastify'
import { type Calendar, calendarOf } from '../../core/calendar.ts'
import { CLOCK } from '../../core/words/cases.ts'
import type { Staff } from '../../platform/actor.ts'
import { readYears } from '../../platform/calendar.ts'
import { type Db, transact } from '../../platform/db.ts'
import { serve } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import { affectedBy, effectOf, waitingCases } from '../cases/facade.ts'
import { assertAdministers, organsById } from '../organisation/facade.ts'
import { apply, propose, withdraw } from './commands.ts'
import {
  applyNotice,
  listAffected,
  proposeNotice,
  readNotice,
  showCalendar,
  showNotice,
  showYear,
  withdrawNotice,
} from './contract.ts'
import { editionsOf, proposalOf, proposals, yearLines } from './queries.ts'
import { heldAgainst, read, shownReading } from './reading.ts'

/** The API of the calendar. Whoever administers it reads the years themselves, not what a server remembers of them. */
export function calendarRoutes(api: FastifyInstance, setting: Setting): void {
  const today = () => setting.today()

  serve(api, showCalendar, async ({ db, actor }) => {
    assertAdministers(actor, 'SeeCalendar')
    const calendar = await current(db)
    const { from, until, officialUntil = null } = calendar
    return {
      ...{ from, until, officialUntil },
      years: yearLines(calendar),
      proposals: await proposals(db),
      waiting: await waitingCases(db, calendar),
    }
  })

  serve(api, showYear, async ({ db, actor }, { year }) => {
    assertAdministers(actor, 'SeeCalendar')
    return editionsOf(await current(db), year)
  })

  serve(api, readNotice, async ({ db, actor }, { text }) => {
    assertAdministers(actor, 'KeepCalendar')
    return shownReading(read(text, await current(db), today()))
  })

  serve(api, proposeNotice, async ({ db, actor, requestId: id }, { text }) => {
    assertAdministers(actor, 'KeepCalendar')
    return transact(db, (tx) => propose(tx, { text, id }, { actor, today: today() }))
  })

  serve(api, showNotice, async ({ db, actor }, { id }) => {
    assertAdministers(actor, 'SeeCalendar')
    const { line, notice, text } = await proposalOf(db, id)
    const reading = heldAgainst(line.year, notice, without(await current(db), line.number))
    if (line.state !== 'proposed')
      return { proposal: line, reading: shownReading(reading), effect: null, text }
    const { cases, told, byOrgan } = await effectOf(db, { ...reading, today: today() })
    const organs = await organsById(db, [...byOrgan.keys()], today())
    return {
      proposal: line,
      reading: shownReading(reading),
      effect: {
        ...{ cases, told },
        organs: [...byOrgan]
          .map(([id, n]) => ({ name: organs.get(id)?.name ?? id, cases: n }))
          .toSorted((a, b) => b.cases - a.cases),
      },
      text,
    }
  })

  serve(api, listAffected, async ({ db, actor }, { id, ...page }) => {
    assertAdministers(actor, 'ConfirmCalendar')
    const { line, notice } = await proposalOf(db, id)
    if (line.state !== 'proposed') return { cases: [] } // decided: nothing is foretold any more
    const reading = heldAgainst(line.year, notice, await current(db))
    const cases = await affectedBy(db, actor, { ...reading, today: today() }, page)
    const organs = await organsById(db, [...new Set(cases.map(({ organ }) => organ))], today())
    return {
      cases: cases.map(({ organ, days, ...one }) => ({
        ...one,
        organ: organs.get(organ)?.name ?? organ,
        days: days.map(({ kind, was, now }) => ({ clock: CLOCK[kind].zh, was, now })),
      })),
    }
  })

  serve(api, applyNotice, async ({ db, actor }, { id }) => {
    assertAdministers(actor, 'ConfirmCalendar')
    await transact(db, (tx) => apply(tx, id, { actor, today: today() }))
    return { state: 'applied' as const }
  })

  serve(api, withdrawNotice, async ({ db, actor }, { id, reason }) => {
    assertDecides(actor)
    await transact(db, (tx) => withdraw(tx, id, reason, { actor, today: today() }))
    return { state: 'withdrawn' as const }
  })
}

/** Either of the two takes a notice back. */
function assertDecides(actor: Parameters<typeof assertAdministers>[0]): asserts actor is Staff {
  const role = actor.kind === 'staff' ? actor.post.role : undefined
  assertAdministers(actor, role === 'supervisor' ? 'ConfirmCalendar' : 'KeepCalendar')
}

/** The calendar as it would be without this notice: what it was held against. */
const without = ({ years }: Calendar, number: string): Calendar =>
  calendarOf(years.map((year) => ({ ...year, notices: year.notices.filter((one) => one.number !== number) })))

const current = async (db: Db) => calendarOf(await readYears(db))
