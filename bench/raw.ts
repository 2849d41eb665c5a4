import pg from 'pg'

/**
 * The yardstick: a bare `pg` process, 64 connections, one prepared statement a case that writes the same rows the
 * product writes for an on-line application, with nothing decided, checked or hashed. Best of three.
 */
const CONNECTIONS = 64
const SECONDS = Number(process.argv[3] ?? 5)
const pool = new pg.Pool({ connectionString: process.argv[2] ?? '', max: CONNECTIONS })

const TEXT = `
  with serial as (
    insert into cases.counter (implementation, day, last) values ($2, current_date, 1)
    on conflict (implementation, day) do update set last = counter.last + 1 returning last
  ), file as (
    insert into cases.file (case_id, number, party, applicant_name, title, item, item_group, implementation, guide_version, handling,
      channel, division, site, organ, hand_out, status, desk_place, desk_role, due_kind, due_on, submitted_on, version)
    select $1, $2 || to_char(current_date, 'YYYYMMDD') || lpad(last::text, 4, '0'), $3, '王秀兰', '食品经营许可（新办）',
      'raw', 'market', $2, 1, 'promised', 'online', '620826000000', 'hall-620826', $4, 'hall-620826', 'submitted', 'hall-620826',
      'clerk', 'preReview', current_date + 2, current_date, 1 from serial
  ), event as (
    insert into cases.event (case_id, seq, type, data, actor, request_id, recorded_at, hash)
    values ($1, 1, 'Submitted', $5, $3::text, $1, now(), $6)
  ), application as (
    insert into cases.application (case_id, situation, form, contact, phone, delivery, fingerprint)
    values ($1, $7, $8, '王秀兰', '19909330001', 'pickup', $6)
  ), material as (
    insert into cases.material (case_id, material, position, name, need, obtained, copies)
    select $1, m, n, m, 'required', 'upload', 1 from unnest($9::text[]) with ordinality as t (m, n)
  ), clock as (
    insert into cases.clock (case_id, kind, due_on) values ($1, 'preReview', current_date + 2)
  )
  insert into pgboss.job (name, data) select q, $10 from unnest($11::text[]) q`

const { rows } = await pool.query<{
  item: string
  organ: string
  data: string
  situation: string
  form: string
  materials: string[]
}>(`
  select f.implementation as item, f.organ, e.data::text, a.situation::text, a.form::text,
    array(select material from cases.material m where m.case_id = f.case_id) as materials
  from cases.file f join cases.event e on e.case_id = f.case_id and e.seq = 1 join cases.application a on a.case_id = f.case_id
  limit 60`)
const queues = (
  await pool.query<{ name: string }>("select distinct name from pgboss.job where name <> 'dead'")
).rows.map(({ name }) => name)

async function round(): Promise<number> {
  const until = performance.now() + SECONDS * 1_000
  let done = 0
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const client = await pool.connect()
      while (performance.now() < until) {
        const sample = rows[Math.floor(Math.random() ** 2 * rows.length)]
        if (!sample) throw new Error('the product wrote nothing to compare with')
        const id = crypto.randomUUID()
        await client.query({
          name: 'raw',
          text: TEXT,
          values: [
            id,
            sample.item,
            id,
            sample.organ,
            sample.data,
            '0'.repeat(64),
            sample.situation,
            sample.form,
            sample.materials,
            JSON.stringify({ caseId: id, seq: 1 }),
            queues,
          ],
        })
        done += 1
      }
      client.release()
    }),
  )
  return Math.round(done / SECONDS)
}

const rounds = [await round(), await round(), await round()]
process.stdout.write(`${JSON.stringify({ rate: Math.max(...rounds), rounds })}\n`)
await pool.end()
