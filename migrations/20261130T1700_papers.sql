-- One more paper. Whatever kinds are allowed by now stay allowed.
do $$
declare
  allowed text;
begin
  select string_agg(format('%L', kind[1]), ', ') into allowed
  from pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''(\w+)''::text', 'g') as kind
  where conrelid = 'papers.paper'::regclass and conname = 'paper_kind_check';
  alter table papers.paper drop constraint paper_kind_check;
  execute format(
    'alter table papers.paper add constraint paper_kind_check check (kind in (%s, ''resumptionNotice''))',
    allowed);
end $$;
