-- The system administrator enters, renames and closes organs, sites, windows and posts; nothing is ever deleted.

grant insert on
  organisation.organ, organisation.organ_name, organisation.site, organisation.service_window, organisation.window_group,
  organisation.post
to onewindow_app;
grant update (valid_to) on organisation.organ, organisation.organ_name, organisation.window_group to onewindow_app;
grant update (name, address, phone, hours, valid_to) on organisation.site to onewindow_app;
grant update (name, valid_to) on organisation.service_window, organisation.post to onewindow_app;
