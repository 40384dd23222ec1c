import pg from 'pg'

/** The tables that filling writes. */
const tables = ['dossiers', 'work_items', 'journal_entries', 'personal_content', 'register_lines']

/** Does work without the indexes of the filled tables, those that keep rows apart left out, and makes them anew, two at a time. */
export async function withoutIndexes(ownerUrl: string, work: () => Promise<unknown>): Promise<void> {
  const clients = [
    new pg.Client({ connectionString: ownerUrl }),
    new pg.Client({ connectionString: ownerUrl }),
  ]
  await Promise.all(clients.map(client => client.connect()))
  try {
    const [first] = clients as [pg.Client, pg.Client]
    const made = await drop(first)
    await work()
    const waiting = [...made]
    await Promise.all(clients.map(client => makeNext(client, waiting)))
    // Of the two that are read by their key alone, a walk over all that was added would be measured with everything else.
    await letVacuum(first, ['dossiers', 'work_items', 'register_lines'], true)
  } finally {
    await Promise.all(clients.map(client => client.end()))
  }
}

async function drop(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made from pg_index
      where indrelid = any($1::regclass[]) and not exists (select from pg_constraint where conindid = indexrelid)`,
    [tables],
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  await letVacuum(client, tables, false)
  return rows.map(({ made }) => made)
}

async function letVacuum(client: pg.Client, of: readonly string[], wanted: boolean): Promise<void> {
  for (const table of of) await client.query(`alter table ${table} set (autovacuum_enabled = ${wanted})`)
}

async function makeNext(client: pg.Client, waiting: string[]): Promise<void> {
  await client.query(`set maintenance_work_mem = '1GB'`)
  for (let made = waiting.pop(); made !== undefined; made = waiting.pop()) await client.query(made)
}
