import pg from 'pg'

/** Of so many copies one carries the cards of its case: five or six cards to a hundred cases, which is more than a city has. */
const CARDED = 16
/** Weeks of the past over which finished cases are spread. */
const WEEKS = 200

/**
 * Grow the database to so many cases by copying the ones there are under new ids, cards and watch beside them: as in life,
 * most of them finished long ago and one in fifty (`open`) still on somebody's desk. Finished copies lie whole weeks
 * back, days, record and cards alike, and their ids follow in the order of time; copies that are open keep their days.
 * Plain SQL; the copies are for lists and sweeps, not for the chain.
 */
export async function fill(url: string, target: number, open = 0.02): Promise<void> {
  const owner = new pg.Client(url)
  await owner.connect()
  try {
    await grow(owner, target, open)
  } finally {
    await owner.end()
  }
}

async function grow(owner: pg.Client, target: number, open: number): Promise<void> {
  await owner.query('set synchronous_commit = off')
  // of both kinds, however often the database has grown before: the lowest ids may all be finished
  const some = (ended: boolean, most: number) => `(
    select case_id, submitted_on, ${ended} as ended from cases.file
    where origin = 'demo' and desk_place is ${ended ? '' : 'not'} null
      and case_id in (select case_id from supervision.watch) order by case_id limit ${most})`
  await owner.query(`create temp table source as ${some(true, 300)} union all ${some(false, 200)}`)
  const { rows } = await owner.query<{ there: number; ended: number; living: number }>(`
    select (select count(*)::integer from cases.file) as there, count(*) filter (where ended)::integer as ended,
      count(*) filter (where not ended)::integer as living from source`)
  const { there = 0, ended = 1, living = 1 } = rows[0] ?? {}
  const missing = target - there
  if (missing > 0) {
    const copies = {
      ended: Math.ceil((missing * (1 - open)) / ended),
      living: Math.ceil((missing * open) / living),
    }
    await owner.query(
      `create temp table copy as
       select old, uuidv7() as new, n, ended, back, back * 7 as days,
         make_interval(weeks => back, secs => n / ${WEEKS} * 61 % 7200) as lag
       from (select s.case_id as old, n, ended, case when ended then n % ${WEEKS} else 0 end as back
         from source s cross join lateral generate_series(1, case when s.ended then $1::integer else $2::integer end) n
         order by s.submitted_on - 7 * (case when ended then n % ${WEEKS} else 0 end), n) x`,
      [copies.ended, copies.living],
    )
    await owner.query('create index on copy (old); analyze copy')
    const daysBack = (...columns: string[]) =>
      Object.fromEntries(columns.map((column) => [column, `x.${column} - c.days`]))
    await copy(owner, 'cases.file', {
      ...daysBack('received_on', 'accepted_on', 'decided_on', 'ended_on', 'promised_on', 'legal_on'),
      submitted_on: 'x.submitted_on - case when c.ended then c.days else c.n % 30 end',
      origin: "'demo'",
    })
    await copy(owner, 'cases.event', {
      request_id: 'md5(c.new::text || x.seq)::uuid',
      recorded_at: 'x.recorded_at - c.lag',
      data: `case when c.ended then jsonb_set(x.data, '{on}', to_jsonb((x.data ->> 'on')::date - c.days)) else x.data end`,
      origin: "'demo'",
    })
    for (const table of ['application', 'material', 'clock', 'opinion']) await copy(owner, `cases.${table}`)
    await copy(owner, 'supervision.watch', daysBack('received_on', 'decided_on'))
    const card = `overlay(overlay(md5(c.new::text || x.card) placing '8' from 13) placing '8' from 17)::uuid`
    await copy(
      owner,
      'supervision.card',
      {
        ...daysBack('due_on', 'found_on', 'issued_on', 'reply_due_on', 'order_due_on'),
        card,
        found_at: 'x.found_at - c.lag - make_interval(secs => c.n % 3600)',
      },
      `c.n % ${CARDED} = 0`,
    )
    await copy(owner, 'supervision.entry', { card, at: 'x.at - c.lag' }, `c.n % ${CARDED} = 0`)
    await owner.query('drop table copy')
  }
  await owner.query('drop table source')
  await owner.query('vacuum (analyze)')
  await owner.query('checkpoint')
}

/** Every row of a table again for every copy of its case; `other` says which columns are not the same. */
async function copy(
  owner: pg.Client,
  table: string,
  other: Record<string, string> = {},
  only = 'true',
): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_schema || '.' || table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  )
  const values: Record<string, string> = { case_id: 'c.new', ...other }
  const names = rows.map(({ name }) => name)
  await owner.query(`
    insert into ${table} (${names.join(', ')})
    select ${names.map((name) => values[name] ?? `x.${name}`).join(', ')}
    from copy c join ${table} x on x.case_id = c.old where ${only}`)
}
