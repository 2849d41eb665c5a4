import type pg from 'pg'

/** What an installation reaches once and for all. */
export type Milestone =
  /** The demo city was begun: an interrupted start goes on with it. */
  | 'demo'
  /** What of it is there: the city, its accounts, its past. */
  | 'demo-city'
  | 'demo-accounts'
  | 'demo-past'
  /** A city of its own, with its first administrator: no demo is loaded over it unasked. */
  | 'founded'

type Client = Pick<pg.ClientBase, 'query'>

export async function hasReached(owner: Client, milestone: Milestone): Promise<boolean> {
  const { rowCount } = await owner.query('select from platform.milestone where name = $1', [milestone])
  return rowCount === 1
}

export async function reach(owner: Client, milestone: Milestone): Promise<void> {
  await owner.query('insert into platform.milestone (name) values ($1) on conflict do nothing', [milestone])
}
