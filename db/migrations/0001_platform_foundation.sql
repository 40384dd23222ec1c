-- Search forgives missing accents and typing mistakes.
create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- For tables whose rows are never changed: the role of the program has no right to, and this stops the owner too.
-- create trigger … before update or delete or truncate on … for each statement execute function refuse_change();
create function refuse_change() returns trigger
language plpgsql as $$
begin
  raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'restrict_violation';
end
$$;

-- What a repeated request was answered the first time: written in the transaction of the act itself.
create table idempotency_keys (
  caller text not null,
  key text not null,
  digest bytea not null,
  outcome jsonb not null,
  created_at timestamptz not null,
  primary key (caller, key)
);

-- Keys are swept away after seven days.
create index idempotency_keys_by_age on idempotency_keys (created_at);
