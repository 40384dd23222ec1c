-- A database in which a simulation has wound the clock forward is for practice, for good: nothing in it happened. The
-- program in earnest refuses to start on it.
create table practice (
  only_row boolean primary key default true check (only_row),
  since timestamptz not null
);

comment on table practice is 'append-only: what was practice never becomes real';

create trigger practice_never_changes
  before update or delete or truncate on practice
  for each statement execute function refuse_change();
