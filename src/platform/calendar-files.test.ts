import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { readCalendar, readCalendarYears, shippedFolder } from './calendar-files.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** The shipped files, with one of them written differently. */
function folderWith(name: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'calendar-'))
  folders.push(folder)
  cpSync(shippedFolder(), folder, { recursive: true })
  writeFileSync(join(folder, name), text)
  return folder
}

const NOTICE_OF_2027 = `year: 2027
notices:
  - number: 国办发明电〔2026〕0号
    title: 国务院办公厅关于2027年部分节假日安排的通知
    issuedOn: 2026-11-20
    arrangements:
      - { festival: 元旦, from: 2027-01-01, to: 2027-01-03, makeup: [] }
      - { festival: 春节, from: 2027-02-05, to: 2027-02-11, makeup: [2027-01-31, 2027-02-20] }
      - { festival: 清明节, from: 2027-04-03, to: 2027-04-05, makeup: [] }
      - { festival: 劳动节, from: 2027-05-01, to: 2027-05-05, makeup: [2027-05-08] }
      - { festival: 端午节, from: 2027-06-09, to: 2027-06-09, makeup: [] }
      - { festival: 中秋节, from: 2027-09-15, to: 2027-09-15, makeup: [] }
      - { festival: 国庆节, from: 2027-10-01, to: 2027-10-07, makeup: [2027-10-09] }
`

test('every year with a line in festivals.yaml is known, and official where it has a file', () => {
  const years = readCalendarYears()
  expect(years.map(({ year }) => year)).toEqual(Array.from({ length: 43 }, (_, i) => 2018 + i))
  expect(years.filter(({ notices }) => notices.length > 0).map(({ year }) => year)).toEqual([
    2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026,
  ])
})

test('the notice of a new year is one more file', () => {
  expect(readCalendar(folderWith('2027.yaml', NOTICE_OF_2027)).officialUntil).toBe('2027-12-31')
})

test('a file that is not what it should be is not read in part', () => {
  const refused = (text: string) => expect(() => readCalendar(folderWith('2027.yaml', text))).toThrow()
  refused(NOTICE_OF_2027.replace('2027-02-11', '2027-02-30'))
  refused(NOTICE_OF_2027.replace('makeup: [2027-05-08]', 'makeups: [2027-05-08]'))
  refused(NOTICE_OF_2027.replace('issuedOn: 2026-11-20', ''))
  refused(NOTICE_OF_2027.replace('2027-10-07', '2027-10-02'))
  refused('')
})

test('a year without its festivals is refused, not left out', () => {
  const folder = folderWith('2061.yaml', 'year: 2061\nnotices: []\n')
  expect(() => readCalendar(folder)).toThrow('2061')
})
