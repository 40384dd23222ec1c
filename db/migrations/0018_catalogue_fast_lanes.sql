-- Promises shorter than the law's: named procedures on named weekdays. Data of the city's pack.

create table fast_lanes (
  key text primary key,
  content jsonb not null,
  position integer not null,
  -- Taken out of the pack: nothing rides it any more, but what rode it still names it.
  listed boolean not null
);
