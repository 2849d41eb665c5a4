-- What was recorded when: for whoever reads the ledgers on from where they were. Events are only ever added, so a summary of
-- each stretch of the table is enough, and writing an event costs next to nothing more.
create index event_recorded on cases.event using brin (recorded_at) with (pages_per_range = 16, autosummarize = on);
