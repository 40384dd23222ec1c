-- What can be asked for: procedures, the words their forms ask with, and the doors of the home page.

create table dictionary_terms (
  key text primary key,
  content jsonb not null,
  -- The order of the pack.
  position integer not null,
  constraint dictionary_terms_have_a_type check (content ->> 'type' <> '')
);

create table life_events (
  key text primary key,
  content jsonb not null,
  position integer not null,
  -- Taken out of the pack: no door any more.
  listed boolean not null
);

create table procedures (
  code text primary key check (code ~ '^[0-9]\.[0-9]{6}(\.[0-9A-Z]+)*$'),
  -- The newest version published; null while the procedure can only be read about here.
  current_version integer,
  configured boolean not null generated always as (current_version is not null) stored,
  -- What everyone may read of a procedure that is not configured.
  listing jsonb,
  -- Taken out of the pack: no longer offered, kept for the dossiers that name it.
  listed boolean not null,
  constraint procedures_say_something check (current_version is not null or listing is not null)
);

create table procedure_versions (
  code text not null references procedures,
  version integer not null check (version >= 1),
  content jsonb not null,
  -- SHA-256 of the content's canonical JSON (RFC 8785), lower-case hex: the same number with another content is refused.
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  in_force_from date not null,
  published_at timestamptz not null,
  primary key (code, version),
  constraint procedure_versions_name_their_law check (jsonb_array_length(content -> 'legalBasis') > 0),
  constraint procedure_versions_agree check (content ->> 'code' = code and (content ->> 'version')::integer = version)
);

comment on table procedure_versions is 'append-only: a dossier keeps the version in force when it was filed';

create trigger procedure_versions_never_change
  before update or delete or truncate on procedure_versions
  for each statement execute function refuse_change();

alter table procedures
  add constraint procedures_current_version_exists
  foreign key (code, current_version) references procedure_versions (code, version) deferrable initially deferred;
