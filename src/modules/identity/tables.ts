import type { Id } from '../../kernel/index.ts'

export interface CitizenTable {
  id: Id<'citizen'>
  subject: string
  full_name: string
  personal_number: string
  date_of_birth: Temporal.PlainDate | null
  sex: 'male' | 'female' | null
  phone: string | null
  email: string | null
  ward_id: string | null
  address: string | null
  first_seen: Temporal.Instant
  last_seen: Temporal.Instant
}

export interface SessionTable {
  token_hash: Buffer
  id: Id<'session'>
  kind: 'citizen' | 'officer'
  subject_id: string
  via: 'cookie' | 'token'
  created_at: Temporal.Instant
  expires_at: Temporal.Instant
  last_used_at: Temporal.Instant
  revoked_at: Temporal.Instant | null
}

export interface SignInTripTable {
  state_hash: Buffer
  browser_hash: Buffer
  code_verifier: string
  nonce: string
  return_to: string
  expires_at: Temporal.Instant
}

export interface SignInAttemptTable {
  key: Buffer
  window_ends: Temporal.Instant
  attempts: number
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    citizens: CitizenTable
    sessions: SessionTable
    sign_in_trips: SignInTripTable
    sign_in_attempts: SignInAttemptTable
  }
}
