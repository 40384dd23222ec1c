import { randomUUIDv7 } from 'node:crypto'

/** A UUIDv7 that names one kind of thing, so that an officer's id cannot be passed for a dossier's. */
export type Id<Kind extends string> = string & { readonly kind: Kind }

/** A new id; ids made later sort later, so rows made together lie together. */
export function newId<Kind extends string>(): Id<Kind> {
  return randomUUIDv7() as Id<Kind>
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The text as an id, or undefined when it is no UUID: what comes from an address must not reach SQL unread. */
export function parseId<Kind extends string>(text: string): Id<Kind> | undefined {
  return uuid.test(text) ? (text as Id<Kind>) : undefined
}
