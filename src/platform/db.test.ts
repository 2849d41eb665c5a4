import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../tests/app.ts'
import { isAway, isUnwritable, openDb, type Tx, transact } from './db.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20', modules: [] })
})
afterAll(() => app.close())

/** Subjects are stored as hashes. */
const hashed = (subject: string) => createHash('sha256').update(subject).digest('hex')
const failing = (code: string) => Object.assign(new Error(`error ${code}`), { code })

describe('one decision, one transaction', () => {
  const counted = async (tx: Tx, subject: string) => {
    await tx
      .insertInto('platform.attempt')
      .values({ wall: 'db.test', subject: hashed(subject), count: 1, until_at: '2026-04-20T00:00:00.000Z' })
      .execute()
  }
  const rows = async (subject: string) =>
    (
      await app.db
        .selectFrom('platform.attempt')
        .select('wall')
        .where('subject', '=', hashed(subject))
        .execute()
    ).length

  test('what it wrote is there when it is done, and nothing of it when it throws', async () => {
    await transact(app.db, (tx) => counted(tx, 'done'))
    await expect(
      transact(app.db, async (tx) => {
        await counted(tx, 'undone')
        throw new Error('thought better of it')
      }),
    ).rejects.toThrow('thought better of it')
    expect([await rows('done'), await rows('undone')]).toEqual([1, 0])
  })

  test.each(['40001', '40P01'])(
    'is done again when the database asks for it (%s), three times at most',
    async (code) => {
      let tries = 0
      const answer = await transact(app.db, async (tx) => {
        tries += 1
        if (tries < 3) throw failing(code)
        await counted(tx, `again ${code}`)
        return 'done'
      })
      expect([answer, tries, await rows(`again ${code}`)]).toEqual(['done', 3, 1])
      tries = 0
      const forEver = transact(app.db, async () => {
        tries += 1
        throw failing(code)
      })
      await expect(forEver).rejects.toMatchObject({ code })
      expect(tries).toBe(3)
    },
  )

  test.each(['23505', '42501', '57014', '08006'])(
    'is never done again for anything else (%s)',
    async (code) => {
      let tries = 0
      await expect(
        transact(app.db, async () => {
          tries += 1
          throw failing(code)
        }),
      ).rejects.toMatchObject({ code })
      expect(tries).toBe(1)
    },
  )

  test('an error that somebody swallowed undoes all of it, and whoever asked is told', async () => {
    const swallowing = transact(app.db, async (tx) => {
      await counted(tx, 'swallowed')
      await sql`select 1 / 0`.execute(tx).catch(() => {})
      return 'all is well'
    })
    await expect(swallowing).rejects.toThrow()
    expect(await rows('swallowed')).toBe(0)
  })

  test('statements that are sent together are carried out in their order, each seeing those before it', async () => {
    const [, first, , second] = await transact(app.db, (tx) =>
      Promise.all([
        counted(tx, 'in order 1'),
        sql<{
          n: number
        }>`select count(*) as n from platform.attempt where subject = ${hashed('in order 1')}`.execute(tx),
        tx.deleteFrom('platform.attempt').where('subject', '=', hashed('in order 1')).execute(),
        sql<{
          n: number
        }>`select count(*) as n from platform.attempt where subject = ${hashed('in order 1')}`.execute(tx),
      ]),
    )
    expect([first.rows[0]?.n, second.rows[0]?.n]).toEqual([1, 0])
  })

  test('of several sent together one that fails undoes all, and its own error is told', async () => {
    const together = transact(app.db, (tx) =>
      Promise.all([
        counted(tx, 'together'),
        sql`select 'x'::integer`.execute(tx),
        counted(tx, 'after the failure'),
      ]),
    )
    await expect(together).rejects.toMatchObject({ code: '22P02' })
    expect([await rows('together'), await rows('after the failure')]).toEqual([0, 0])
    expect(await transact(app.db, async () => 'the connection is fit for the next')).toContain('fit')
  })

  test('what comes after its end is a defect of ours and reaches no other transaction', async () => {
    let late: Tx | undefined
    await transact(app.db, async (tx) => {
      late = tx
    })
    await expect(counted(late as Tx, 'late')).rejects.toThrow('after the end')
    expect(await rows('late')).toBe(0)
  })

  test('fifty at once on few connections keep apart what each of them does', async () => {
    const db = openDb(app.url, 4)
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) =>
        transact(db, async (tx) => {
          await counted(tx, `apart ${n}`)
          if (n % 5 === 0) throw new Error('undone')
          return sql<{
            n: number
          }>`select count(*) as n from platform.attempt where subject = ${hashed(`apart ${n}`)}`.execute(tx)
        }),
      ),
    )
    await db.destroy()
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(10)
    for (const [n, { status }] of outcomes.entries())
      expect(await rows(`apart ${n}`), status).toBe(n % 5 === 0 ? 0 : 1)
  })

  test('two that wait for each other in a circle both end well (P14)', async () => {
    for (const subject of ['left', 'right']) await transact(app.db, (tx) => counted(tx, subject))
    const touch = (tx: Tx, subject: string) =>
      tx
        .updateTable('platform.attempt')
        .set({ count: sql<number>`count + 1` })
        .where('subject', '=', hashed(subject))
        .execute()
    const meeting = { arrived: 0, everybody: () => {} }
    const met = new Promise<void>((resolve) => (meeting.everybody = resolve))
    const crossing = (first: string, second: string) =>
      transact(app.db, async (tx) => {
        await touch(tx, first)
        meeting.arrived += 1
        if (meeting.arrived >= 2) meeting.everybody()
        await met
        await touch(tx, second)
      })
    await Promise.all([crossing('left', 'right'), crossing('right', 'left')])
    const counts = app.db
      .selectFrom('platform.attempt')
      .select('count')
      .where('subject', 'in', ['left', 'right'].map(hashed))
    expect(await counts.execute()).toEqual([{ count: 3 }, { count: 3 }])
  })
})

describe('every session of a server', () => {
  test('puts on the role that owns nothing, and waits for nothing for ever', async () => {
    const { rows } = await sql<Record<string, string>>`
      select current_user as role, current_setting('statement_timeout') as statement,
        current_setting('lock_timeout') as lock, current_setting('idle_in_transaction_session_timeout') as idle`.execute(
      app.db,
    )
    expect(rows[0]).toEqual({ role: 'onewindow_app', statement: '4s', lock: '4s', idle: '15s' })
  })

  test('gives days and instants as text, and counts as numbers', async () => {
    const { rows } = await sql`select date '2026-05-14' as day, timestamptz '2026-05-14 09:30+08' as at,
      count(*) as n from generate_series(1, 3)`.execute(app.db)
    expect(rows[0]).toEqual({ day: '2026-05-14', at: '2026-05-14T01:30:00.000Z', n: 3 })
  })

  test('a day is the same day whatever the zone of the database says', async () => {
    for (const zone of ['Asia/Shanghai', 'America/Sao_Paulo', 'Pacific/Apia']) {
      const { rows } = await app.db.connection().execute(async (db) => {
        await sql`select set_config('timezone', ${zone}, false)`.execute(db)
        const answer =
          await sql`select date '1988-04-17' as born, timestamptz '2026-05-14 01:30Z' as at`.execute(db)
        await sql`reset timezone`.execute(db)
        return answer
      })
      expect(rows[0], zone).toEqual({ born: '1988-04-17', at: '2026-05-14T01:30:00.000Z' })
    }
  })

  test('a question that comes again and again keeps its plan; one that never repeats keeps none', async () => {
    const db = openDb(app.url, 1)
    for (let n = 0; n < 5; n += 1) await sql`select ${n}::int as often`.execute(db)
    await sql`select ${1}::int as seldom`.execute(db)
    const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(
      db,
    )
    await db.destroy()
    const kept = rows.map(({ statement }) => statement)
    expect([
      kept.some((text) => text.includes('often')),
      kept.some((text) => text.includes('seldom')),
    ]).toEqual([true, false])
  })

  test('a connection that breaks is replaced, and nobody after it hears of it', async () => {
    const db = openDb(app.url, 2)
    const pid = async () => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
      return rows[0]?.pid
    }
    const owner = app.owner()
    await owner.connect()
    const before = await pid()
    await owner.query('select pg_terminate_backend($1, 5000)', [before])
    await owner.end()
    const after = await pid()
    await db.destroy()
    expect(after).not.toBe(before)
  })
})

describe('what an error of the database means', () => {
  test.each([
    [failing('08006')],
    [failing('57P01')],
    [failing('57P03')],
    [failing('53300')],
    [failing('57014')],
    [failing('55P03')],
    [failing('25P03')],
    [failing('ECONNREFUSED')],
    [failing('ECONNRESET')],
    [failing('EPIPE')],
    [failing('ETIMEDOUT')],
    [new Error('Connection terminated')],
    [new Error('Connection terminated unexpectedly')],
    [new Error('Connection terminated due to connection timeout')],
    [new Error('timeout exceeded when trying to connect')],
    [new Error('Query read timeout')],
    [new Error('Client has encountered a connection error and is not queryable')],
  ])('%s: it is away, ask again later', (error) => {
    expect(isAway(error)).toBe(true)
  })

  test.each([
    [failing('23505')],
    [failing('42P01')],
    [failing('42501')],
    [failing('22P02')],
    [failing('ENOENT')],
    [new TypeError('not a day: x')],
    [new Error('the Connection terminated a contract')],
    [new Error('')],
  ])('%s: it is there, and we are wrong', (error) => {
    expect(isAway(error)).toBe(false)
  })

  test('the character number zero cannot be written, and that is whoever sent it', async () => {
    const text = sql`select ${'a\u0000b'}::text`.execute(app.db)
    await expect(text).rejects.toSatisfy(isUnwritable)
    const json = sql`select ${JSON.stringify({ name: 'a\u0000b' })}::jsonb`.execute(app.db)
    await expect(json).rejects.toSatisfy(isUnwritable)
    expect(isUnwritable(failing('23505'))).toBe(false)
  })
})
