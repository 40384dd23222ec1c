-- Who receives, who decides, and who works there.

create table units (
  id text primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  kind text not null check (kind <> ''),
  name jsonb not null check (name ->> 'vi' <> ''),
  short_name jsonb not null check (short_name ->> 'vi' <> ''),
  -- What the unit's own place of reception is called, where it has one.
  counter_name jsonb,
  -- Units are written parents and children together, in any order.
  parent_id text references units deferrable initially deferred,
  ward_code text check (ward_code ~ '^[0-9]{5}$'),
  address text,
  -- What people still call the place: communes that were merged into this one.
  former_names text[] not null default '{}',
  receives boolean not null,
  decides boolean not null,
  -- Null: since before the record begins.
  valid_from date,
  -- The first day on which the unit is no more; it is never deleted, dossiers name it for ever.
  valid_to date,
  -- Names sort the Vietnamese way whatever the cluster's own order is.
  sort_name text collate "vi-x-icu" not null,
  search text not null,
  constraint units_end_after_they_begin check (valid_to >= valid_from)
);

create index units_by_name on units (sort_name, id);
create index units_by_parent on units (parent_id);

-- Agency codes change; a code that was in force stays known with its dates.
create table agency_codes (
  unit_id text not null references units,
  code text not null check (code ~ '^[A-Y][0-9]{2}(\.[0-9A-Z]+)*$' and length(code) <= 35),
  -- No source gives this code yet: it was made up from the unit's own number.
  provisional boolean not null,
  source text,
  -- From this day on; null: since before the record begins.
  valid_from date,
  -- Up to, and without, this day.
  valid_to date,
  constraint agency_codes_end_after_they_begin check (valid_to >= valid_from),
  constraint agency_codes_once unique nulls not distinct (unit_id, code, valid_from)
);

create unique index agency_codes_one_open_per_unit on agency_codes (unit_id) where valid_to is null;
create unique index agency_codes_one_unit_per_open_code on agency_codes (code) where valid_to is null;

create table officers (
  id uuid primary key,
  email text not null unique check (email = lower(email) and email like '%_@_%'),
  full_name text not null check (full_name <> ''),
  title jsonb not null check (title ->> 'vi' <> ''),
  password_hash text not null check (password_hash like '$argon2id$%'),
  -- Sessions begun before this moment are no longer good.
  password_changed_at timestamptz not null,
  must_change_password boolean not null,
  disabled_at timestamptz,
  created_at timestamptz not null,
  -- Counts the changes, so that a form filled in over an older state is noticed.
  version integer not null default 1,
  sort_name text collate "vi-x-icu" not null,
  search text not null
);

create index officers_by_name on officers (sort_name, id);

create table officer_posts (
  officer_id uuid not null references officers,
  unit_id text not null references units,
  role text not null
    constraint officer_posts_known_role
    check (role in ('receivingOfficer', 'handlingOfficer', 'leader', 'supervisor', 'administrator')),
  since date not null,
  primary key (officer_id, unit_id, role)
);

create index officer_posts_by_unit on officer_posts (unit_id, role);
