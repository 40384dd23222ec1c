import { decodeKey, encodeKey } from '../../../../../kernel/index.ts'
import type { QueueFilter } from '../../../inbox.ts'
import { dueFilters, type QueueName, queueNames } from '../../../queues.ts'
import { textOf } from '../form-values.ts'

/** A queue as an officer looks at it: which, and what of it. It stands in the address, and goes along to its dossiers. */
export interface Listing extends QueueFilter {
  readonly queue: QueueName | 'inbox'
}

/** The listing an address asks for; what nobody offered is left out. */
export function listingOf(query: unknown): Listing {
  const said = (name: string) => textOf(query, name) || undefined
  const due = said('due')
  return {
    queue: queueNames.find(name => name === said('queue')) ?? 'inbox',
    kind: said('kind'),
    procedure: said('procedure'),
    channel: said('channel'),
    due: dueFilters.find(one => one === due),
    officer: said('officer'),
    sort: said('sort') === 'filed' ? 'filed' : undefined,
  }
}

/** The address of a listing, without its language. */
export function listingPath(listing: Listing, after?: string | undefined): string {
  const query = queryOf({ ...listing, after })
  return query === '' ? '/office' : `/office?${query}`
}

/** Whether anything narrows it or orders it otherwise. */
export function isNarrowed({ queue: _queue, ...filter }: Listing): boolean {
  return Object.values(filter).some(value => value !== undefined)
}

function queryOf({ queue, ...rest }: Listing & { readonly after?: string | undefined }): string {
  const wanted = { queue: queue === 'inbox' ? undefined : queue, ...rest }
  const said = Object.entries(wanted).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return new URLSearchParams(said).toString()
}

/** A listing with a place in it, as one word for the address of a dossier. */
export function listWord(listing: Listing, place?: string | undefined): string {
  return `${encodeKey(queryOf(listing))}.${place ?? ''}`
}

/** Where the officer came from; undefined when the address does not say, or somebody has changed it. */
export function readListWord(word: string): { listing: Listing; place: string | undefined } | undefined {
  const [written = '', place = ''] = word.split('.')
  const query = written === '' ? undefined : decodeKey(written)
  if (typeof query !== 'string') return undefined
  return { listing: listingOf(Object.fromEntries(new URLSearchParams(query))), place: place || undefined }
}
