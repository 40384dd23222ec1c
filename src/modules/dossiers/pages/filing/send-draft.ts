import { type InvalidInput, Refusal } from '../../../../platform/http/index.ts'
import type { FieldErrorShown } from '../../../../ui/index.ts'
import { type AnswerFaultCode, sayFault } from '../../../catalogue/index.ts'
import { completeFiling } from '../../actions/complete-filing.ts'
import { fileDossier } from '../../actions/file-dossier.ts'
import { closeDraft } from '../../drafts.ts'
import type { Actor } from '../../rules/actor.ts'
import { spokenForm } from './counter/about-applicant.ts'
import type { FilingDeps } from './deps.ts'
import { filingOf, handedIn } from './filing.ts'
import { messagesIn } from './messages.ts'
import type { OpenDraft } from './open-draft.ts'
import { askedGroups, paperName, partsOf, questionsKey } from './parts.ts'
import { linksIn, paths } from './paths.ts'

/** Files the draft, or completes its dossier; pressed again, it leads to the same dossier. */
export async function sendDraft(deps: FilingDeps, open: OpenDraft): Promise<string> {
  const { draft, owner, actor } = open
  const { completes, receivingUnit } = draft.content
  if (receivingUnit !== undefined && !receivesAt(actor, receivingUnit))
    throw new Refusal(403, 'not_your_counter')
  const repeatable = { caller: owner, key: draft.id, body: draft.id }
  if (completes === undefined) {
    const { dossier } = await fileDossier(deps, filingOf(open), actor, repeatable)
    await closeDraft(deps.db, draft.id, dossier.code, deps.clock.now())
    return paths.filed(dossier.code)
  }
  const acting = { code: completes.code, actor, repeatable }
  const answers = askedGroups(open).length === 0 ? {} : { answers: open.answers }
  await completeFiling(deps, acting, { components: handedIn(open), ...answers })
  await closeDraft(deps.db, draft.id, completes.code, deps.clock.now())
  return `${paths.dossier(completes.code)}?sent=supplement`
}

function receivesAt({ posts }: Actor, counter: string): boolean {
  return posts.some(({ unit, role }) => unit === counter && role === 'receivingOfficer')
}

/** What filing refused, as a sentence that leads to the page where it can be mended. */
export function saidOfFault(
  open: OpenDraft,
  deps: FilingDeps,
  fault: InvalidInput['errors'][number],
): FieldErrorShown {
  const messages = messagesIn(open.locale)
  const link = linksIn(open.locale)
  const at = (part: string) => link(`${paths.part(open.draft.id, part)}?from=check`)
  const [kind = '', key = ''] = fault.field.split('.')
  const form = spokenForm(deps, open)
  if (fault.code === 'nothing_changed') {
    const reasons = [...open.reasons.values()].join('; ')
    const [first] = partsOf(open, deps.catalogue)
    return { field: kind, message: messages.nothingChanged(reasons), href: at(first?.key ?? 'papers') }
  }
  const group = form.groups.find(({ fields }) => fields.some(field => field.key === key))
  if (kind === 'answers' && group !== undefined) {
    const code = fault.code as AnswerFaultCode
    const message = sayFault({ field: key, code }, form, deps.catalogue.dictionary, open.locale)
    return { field: key, message, href: `${at(questionsKey(group.key))}#${key}` }
  }
  if (kind === 'components') {
    const words = fault.code === 'component_missing' ? messages.paperMissing : messages.fileNotUsable
    return { field: key, message: words(paperName(open.procedure, key, open.locale)), href: at('papers') }
  }
  if (kind === 'applicant') return { field: key, message: messages.cannotFile, href: at('applicant') }
  const part = kind === 'returningUnit' ? 'result' : 'where'
  const isUnit = /Unit$|Authority$/.test(kind)
  return { field: kind, message: isUnit ? messages.unitWrong : messages.cannotFile, href: at(part) }
}
