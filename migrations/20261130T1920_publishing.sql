alter table publishing.volume
  add column division text not null default '' check (division ~ '^(|[0-9]{12}|LOCAL-[A-Z0-9]{2,12})$'),
  add column setting_at timestamptz;
comment on column publishing.volume.division is 'The county whose places, telephones and promises stand in it; empty for the volume of the whole city, which says where counties differ.';
comment on column publishing.volume.setting_at is 'When typesetting began: what earlier volumes took tells how long this one will.';
grant update (setting_at) on publishing.volume to onewindow_app;
drop index publishing.volume_newest;
create index volume_newest on publishing.volume (part, format, division, finished_at desc) where state = 'done';
