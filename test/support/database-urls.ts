export const APPLICATION = 'mot_cua_app'
export const TEMPLATE = 'template_mot_cua'

/** The same server and role, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}
