import type { FastifyInstance } from 'fastify'
import type { Day } from '../../core/day.ts'
import type { Because } from '../../core/forensics/finding.ts'
import { EVENT } from '../../core/words/cases.ts'
import { FACT_SAYS, FORENSICS } from '../../core/words/forensics.ts'
import { say } from '../../core/words/workbench.ts'
import { assertStaff } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'
import { serve } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import { guideOn } from '../catalogue/facade.ts'
import { organsById, personsById, sitesById } from '../organisation/facade.ts'
import { compareGroups, type FindingLine, listFindings, showFinding } from './contract.ts'
import { becauseOf, evidenceIn, type FindingRow, findingFor, groupsOf, listOf } from './queries.ts'

export function forensicsRoutes(api: FastifyInstance, setting: Setting): void {
  serve(api, listFindings, async ({ db, actor }, { weak, ...filter }) => {
    assertStaff(actor)
    const { rows, next } = await listOf(db, actor, { ...filter, weak: weak === 'yes' }, setting.today())
    const names = await namesFor(db, rows, setting.today())
    return { findings: rows.map((row) => lineOf(row, names)), next }
  })

  serve(api, showFinding, async ({ db, actor }, { id: address }) => {
    assertStaff(actor)
    const row = await findingFor(db, actor, address)
    const evidence = evidenceIn(row)
    const names = await namesFor(
      db,
      [row],
      setting.today(),
      evidence.map(({ actor: id }) => id),
    )
    return {
      ...lineOf(row, names),
      reasons: heaviestFirst(row).map(({ fact, points, says }) => ({
        ...{ fact, points },
        sentence: say(FACT_SAYS[fact], says),
      })),
      evidence: evidence.map(({ caseId, seq, type, on, recordedAt, actor: id, hash }) => ({
        ...{ caseId, seq, on, recordedAt, hash },
        event: EVENT[type].zh,
        actorName: names.person(id),
      })),
      keys: { site: row.site, organ: row.organ, item: row.item },
    }
  })

  serve(api, compareGroups, async ({ db, actor }, { by, ...filter }) => {
    assertStaff(actor)
    const { groups, cases } = await groupsOf(db, actor, by, filter, setting.today())
    const shown = groups.slice(0, SHOWN)
    const rows = shown.map(({ key }) => ({ ...NOWHERE, [by]: key }))
    const names = await namesFor(db, rows, setting.today())
    return {
      cases,
      groups: shown.map(({ key, cases: n, found, rate, peers, standing }) => ({
        ...{ key, found, rate, standing },
        cases: n,
        peers: peers ?? null,
        name: names[by](key),
      })),
    }
  })
}

/** Groups worth reading; the order brings those that differ to the top. */
const SHOWN = 100
const NOWHERE = { person: '', site: '', organ: '', item: '' }

const heaviestFirst = (row: Pick<FindingRow, 'because'>): Because[] =>
  becauseOf(row).toSorted((a, b) => b.points - a.points)

type Names = Record<'person' | 'site' | 'organ' | 'item', (key: string) => string>

function lineOf(row: FindingRow, names: Names): FindingLine {
  const [first] = becauseOf(row)
  return {
    id: `${row.case_id}_${row.kind}_${row.seq}`,
    caseId: row.case_id,
    kind: row.kind as FindingLine['kind'],
    seq: row.seq,
    weight: row.weight,
    sentence: first ? say(FACT_SAYS[first.fact], first.says) : '',
    number: row.number,
    item: names.item(row.item),
    site: names.site(row.site),
    organ: names.organ(row.organ),
    person: row.person,
    personName: names.person(row.person),
    at: row.at,
  }
}

/** What everybody and everything in these rows is called now. */
async function namesFor(
  db: Db,
  rows: readonly Record<'person' | 'site' | 'organ' | 'item', string>[],
  on: Day,
  others: readonly string[] = [],
): Promise<Names> {
  const all = (key: keyof Names) => [...new Set(rows.map((row) => row[key]))].filter(Boolean)
  const people = [...new Set([...all('person'), ...others])].filter((id) => /^[0-9a-f-]{36}$/.test(id))
  const persons = await personsById(db, people)
  const sites = await sitesById(db, all('site'))
  const organs = await organsById(db, all('organ'), on)
  const items = new Map(
    await Promise.all(
      all('item').map(async (item) => [item, (await guideOn(db, item, on)).guide.name] as const),
    ),
  )
  return {
    person: (id) => persons.get(id)?.name ?? (id === 'system' ? FORENSICS.system.zh : FORENSICS.applicant.zh),
    site: (id) => sites.get(id)?.name ?? id,
    organ: (id) => organs.get(id)?.name ?? id,
    item: (id) => items.get(id) ?? id,
  }
}
