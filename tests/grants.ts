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
  'organisation.change': 'select, insert(author,author_kind,author_name,author_post,division,facts,hash,id,kind,party,person,place,post,reason,recorded_at,request_id,seq,subject)',

  'supervision.rule':   'select, insert',
  'supervision.entry':  'select, insert',
  'supervision.outage': 'select, insert',
  'cases.moved_day':    'select, insert',
  'holdings.doubt':     'select, insert(by_staff,case_id,material,note,seen_in)',
  'holdings.reuse':     'select, insert(case_id,department,division,document,item,material,on_day,organ,reason,source)',
  'holdings.objection': 'select, insert, delete',

  // an item's draft is written until it is submitted; what became of it, and what holds since, is only added to
  'catalogue.draft':       'select, insert(authors,base,basis,content,department,id,items,kind,organ,starts_on), update(authors,base,basis,content,revision,saved_at,starts_on,state,submitted_on)',
  'catalogue.draft_act':   'select, insert',
  'catalogue.standing':    'select, insert',
  'catalogue.local':       'select, insert',
  'catalogue.legacy_code': 'select, insert, update(kept_by,kept_name,kept_on,note,retired_by,retired_name,retired_on,retired_reason)',
  'catalogue.import':      'select, insert, update(drafts,imported_at)',

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
  'cases.tolerance':    'select, insert, update(closed_on,kept_on,met_on)',
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

  // what stands out in the ledgers: computed, and computed again
  'forensics.examined':    'select, insert, update',
  'forensics.finding':     'select, insert, delete',
  'forensics.act':         'select, insert',
  'forensics.tally':       'select, insert, delete',
  'forensics.reading':     'select, update(leased_until,position)',

  // inspections: what is written stays, and a report is judged once
  'inspections.inspection': 'select, insert',
  'inspections.finding':    'select, insert',
  'inspections.report':     'select, insert, update(judge,judged_by,judged_on,note,verdict)',
  'inspections.measure':    'select, insert',
  'inspections.call':       'select, insert',
  'inspections.plan':       'select, insert',

  // consultations: what was asked and answered stays; the row says how it stands
  'consultation.ticket':   'select, insert, update(answered_on,asked_on,due_on,holder,holder_kind,holders,late,round,stars,state,version)',
  'consultation.question': 'select, insert',
  'consultation.event':    'select, insert',
  'consultation.counter':  'select, insert, update(last)',
  'consultation.faq':      'select, insert',
  'consultation.faq_act':  'select, insert',

  // supervision: a card is never taken away, and what it rests on never changed
  'publishing.volume': 'insert, select, update(finished_at,gathered,pages,setting_at,sha256,size,state,taken_at,tries,trouble)',
  'supervision.card':   'select, insert, update(appeal,checked,checked_at,entries,escalated,issued_on,order_due_on,order_number,order_state,replied,reply_due_on,state)',
  'supervision.watch':  'select, insert, update',
  'supervision.order_counter': 'select, insert, update(last)',
  'supervision.errand': 'select, insert, update(answer,answer_request,answered_by,answered_name,answered_on,taken)',
  'supervision.heartbeat': 'select, insert, update(beat_at)',
  'supervision.progress': 'select, insert, update(stamp,value)',

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
  'organisation.change_head':    'select, update(hash,seq)',
  'organisation.absence':       'select, insert, update(last_day)',
  'organisation.authorisation': 'select, insert, update(valid_to)',
  'organisation.holding':       'select, insert, update(valid_to)',
  'organisation.person':        'select, insert, update(valid_to)',
  'organisation.department':     'select',
  'organisation.division':       'select',
  'organisation.organ':          'select, insert, update(valid_to)',
  'organisation.organ_name':     'select, insert, update(valid_to)',
  'organisation.post':           'select, insert, update(name,valid_to)',
  'organisation.service_window': 'select, insert, update(name,valid_to)',
  'organisation.site':           'select, insert, update(address,hours,name,phone,valid_to)',
  'organisation.window_group':   'select, insert, update(valid_to)',

  // the house itself
  'platform.attempt':       'select, insert, update, delete',
  'platform.calendar_year': 'select, update(content,loaded_at)',
  'platform.secret':        'select',
  'platform.migration':     '',
  'platform.milestone':     '',
}
