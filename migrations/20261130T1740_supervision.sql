-- figures are counted from the index alone: a card carries its evidence and is wide
drop index supervision.card_standing;
create index card_standing on supervision.card (division text_pattern_ops, place)
  include (level, due_on, reply_due_on, replied, appeal, place_kind)
  where state in ('issued', 'ordered') and not escalated;
create index card_standing_hand on supervision.card (place)
  include (level, due_on, reply_due_on, replied, appeal, person, person_name, service_window, turn)
  where state in ('issued', 'ordered') and not escalated;
create index card_issued on supervision.card (issued_on, division text_pattern_ops) include (level, state);

-- every list of cards is read in its order: what is rare is found without passing over what is frequent
create index card_state on supervision.card (state, found_at desc, card desc);
create index card_point on supervision.card (point, found_at desc, card desc);
create index card_person on supervision.card (person, found_at desc, card desc) where person is not null;
create index card_window on supervision.card (service_window, found_at desc, card desc) where service_window is not null;
create index card_appeal on supervision.card (found_at desc, card desc) where appeal in ('open', 'referred');
create index card_abnormal on supervision.card (found_at desc, card desc) where checked = 'abnormal';
create index card_waiting on supervision.card (found_at desc, card desc)
  where reply_due_on is not null and not replied and not escalated and state in ('issued', 'ordered');
create index card_number on supervision.card (number);
create index card_applicant on supervision.card (applicant_name text_pattern_ops);
create index card_title on supervision.card (title);
