-- The record of every act, one hash chain for each stream: `dossier:<id>`, `officer:<id>`, `unit:<id>`, `pack:<key>`.
-- `bytes` is what is hashed: canonical JSON (RFC 8785). The other columns repeat what lists and checks look for.
-- Streams are compared byte by byte: a key, not words.
create table journal_entries (
  stream text collate "C" not null,
  seq integer not null,
  kind text not null,
  at timestamptz not null,
  actor text not null,
  bytes text not null,
  hash bytea not null,
  primary key (stream, seq),
  constraint journal_seq_counts_from_one check (seq >= 1),
  constraint journal_hash_is_sha256 check (octet_length(hash) = 32)
);

comment on table journal_entries is 'append-only: an act that happened is never changed';

create trigger journal_entries_never_change
  before update or delete or truncate on journal_entries
  for each statement execute function refuse_change();

-- Names, answers and reasons that entries speak of by SHA-256(salt ‖ content) only. Masking a person empties salt and
-- content; the chain and its replay need neither.
create table personal_content (
  stream text collate "C" not null,
  id uuid not null,
  salt bytea,
  content text,
  masked_at timestamptz,
  primary key (stream, id),
  constraint personal_content_masked_whole check ((salt is null) = (content is null))
);
