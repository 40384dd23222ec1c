-- Papers on their way: batches between units and bundles for the post; the register (form 07); demands beyond the list.
-- The record of a dossier says all of it; these rows are written in the same transaction, for lists and counts.

-- One list that papers travel with. Without `to_unit` it goes out by the public post.
create table paper_batches (
  -- Given by whoever opens the form: pressed twice, it is one batch.
  id uuid primary key,
  code text not null constraint paper_batches_code_once unique,
  what text not null constraint paper_batches_known_kind check (what in ('dossier', 'result', 'post')),
  from_unit text not null,
  to_unit text,
  created_at timestamptz not null,
  created_by text not null,
  -- Everything that goes with it has been recorded; its printed list is kept from then on.
  closed_at timestamptz,
  constraint paper_batches_post_has_no_unit check ((what = 'post') = (to_unit is null))
);

create index paper_batches_sent on paper_batches (from_unit, created_at desc, id desc);
create index paper_batches_coming on paper_batches (to_unit, created_at desc, id desc) where to_unit is not null;

-- The last number of a sending unit's batches on a local day, by kind of list.
create table paper_batch_counters (
  prefix text not null,
  day date not null,
  last integer not null,
  primary key (prefix, day)
);

-- One dossier's papers in a batch. A batch that another system named has lines only.
create table paper_lines (
  dossier_id uuid not null references dossiers (id),
  key text not null,
  batch text not null,
  from_unit text not null,
  to_unit text,
  sent_at timestamptz not null,
  received_at timestamptz,
  primary key (dossier_id, key)
);

create index paper_lines_of_batch on paper_lines (batch);
-- What is on its way to a unit: a merger leads it to the unit that came after.
create index paper_lines_open on paper_lines (to_unit, batch) where received_at is null;

insert into paper_lines (dossier_id, key, batch, from_unit, to_unit, sent_at, received_at)
  select d.id, m ->> 'key', m ->> 'batch', m ->> 'from', m ->> 'to', (m ->> 'sentAt')::timestamptz,
    (m ->> 'receivedAt')::timestamptz
  from dossiers d cross join lateral jsonb_array_elements(d.facts -> 'papers') m
  where jsonb_array_length(d.facts -> 'papers') > 0;

insert into paper_lines (dossier_id, key, batch, from_unit, sent_at)
  select d.id, 'post-' || jsonb_array_length(d.facts -> 'results'), d.facts -> 'posting' ->> 'bundle', d.returning_unit, (d.facts -> 'posting' ->> 'at')::timestamptz
  from dossiers d
  where d.facts -> 'posting' is not null;

-- Results that the post is to take, the soonest owed first.
create index dossiers_to_post on dossiers (returning_unit, owed_at, id)
  where state = 'result_ready' and facts ->> 'returnBy' = 'post' and facts -> 'posting' is null;

-- The register of a counter: numbered through the year in the order of acceptance, and found by each of its moments.
create table register_lines (
  dossier_id uuid primary key references dossiers (id),
  unit_id text not null,
  year integer not null,
  number integer not null,
  received_at timestamptz not null,
  returned_at timestamptz,
  late_at timestamptz,
  constraint register_lines_number_once unique (unit_id, year, number)
);

create index register_lines_received on register_lines (unit_id, received_at, dossier_id);
create index register_lines_returned on register_lines (unit_id, returned_at, dossier_id) where returned_at is not null;
create index register_lines_late on register_lines (unit_id, late_at, dossier_id) where late_at is not null;

-- The last number of each book: one row is locked while an acceptance commits, so that no number is left out.
create table register_books (
  unit_id text not null,
  year integer not null,
  last integer not null,
  primary key (unit_id, year)
);

insert into register_lines (dossier_id, unit_id, year, number, received_at, returned_at, late_at)
  select id, receiving_unit, year,
    row_number() over (partition by receiving_unit, year order by accepted_at, id), accepted_at,
    case when state = 'returned' then finished_at end, late_at
  from (
    select *, extract(year from accepted_at at time zone 'Asia/Ho_Chi_Minh')::integer as year
    from dossiers where accepted_at is not null
  ) accepted;

insert into register_books (unit_id, year, last)
  select unit_id, year, max(number) from register_lines group by unit_id, year;

-- Demands for what a procedure does not list: refused, on record, and seen by the centre.
create table refused_demands (
  dossier_id uuid not null references dossiers (id),
  seq integer not null,
  at timestamptz not null,
  actor text not null,
  -- Where whoever demanded it sat: the counter before acceptance, the authority after.
  unit_id text not null,
  components text[] not null,
  primary key (dossier_id, seq)
);

comment on table refused_demands is 'append-only: a demand that was made was made';

create trigger refused_demands_never_change
  before update or delete or truncate on refused_demands
  for each statement execute function refuse_change();

create index refused_demands_newest on refused_demands (at desc, dossier_id desc, seq desc);
create index refused_demands_of_unit on refused_demands (unit_id, at desc, dossier_id desc, seq desc);

insert into refused_demands (dossier_id, seq, at, actor, unit_id, components)
  select d.id, e.seq, e.at, e.actor,
    case when d.accepted_at is null or e.at < d.accepted_at then d.receiving_unit else d.competent_authority end,
    array(select jsonb_array_elements_text(e.bytes::jsonb -> 'facts' -> 'components'))
  from journal_entries e join dossiers d on e.stream = 'dossier:' || d.id
  where e.kind = 'demandRefused';
