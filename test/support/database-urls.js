import pg from 'pg'
export const APPLICATION = 'mot_cua_app'
export const TEMPLATE = 'template_mot_cua'
/** The same server and role, another database. */
export function withDatabase(url, database) {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}
/** Runs a statement as the cluster's superuser, outside any transaction. */
export async function asAdmin(url, statement) {
  // Not over the database of the program: nobody may be connected to a database that is copied.
  const client = new pg.Client({ connectionString: withDatabase(url, 'postgres') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
//# sourceMappingURL=database-urls.js.map
