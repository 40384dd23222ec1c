-- A dossier is also looked for by whom or what it is about, without accents: the store fills the column when it files.
alter table dossiers add column subject_folded text;

update dossiers
  set subject_folded = btrim(regexp_replace(lower(unaccent(subject)), '\s+', ' ', 'g'))
  where subject is not null;

create index dossiers_by_subject on dossiers using gin (subject_folded gin_trgm_ops);

-- And by the end of its code, as people read it out.
create index dossiers_by_code_end on dossiers (reverse(code) text_pattern_ops);

-- What is late is among what is not finished, a small part of all there ever was.
create index dossiers_unfinished on dossiers (filed_at desc, id desc) where finished_at is null;

-- The menu counts every kind of work of a post, each to its own end.
create index work_items_of_unit_by_kind on work_items (unit_id, role, kind) where officer_id is null;
