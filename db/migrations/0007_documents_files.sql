-- Files people send, the papers issued to them, and the numbers of results.

create table files (
  id uuid primary key,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes integer not null check (size_bytes between 1 and 20971520),
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'application/pdf')),
  -- Personal: people write names into it. Null once masked.
  original_name text,
  -- Who sent it, as the caller names itself: 'citizen:…', 'officer:…'.
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  state text not null check (state in ('quarantine', 'clean', 'refused')),
  refused_because text,
  constraint files_reason_when_refused check ((state = 'refused') = (refused_because is not null))
);

create index files_by_content on files (sha256);
create index files_in_quarantine on files (uploaded_at, id) where state = 'quarantine';

create table issued_documents (
  dossier_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('acknowledgement', 'form01', 'form02', 'form03', 'result')),
  -- The journal entry the paper speaks of, by its place in the dossier: one paper of a kind for each.
  for_entry integer not null check (for_entry >= 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- The number of a result as printed: 12/GKS.
  number text,
  -- 128 random bits in the paper's QR code, 26 characters of Crockford's alphabet.
  check_token text unique check (check_token ~ '^[0-9A-HJKMNP-TV-Z]{26}$'),
  -- What a result says, shown to whoever holds its token. Personal; null once masked.
  content jsonb,
  created_at timestamptz not null,
  created_by text not null,
  status text not null default 'valid' check (status in ('valid', 'replaced', 'revoked')),
  primary key (dossier_id, id),
  constraint issued_documents_once unique (dossier_id, kind, for_entry),
  constraint issued_documents_results_can_be_checked check ((kind = 'result') = (check_token is not null)),
  constraint issued_documents_results_are_numbered check ((kind = 'result') = (number is not null))
);

-- Two papers of a kind are never in force for one dossier.
create unique index issued_documents_in_force on issued_documents (dossier_id, kind) where status = 'valid';

-- The last number given, for each authority, symbol and year. The row's lock puts signatures in a line.
create table result_numbers (
  authority_id text not null,
  symbol text not null,
  year integer not null check (year between 2000 and 9999),
  last_number integer not null check (last_number > 0),
  primary key (authority_id, symbol, year)
);
