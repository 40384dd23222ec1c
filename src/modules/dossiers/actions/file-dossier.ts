import { type Id, local, newId } from '../../../kernel/index.ts'
import { type Tx, transaction } from '../../../platform/db/index.ts'
import { type FieldError, InvalidInput, Refusal } from '../../../platform/http/index.ts'
import { claim, type RepeatableRequest } from '../../../platform/idempotency.ts'
import {
  type Answers,
  checkAnswers,
  componentsAskedFor,
  computeFees,
  missingComponents,
  type Procedure,
  subjectOf,
  timeLimitFor,
} from '../../catalogue/index.ts'
import { findFiles } from '../../documents/index.ts'
import { personal } from '../../journal/index.ts'
import { agencyCodeOf, unitDirectory } from '../../organisation/index.ts'
import type { Applicant } from '../applicant.ts'
import type { DossierDeps } from '../deps.ts'
import type { Dossier, FeeFact, FilingChannel, ReturnBy, SubmittedComponent } from '../dossier.ts'
import type { Actor } from '../rules/may.ts'
import { owed, owedAnswer, planSteps, promise } from '../rules/promises.ts'
import { findById, nextCode } from '../store.ts'
import { act, recordFirst, tellQueues } from './record.ts'

/** A component as the sender hands it in: which, and the ids of the files sent before. */
export interface HandedIn {
  readonly key: string
  readonly files: readonly string[]
  readonly originals?: number
  readonly copies?: number
}

/** Everything a filing says. Units are organisation unit ids. */
export interface Filing {
  readonly procedure: string
  /** The version whose form was filled in; the one in force when left out. */
  readonly version?: number
  readonly channel: FilingChannel
  readonly citizen: string | null
  readonly applicant: Applicant
  readonly answers: Answers
  readonly components: readonly HandedIn[]
  /** Needed where a commune decides; the procedure names the authority elsewhere. */
  readonly competentAuthority?: string
  /** The counter that receives; the authority's own when left out. */
  readonly receivingUnit?: string
  readonly returnBy: ReturnBy
  readonly returningUnit?: string
}

/**
 * Files a dossier: everything is checked, a code is given, and dossier, record, work and letters are written in one
 * transaction. At a counter the officer has the papers in hand, so the dossier is accepted in the same act and the clock
 * starts. The same request repeated gives the same dossier.
 * @throws InvalidInput, Refusal 422 `idempotency_key_reused`
 */
export async function fileDossier(
  deps: DossierDeps,
  filing: Filing,
  actor: Actor,
  repeatable?: RepeatableRequest,
): Promise<{ dossier: Dossier; repeated: boolean }> {
  const at = deps.clock.now()
  const checked = await checkFiling(deps, filing, actor, at)
  const id = newId<'dossier'>()
  const { dossier, repeated } = await transaction(deps.db, async tx => {
    const before = repeatable && (await claim(tx, repeatable, { dossier: id as string }, at))
    if (before !== undefined) return { dossier: await getById(tx, before.dossier), repeated: true }
    return { dossier: await writeFiling(tx, deps, id, checked, actor, at), repeated: false }
  })
  if (!repeated) tellQueues(deps, undefined, dossier)
  return { dossier, repeated }
}

async function getById(tx: Tx, id: string): Promise<Dossier> {
  const found = await findById(tx, id)
  if (found === undefined) throw new Error('an idempotency key names a dossier that is not there')
  return found.dossier
}

/** A filing that can stand: units found, files owned and clean, answers typed, fees known. */
interface CheckedFiling {
  readonly filing: Filing
  readonly procedure: Procedure
  readonly answers: Answers
  readonly components: readonly SubmittedComponent[]
  readonly fee: FeeFact
  readonly units: { readonly competent: string; readonly receiving: string; readonly returning: string }
  readonly agencyCode: string
}

async function writeFiling(
  tx: Tx,
  deps: DossierDeps,
  id: Id<'dossier'>,
  checked: CheckedFiling,
  actor: Actor,
  at: Temporal.Instant,
): Promise<Dossier> {
  const { filing, procedure, answers, components, fee, units } = checked
  const applicant = personal(filing.applicant)
  const kept = personal(answers)
  const by = { actor, at }
  const code = await nextCode(tx, checked.agencyCode, local(at).toPlainDate())
  const filed = act(
    'filed',
    {
      id,
      code,
      procedure: { code: procedure.code, version: procedure.version },
      channel: filing.channel,
      citizen: filing.citizen,
      applicant: applicant.ref,
      answers: kept.ref,
      components,
      receivingUnit: units.receiving,
      competentAuthority: units.competent,
      returningUnit: units.returning,
      returnBy: filing.returnBy,
      answerBy: owedAnswer(at, deps.calendar(), units.receiving),
      fee,
    },
    by,
  )
  const acts = filing.channel === 'counter' ? [filed, acceptance(deps, checked, by)] : [filed]
  const labels = {
    applicantName: filing.applicant.fullName,
    personalNumber: filing.applicant.personalNumber ?? null,
    subject: subjectOf(procedure.form, answers) ?? null,
  }
  return recordFirst(tx, deps, id, acts, labels, [applicant.row, kept.row])
}

function acceptance(deps: DossierDeps, checked: CheckedFiling, by: { actor: Actor; at: Temporal.Instant }) {
  const { procedure, answers, components, units } = checked
  const timeLimit = timeLimitFor(procedure, answers)
  const date = promise({ timeLimit }, by.at, deps.calendar(), units.competent)
  const due = owed(date)
  const steps = planSteps({ ...procedure, timeLimit }, units.competent, by.at, due, deps.calendar())
  return act('accepted', { due, timeLimit, calendarVersion: date.calendarVersion, components, steps }, by)
}

async function checkFiling(
  deps: DossierDeps,
  filing: Filing,
  actor: Actor,
  at: Temporal.Instant,
): Promise<CheckedFiling> {
  const procedure = getFileable(deps, filing)
  const directory = await unitDirectory(deps.db)
  const wards = new Set(directory.units.filter(unit => unit.wardCode !== undefined).map(unit => unit.id))
  const today = local(at).toPlainDate()
  const { answers, errors } = checkAnswers(procedure.form, deps.catalogue.dictionary, filing.answers, {
    today,
    wards,
  })
  const faults: FieldError[] = errors.map(({ field, code }) => ({ field: `answers.${field}`, code }))
  faults.push(...applicantFaults(filing.applicant))
  const { components, faults: paperFaults } = await checkComponents(deps, filing, procedure, answers, actor)
  faults.push(...paperFaults)
  const competent = 'unit' in procedure.competence ? procedure.competence.unit : filing.competentAuthority
  const authority = competent === undefined ? undefined : directory.find(competent)
  const receiving = filing.receivingUnit ?? (authority && directory.counterOf(authority.id)?.id)
  const returning = filing.returningUnit ?? receiving
  if (authority === undefined || !authority.decides)
    faults.push({ field: 'competentAuthority', code: 'unknown_unit' })
  if (!isCounter(receiving)) faults.push({ field: 'receivingUnit', code: 'unknown_unit' })
  if (!isCounter(returning)) faults.push({ field: 'returningUnit', code: 'unknown_unit' })
  if (faults.length > 0) throw new InvalidInput(faults)
  const agency = await agencyCodeOf(deps.db, (authority as { id: string }).id, today)
  if (agency === undefined) throw new InvalidInput([{ field: 'competentAuthority', code: 'no_agency_code' }])
  return {
    filing,
    procedure,
    answers,
    components,
    fee: feeFact(procedure, answers, filing.channel, today),
    units: { competent: competent as string, receiving: receiving as string, returning: returning as string },
    agencyCode: agency.code,
  }

  function isCounter(unit: string | undefined): boolean {
    return unit !== undefined && directory.find(unit)?.receives === true
  }
}

/** @throws Refusal 404 `procedure_not_found`, 422 `procedure_not_fileable` */
function getFileable(deps: DossierDeps, filing: Filing): Procedure {
  if (deps.catalogue.find(filing.procedure) === undefined) throw new Refusal(404, 'procedure_not_found')
  const procedure = deps.catalogue.procedure(filing.procedure)
  if (procedure === undefined || (filing.channel === 'online' && procedure.online === 'none')) {
    throw new Refusal(422, 'procedure_not_fileable')
  }
  if (filing.version !== undefined && filing.version !== procedure.version)
    throw new Refusal(409, 'form_outdated')
  return procedure
}

function applicantFaults(applicant: Applicant): FieldError[] {
  const faults: FieldError[] = []
  if (applicant.fullName.trim() === '') faults.push({ field: 'applicant.fullName', code: 'required' })
  return faults
}

/** The papers handed in: each listed, each file whole, clean and the sender's own; over the network none may be missing. */
async function checkComponents(
  deps: DossierDeps,
  filing: Filing,
  procedure: Procedure,
  answers: Answers,
  actor: Actor,
): Promise<{ components: SubmittedComponent[]; faults: FieldError[] }> {
  const faults: FieldError[] = []
  const asked = new Map(componentsAskedFor(procedure, answers).map(component => [component.key, component]))
  const files = new Map(
    (await findFiles(deps.db, filing.components.flatMap(({ files }) => files) as Id<'file'>[])).map(file => [
      file.id as string,
      file,
    ]),
  )
  const components = filing.components.map(handed => {
    const listed = asked.get(handed.key)
    const field = `components.${handed.key}`
    if (listed === undefined) faults.push({ field, code: 'component_not_listed' })
    const own = handed.files.flatMap(id => {
      const file = files.get(id)
      if (file?.uploadedBy === actor.id && file.state === 'clean') return [{ id, sha256: file.sha256 }]
      faults.push({ field, code: 'file_not_usable' })
      return []
    })
    return {
      key: handed.key,
      originals: handed.originals ?? 0,
      copies: handed.copies ?? own.length,
      files: own,
    }
  })
  const present = components.filter(({ files, originals, copies }) => files.length + originals + copies > 0)
  for (const missing of missingComponents(
    procedure,
    answers,
    present.map(({ key }) => key),
  )) {
    faults.push({ field: `components.${missing.key}`, code: 'component_missing' })
  }
  return { components, faults }
}

function feeFact(
  procedure: Procedure,
  answers: Answers,
  channel: FilingChannel,
  on: Temporal.PlainDate,
): FeeFact {
  const { lines, total } = computeFees(procedure, { answers, channel, on })
  return { total, lines: lines.map(line => ({ name: line.name.vi, kind: line.kind, amount: line.amount })) }
}
