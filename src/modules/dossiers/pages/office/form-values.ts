/** One value of a query or a form's body as text; '' when it is missing. */
export function textOf(body: unknown, name: string): string {
  const value = (body as Record<string, unknown> | null | undefined)?.[name]
  return typeof value === 'string' ? value : ''
}

/** All values sent under a name: the boxes that are ticked. */
export function textsOf(body: unknown, name: string): string[] {
  const value = (body as Record<string, unknown> | null | undefined)?.[name]
  return [value].flat().filter(one => typeof one === 'string')
}

/** The version of the dossier that a form was made from; 0, which no dossier has, when it carries none. */
export function seqOf(body: unknown): number {
  const text = textOf(body, 'seq')
  return /^\d{1,9}$/.test(text) ? Number(text) : 0
}
