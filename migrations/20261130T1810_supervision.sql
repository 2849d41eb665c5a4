-- red cards of one county that wait are found along the red ones, and not among all that wait

create index card_waiting_level on supervision.card (level, found_at desc, card desc) include (division)
  where reply_due_on is not null and not replied and not escalated and state in ('issued', 'ordered');
