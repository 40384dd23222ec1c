import { isDeepStrictEqual } from 'node:util'
import { local } from '../../../kernel/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { InvalidInput } from '../../../platform/http/index.ts'
import { type Answers, checkAnswers, subjectOf, timeLimitFor } from '../../catalogue/index.ts'
import { personal } from '../../journal/index.ts'
import { findUnit } from '../../organisation/index.ts'
import type { Applicant } from '../applicant.ts'
import { answersOf, readContents } from '../contents.ts'
import type { DossierDeps } from '../deps.ts'
import type { Dossier } from '../dossier.ts'
import type { EntryFacts } from '../rules/entries.ts'
import { planRemaining, recount } from '../rules/promises.ts'
import { updateLabels } from '../store.ts'
import { knownWards } from './check-filing.ts'
import { type Acting, act, actOn } from './record.ts'

/** What was wrong at acceptance, as it should be; what is left out stays. */
export interface Righted {
  readonly reason: string
  readonly procedure?: string | undefined
  readonly competentAuthority?: string | undefined
  readonly applicant?: Applicant | undefined
  readonly answers?: Answers | undefined
}

/**
 * Puts a wrong procedure, authority, name or answer right after acceptance, on record: the code stays, the clock goes on
 * from the same start. Another procedure or authority brings its own steps and its own limit, counted from that start.
 * @throws ActionRefused `reason_missing`, `nothing_wrong`, `procedure_unknown`; InvalidInput for answers that cannot stand
 * @source docs/legal/reception.md#put-right (D118 art. 17; dispatch 1747/UBND-NC: no new code, no new clock)
 */
export function putRight(deps: DossierDeps, acting: Acting, righted: Righted): Promise<Dossier> {
  return actOn(deps, 'putRight', acting, async (dossier, tx) => {
    if (righted.reason.trim() === '') return { allowed: false, because: 'reason_missing' }
    const changed = await differences(tx, dossier, righted)
    if (Object.keys(changed).length === 0) return { allowed: false, because: 'nothing_wrong' }
    const code = changed.procedure ?? dossier.procedure.code
    const procedure =
      changed.procedure === undefined
        ? deps.catalogue.version(code, dossier.procedure.version)
        : deps.catalogue.procedure(code)
    if (procedure === undefined) return { allowed: false, because: 'procedure_unknown' }
    const at = deps.clock.now()
    const before = await readContents(tx, dossier)
    const answers = await checkedAnswers(deps, procedure, changed.answers ?? before.answers, dossier, at)
    const authority =
      'unit' in procedure.competence
        ? procedure.competence.unit
        : (changed.competentAuthority ?? dossier.competentAuthority)
    const unit = await findUnit(tx, authority)
    if (unit === undefined || !unit.decides || unit.validTo !== null)
      throw new InvalidInput([{ field: 'competentAuthority', code: 'unknown_unit' }])
    const kept = personal(answers)
    const applicant = changed.applicant === undefined ? undefined : personal(changed.applicant)
    const reason = personal(righted.reason.trim())
    const isMoved = changed.procedure !== undefined || authority !== dossier.competentAuthority
    const facts: EntryFacts['putRight'] = {
      reason: reason.ref,
      ...(changed.procedure === undefined
        ? {}
        : { procedure: { code, version: procedure.version, field: procedure.field.key } }),
      ...(authority === dossier.competentAuthority ? {} : { competentAuthority: authority }),
      ...(applicant === undefined ? {} : { applicant: applicant.ref }),
      ...(changed.answers === undefined && changed.procedure === undefined ? {} : { answers: kept.ref }),
      ...(isMoved ? { replanned: replanned(deps, dossier, procedure, answers, authority, at) } : {}),
    }
    await updateLabels(tx, dossier.id, {
      applicantName: (changed.applicant ?? before.applicant)?.fullName ?? '',
      personalNumber: (changed.applicant ?? before.applicant)?.personalNumber ?? null,
      subject: subjectOf(procedure.form, answers) ?? null,
      phone: (changed.applicant ?? before.applicant)?.phone ?? null,
    })
    const content = [
      reason.row,
      ...('answers' in facts ? [kept.row] : []),
      ...(applicant ? [applicant.row] : []),
    ]
    return { allowed: true, acts: [act('putRight', facts, { actor: acting.actor, at })], content }
  })
}

type Differences = Pick<Righted, 'procedure' | 'competentAuthority' | 'applicant' | 'answers'>

/** What was said to be wrong and really differs from the dossier as it is. */
async function differences(tx: Tx, dossier: Dossier, righted: Righted): Promise<Differences> {
  const { procedure, competentAuthority, answers } = righted
  const before = await readContents(tx, dossier)
  // Where the result is posted to was the applicant's wish, and is not what was wrong.
  const postTo = before.applicant?.postTo
  const applicant = righted.applicant && { ...(postTo === undefined ? {} : { postTo }), ...righted.applicant }
  return {
    ...(procedure === undefined || procedure === dossier.procedure.code ? {} : { procedure }),
    ...(competentAuthority === undefined || competentAuthority === dossier.competentAuthority
      ? {}
      : { competentAuthority }),
    ...(applicant === undefined || isDeepStrictEqual(applicant, before.applicant) ? {} : { applicant }),
    ...(answers === undefined || isDeepStrictEqual(answers, await answersOf(tx, dossier)) ? {} : { answers }),
  }
}

type FullProcedure = ReturnType<DossierDeps['catalogue']['version']>

/** Answers to the right form: what the wrong one asked besides is left behind. */
export async function checkedAnswers(
  deps: DossierDeps,
  procedure: FullProcedure,
  given: Answers,
  dossier: Dossier,
  at: Temporal.Instant,
): Promise<Answers> {
  const filedOn = local(Temporal.Instant.from(dossier.filedAt)).toPlainDate()
  const fields = new Set(procedure.form.groups.flatMap(group => group.fields.map(field => field.key)))
  const own = Object.fromEntries(Object.entries(given).filter(([key]) => fields.has(key)))
  const context = { today: local(at).toPlainDate(), filedOn, wards: await knownWards(deps.db) }
  const { answers, errors } = checkAnswers(procedure.form, deps.catalogue.dictionary, own, context)
  if (errors.length > 0)
    throw new InvalidInput(errors.map(({ field, code }) => ({ field: `answers.${field}`, code })))
  return answers
}

/** The right limit counted from the same start with the same pauses, and the right steps in what remains of it. */
function replanned(
  deps: DossierDeps,
  dossier: Dossier,
  procedure: FullProcedure,
  answers: Answers,
  authority: string,
  at: Temporal.Instant,
) {
  const { acceptance } = dossier
  if (acceptance === undefined) throw new Error('nothing is planned before acceptance')
  const calendar = deps.calendar()
  const timeLimit = timeLimitFor(procedure, answers)
  const right = { ...dossier, competentAuthority: authority, acceptance: { ...acceptance, timeLimit } }
  const { due, calendarVersion } = recount(right, { at, calendar })
  const steps = planRemaining(procedure, authority, at, due, calendar)
  return { timeLimit, steps, due, calendarVersion }
}
