-- Who looked at personal data, and for what.
create table access_log (
  id uuid primary key,
  at timestamptz not null,
  viewer text not null,
  stream text collate "C" not null,
  purpose text not null
);

comment on table access_log is 'append-only: a look that happened is never unsaid';

create trigger access_log_never_changes
  before update or delete or truncate on access_log
  for each statement execute function refuse_change();

create index access_log_of_stream on access_log (stream, at desc, id desc);
