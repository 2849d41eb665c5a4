import pg from 'pg'

/**
 * Grow the database to so many cases by copying the ones there are under new ids: as in life, most of them finished
 * long ago and one in fifty still on somebody's desk. Plain SQL; the copies are for lists, not for the chain.
 */
export async function fill(url: string, target: number): Promise<void> {
  const owner = new pg.Client(url)
  await owner.connect()
  await owner.query('set synchronous_commit = off')
  await owner.query(`
    create temp table source as
    select case_id, (desk_place is null) as ended from cases.file where origin = 'demo' and case_id not in (select case_id from cases.file where origin = 'live')`)
  const { rows } = await owner.query<{ there: number; ended: number; living: number }>(`
    select (select count(*)::integer from cases.file) as there, count(*) filter (where ended)::integer as ended,
      count(*) filter (where not ended)::integer as living from source`)
  const { there = 0, ended = 1, living = 1 } = rows[0] ?? {}
  const missing = target - there
  if (missing > 0) {
    const copies = {
      ended: Math.ceil((missing * 0.98) / ended),
      living: Math.ceil((missing * 0.02) / living),
    }
    await owner.query(
      `create temp table copy as
       select s.case_id as old, md5(s.case_id::text || ':' || $3 || ':' || n)::uuid as new, n
       from source s cross join lateral generate_series(1, case when s.ended then $1::integer else $2::integer end) n`,
      [copies.ended, copies.living, String(target)],
    )
    await owner.query(`
      insert into cases.file
      select c.new, f.number, f.party, f.applicant_name, f.title, f.item, f.item_group, f.implementation, f.guide_version, f.handling,
        f.channel, f.division, f.site, f.organ, f.hand_out, f.status, f.outcome, f.step, f.desk_place, f.desk_role,
        f.holder, f.holder_name, f.due_kind, f.due_on, f.provisional, f.promised_on, f.legal_on,
        f.submitted_on - (c.n % 1500), f.received_on, f.accepted_on, f.decided_on, f.ended_on, f.version, 'demo'
      from copy c join cases.file f on f.case_id = c.old`)
    await owner.query(`
      insert into cases.event select c.new, e.seq, e.type, e.data, e.actor, md5(c.new::text || e.seq)::uuid, e.recorded_at, 'demo', e.hash
      from copy c join cases.event e on e.case_id = c.old`)
    await owner.query(`
      insert into cases.application
      select c.new, a.situation, a.form, a.contact, a.phone, a.agent, a.agent_name, a.delivery, a.address, a.fingerprint
      from copy c join cases.application a on a.case_id = c.old`)
    await owner.query(`
      insert into cases.material
      select c.new, m.material, m.position, m.name, m.need, m.obtained, m.copies, m.verdict, m.note, m.checked_by, m.checked_at
      from copy c join cases.material m on m.case_id = c.old`)
    await owner.query(
      'insert into cases.clock select c.new, k.kind, k.ref, k.due_on, k.provisional from copy c join cases.clock k on k.case_id = c.old',
    )
    await owner.query(`
      insert into cases.opinion select c.new, o.opinion, o.organ, o.about, o.asked_on, o.due_on, o.given_on
      from copy c join cases.opinion o on o.case_id = c.old`)
    await owner.query('drop table copy')
  }
  await owner.query('vacuum (analyze)')
  await owner.query('checkpoint')
  await owner.end()
}
