create table forensics.tally (
  dimension text    not null check (dimension in ('all', 'person', 'site', 'organ', 'item')),
  key       text    not null,
  division  text    not null,
  since     text    not null check (since in ('90', '365', 'ever')),
  cases     integer not null check (cases > 0),
  primary key (dimension, key, division, since)
);
comment on table forensics.tally is 'How many cases each person, window, department and item had in the last 90 days, the last year, ever, by division: what findings are compared with. Counted anew every few minutes.';
create index tally_division on forensics.tally (division, since);

alter table forensics.reading drop constraint reading_name_check;
alter table forensics.reading add constraint reading_name_check check (name in ('recent', 'round', 'tally'));
insert into forensics.reading (name) values ('tally');

grant select, insert, delete on forensics.tally to onewindow_app;
