-- Accepted with a gap (容缺受理), and the one correction notice.

create table cases.tolerance (
  case_id   uuid   not null primary key,
  party     uuid   not null,
  until     date   not null,
  materials text[] not null check (cardinality(materials) > 0),
  kept_on   date,
  met_on    date,
  closed_on date
);
comment on table cases.tolerance is 'The promise each case was accepted on with a gap: whose it is, what is still to come and until when; since when everything is there, when it was found in order, when the case ended without it. Computed from the events, so that a broken promise and the work list find it.';
create index tolerance_party on cases.tolerance (party) where met_on is null;
create index tolerance_open on cases.tolerance (until, case_id) where met_on is null and closed_on is null;
grant select, insert, update (kept_on, met_on, closed_on) on cases.tolerance to onewindow_app;

-- Everything that is wrong is told once (Administrative Licensing Law art. 32 (4)). A second notice needs a supervisor's
-- leave, of which a case has at most one. What the event calls itself counts, as well as what its row calls it.
create unique index event_correction_once on cases.event (case_id, ((data ->> 'second') is not null))
  where type = 'CorrectionRequested' or data ->> 'type' = 'CorrectionRequested';
create unique index event_correction_allowed_once on cases.event (case_id)
  where type = 'SecondCorrectionAllowed' or data ->> 'type' = 'SecondCorrectionAllowed';

create function cases.assert_nothing_more_asked() returns trigger language plpgsql as $$
begin
  if new.data ->> 'type' = 'CorrectionRequested' or new.type = 'CorrectionRequested' then
    if new.data ->> 'second' is not null and not exists (
      select from cases.event e where e.case_id = new.case_id and e.type = 'SecondCorrectionAllowed' and e.seq < new.seq)
    then
      raise exception 'a second correction notice that nobody allowed: case %', new.case_id using errcode = 'check_violation';
    end if;
  elsif exists (
    select from cases.event e where e.case_id = new.case_id and e.type = 'CorrectionRequested')
  then
    raise exception 'asked again after the correction notice: case %', new.case_id using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function cases.assert_nothing_more_asked() is 'After the correction notice nothing is asked by another name; a second notice needs leave that was given before it.';
create trigger nothing_more_asked before insert on cases.event for each row
  when (new.type in ('CorrectionRequested', 'PreReturned', 'ConsultationAsked')
    or new.data ->> 'type' in ('CorrectionRequested', 'PreReturned', 'ConsultationAsked'))
  execute function cases.assert_nothing_more_asked();
