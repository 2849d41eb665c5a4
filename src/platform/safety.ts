import type pg from 'pg'
import { codeOf, trouble } from './trouble.ts'

/**
 * What every promise about acknowledged data and about logs leans on (reliability: the write path), asked of the
 * server's own sessions at every start, whoever runs the database. The embedded one always agrees.
 */
// biome-ignore format: a table is read by its columns
const NEEDED: Record<string, { good: (setting: string) => boolean; should: string }> = {
  fsync:                               { good: (s) => s === 'on', should: 'on' },
  full_page_writes:                    { good: (s) => s === 'on', should: 'on' },
  synchronous_commit:                  { good: (s) => s === 'on' || s === 'remote_apply', should: 'on' },
  data_sync_retry:                     { good: (s) => s === 'off', should: 'off' },
  log_error_verbosity:                 { good: (s) => s === 'terse', should: 'terse' },
  log_parameter_max_length_on_error:   { good: (s) => s === '0', should: '0' },
  statement_timeout:                   { good: (s) => Number(s) > 0, should: '4s' },
  lock_timeout:                        { good: (s) => Number(s) > 0, should: '4s' },
  idle_in_transaction_session_timeout: { good: (s) => Number(s) > 0, should: '15s' },
}

/** What the owner of a database may set for it alone, so that a stock PostgreSQL can be used as it is. */
const OWN = ['synchronous_commit', 'log_error_verbosity', 'log_parameter_max_length_on_error']

/** Set for this database what is wrong and may be set by us. Sessions opened afterwards have it. */
export async function settle(owner: pg.Client): Promise<void> {
  for (const { name } of (await wrong(owner)).filter((found) => OWN.includes(found.name))) {
    const statement =
      "select format('alter database %I set %I = %L', current_database(), $1::text, $2::text) as text"
    const { rows } = await owner.query<{ text: string }>(statement, [name, NEEDED[name]?.should])
    await owner.query(rows[0]?.text ?? '').catch((error) => {
      if (codeOf(error) !== '42501') throw error // no right to it: assertSafe will say who has to
    })
  }
}

/** Throws a trouble that names every setting that is wrong; the answer is what is only worth a warning. */
export async function assertSafe(session: Session): Promise<string[]> {
  const found = await wrong(session)
  if (found.length > 0) {
    const list = found.map(({ name, setting }) => `${name} 现为 ${setting}`).join('，')
    const cure = found.map(({ name }) => `alter system set ${name} = '${NEEDED[name]?.should}';`).join(' ')
    throw trouble(`数据库的设置不能保证数据安全：${list}。请由数据库管理员执行：${cure} 然后重新启动数据库。`)
  }
  const { rows } = await session.query<{ data_checksums: string }>('show data_checksums')
  return rows[0]?.data_checksums === 'on'
    ? []
    : ['数据库没有开启数据校验（data_checksums），磁盘上的损坏可能不被发现。']
}

/** A client, or a pool. */
type Session = Pick<pg.Client, 'query'>

async function wrong(session: Session): Promise<{ name: string; setting: string }[]> {
  const { rows } = await session.query<{ name: string; setting: string }>(
    'select name, setting from pg_settings where name = any ($1) order by name',
    [Object.keys(NEEDED)],
  )
  return rows.filter(({ name, setting }) => !NEEDED[name]?.good(setting))
}
