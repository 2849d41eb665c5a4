export const ANSWERED = 'answers=business%3Acatering%2Cvending%3Ano%2Ccertificate%3Alicence%2Cagent%3Aself'
/** An item that is taken in on-line, and one person's answers to its questions. */
export const ITEM = '/items/food-business-permit'

/** What anybody may look at without signing in. */
// biome-ignore format: a table is read by its columns
export const OPEN_TO_ALL = [
  ['home',                    '/'],
  ['results',                 '/items?q=开饭店'],
  ['no results',              '/items?q=火星移民'],
  ['all items',               '/items'],
  ['the list of items',       '/directory'],
  ['the list by theme',       '/directory?by=theme'],
  ['the list by place',       '/directory?by=place&in=620826000000'],
  ['a part of the list',      '/directory?place=620826000000'],
  ['handbooks',               '/handbooks'],
  ['open data',               '/open-data'],
  ['departments',             '/departments'],
  ['a department',            '/departments/market-regulation'],
  ['choosing a place',        '/place'],
  ['places',                  '/places'],
  ['places of a county',      '/places/620826000000'],
  ['a hall',                  '/sites/hall-620826'],
  ['a guide',                 ITEM],
  ['a guide with answers',    `${ITEM}?${ANSWERED}`],
  ['a question of a guide',   `${ITEM}/questions`],
  ['the list of materials',   `${ITEM}/list?${ANSWERED}`],
  ['a blank form',            `${ITEM}/form?${ANSWERED}`],
  ['a sample',                `${ITEM}/sample?${ANSWERED}`],
  ['versions of an item',     `${ITEM}/history`],
  ['two versions compared',   `${ITEM}/comparison?from=1&to=1`],
  ['ratings in public',       '/ratings'],
  ['following a case',        '/follow'],
  ['a paper that is unknown', '/check/nobody-printed-this'],
  ['a page that is not there', '/nothing/here'],
  ['a sign-in gone stale',    '/signin/expired'],
] as const
