-- Late dossiers are listed newest first, of one authority and of the whole city.
create index dossiers_late_of_authority on dossiers (competent_authority, late_at desc, id desc)
  where late_at is not null;
create index dossiers_late on dossiers (late_at desc, id desc) where late_at is not null;
