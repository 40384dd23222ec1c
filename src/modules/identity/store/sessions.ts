import { type Id, newId } from '../../../kernel/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import { type SubjectKind, sessionEnd, type Via } from '../rules/session-life.ts'
import { randomSecret, secretHash } from '../secrets.ts'
import type { SessionTable } from '../tables.ts'

export type SessionId = Id<'session'>

export interface Session {
  readonly id: SessionId
  readonly kind: SubjectKind
  readonly subjectId: string
  readonly via: Via
  readonly createdAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
  readonly lastUsedAt: Temporal.Instant
}

export interface Subject {
  readonly kind: SubjectKind
  readonly id: string
}

/** A new session; the token is told this once and kept nowhere. */
export async function openSession(
  db: Db,
  subject: Subject,
  via: Via,
  at: Temporal.Instant,
): Promise<{ token: string; session: Session }> {
  const token = randomSecret()
  const row = await db
    .insertInto('sessions')
    .values({
      token_hash: secretHash(token),
      id: newId<'session'>(),
      kind: subject.kind,
      subject_id: subject.id,
      via,
      created_at: at,
      expires_at: sessionEnd(subject.kind, via, at, at),
      last_used_at: at,
      revoked_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return { token, session: sessionOf(row) }
}

/** The session behind a token, if it is still good. A cookie's token is no bearer token and the other way round. */
export async function findSession(
  db: Db,
  token: string,
  via: Via,
  now: Temporal.Instant,
): Promise<Session | undefined> {
  const row = await db
    .selectFrom('sessions')
    .selectAll()
    .where('token_hash', '=', secretHash(token))
    .where('via', '=', via)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row && sessionOf(row)
}

export async function noteUse(db: Db, session: Session, now: Temporal.Instant): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ last_used_at: now, expires_at: sessionEnd(session.kind, session.via, session.createdAt, now) })
    .where('id', '=', session.id)
    .where('revoked_at', 'is', null)
    .execute()
}

/** The subject's sessions that are still good, newest first. */
export async function readSessions(db: Db, subject: Subject, now: Temporal.Instant): Promise<Session[]> {
  const rows = await db
    .selectFrom('sessions')
    .selectAll()
    .where('kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute()
  return rows.map(sessionOf)
}

/** Ends the subject's sessions, or the one named; another's session is never touched. */
export async function endSessions(
  db: Db,
  subject: Subject,
  at: Temporal.Instant,
  only?: SessionId | undefined,
): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ revoked_at: at })
    .where('kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .where('revoked_at', 'is', null)
    .$if(only !== undefined, rows => rows.where('id', '=', only as SessionId))
    .execute()
}

/** Forgets what ended long ago. */
export async function deleteOldSessions(db: Db, before: Temporal.Instant): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<', before).execute()
}

function sessionOf(row: SessionTable): Session {
  return {
    id: row.id,
    kind: row.kind,
    subjectId: row.subject_id,
    via: row.via,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
  }
}
