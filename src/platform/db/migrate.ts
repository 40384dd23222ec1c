import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { projectRoot } from '../root.ts'
import { StartFault } from '../start-fault.ts'

export interface Migration {
  readonly number: number
  /** The file's name without number and ending: `<module>_<what>`. */
  readonly name: string
  readonly sql: string
  readonly sha256: string
}

export interface MigrateOptions {
  /** The database for the role that changes the schema. */
  readonly ownerUrl: string
  /** The role of the program, which gets its rights here; left out when the owner itself runs the program. */
  readonly appRole?: string | undefined
  /** Where the migrations are; db/migrations when left out. */
  readonly folder?: string
}

/**
 * Brings the database up to the newest migration and gives the application's role its rights. Safe to run from several
 * processes at once and again and again.
 * @returns the names of the migrations that were applied now
 * @throws StartFault when an applied migration was edited or removed, or a new one stands before an applied one
 */
export async function migrate({ ownerUrl, appRole, folder }: MigrateOptions): Promise<string[]> {
  const migrations = readMigrations(folder)
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'mot-cua-migrate' })
  await client.connect()
  try {
    // Held by the session: a second process waits here and then finds nothing left to do.
    await client.query(`select pg_advisory_lock(hashtext('mot-cua migrations'))`)
    const applied = await applyAll(client, migrations)
    await ensureJobSchema(client, ownerUrl)
    if (appRole !== undefined) await grantRights(client, appRole)
    return applied
  } finally {
    await client.end()
  }
}

const fileName = /^(\d{4})_([a-z0-9]+(?:_[a-z0-9]+)*)\.sql$/

/** The migrations of a folder in their order. @throws Error on a file that is not named NNNN_module_what.sql, or a number used twice */
export function readMigrations(folder: string = path.join(projectRoot, 'db/migrations')): Migration[] {
  const migrations = readdirSync(folder)
    .filter(file => file.endsWith('.sql'))
    .sort()
    .map(file => readMigration(folder, file))
  const twice = migrations.find((each, index) => migrations[index + 1]?.number === each.number)
  if (twice) throw new Error(`two migrations have the number ${twice.number}`)
  return migrations
}

function readMigration(folder: string, file: string): Migration {
  const [, number, name] = fileName.exec(file) ?? []
  if (number === undefined || name === undefined)
    throw new Error(`${file} is not named NNNN_<module>_<what>.sql`)
  const sql = readFileSync(path.join(folder, file), 'utf8')
  return { number: Number(number), name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
}

async function applyAll(client: pg.Client, migrations: readonly Migration[]): Promise<string[]> {
  await client.query(`
    create table if not exists schema_migrations (
      number integer primary key,
      name text not null,
      sha256 text not null,
      applied_at timestamptz not null default now()
    )`)
  const { rows } = await client.query<AppliedRow>(
    'select number, name, sha256 from schema_migrations order by number',
  )
  refuseDifferentHistory(migrations, rows)
  const done = new Set(rows.map(row => row.number))
  const waiting = migrations.filter(each => !done.has(each.number))
  for (const migration of waiting) await apply(client, migration)
  return waiting.map(label)
}

type AppliedRow = Pick<Migration, 'number' | 'name' | 'sha256'>

const label = (migration: AppliedRow) => `${String(migration.number).padStart(4, '0')}_${migration.name}`

function refuseDifferentHistory(migrations: readonly Migration[], applied: readonly AppliedRow[]): void {
  const known = new Map(migrations.map(each => [each.number, each]))
  for (const row of applied) {
    const file = known.get(row.number)
    if (file === undefined)
      throw historyFault(
        `${label(row)} đã chạy nhưng không còn tệp`,
        `${label(row)} was applied but its file is gone`,
      )
    if (file.sha256 !== row.sha256)
      throw historyFault(
        `${label(row)} đã bị sửa sau khi chạy`,
        `${label(row)} was edited after it was applied`,
      )
  }
  const last = applied.at(-1)?.number ?? 0
  const late = migrations.find(each => each.number < last && !applied.some(row => row.number === each.number))
  if (late)
    throw historyFault(
      `${label(late)} đứng trước một thay đổi đã chạy`,
      `${label(late)} stands before one that was applied`,
    )
}

function historyFault(vi: string, en: string): StartFault {
  return new StartFault(
    `Cơ sở dữ liệu không khớp với chương trình: ${vi}. Hãy dùng đúng bản chương trình đã tạo ra dữ liệu này, hoặc bản mới hơn.`,
    `The database does not fit the program: migration ${en}. Use the version of the program that made this data, or a newer one.`,
  )
}

/** One migration, one transaction: it is there whole, with its record, or not at all. */
async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into schema_migrations (number, name, sha256) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.sha256,
    ])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`migration ${label(migration)} failed: ${reason}`, { cause })
  }
}

/** The job queue's own tables, made by the owner, so that the program needs no right to change a schema. */
async function ensureJobSchema(client: pg.Client, ownerUrl: string): Promise<void> {
  if ((await jobSchemaVersion(client)) === wantedJobSchema()) return
  const boss = new PgBoss({
    connectionString: ownerUrl,
    application_name: 'mot-cua-migrate',
    supervise: false,
    schedule: false,
    max: 2,
  })
  boss.on('error', () => {})
  await boss.start()
  await boss.stop({ graceful: false })
}

async function jobSchemaVersion(client: pg.Client): Promise<number | undefined> {
  const { rows } = await client.query(`select to_regclass('pgboss.version') is not null as there`)
  if (!rows[0].there) return undefined
  return (await client.query('select version from pgboss.version')).rows[0]?.version
}

function wantedJobSchema(): number {
  const manifest = createRequire(import.meta.url)('pg-boss/package.json') as { pgboss: { schema: number } }
  return manifest.pgboss.schema
}

/**
 * The program may read and write rows; tables whose comment begins with "append-only" it may only read and add to, and
 * the record of migrations only read.
 */
async function grantRights(client: pg.Client, role: string): Promise<void> {
  const owner = (await client.query('select current_user as name')).rows[0].name
  if (owner === role) return
  const app = client.escapeIdentifier(role)
  const { rows } = await client.query<{ name: string; rights: string }>(tablesWithRights)
  const statements = [
    `grant usage on schema public, pgboss to ${app}`,
    ...rows.flatMap(({ name, rights }) => [
      `revoke all on ${name} from ${app}`,
      `grant ${rights} on ${name} to ${app}`,
    ]),
    `grant select, insert, update, delete on all tables in schema pgboss to ${app}`,
    `grant usage on all sequences in schema public, pgboss to ${app}`,
    `grant execute on all functions in schema pgboss to ${app}`,
  ]
  await client.query(`begin; ${statements.join('; ')}; commit`)
}

const tablesWithRights = `
  select format('%I.%I', n.nspname, c.relname) as name,
         case when c.relname = 'schema_migrations' then 'select'
              when obj_description(c.oid, 'pg_class') like 'append-only%' then 'select, insert'
              else 'select, insert, update, delete'
         end as rights
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm')
     and pg_get_userbyid(c.relowner) = current_user
   order by 1`
