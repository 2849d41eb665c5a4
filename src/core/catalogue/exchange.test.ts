import { expect, test } from 'vitest'
import { ITEM_COLUMNS, LIST_SHEETS } from './columns.ts'
import { type KnownItem, planImport, planWhole, type ReadSheet, sheetsFrom } from './exchange.ts'
import { readJson } from './exchange-json.ts'

const DEPARTMENTS: Record<string, string> = { 静宁县市场监督管理局: 'market-regulation', 教育: 'education' }
const catalogue = (known: readonly KnownItem[] = []) => ({
  known,
  department: 'market-regulation',
  departmentOf: (organ: string) => DEPARTMENTS[organ],
})
const KNOWN: KnownItem = {
  item: 'food',
  baseCode: '000131123000',
  name: '食品经营许可',
  department: 'market-regulation',
  guide: {
    ...{ name: '食品经营许可', baseCode: '000131123000', department: 'market-regulation', type: '01' },
    legalLimit: { count: 20, unit: 'workingDay', explain: '法' },
    fee: { charged: true, basis: '办法', rows: [{ name: '工本费', standard: '每本', amount: 5 }] },
    materials: [
      { id: 'plan', name: '平面图', copies: 1, when: [{ business: ['catering'] }] },
      { id: 'rules', name: '制度', copies: 1 },
    ],
  },
}

type Cells = readonly (string | { text: string; trouble: 'formula' | 'error' | 'merged' | 'rounded' })[]
const sheet = (name: string, ...rows: Cells[]): ReadSheet => ({
  name,
  rows: rows.map((cells, n) => ({
    number: n + 1,
    cells: cells.map((cell) => (typeof cell === 'string' ? { text: cell } : cell)),
  })),
})

test('a name alone is a new item; national codes, words and our own keys are read alike', () => {
  const plan = planImport(
    [
      sheet(
        'Sheet1',
        ['task_name', '事项类型', 'server_type', '法定办结时限', 'anticipate_type'],
        ['甲', '1', '1,2', '２０', '1'],
        ['乙', '行政许可', '自然人、企业法人', '20', '工作日'],
        ['丙', '01', '1；2', '20', 'workingDay'],
      ),
    ],
    catalogue(),
  )
  expect(plan.rows.map(({ outcome }) => outcome)).toEqual(['create', 'create', 'create'])
  for (const { content } of plan.rows)
    expect(content).toMatchObject({
      type: '01',
      subjects: [1, 2],
      legalLimit: { count: 20, unit: 'workingDay' },
    })
})

test('an empty cell leaves an element as it is, and only what differs is told', () => {
  const plan = planImport(
    [
      sheet(
        '事项',
        ['事项名称', '基本编码', '法定办结时限', '事项类型'],
        ['食品经营许可', '000131123000', '15', ''],
      ),
    ],
    catalogue([KNOWN]),
  )
  expect(plan.rows[0]).toMatchObject({ outcome: 'change', item: 'food', changed: ['法定办结时限'] })
  expect(plan.rows[0]?.content).toMatchObject({
    type: '01',
    legalLimit: { count: 15, unit: 'workingDay', explain: '法' },
  })
  expect(KNOWN.guide.legalLimit).toMatchObject({ count: 20 })
})

test('a list replaces the list; an entry of the same name keeps its id and its situation', () => {
  const plan = planImport(
    [
      sheet('事项', ['事项名称'], ['食品经营许可']),
      sheet(
        '申请材料',
        ['事项', '材料名称', '纸质份数'],
        ['食品经营许可', '平面图', '2'],
        ['000131123000', '新材料', '1'],
      ),
    ],
    catalogue([KNOWN]),
  )
  expect(plan.rows[0]?.changed).toEqual(['申请材料'])
  expect(plan.rows[0]?.content?.materials).toEqual([
    { id: 'plan', name: '平面图', copies: 2, when: [{ business: ['catering'] }] },
    { id: 'row-2', name: '新材料', copies: 1 },
  ])
})

test('every bad cell is named with its place and one sentence, and the row is an error', () => {
  const plan = planImport(
    [
      sheet(
        '导入',
        ['静宁县事项清单'],
        [],
        ['事项名称', '法定办结时限', '是否收费', '事项类型'],
        ['甲', '二十天', '也许', '许可证'],
        ['', '20', '否', '01'],
        [{ text: '丁', trouble: 'formula' }, '20', '否', '01'],
        ['戊', { text: '20', trouble: 'merged' }, '否', '01'],
      ),
    ],
    catalogue(),
  )
  expect(plan.rows.every(({ outcome }) => outcome === 'error')).toBe(true)
  expect(plan.rows.map(({ faults }) => faults.map(({ cell }) => cell))).toEqual([
    ['B4', 'C4', 'D4'],
    ['A5'],
    ['A6'],
    ['B7'],
  ])
  expect(plan.rows[0]?.faults[0]?.sentence).toBe('法定办结时限：“二十天”不是整数，请只填数字，例如“20”。')
})

test('a department imports its own items; an organ the city does not know is taken on and told', () => {
  const plan = planImport(
    [
      sheet(
        '事项',
        ['事项名称', '实施主体'],
        ['甲', '静宁县市场监督管理局'],
        ['乙', '教育'],
        ['丙', '区经信局'],
      ),
    ],
    catalogue(),
  )
  expect(plan.rows.map(({ outcome, foreignOrgan }) => [outcome, foreignOrgan])).toEqual([
    ['create', undefined],
    ['error', undefined],
    ['create', '区经信局'],
  ])
})

test('a name is known as ours only where no code says that it is another', () => {
  const other = { ...KNOWN, department: 'education' }
  const plan = planImport(
    [sheet('事项', ['事项名称', 'itemCode'], ['食品经营许可', '511Z07001006-1-00'], ['食品经营许可', ''])],
    catalogue([other]),
  )
  expect(plan.rows.map(({ outcome }) => outcome)).toEqual(['create', 'error'])
})

test('the same item twice is passed over when it says the same and refused when it does not', () => {
  const plan = planImport(
    [
      sheet(
        '事项',
        ['事项名称', '基本编码', '常用词'],
        ['甲', '000131123000', '一'],
        ['甲', '000131123000', '一'],
        ['甲', '000131123000', '二'],
      ),
    ],
    catalogue(),
  )
  expect(plan.rows.map(({ outcome }) => outcome)).toEqual(['create', 'repeat', 'error'])
})

test('unknown columns are named, known ones twice are a fault, rows of a list without an item too', () => {
  const plan = planImport(
    [
      sheet('事项', ['事项名称', 'name', '领导批示'], ['甲', '甲', '已阅']),
      sheet('设定依据', ['事项', '法律法规名称'], ['没有的事项', '某法']),
    ],
    catalogue(),
  )
  expect(plan.ignored.map(({ cell }) => cell)).toEqual(['C1'])
  expect(plan.faults.map(({ sheet: name, cell }) => `${name} ${cell}`)).toEqual(['事项 B1', '设定依据 A2'])
  expect(planImport([sheet('事项', ['领导批示'], ['已阅'])], catalogue()).faults).toHaveLength(1)
})

test('what is exported comes back without a difference', () => {
  const sheets = sheetsFrom([KNOWN]).map(({ name, rows }) => sheet(name, ...rows))
  const plan = planImport(sheets, catalogue([KNOWN]))
  expect(plan.faults).toEqual([])
  expect(plan.ignored).toEqual([])
  expect(plan.rows.map(({ outcome, changed }) => ({ outcome, changed }))).toEqual([
    { outcome: 'same', changed: [] },
  ])
})

test('JSON with national names reads like a table, its lists inside', () => {
  const read = readJson([
    { task_name: '甲', task_type: '20', materials: [{ material_name: '表', page_num: 1 }] },
  ])
  if (!read || !('sheets' in read)) throw new Error('rows')
  const plan = planImport(read.sheets, catalogue())
  expect(plan.faults).toEqual([])
  expect(plan.rows[0]?.content).toMatchObject({
    name: '甲',
    type: '20',
    materials: [{ name: '表', copies: 1 }],
  })
})

test('a guide written out whole takes the place of the one there is', () => {
  const read = readJson([{ item: 'food', guide: { ...KNOWN.guide, questions: [] } }])
  if (!read || !('whole' in read)) throw new Error('whole')
  const plan = planWhole(read.whole, catalogue([KNOWN]))
  expect(plan.rows[0]).toMatchObject({ outcome: 'change', changed: ['情形'] })
  expect(readJson({ a: 1 })).toBeUndefined()
  expect(readJson([1, 2])).toBeUndefined()
})

test('no column is read for two elements', () => {
  for (const columns of [ITEM_COLUMNS, ...LIST_SHEETS.map((kind) => kind.columns)]) {
    const heads = columns.flatMap(({ zh, code, also = [] }) => [zh, code, ...also])
    expect(new Set(heads).size).toBe(heads.length)
  }
})

test('a row of a list is looked at as often in a long file as in a short one', () => {
  const looks = (items: number) => {
    let count = 0
    const watched = (name: string): ReadSheet['rows'][number]['cells'][number] => ({
      get text() {
        count += 1
        return name
      },
    })
    const names = Array.from({ length: items }, (_, n) => `事项${n}`)
    const list = {
      name: '申请材料',
      rows: names.map((name, n) => ({ number: n + 2, cells: [watched(name), { text: '申请表' }] })),
    }
    const head = { number: 1, cells: [{ text: '事项' }, { text: '材料名称' }] }
    const plan = planImport(
      [sheet('事项', ['事项名称'], ...names.map((name) => [name])), { ...list, rows: [head, ...list.rows] }],
      catalogue(),
    )
    const lists = plan.rows.map(({ content }) => content?.materials as unknown[] | undefined)
    expect(lists.map((materials) => materials?.length)).toEqual(names.map(() => 1))
    return count / items
  }
  expect(looks(200)).toBeLessThanOrEqual(looks(20))
})
