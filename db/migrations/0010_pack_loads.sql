-- Which pack of the city was brought into this database, and when. The newest row is in force.
create table loaded_packs (
  id uuid primary key,
  digest text not null,
  city jsonb not null,
  calendar jsonb not null,
  loaded_at timestamptz not null
);

comment on table loaded_packs is 'append-only: what was in force on a day stays known';

create trigger loaded_packs_never_change
  before update or delete or truncate on loaded_packs
  for each statement execute function refuse_change();
