-- An officer's desk. A line of work says of itself what a queue may be narrowed by, so that no list has to open dossiers
-- to leave them out again.
alter table work_items
  add column procedure_code text,
  add column channel text;

update work_items w
  set procedure_code = d.procedure_code, channel = d.channel
  from dossiers d
  where d.id = w.dossier_id;

alter table work_items
  alter column procedure_code set not null,
  alter column channel set not null;

drop index work_items_of_unit;
drop index work_items_of_unit_by_kind;
drop index work_items_of_officer;

-- What waits for anyone of a post: each kind is read, and counted, from its own end, however many there are of another.
create index work_items_open_by_kind on work_items (unit_id, role, kind, due_at, dossier_id, key)
  where officer_id is null;
-- Everything of a unit, narrowed within the index itself: by due date, and in the order of filing (ids are in that order).
create index work_items_of_unit on work_items (unit_id, role, due_at, dossier_id, key)
  include (kind, officer_id, procedure_code, channel);
create index work_items_of_unit_by_filing on work_items (unit_id, role, dossier_id, key)
  include (kind, officer_id, procedure_code, channel, due_at);
-- What is near its end: those whose warning has come and whose date has not.
create index work_items_near on work_items (unit_id, role, amber_at)
  include (due_at, dossier_id, key, officer_id, kind)
  where amber_at is not null;
create index work_items_of_officer on work_items (officer_id, due_at, dossier_id, key)
  where officer_id is not null;

-- People are also found by the number they were told they could be called under: +84 and the rest, as the store keeps it.
-- Like the name, it is a label for lists and no part of the record.
alter table dossiers add column phone text;

update dossiers d
  set phone = '+84' || substring(
    regexp_replace(p.content::jsonb ->> 'phone', '[^0-9+]', '', 'g') from '^(?:\+84|0084|84|0)(\d{8,10})$'
  )
  from personal_content p
  where p.stream = 'dossier:' || d.id
    and p.id = (d.facts -> 'applicant' ->> 'content')::uuid
    and p.content is not null;

create index dossiers_by_phone on dossiers (phone) where phone is not null;
