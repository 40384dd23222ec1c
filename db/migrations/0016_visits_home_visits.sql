-- Officers who come to the house: what was asked, when a team has room, what is lent; and days out in the wards.

-- A few hours in which a team of a unit can come. A visit takes one place of it.
create table visit_slots (
  id uuid primary key,
  unit_id text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  capacity integer not null,
  taken integer not null default 0,
  -- The officers who go.
  team uuid[] not null constraint visit_slots_have_a_team check (cardinality(team) > 0),
  withdrawn_at timestamptz,
  constraint visit_slots_end_after_they_begin check (ends_at > starts_at),
  constraint visit_slots_known_capacity check (capacity between 1 and 50),
  -- Whatever happens at the same time, no team promises more houses than it can reach.
  constraint visit_slots_not_overbooked check (taken between 0 and capacity)
);

create index visit_slots_of_unit on visit_slots (unit_id, starts_at, id);

-- `facts` is what `evolve` makes of the entries; the columns beside it are what lists, routes and rights read. Names,
-- telephones and addresses are in `details` and in `personal_content` only.
create table visits (
  id uuid primary key,
  unit_id text not null,
  state text not null constraint visits_known_state check (
    state in ('asked', 'planned', 'missed', 'done', 'cancelled', 'declined')
  ),
  seq integer not null,
  channel text not null constraint visits_known_channel check (channel in ('online', 'telephone')),
  citizen_id uuid,
  ward text not null,
  asked_at timestamptz not null,
  slot_id uuid references visit_slots,
  -- When the slot begins: routes and waiting times read it without the slot.
  planned_for timestamptz,
  ended_at timestamptz,
  details jsonb,
  facts jsonb not null,
  constraint visits_planned_has_slot check (state <> 'planned' or slot_id is not null),
  constraint visits_slot_has_time check ((slot_id is null) = (planned_for is null))
);

create index visits_of_unit on visits (unit_id, state, asked_at, id);
create index visits_of_state on visits (state, asked_at, id);
create index visits_of_citizen on visits (citizen_id, asked_at desc, id desc) where citizen_id is not null;
create index visits_of_day on visits (unit_id, planned_for) where planned_for is not null;
create index visits_by_asking on visits (asked_at);

-- What a unit can carry to a house: one row for each kind of thing, with how many there are.
create table visit_equipment (
  id uuid primary key,
  unit_id text not null,
  name text not null check (name <> ''),
  count integer not null check (count between 1 and 100),
  withdrawn_at timestamptz
);

create index visit_equipment_of_unit on visit_equipment (unit_id, id);

-- Which visit takes what along on which day.
create table visit_loans (
  visit_id uuid not null references visits,
  equipment_id uuid not null references visit_equipment,
  day date not null,
  primary key (visit_id, equipment_id)
);

create index visit_loans_of_day on visit_loans (equipment_id, day);

-- The walk-in drafts begun in somebody's house.
create table visit_filings (
  draft_id uuid primary key,
  visit_id uuid not null references visits,
  procedure_code text not null,
  begun_at timestamptz not null
);

create index visit_filings_of_visit on visit_filings (visit_id, draft_id);

-- A unit receives for some hours somewhere else: announced to everybody, counted afterwards.
create table mobile_sessions (
  id uuid primary key,
  unit_id text not null,
  ward text not null,
  place text not null check (place <> ''),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  procedures text[] not null constraint mobile_sessions_name_procedures check (cardinality(procedures) > 0),
  state text not null default 'announced' constraint mobile_sessions_known_state check (
    state in ('announced', 'cancelled', 'held')
  ),
  people integer,
  dossiers integer,
  constraint mobile_sessions_end_after_they_begin check (ends_at > starts_at),
  constraint mobile_sessions_counted_when_held check (
    (state = 'held') = (people is not null and dossiers is not null)
  ),
  constraint mobile_sessions_counts check (people >= 0 and dossiers >= 0)
);

create index mobile_sessions_by_day on mobile_sessions (starts_at, id);
create index mobile_sessions_of_unit on mobile_sessions (unit_id, starts_at, id);
