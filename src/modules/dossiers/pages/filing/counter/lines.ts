import { say } from '../../../../../kernel/index.ts'
import { computeFees, shortNameOf, subjectOf } from '../../../../catalogue/index.ts'
import type { Owed } from '../../../dossier.ts'
import type { FilingDeps } from '../deps.ts'
import { promiseFrom } from '../latest-promise.ts'
import { authorityOf, type OpenDraft, openWith } from '../open-draft.ts'
import { missingPapers, partsOf, unfinished } from '../parts.ts'
import type { OpenReception } from './frame.tsx'
import { draftsIn } from './receptions.ts'

/** One dossier of a reception as it stands: what it is, what it costs, when it is due if filed now, what is missing. */
export interface Line {
  readonly open: OpenDraft
  readonly name: string
  readonly subject: string | undefined
  /** Null where the authority will say. */
  readonly fee: number | null
  readonly due: Owed | undefined
  readonly missing: readonly string[]
  /** Set once it is filed. */
  readonly code: string | null
}

/** The dossiers of a reception, as they were added. */
export async function linesOf(deps: FilingDeps, opened: OpenReception): Promise<Line[]> {
  const drafts = await draftsIn(deps.db, opened.reception)
  return Promise.all(drafts.map(async draft => lineOf(deps, await openWith(deps, opened, draft))))
}

function lineOf(deps: FilingDeps, open: OpenDraft): Line {
  const { procedure, answers, draft, today, locale } = open
  const authority = authorityOf(open)
  const now = deps.clock.now()
  return {
    open,
    name: say(shortNameOf(procedure), locale),
    subject: subjectOf(procedure.form, answers),
    fee: computeFees(procedure, { answers, channel: draft.channel, on: today }).total,
    due: authority === undefined ? undefined : promiseFrom(deps, procedure, answers, now, authority).due,
    missing: missingIn(deps, open),
    code: draft.dossierCode,
  }
}

function missingIn(deps: FilingDeps, open: OpenDraft): string[] {
  const parts = unfinished(partsOf(open, deps.catalogue))
  const papers = missingPapers(open).map(({ name }) => say(name, open.locale))
  return parts.flatMap(({ key, title }) => (key === 'papers' && papers.length > 0 ? papers : title))
}

/** What is to be paid for all of them; `isWhole` is false while an authority still has to say its part. */
export function totalOf(fees: readonly (number | null)[]): { total: number; isWhole: boolean } {
  return {
    total: fees.reduce<number>((sum, fee) => sum + (fee ?? 0), 0),
    isWhole: !fees.includes(null),
  }
}
