import { isDeepStrictEqual } from 'node:util'
import { local } from '../../../kernel/index.ts'
import { type FieldError, InvalidInput } from '../../../platform/http/index.ts'
import type { WorkingCalendar } from '../../calendar/index.ts'
import { type Answers, checkAnswers } from '../../catalogue/index.ts'
import { personal } from '../../journal/index.ts'
import { answersOf } from '../contents.ts'
import type { DossierDeps } from '../deps.ts'
import { type Dossier, openPauses, type SubmittedComponent } from '../dossier.ts'
import { owedAnswer, recountAfter } from '../rules/promises.ts'
import { usableFiles } from '../submitted-files.ts'
import { knownWards } from './check-filing.ts'
import { type Acting, act, actOn } from './record.ts'

/** What the applicant sends to complete a filing: files for the components asked for, and answers corrected. */
export interface Completion {
  readonly components: readonly { readonly key: string; readonly files: readonly string[] }[]
  readonly answers?: Answers
}

/**
 * Completes a filing as it was asked: the eight working hours of its answer begin again.
 * @throws InvalidInput when a component asked for gets no file, a file is not the sender's, or nothing was changed
 * @source docs/legal/supplements.md
 */
export function completeFiling(deps: DossierDeps, acting: Acting, completion: Completion): Promise<Dossier> {
  return actOn(deps, 'supplement', acting, async dossier => {
    const at = deps.clock.now()
    const components = await completed(deps, dossier, completion, acting)
    const given =
      completion.answers === undefined ? undefined : await corrected(deps, dossier, completion.answers, at)
    const isUnchanged = given === undefined || isSame(given, await answersOf(deps.db, dossier))
    if (isUnchanged && completion.components.every(({ files }) => files.length === 0))
      throw new InvalidInput([{ field: 'answers', code: 'nothing_changed' }])
    const answers = given && personal(given)
    const facts = {
      components,
      ...timeAfter(dossier, at, deps.calendar()),
      ...(answers === undefined ? {} : { answers: answers.ref }),
    }
    const content = answers === undefined ? [] : [answers.row]
    return { allowed: true, acts: [act('supplemented', facts, { actor: acting.actor, at })], content }
  })
}

/** Before acceptance the time to answer begins again; after it the clock goes on as the pause says. */
function timeAfter(dossier: Dossier, at: Temporal.Instant, calendar: WorkingCalendar) {
  if (dossier.acceptance === undefined) return { answerBy: owedAnswer(at, calendar, dossier.receivingUnit) }
  const pause = openPauses(dossier).find(({ ground }) => ground === 'supplement')
  if (pause === undefined) return {}
  return { recounted: { pause: pause.key, ...recountAfter(dossier, pause, at, calendar) } }
}

async function completed(
  deps: DossierDeps,
  dossier: Dossier,
  completion: Completion,
  acting: Acting,
): Promise<SubmittedComponent[]> {
  const procedure = deps.catalogue.version(dossier.procedure.code, dossier.procedure.version)
  const asked = new Set((dossier.supplement?.items ?? []).map(({ component }) => component))
  const eform = new Set(procedure.components.filter(({ kind }) => kind === 'eform').map(({ key }) => key))
  const ids = completion.components.flatMap(({ files }) => files)
  const usable = await usableFiles(deps.db, ids, acting.actor.id)
  const faults: FieldError[] = []
  const sent = new Map<string, SubmittedComponent['files']>()
  for (const { key, files } of completion.components) {
    if (!asked.has(key)) faults.push({ field: `components.${key}`, code: 'component_not_asked' })
    if (!files.every(id => usable.has(id)))
      faults.push({ field: `components.${key}`, code: 'file_not_usable' })
    sent.set(
      key,
      files.flatMap(id => usable.get(id) ?? []),
    )
  }
  for (const key of asked) {
    if (!eform.has(key) && (sent.get(key)?.length ?? 0) === 0)
      faults.push({ field: `components.${key}`, code: 'component_missing' })
  }
  if (faults.length > 0) throw new InvalidInput(faults)
  const kept = dossier.components.filter(({ key }) => !sent.has(key))
  const renewed = [...sent].map(([key, files]) => ({ key, originals: 0, copies: files.length, files }))
  return [...kept, ...renewed]
}

async function corrected(deps: DossierDeps, dossier: Dossier, given: Answers, at: Temporal.Instant) {
  const procedure = deps.catalogue.version(dossier.procedure.code, dossier.procedure.version)
  // Late or in time is judged by the day it was filed, however long the completion took.
  const filedOn = local(Temporal.Instant.from(dossier.filedAt)).toPlainDate()
  const context = { today: local(at).toPlainDate(), filedOn, wards: await knownWards(deps.db) }
  const { answers, errors } = checkAnswers(procedure.form, deps.catalogue.dictionary, given, context)
  if (errors.length > 0)
    throw new InvalidInput(errors.map(({ field, code }) => ({ field: `answers.${field}`, code })))
  return answers
}

/** Whether two sets of answers say the same, in whatever order; a question left empty is no answer. */
function isSame(one: Answers, other: Answers): boolean {
  return isDeepStrictEqual(answered(one), answered(other))
}

function answered(answers: Answers): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answers).filter(([, value]) => value !== null && value !== undefined),
  )
}
