-- a card may be about a question (咨询) and no case; its id then stands where that of the case would
alter table supervision.card add column about text not null default 'case' check (about in ('case', 'question'));
alter table supervision.watch add column about text not null default 'case' check (about in ('case', 'question'));
comment on column supervision.card.case_id is 'What the card is about: the id of a case or, where `about` says so, of a question (consultation.ticket).';
comment on column supervision.card.about is 'Whether the card is about a case or a question; a card of a question names nobody who asked.';
comment on column supervision.watch.about is 'Whether supervision looks at a case or at a question here; the figures of the report are those of cases.';
