-- What decrees changed in the city's calendar since its pack: a storm, other hours, an extra working day, a year announced.
-- The calendar in force is the pack's with all of these after it, in their order; a wrong one is taken back by another.
create table calendar_changes (
  number integer primary key,
  id uuid not null unique,
  kind text not null,
  decree_number text not null,
  title_vi text not null,
  title_en text,
  decided_on date not null,
  -- The units concerned; null is the whole city.
  units text[],
  from_day date,
  to_day date,
  -- Openings of each of the days: [{"from": "08:00", "to": "12:00"}].
  hours jsonb,
  year integer,
  holidays jsonb,
  make_up_days jsonb,
  revokes integer references calendar_changes (number),
  entered_at timestamptz not null,
  entered_by text not null,
  constraint calendar_changes_count_from_one check (number >= 1),
  constraint calendar_changes_kind_is_known
    check (kind in ('closed', 'halfDay', 'otherHours', 'opened', 'yearPublished', 'revoked')),
  constraint calendar_changes_of_days_name_them check (
    (kind in ('closed', 'halfDay', 'otherHours', 'opened'))
      = (from_day is not null and to_day is not null and hours is not null)
  ),
  constraint calendar_changes_end_after_they_begin check (to_day >= from_day),
  constraint calendar_changes_closed_without_hours check ((kind = 'closed') = (hours is not null and hours = '[]'::jsonb)),
  constraint calendar_changes_of_years_name_them check (
    (kind = 'yearPublished') = (year is not null and holidays is not null and make_up_days is not null)
  ),
  constraint calendar_changes_revoked_once unique (revokes),
  constraint calendar_changes_revoking_names_one check ((kind = 'revoked') = (revokes is not null)),
  constraint calendar_changes_concern_some_unit check (cardinality(units) > 0)
);

comment on table calendar_changes is 'append-only: what was in force on a day stays known';

create trigger calendar_changes_never_change
  before update or delete or truncate on calendar_changes
  for each statement execute function refuse_change();
