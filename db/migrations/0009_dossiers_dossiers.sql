-- One applicant's submission and everything done with it. `facts` is what `evolve` makes of the entries; the columns beside
-- it are what lists, counts and rights read. Names are here and in `personal_content` only.
create table dossiers (
  id uuid primary key,
  code text not null constraint dossiers_code_once unique,
  state text not null constraint dossiers_known_state check (
    state in ('filed', 'refused', 'in_progress', 'result_ready', 'returned', 'stopped', 'withdrawn')
  ),
  seq integer not null,
  procedure_code text not null,
  procedure_version integer not null,
  channel text not null constraint dossiers_known_channel check (channel in ('online', 'counter', 'post')),
  citizen_id uuid,
  applicant_name text not null,
  applicant_folded text not null,
  personal_number text,
  subject text,
  receiving_unit text not null,
  competent_authority text not null,
  returning_unit text not null,
  involved_units text[] not null,
  filed_at timestamptz not null,
  answer_by timestamptz not null,
  accepted_at timestamptz,
  due_at timestamptz,
  due_at_provisional timestamptz,
  finished_at timestamptz,
  facts jsonb not null,
  constraint dossiers_one_promise check (due_at is null or due_at_provisional is null),
  constraint dossiers_accepted_has_promise check (
    accepted_at is null or due_at is not null or due_at_provisional is not null
  )
);

create index dossiers_of_citizen on dossiers (citizen_id, filed_at desc, id desc) where citizen_id is not null;
create index dossiers_of_receiving_unit on dossiers (receiving_unit, filed_at desc, id desc);
create index dossiers_of_competent_authority on dossiers (competent_authority, filed_at desc, id desc);
create index dossiers_by_personal_number on dossiers (personal_number) where personal_number is not null;
create index dossiers_by_name on dossiers using gin (applicant_folded gin_trgm_ops);

-- The last number given by an agency on a local day. The code is given once and never changes.
create table dossier_counters (
  agency_code text not null,
  day date not null,
  last integer not null,
  primary key (agency_code, day)
);

-- One row for each thing somebody must do; every inbox, count and warning reads this table.
create table work_items (
  dossier_id uuid not null references dossiers (id),
  key text not null,
  kind text not null,
  unit_id text not null,
  role text not null,
  officer_id text,
  due_at timestamptz not null,
  primary key (dossier_id, key)
);

-- An inbox is read by its key: the unit's open work, due soonest first, and one officer's own.
create index work_items_of_unit on work_items (unit_id, role, due_at, dossier_id) where officer_id is null;
create index work_items_of_officer on work_items (officer_id, due_at, dossier_id) where officer_id is not null;

-- What somebody is still typing. No dossier yet: no code, no journal. `owner` is `citizen:<id>` or `officer:<id>`.
create table drafts (
  id uuid primary key,
  owner text not null,
  procedure_code text not null,
  procedure_version integer not null,
  channel text not null,
  content jsonb not null,
  seq integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  dossier_code text
);

create index drafts_of_owner on drafts (owner, updated_at desc, id desc) where dossier_code is null;

-- An officer's list of everything their units have to do with, newest first.
create index dossiers_of_units on dossiers using gin (involved_units);
create index dossiers_newest on dossiers (filed_at desc, id desc);
