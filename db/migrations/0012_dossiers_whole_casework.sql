-- Everything that happens to a dossier on its way, as far as lists, warnings and the clock read it. The facts themselves
-- are in `dossiers.facts`; rows are evolved anew when the program starts (see dossier_evolution).

alter table dossiers
  -- The date lawfully owed, provisional or not: what lateness is measured by.
  add column owed_at timestamptz,
  add column late_at timestamptz,
  -- When the clock must look at the dossier again: a step overdue, an apology owed, a pause that must end.
  add column look_at timestamptz,
  add column lane text;

update dossiers set owed_at = coalesce(due_at, due_at_provisional);

create index dossiers_to_look_at on dossiers (look_at) where look_at is not null;
create index dossiers_falling_late on dossiers (owed_at) where state = 'in_progress' and late_at is null;

alter table work_items
  add column since timestamptz,
  -- Warnings come by the working time that is left; `warned` counts those given.
  add column amber_at timestamptz,
  add column red_at timestamptz,
  add column warned smallint not null default 0;

create index work_items_to_warn on work_items (amber_at) where warned = 0 and amber_at is not null;
create index work_items_to_warn_again on work_items (red_at) where warned = 1 and red_at is not null;
create index work_items_falling_due on work_items (kind, due_at) where kind in ('awaitApplicant', 'consult');

-- Which reading of the entries the rows were made by; a newer program evolves every row anew.
create table dossier_evolution (
  only_row boolean primary key default true check (only_row),
  version integer not null
);
