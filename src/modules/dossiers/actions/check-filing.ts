import { local } from '../../../kernel/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import { type FieldError, InvalidInput, Refusal } from '../../../platform/http/index.ts'
import {
  type Answers,
  checkAnswers,
  componentsAskedFor,
  computeFees,
  missingComponents,
  type Procedure,
  sayFault,
} from '../../catalogue/index.ts'
import { agencyCodeOf, type UnitDirectory, unitDirectory } from '../../organisation/index.ts'
import type { Applicant } from '../applicant.ts'
import type { DossierDeps } from '../deps.ts'
import type { FeeFact, FilingChannel, ReturnBy, SubmittedComponent } from '../dossier.ts'
import type { Actor } from '../rules/actor.ts'
import { hasFiled } from '../store.ts'
import { usableFiles } from '../submitted-files.ts'

/** A component as the sender hands it in: which, and the ids of the files sent before. */
export interface HandedIn {
  readonly key: string
  readonly files: readonly string[]
  readonly originals?: number
  readonly copies?: number
}

/**
 * Somebody files beside the applicant, at the applicant's own wish: an officer, a member of a community team in one of
 * its sessions, an officer who came to their home. The channel stays what it is; such filings are counted apart.
 * @source docs/legal/reception.md#assisted-filing
 */
export interface Assisting {
  readonly kind: 'officer' | 'team' | 'homeVisit'
  readonly team?: string
  readonly session?: string
  readonly visit?: string
  /** The applicant agreed, in the words said to them. */
  readonly consent: true
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
  /** Where the post brings the result, confirmed by the applicant; their address when left out. */
  readonly postTo?: string
  readonly assistance?: Assisting
}

/** A filing that can stand: units found, files owned and clean, answers typed, fees known. */
export interface CheckedFiling {
  readonly filing: Filing
  readonly procedure: Procedure
  readonly answers: Answers
  readonly components: readonly SubmittedComponent[]
  readonly fee: FeeFact
  readonly units: { readonly competent: string; readonly receiving: string; readonly returning: string }
  readonly agencyCode: string
}

/**
 * Looks at everything a filing says, once, before anything is written.
 * @throws InvalidInput with every fault by field; Refusal 404 `procedure_not_found`, 422 `procedure_not_fileable`
 */
export async function checkFiling(
  deps: DossierDeps,
  filing: Filing,
  actor: Actor,
  at: Temporal.Instant,
): Promise<CheckedFiling> {
  await refuseFlood(deps, filing, at)
  const procedure = getFileable(deps, filing)
  const directory = await unitDirectory(deps.db)
  const wards = wardsOf(directory)
  const today = local(at).toPlainDate()
  const { answers, errors } = checkAnswers(procedure.form, deps.catalogue.dictionary, filing.answers, {
    today,
    wards,
  })
  const faults: FieldError[] = errors.map(error => ({
    field: `answers.${error.field}`,
    code: error.code,
    message: sayFault(error, procedure.form, deps.catalogue.dictionary, 'vi'),
  }))
  faults.push(
    ...applicantFaults(filing.applicant),
    ...postFaults(filing),
    ...assistanceFaults(filing.assistance, actor),
  )
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

/** @throws Refusal 429 `too_many_filings` */
async function refuseFlood(
  { db, filingsPerHour }: DossierDeps,
  { citizen }: Filing,
  at: Temporal.Instant,
): Promise<void> {
  if (filingsPerHour === null || citizen === null) return
  if (await hasFiled(db, citizen, filingsPerHour, at.subtract({ hours: 1 })))
    throw new Refusal(429, 'too_many_filings')
}

/** The communes and wards that answers may name. */
export async function knownWards(db: Db): Promise<ReadonlySet<string>> {
  return wardsOf(await unitDirectory(db))
}

function wardsOf(directory: UnitDirectory): ReadonlySet<string> {
  return new Set(directory.units.filter(unit => unit.wardCode !== undefined).map(unit => unit.id))
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

/** The post needs an address. @source docs/legal/hand-over.md#post */
function postFaults(filing: Filing): FieldError[] {
  return filing.returnBy === 'post' && postAddress(filing) === ''
    ? [{ field: 'postTo', code: 'required' }]
    : []
}

/** Where the post brings the result. */
export function postAddress({ postTo, applicant }: Pick<Filing, 'postTo' | 'applicant'>): string {
  return (postTo ?? applicant.address ?? '').trim()
}

/** Only an officer can say that somebody was helped, only with the consent on record, and what the kind names must be named. */
function assistanceFaults(assistance: Assisting | undefined, actor: Actor): FieldError[] {
  if (assistance === undefined) return []
  const { kind, consent, team, visit } = assistance
  const wrong = (field: string, code: string) => ({ field: `assistance.${field}`, code })
  return [
    ...(actor.id.startsWith('officer:') ? [] : [wrong('kind', 'not_an_officer')]),
    // A caller outside the program may send anything.
    ...((consent as unknown) === true ? [] : [wrong('consent', 'consent_required')]),
    ...(kind === 'team' && !team ? [wrong('team', 'required')] : []),
    ...(kind === 'homeVisit' && !visit ? [wrong('visit', 'required')] : []),
  ]
}

/** The papers handed in: each listed once, each file whole, clean and the sender's own; no required one may be missing. */
async function checkComponents(
  deps: DossierDeps,
  filing: Filing,
  procedure: Procedure,
  answers: Answers,
  actor: Actor,
): Promise<{ components: SubmittedComponent[]; faults: FieldError[] }> {
  const asked = new Set(componentsAskedFor(procedure, answers).map(({ key }) => key))
  const ids = filing.components.flatMap(({ files }) => files)
  const usable = await usableFiles(deps.db, ids, actor.id)
  const faults = filing.components.flatMap(handed =>
    componentFaults(handed, filing.components, asked, usable),
  )
  const components = filing.components.map(handed => {
    const files = handed.files.flatMap(id => usable.get(id) ?? [])
    return { key: handed.key, originals: handed.originals ?? 0, copies: handed.copies ?? files.length, files }
  })
  const present = components.filter(({ files, originals, copies }) => files.length + originals + copies > 0)
  const missing = missingComponents(
    procedure,
    answers,
    present.map(({ key }) => key),
  )
  return { components, faults: [...faults, ...missing.map(({ key }) => fault(key, 'component_missing'))] }
}

function componentFaults(
  handed: HandedIn,
  all: readonly HandedIn[],
  asked: ReadonlySet<string>,
  usable: ReadonlyMap<string, unknown>,
): FieldError[] {
  if (!asked.has(handed.key)) return [fault(handed.key, 'component_not_listed')]
  if (all.find(({ key }) => key === handed.key) !== handed) return [fault(handed.key, 'component_twice')]
  return handed.files.every(id => usable.has(id)) ? [] : [fault(handed.key, 'file_not_usable')]
}

function fault(component: string, code: string): FieldError {
  return { field: `components.${component}`, code }
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
