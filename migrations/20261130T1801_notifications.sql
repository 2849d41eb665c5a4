alter table notifications.message add column about text not null default 'case' check (about in ('case', 'consultation'));
alter table notifications.outbox add column about text not null default 'case' check (about in ('case', 'consultation'));
comment on column notifications.message.about is 'What case_id names: a case, or a consultation that was answered.';
comment on column notifications.outbox.about is 'What case_id names: a case, or a consultation that was answered; it decides which page the letter leads to.';
