/**
 * What the application may do to each table, reviewed by people: a word is a right to the whole table, `update(a,b)` one
 * to these columns only. What has happened is only ever added to: events, papers, ratings and keys have no update and no
 * delete. `tests/schema.test.ts` asks the database whether it is so.
 */
// biome-ignore format: a table is read by its columns
export const GRANTS: Readonly<Record<string, string>> = {
  // the record: written once
  'cases.event':        'select, insert(actor,case_id,data,hash,recorded_at,request_id,seq,type)',
  'papers.paper':       'select, insert',
  'papers.rendering':   'select, insert',
  'papers.seal':        'select, insert',
  'evaluation.rating':  'select, insert',
  'catalogue.guide':    'select, insert',
  'identity.key':       'select, insert',
  'organisation.change': 'select, insert',
  'cases.moved_day':    'select, insert',

  // a notice is put forward and decided, and stays as it was pasted
  'calendar.notice':    'select, insert(content,id,issued_on,number,proposed_by,proposed_name,text,title,year), update(decided_at,decided_by,decided_name,edition,reason,state)',

  // where a case stands: number, applicant, item and terms are for life
  'cases.file':         'select, insert(accepted_on,applicant_name,case_id,channel,decided_on,desk_place,desk_role,division,due_kind,due_on,edition,ended_on,guide_version,hand_out,handling,holder,holder_name,implementation,item,item_group,legal_on,number,organ,outcome,party,promised_on,provisional,received_on,site,status,step,submitted_on,title,version), update(accepted_on,decided_on,desk_place,desk_role,due_kind,due_on,edition,ended_on,hand_out,holder,holder_name,legal_on,outcome,promised_on,provisional,received_on,status,step,version)',
  'cases.clock':        'select, insert, update, delete',
  'cases.application':  'select, insert, update(address,contact,delivery,form,phone,situation,station)',
  'cases.material':     'select, insert, update',
  'cases.attachment':   'select, insert, update(replaced_at)',
  'cases.opinion':      'select, insert, update(due_on,given_on)',
  'cases.consultation': 'select, insert, update(answered_on)',
  'cases.delivery':     'select, insert, update',
  'cases.counter':      'select, insert, update(last)',
  'papers.counter':     'select, insert, update(last)',
  'papers.unsealed':    'select, insert, delete',

  // what is begun and not sent
  'intake.draft':       'select, insert, update, delete',
  'intake.upload':      'select, insert, update, delete',

  // what is said to applicants
  'notifications.binding': 'select',
  'notifications.message': 'select, insert, update(read_at)',
  'notifications.outbox':  'select, insert, update(ended_at,ended_by,state,tried_at,tries,trouble)',
  'notifications.task':    'select, insert, update(done_at,done_by,done_name,how,note)',

  // people who sign in
  'identity.party':     'select, insert, update',
  'identity.account':   'select, insert, update',
  'identity.mandate':   'select, insert, update(ends_on,revoked_at,revoked_by)',
  'identity.representative': 'select, insert, update(ended_at)',
  'identity.session':   'select, insert, update, delete',
  'identity.oidc':      'select, insert, update, delete',

  // the catalogue and the organisation: loaded by the owner, changed in a few places
  'catalogue.item':           'select, insert, update',
  'catalogue.implementation': 'select, insert, update(valid_from,valid_to)',
  'catalogue.search_key':     'select, insert, delete',
  'organisation.absence':       'select, insert, update(last_day)',
  'organisation.authorisation': 'select, insert, update(valid_to)',
  'organisation.holding':       'select, insert, update(valid_to)',
  'organisation.person':        'select, insert, update(valid_to)',
  'organisation.department':     'select',
  'organisation.division':       'select',
  'organisation.organ':          'select',
  'organisation.organ_name':     'select',
  'organisation.post':           'select',
  'organisation.service_window': 'select',
  'organisation.site':           'select',
  'organisation.window_group':   'select',

  // the house itself
  'platform.attempt':       'select, insert, update, delete',
  'platform.calendar_year': 'select, update(content,loaded_at)',
  'platform.secret':        'select',
  'platform.migration':     '',
  'platform.milestone':     '',
}
