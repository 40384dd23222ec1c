-- People who sign in, and the sign-ins that are still good. No address of a machine is kept anywhere here.

create table citizens (
  id uuid primary key,
  -- Issuer and subject of the identity provider: the only thing that says two sign-ins are one person.
  subject text not null unique,
  full_name text not null,
  personal_number text not null check (personal_number ~ '^[0-9]{12}$'),
  date_of_birth date,
  sex text check (sex in ('male', 'female')),
  phone text,
  email text,
  ward_id text,
  address text,
  first_seen timestamptz not null,
  last_seen timestamptz not null
);

create index citizens_by_personal_number on citizens (personal_number);

create table sessions (
  -- SHA-256 of the token: who reads this table cannot sign in with it.
  token_hash bytea primary key check (length(token_hash) = 32),
  -- What the list of sign-ins calls the session: the hash stays inside.
  id uuid not null unique,
  kind text not null check (kind in ('citizen', 'officer')),
  subject_id uuid not null,
  via text not null check (via in ('cookie', 'token')),
  created_at timestamptz not null,
  -- Moves forward with use, as far as the longest life of its kind.
  expires_at timestamptz not null,
  last_used_at timestamptz not null,
  revoked_at timestamptz
);

create index sessions_by_subject on sessions (kind, subject_id, created_at desc);
create index sessions_by_expiry on sessions (expires_at);

-- A citizen on the way to the identity provider and back.
create table sign_in_trips (
  state_hash bytea primary key check (length(state_hash) = 32),
  -- The browser that set out must be the one that comes back.
  browser_hash bytea not null check (length(browser_hash) = 32),
  code_verifier text not null,
  nonce text not null,
  return_to text not null,
  expires_at timestamptz not null
);

-- Failed sign-ins in a running window. The key is a digest of e-mail or machine, kept for the window only.
create table sign_in_attempts (
  key bytea primary key check (length(key) = 32),
  window_ends timestamptz not null,
  attempts integer not null check (attempts > 0)
);

create index sign_in_attempts_by_end on sign_in_attempts (window_ends);
