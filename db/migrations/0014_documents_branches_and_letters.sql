-- Forms 04 to 07, results by branch, and results that replace an earlier one.

alter table issued_documents
  drop constraint issued_documents_kind_check,
  drop constraint issued_documents_results_can_be_checked,
  drop constraint issued_documents_results_are_numbered,
  -- Of a linked procedure: the branch whose result it is. Null where there is one result.
  add column branch text check (branch <> ''),
  -- The paper it stands in for, where an error of the authority was put right.
  add column replaces uuid,
  add constraint issued_documents_kind_check check (
    kind in ('acknowledgement', 'form01', 'form02', 'form03', 'form04', 'form05', 'form06', 'result')
  ),
  -- Results and letters of an authority (04, 05) are signed, numbered, and checked by whoever holds them.
  add constraint issued_documents_signed_can_be_checked check (
    (kind in ('form04', 'form05', 'result')) = (check_token is not null)
  ),
  add constraint issued_documents_signed_are_numbered check (
    (kind in ('form04', 'form05', 'result')) = (number is not null)
  ),
  add constraint issued_documents_branch_of_result check (branch is null or kind = 'result'),
  add constraint issued_documents_replaces_known
    foreign key (dossier_id, replaces) references issued_documents (dossier_id, id),
  add constraint issued_documents_replaces_another check (replaces <> id);

-- A paper is replaced once: whoever reads the old one is told of exactly one new one.
create unique index issued_documents_replaced_once on issued_documents (dossier_id, replaces)
  where replaces is not null;

drop index issued_documents_in_force;

-- Two papers of a kind are never in force for one dossier, two results never for one branch of it.
create unique index issued_documents_in_force on issued_documents (dossier_id, kind, branch)
  nulls not distinct where status = 'valid';

-- Papers about many dossiers: closed registers (07), lists of paper batches and of bundles for the post.
create table issued_lists (
  id uuid primary key,
  kind text not null check (kind in ('form07', 'batch', 'postBundle')),
  -- The unit whose register or list it is.
  unit_id text not null,
  -- What it is known by: the code of the batch or bundle, the number and period of the book.
  reference text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- In the QR code of a register; lists carry the address where they are received.
  check_token text unique check (check_token ~ '^[0-9A-HJKMNP-TV-Z]{26}$'),
  created_at timestamptz not null,
  created_by text not null,
  constraint issued_lists_once unique (kind, unit_id, reference),
  constraint issued_lists_registers_can_be_checked check ((kind = 'form07') = (check_token is not null))
);

comment on table issued_lists is 'append-only: a closed book and a list signed for stay as they were';

create trigger issued_lists_never_change
  before update or delete or truncate on issued_lists
  for each statement execute function refuse_change();
