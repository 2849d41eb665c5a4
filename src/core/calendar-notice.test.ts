import { describe, expect, test } from 'vitest'
import { readCalendarYears } from '../platform/calendar-files.ts'
import { readNotice } from './calendar-notice.ts'
import type { CalendarYear } from './calendar-year.ts'
import { RuleViolation } from './violation.ts'

/** What was published, as it was published; the files were written down by hand, so each proves the other. */
const years = new Map(readCalendarYears().map((year) => [year.year, year]))
const known = (year: number) => years.get(year)

const Y2026 = `国务院办公厅关于2026年部分节假日安排的通知
国办发明电〔2025〕7号

各省、自治区、直辖市人民政府，国务院各部委、各直属机构：

经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。

一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。

节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。

国务院办公厅
2025年11月4日`

const Y2018 = `国务院办公厅关于2018年部分节假日安排的通知
国办发明电〔2017〕12号
一、元旦：1月1日放假，与周末连休。
二、春节：2月15日至21日放假调休，共7天。2月11日（星期日）、2月24日（星期六）上班。
三、清明节：4月5日至7日放假调休，共3天。4月8日（星期日）上班。
四、劳动节：4月29日至5月1日放假调休，共3天。4月28日（星期六）上班。
五、端午节：6月18日放假，与周末连休。
六、中秋节：9月24日放假，与周末连休。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期六）、9月30日（星期日）上班。
国务院办公厅
2017年11月30日`

const Y2020 = `国务院办公厅关于2020年部分节假日安排的通知
国办发明电〔2019〕16号
一、元旦：2020年1月1日放假，共1天。
二、春节：1月24日至30日放假调休，共7天。1月19日（星期日）、2月1日（星期六）上班。
三、清明节：4月4日至6日放假调休，共3天。
四、劳动节：5月1日至5日放假调休，共5天。4月26日（星期日）、5月9日（星期六）上班。
五、端午节：6月25日至27日放假调休，共3天。6月28日（星期日）上班。
六、国庆节、中秋节：10月1日至8日放假调休，共8天。9月27日（星期日）、10月10日（星期六）上班。
国务院办公厅
2019年11月21日`

const EXTENDED = `国务院办公厅关于延长2020年春节假期的通知
国办发明电〔2020〕1号
经国务院批准，为加强疫情防控工作，现将延长2020年春节假期的具体安排通知如下。
一、延长2020年春节假期至2月2日（农历正月初九，星期日），2月3日（星期一）起正常上班。
二、各地大专院校、中小学、幼儿园推迟开学，具体时间由教育部门另行通知。
国务院办公厅
2020年1月26日`

const CHANGED = `国务院办公厅关于调整2019年劳动节假期安排的通知
国办发明电〔2019〕3号
经国务院批准，现将2019年劳动节放假调休日期的具体安排通知如下：
2019年5月1日至4日放假调休，共4天。4月28日（星期日）、5月5日（星期日）上班。
国务院办公厅
2019年3月22日`

/** A year with only so many of its notices. */
const first = (year: number, count: number): CalendarYear => {
  const whole = years.get(year) as CalendarYear
  return { ...whole, notices: whole.notices.slice(0, count) }
}

describe('a notice of the State Council is read from its text', () => {
  test.each([
    [2026, 0, Y2026],
    [2018, 0, Y2018],
    [2020, 0, Y2020],
    [2020, 1, EXTENDED],
    [2019, 1, CHANGED],
  ] as const)('%i, notice %i', (year, n, text) => {
    const read = readNotice(text, (asked) => (asked === year ? first(year, n) : undefined))
    expect(read).toEqual({ year, notice: years.get(year)?.notices[n] })
  })

  test('full-width figures, spaces and square brackets are the same', () => {
    const written = Y2026.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
      .replaceAll('〔', '[')
      .replaceAll('〕', ']')
      .replaceAll('日（', '日 （')
    expect(readNotice(written, known).notice).toEqual(readNotice(Y2026, known).notice)
  })

  test('a holiday may begin in the year before, when the text says so', () => {
    const text = Y2026.replace(
      '1月1日（周四）至3日（周六）放假调休，共3天',
      '2025年12月31日至2026年1月2日放假调休，共3天',
    )
    const [newYear] = readNotice(text, known).notice.arrangements
    expect(newYear).toMatchObject({ from: '2025-12-31', to: '2026-01-02' })
  })

  test('advice is no holiday: 鼓励 … 在除夕（2月9日）休息', () => {
    const text = Y2018.replace(
      '（星期六）上班。\n三',
      '（星期六）上班。鼓励安排职工在除夕（2月14日）休息。\n三',
    )
    expect(readNotice(text, known).notice.arrangements[1]).toEqual(
      years.get(2018)?.notices[0]?.arrangements[1],
    )
  })
})

describe('a text that cannot be right is refused with what is wrong', () => {
  test.each([
    ['a weekday of another day', '4月4日（周六）', '4月4日（周五）', 'calendar/notice-weekday'],
    [
      'a number of days that is not the days',
      '放假，共3天。\n四',
      '放假，共4天。\n四',
      'calendar/notice-length',
    ],
    ['a date that does not exist', '10月10日（周六）', '10月32日（周六）', 'calendar/notice-date'],
    [
      'an end before the beginning',
      '至5日（周二）放假调休，共5天',
      '至4月5日放假调休',
      'calendar/holiday-backwards',
    ],
    ['no number', '国办发明电〔2025〕7号', '', 'calendar/notice-unreadable'],
    ['no title', '关于2026年部分', '关于部分', 'calendar/notice-unreadable'],
    ['no date', '2025年11月4日', '', 'calendar/notice-unreadable'],
    [
      'a festival without days off',
      '4月4日（周六）至6日（周一）放假，共3天。',
      '照常。',
      'calendar/notice-unreadable',
    ],
  ] as const)('%s', (_, from, to, code) => {
    expect(Y2026).toContain(from)
    const refused = () => readNotice(Y2026.replace(from, to), known)
    expect(refused).toThrow(RuleViolation)
    expect(refused).toThrow(expect.objectContaining({ code }))
  })

  test('a notice that prolongs a holiday nobody knows', () => {
    expect(() => readNotice(EXTENDED, () => undefined)).toThrow(
      expect.objectContaining({ code: 'calendar/notice-unreadable' }),
    )
  })

  test('nothing, and something else', () => {
    for (const text of ['', '放假了', '一、春节：2月15日放假。'])
      expect(() => readNotice(text, known)).toThrow(RuleViolation)
  })
})
