import { say } from '../../../../../kernel/index.ts'
import { computeFees, type FieldGroup, shortNameOf, subjectOf } from '../../../../catalogue/index.ts'
import type { Owed } from '../../../dossier.ts'
import type { FilingDeps } from '../deps.ts'
import { readGroup } from '../group-page.ts'
import { promiseFrom } from '../latest-promise.ts'
import { authorityOf, type OpenDraft, openWith } from '../open-draft.ts'
import { askedGroups, faultsIn, isTyped, missingPapers, partsOf, questionsKey, unfinished } from '../parts.ts'
import { spokenForm } from './about-applicant.ts'
import type { OpenReception } from './frame.tsx'
import { messagesIn } from './messages.ts'
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
  if (parts.length === 0) return []
  const papers = missingPapers(open).map(({ name }) => say(name, open.locale))
  const groups = new Map(askedGroups(open).map(group => [questionsKey(group.key), group]))
  const missing = parts
    .filter(({ isRight }) => !isRight)
    .flatMap(({ key, title }) => {
      if (key === 'papers') return papers
      const group = groups.get(key)
      return group === undefined ? title : missingQuestions(deps, open, group)
    })
  // Nothing is missing, only nobody has said yet that this is all.
  return missing.length > 0 ? missing : [messagesIn(open.locale).notSaved]
}

/** The questions not answered rightly; of a group nobody has begun, its name says it all. */
function missingQuestions(deps: FilingDeps, open: OpenDraft, group: FieldGroup): string[] {
  const { locale, answers, draft } = open
  const { dictionary } = deps.catalogue
  const title = say(group.title, locale)
  const form = spokenForm(deps, open)
  const typed = isTyped(draft.content, group.key) ? draft.content.typed[group.key] : undefined
  const isBegun = group.fields.some(({ key }) => (answers[key] ?? '') !== '')
  if (typed === undefined && !isBegun) return [title]
  const faults =
    typed === undefined
      ? faultsIn(open, dictionary)
      : readGroup(open, form, dictionary, group.key, typed, answers).faults
  const wrong = new Set(faults.map(({ field }) => field))
  const fields = form.groups.find(({ key }) => key === group.key)?.fields ?? []
  const names = fields
    .filter(({ key }) => wrong.has(key))
    .map(field => say(field.name ?? dictionary.get(field.term)?.name ?? group.title, locale))
  return names.length === 0 ? [title] : names
}

/** What is to be paid for all of them; `isWhole` is false while an authority still has to say its part. */
export function totalOf(fees: readonly (number | null)[]): { total: number; isWhole: boolean } {
  return {
    total: fees.reduce<number>((sum, fee) => sum + (fee ?? 0), 0),
    isWhole: !fees.includes(null),
  }
}
