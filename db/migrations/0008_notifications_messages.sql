-- Letters by mail: written in the transaction of the act they tell of, sent after it.

create table messages (
  id uuid primary key,
  to_address text not null check (to_address like '%_@_%'),
  template text not null,
  locale text not null check (locale in ('vi', 'en')),
  params jsonb not null,
  -- References that the documents' owner can turn into files when the letter goes out.
  attachments jsonb not null default '[]' check (jsonb_typeof(attachments) = 'array'),
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed')),
  attempts integer not null default 0,
  -- What the mail server answered, without addresses.
  last_error text,
  created_at timestamptz not null,
  sent_at timestamptz,
  -- What the letter is about, as its sender names it; nothing here depends on it.
  dossier text,
  constraint messages_sent_when_sent check ((state = 'sent') = (sent_at is not null))
);

create index messages_by_state on messages (state, id);
create index messages_by_id on messages (id desc);
create index messages_by_dossier on messages (dossier) where dossier is not null;
