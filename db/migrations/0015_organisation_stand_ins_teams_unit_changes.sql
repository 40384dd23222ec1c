-- Who acts for whom, who is away and who is given the work; teams that help people file; units that merge, split, are
-- renamed or closed.

-- The State's word for it is ký thay (KT.), ký thừa uỷ quyền (TUQ.), ký thừa lệnh (TL.).
create table delegations (
  id uuid primary key,
  from_officer uuid not null references officers,
  to_officer uuid not null references officers,
  unit_id text not null references units,
  role text not null
    constraint delegations_of_a_role_that_acts check (role in ('receivingOfficer', 'handlingOfficer', 'leader')),
  form text not null constraint delegations_known_form check (form in ('KT', 'TUQ', 'TL')),
  -- The decision that delegates: its number, and its day.
  basis text not null check (basis <> ''),
  basis_on date not null,
  -- Both empty: everything the post does.
  procedures text[] not null default '{}',
  fields text[] not null default '{}',
  valid_from date not null,
  -- The last day.
  valid_to date not null,
  entered_at timestamptz not null,
  entered_by text not null,
  constraint delegations_to_somebody_else check (to_officer <> from_officer),
  constraint delegations_end_after_they_begin check (valid_to >= valid_from)
);

comment on table delegations is 'append-only: what was signed under a delegation names it for ever';

create trigger delegations_never_change
  before update or delete or truncate on delegations
  for each statement execute function refuse_change();

create index delegations_by_delegate on delegations (to_officer, valid_to);
create index delegations_by_delegator on delegations (from_officer, valid_to);
create index delegations_by_post on delegations (unit_id, role, valid_to);
create index delegations_by_entry on delegations (entered_at desc, id desc);

create table delegation_revocations (
  delegation_id uuid primary key references delegations,
  at timestamptz not null,
  by text not null,
  reason text not null check (reason in ('returned', 'withdrawn', 'mistake'))
);

comment on table delegation_revocations is 'append-only: a delegation that was ended stays ended';

create trigger delegation_revocations_never_change
  before update or delete or truncate on delegation_revocations
  for each statement execute function refuse_change();

create table absences (
  id uuid primary key,
  officer_id uuid not null references officers,
  reason text not null
    constraint absences_known_reason check (reason in ('leave', 'sick', 'mission', 'study', 'other')),
  first_day date not null,
  last_day date not null,
  -- The first day back, where that is sooner than was said.
  back_on date,
  substitute uuid references officers,
  entered_at timestamptz not null,
  entered_by text not null,
  constraint absences_end_after_they_begin check (last_day >= first_day),
  constraint absences_back_no_sooner_than_gone check (back_on >= first_day),
  constraint absences_filled_by_somebody_else check (substitute <> officer_id)
);

create index absences_by_officer on absences (officer_id, last_day);
create index absences_by_day on absences (last_day, first_day, id);

-- Who gets a step of a unit that nobody has taken; without a row: nobody, it waits in the unit's queue.
create table assignment_rules (
  unit_id text not null references units,
  role text not null
    constraint assignment_rules_of_a_role_that_acts check (role in ('receivingOfficer', 'handlingOfficer', 'leader')),
  rule text not null constraint assignment_rules_known check (rule in ('none', 'leastLoaded', 'rota')),
  -- Whose turn it was last.
  last_officer uuid references officers,
  primary key (unit_id, role)
);

-- What an officer knows: fields of procedures, or single procedures, by their keys.
create table officer_skills (
  officer_id uuid not null references officers,
  kind text not null check (kind in ('field', 'procedure')),
  key text not null check (key <> ''),
  primary key (officer_id, kind, key)
);

-- Community digital teams: they sit down beside people and file with them.
create table teams (
  id uuid primary key,
  unit_id text not null references units,
  name text not null check (name <> ''),
  -- The decision that forms the team.
  basis text,
  formed_on date not null,
  -- The first day on which there is no team any more.
  disbanded_on date,
  sort_name text collate "vi-x-icu" not null
);

create index teams_by_name on teams (sort_name, id);
create index teams_by_unit on teams (unit_id);

-- An officer, or a helper who is none and is known by name.
create table team_members (
  id uuid primary key,
  team_id uuid not null references teams,
  officer_id uuid references officers,
  helper_name text check (helper_name <> ''),
  joined_on date not null,
  -- The first day on which the member is none any more.
  left_on date,
  constraint team_members_officer_or_helper check ((officer_id is null) <> (helper_name is null)),
  constraint team_members_leave_after_they_join check (left_on >= joined_on)
);

create index team_members_by_team on team_members (team_id);
create unique index team_members_officer_once on team_members (team_id, officer_id) where left_on is null;
create index team_members_by_officer on team_members (officer_id) where left_on is null;

create table team_sessions (
  id uuid primary key,
  team_id uuid not null references teams,
  place text not null check (place <> ''),
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  -- People who were helped, and accounts opened for them; dossiers filed in the session are counted from the dossiers.
  people integer not null default 0 check (people between 0 and 100000),
  accounts integer not null default 0 check (accounts between 0 and 100000),
  cancelled_at timestamptz,
  -- Counts the changes, so that a form filled in over an older state is noticed.
  version integer not null default 1,
  constraint team_sessions_close_after_they_open check (closes_at > opens_at)
);

create index team_sessions_by_team on team_sessions (team_id, opens_at desc, id desc);

-- A decree that merges, splits, renames or closes units; it waits until its day.
create table unit_changes (
  id uuid primary key,
  kind text not null constraint unit_changes_known_kind check (kind in ('merge', 'split', 'rename', 'close')),
  decree text not null check (decree <> ''),
  effective_on date not null,
  -- What it says: `from`, `into` and which of the successors takes what is open.
  plan jsonb not null,
  entered_at timestamptz not null,
  entered_by text not null,
  applied_at timestamptz,
  cancelled_at timestamptz,
  -- Why it could not be applied on its day; it is tried again.
  faults jsonb,
  constraint unit_changes_applied_or_cancelled check (applied_at is null or cancelled_at is null)
);

create index unit_changes_by_entry on unit_changes (entered_at desc, id desc);
create index unit_changes_waiting on unit_changes (effective_on, id) where applied_at is null and cancelled_at is null;

-- Who carries on what an ended unit did. The main one takes open dossiers, officers and branches.
create table unit_successors (
  unit_id text not null references units,
  successor_id text not null references units,
  main boolean not null,
  change_id uuid not null references unit_changes,
  primary key (unit_id, successor_id),
  constraint unit_successors_somebody_else check (unit_id <> successor_id)
);

create unique index unit_successors_one_main on unit_successors (unit_id) where main;
create index unit_successors_by_successor on unit_successors (successor_id);

-- What a unit was called before; the name now in force stands in `units`.
create table unit_names (
  unit_id text not null references units,
  name jsonb not null check (name ->> 'vi' <> ''),
  short_name jsonb not null check (short_name ->> 'vi' <> ''),
  counter_name jsonb,
  -- Up to, and without, this day.
  valid_to date not null,
  primary key (unit_id, valid_to)
);

-- What a decree changed of a unit, as it was before: a pack that still says so is behind, and the decree stays.
alter table units add column before_decree jsonb;
-- Set where a decree made the unit: a pack that does not know it yet does not end it.
alter table units add column opened_by uuid references unit_changes;
