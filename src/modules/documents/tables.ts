import type { MediaType } from './accept.ts'
import type { DossierPaperKind, IssuedStatus, ResultContent } from './issued.ts'
import type { IssuedListKind } from './issued-lists.ts'

export type FileState = 'quarantine' | 'clean' | 'refused'

interface FileTable {
  id: string
  sha256: string
  size_bytes: number
  media_type: MediaType
  original_name: string | null
  uploaded_by: string
  uploaded_at: Temporal.Instant
  state: FileState
  refused_because: string | null
}

interface IssuedDocumentTable {
  dossier_id: string
  id: string
  kind: DossierPaperKind
  branch: string | null
  replaces: string | null
  for_entry: number
  sha256: string
  number: string | null
  check_token: string | null
  content: ResultContent | null
  created_at: Temporal.Instant
  created_by: string
  status: IssuedStatus
}

interface IssuedListTable {
  id: string
  kind: IssuedListKind
  unit_id: string
  reference: string
  sha256: string
  check_token: string | null
  created_at: Temporal.Instant
  created_by: string
}

interface ResultNumberTable {
  authority_id: string
  symbol: string
  year: number
  last_number: number
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    files: FileTable
    issued_documents: IssuedDocumentTable
    issued_lists: IssuedListTable
    result_numbers: ResultNumberTable
  }
}
