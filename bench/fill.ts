import pg from 'pg'

/**
 * Grow the database to so many cases by copying the ones there are under new ids: as in life, most of them finished
 * long ago and one in fifty (`open`) still on somebody's desk. Plain SQL; the copies are for lists, not for the chain.
 */
export async function fill(url: string, target: number, open = 0.02): Promise<void> {
  const owner = new pg.Client(url)
  await owner.connect()
  await owner.query('set synchronous_commit = off')
  await owner.query(`
    create temp table source as
    select case_id, (desk_place is null) as ended from cases.file where origin = 'demo'`)
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
       select s.case_id as old, uuidv7() as new, n
       from source s cross join lateral generate_series(1, case when s.ended then $1::integer else $2::integer end) n`,
      [copies.ended, copies.living],
    )
    await copy(owner, 'file', { submitted_on: 'x.submitted_on - (c.n % 1500)', origin: "'demo'" })
    await copy(owner, 'event', { request_id: 'md5(c.new::text || x.seq)::uuid', origin: "'demo'" })
    for (const table of ['application', 'material', 'clock', 'opinion']) await copy(owner, table)
    await owner.query('drop table copy')
  }
  await owner.query('vacuum (analyze)')
  await owner.query('checkpoint')
  await owner.end()
}

/** Every row of a table again for every copy of its case; `other` says which columns are not the same. */
async function copy(owner: pg.Client, table: string, other: Record<string, string> = {}): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_schema = 'cases' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  )
  const values: Record<string, string> = { case_id: 'c.new', ...other }
  const names = rows.map(({ name }) => name)
  await owner.query(`
    insert into cases.${table} (${names.join(', ')})
    select ${names.map((name) => values[name] ?? `x.${name}`).join(', ')}
    from copy c join cases.${table} x on x.case_id = c.old`)
}
