import { fold, formatDate, formatVnd, local, say, vnd } from '../../kernel/index.ts'
import type { Db } from '../../platform/db/index.ts'
import { transaction } from '../../platform/db/index.ts'
import {
  type Answers,
  branchesOf,
  type Component,
  componentsAskedFor,
  fieldsOf,
  type Procedure,
  sayAnswer,
  sayLimit,
  termOf,
} from '../catalogue/index.ts'
import {
  type DraftedResult,
  type FilledResult,
  fillResult,
  type IssuedDocument,
  issuedDocuments,
  issueSlip,
  type PaperHead,
  type Slip,
  type SlipFacts,
} from '../documents/index.ts'
import { readStream } from '../journal/index.ts'
import { findOfficer, type OfficerId, type Unit, unitDirectory } from '../organisation/index.ts'
import { type DossierContents, type ResultWords, readContents } from './contents.ts'
import type { DossierDeps } from './deps.ts'
import { type Dossier, stream } from './dossier.ts'
import type { DossierEntryKind } from './rules/entries.ts'

/** The slips of one dossier. */
export type SlipKind = 'acknowledgement' | 'form01' | 'form02' | 'form03'

/** The entry each slip speaks of: a slip exists as soon as its entry does. */
const spokenOf: Record<SlipKind, DossierEntryKind> = {
  acknowledgement: 'filed',
  form01: 'accepted',
  form02: 'supplementRequested',
  form03: 'refused',
}

/** The slips this dossier has, oldest first. */
export function slipKinds(dossier: Dossier): SlipKind[] {
  return [
    ...(dossier.channel === 'online' ? (['acknowledgement'] as const) : []),
    ...(dossier.supplement === undefined ? [] : (['form02'] as const)),
    ...(dossier.refusal === undefined ? [] : (['form03'] as const)),
    ...(dossier.acceptance === undefined ? [] : (['form01'] as const)),
  ]
}

/** The slip, made once for its entry by whoever asks first; undefined while the dossier has none of its kind. */
export async function slipOf(
  deps: DossierDeps,
  dossier: Dossier,
  kind: SlipKind,
): Promise<IssuedDocument | undefined> {
  const entries = await readStream(deps.db, stream(dossier.id))
  const entry = entries.findLast(each => each.kind === spokenOf[kind])
  if (entry === undefined || !slipKinds(dossier).includes(kind)) return undefined
  const known = await issuedDocuments(deps.db, dossier.id)
  const made = known.find(paper => paper.kind === kind && paper.forEntry === entry.seq)
  if (made !== undefined) return made
  const words = await gather(deps, dossier)
  const facts = await slipFacts(words, entry.at, entry.hash.toString('hex'))
  const slip = await slips[kind](words, facts)
  const issuing = { dossierId: dossier.id, forEntry: entry.seq, at: entry.at, by: entry.actor }
  return transaction(deps.db, tx => issueSlip(tx, deps.blobs, slip, issuing))
}

interface Words {
  readonly deps: DossierDeps
  readonly dossier: Dossier
  readonly contents: DossierContents
  readonly procedure: Procedure
  readonly unit: (id: string) => Unit | undefined
}

async function gather(deps: DossierDeps, dossier: Dossier): Promise<Words> {
  const [contents, directory] = await Promise.all([readContents(deps.db, dossier), unitDirectory(deps.db)])
  const procedure = deps.catalogue.version(dossier.procedure.code, dossier.procedure.version)
  return { deps, dossier, contents, procedure, unit: id => directory.find(id) }
}

async function slipFacts(words: Words, at: Temporal.Instant, entryHash: string): Promise<SlipFacts> {
  const { deps, dossier, contents, procedure } = words
  const trackUrl = `${deps.baseUrl}/tra-cuu/${dossier.code}`
  const { applicant } = contents
  return {
    head: headOf(words, dossier.receivingUnit),
    code: dossier.code,
    trackUrl,
    lookUp: `${deps.baseUrl.replace(/^https?:\/\//, '')}/tra-cuu`,
    at,
    receivingUnit: counterName(words.unit(dossier.receivingUnit)),
    applicant: {
      owner: applicant?.fullName ?? '…………',
      ...(applicant?.personalNumber === undefined ? {} : { number: applicant.personalNumber }),
      ...(applicant?.address === undefined ? {} : { address: addressOf(words) }),
      ...(applicant?.phone === undefined ? {} : { phone: applicant.phone }),
      ...(applicant?.email === undefined ? {} : { email: applicant.email }),
    },
    request: procedure.name.vi,
    entryHash,
  }
}

/** The address with its ward, where whoever wrote it down has not named the ward already. */
function addressOf({ contents, unit }: Words): string {
  const { address = '', ward } = contents.applicant ?? {}
  const name = ward === undefined ? undefined : unit(ward)?.shortName.vi
  return name === undefined || fold(address).includes(fold(name)) ? address : `${address}, ${name}`
}

function headOf({ deps, unit }: Pick<Words, 'deps' | 'unit'>, id: string): PaperHead {
  const body = unit(id)
  const above = body?.parent === undefined ? undefined : unit(body.parent)?.name.vi
  return {
    ...(above === undefined ? {} : { above }),
    body: body?.name.vi ?? id,
    place: placeOf(body) ?? say(deps.cityName, 'vi'),
  }
}

/** Where a ward's papers are dated: its name without the word for what it is. */
function placeOf(unit: Unit | undefined): string | undefined {
  return unit?.wardCode === undefined ? undefined : unit.shortName.vi.replace(/^(?:Phường|Xã)\s+/u, '')
}

function counterName(unit: Unit | undefined): string {
  return unit?.counterName?.vi ?? unit?.name.vi ?? '…………'
}

const slips: {
  [Kind in SlipKind]: (words: Words, facts: SlipFacts) => Promise<Extract<Slip, { kind: Kind }>>
} = {
  acknowledgement: async (words, facts) => ({
    kind: 'acknowledgement',
    facts: {
      ...facts,
      authority: words.unit(words.dossier.competentAuthority)?.name.vi ?? '',
      filedAt: Temporal.Instant.from(words.dossier.filedAt),
      answerBy: Temporal.Instant.from(words.dossier.answerBy.at),
      papers: submittedNames(words),
      ...feeWords(words.dossier),
    },
  }),
  form01: async (words, facts) => {
    const { dossier } = words
    const { acceptance } = dossier
    if (acceptance === undefined) throw new Error('form 01 needs an acceptance')
    return {
      kind: 'form01',
      facts: {
        ...facts,
        components: takenComponents(words),
        timeLimit: sayLimit(acceptance.timeLimit, 'vi'),
        receivedAt: Temporal.Instant.from(acceptance.at),
        resultAt: Temporal.Instant.from(acceptance.due.at),
        provisional: acceptance.due.provisional,
        returnAt: returnWords(words),
        ...feeWords(dossier),
        ...(await officerWords(words.deps.db, acceptance.by)),
      },
    }
  },
  form02: async (words, facts) => {
    const { supplement } = words.dossier
    if (supplement === undefined) throw new Error('form 02 needs a request')
    const items = supplement.items.map(({ component }) => ({
      name: componentName(words.procedure, component),
      reason: words.contents.supplementReasons.get(component) ?? '',
    }))
    const officer = await officerWords(words.deps.db, supplement.by)
    return { kind: 'form02', facts: { ...facts, items, contact: contactOf(words, officer), ...officer } }
  },
  form03: async (words, facts) => {
    const { refusal } = words.dossier
    if (refusal === undefined) throw new Error('form 03 needs a refusal')
    const officer = await officerWords(words.deps.db, refusal.by)
    const { reason = '', ground = '' } = words.contents.refusal ?? {}
    return {
      kind: 'form03',
      facts: { ...facts, reason, ground, contact: contactOf(words, officer), ...officer },
    }
  },
}

async function officerWords(db: Db, actor: string): Promise<{ officer?: string }> {
  const officer = actor.startsWith('officer:')
    ? await findOfficer(db, actor.slice(8) as OfficerId)
    : undefined
  return officer === undefined ? {} : { officer: officer.fullName }
}

function contactOf(words: Words, { officer }: { officer?: string }): string {
  const counter = words.unit(words.dossier.receivingUnit)
  return [officer, counterName(counter), counter?.address].filter(Boolean).join(', ')
}

function componentName(procedure: Procedure, key: string): string {
  return procedure.components.find(component => component.key === key)?.name.vi ?? key
}

function submittedNames({ dossier, procedure }: Words): string[] {
  return dossier.components.map(({ key }) => componentName(procedure, key))
}

/** What was taken, as form 01 counts it: originals, certified copies and plain copies in columns of their own. */
function takenComponents({ dossier, procedure, contents }: Words) {
  const listed = new Map<string, Component>(procedure.components.map(component => [component.key, component]))
  const forms = componentsAskedFor(procedure, contents.answers).filter(({ kind }) => kind === 'eform')
  const papers = dossier.components.filter(({ key }) => listed.get(key)?.kind !== 'eform')
  return [
    ...forms.map(({ name }) => ({ name: name.vi, originals: 1, certified: 0, copies: 0 })),
    ...papers.map(({ key, originals, copies: counted, files }) => {
      const isCertified = listed.get(key)?.kind === 'certified'
      // What came as files and was not counted is listed by its files: a row without a number says nothing.
      const copies = originals + counted === 0 ? Math.max(1, files.length) : counted
      return {
        name: listed.get(key)?.name.vi ?? key,
        originals,
        certified: isCertified ? copies : 0,
        copies: isCertified ? 0 : copies,
      }
    }),
  ]
}

function returnWords({ dossier, unit }: Words): string {
  if (dossier.returnBy === 'account') return 'Bản điện tử trong tài khoản của người nộp'
  return counterName(unit(dossier.returningUnit))
}

function feeWords({ fee }: Dossier): { fee?: string } {
  if (fee.total === null) return { fee: 'Theo thông báo của cơ quan giải quyết' }
  if (fee.total === 0) return {}
  const paid = fee.paid === undefined ? '' : ` (đã nộp, biên lai số ${fee.paid.receipt})`
  return { fee: `${formatVnd(vnd(fee.total), 'vi')}${paid}` }
}

/** The result as the leader reads and signs it: the template's words with the answers, and the officer's own. */
export async function draftedResult(
  deps: DossierDeps,
  dossier: Dossier,
  drafted: ResultWords,
  signer: { readonly title: string; readonly name: string },
  on: Temporal.Instant,
  branch?: string,
): Promise<DraftedResult> {
  const words = await gather(deps, dossier)
  const { procedure, contents } = words
  const { authorityId, result } = deciding(dossier, procedure, branch)
  const authority = words.unit(authorityId)
  const values = {
    ...printedAnswers(words, contents.answers),
    code: dossier.code,
    authority: authority?.name.vi ?? '',
    decidedOn: formatDate(local(on).toPlainDate()),
    applicant: contents.applicant?.fullName ?? '',
  }
  const { template } = result
  const { facts } =
    drafted.kind === 'granted' ? fillResult(template, values) : negative(procedure, words, drafted)
  const rows = facts.rows?.map(({ label, value }) => ({ label, value: isBlank(value) ? nothing : value }))
  const closing = [facts.closing, drafted.kind === 'granted' ? drafted.text : ''].filter(Boolean).join('\n')
  return {
    ...facts,
    ...(rows === undefined ? {} : { rows }),
    head: headOf(words, authorityId),
    code: dossier.code,
    ...(closing === '' ? {} : { closing }),
    signer,
  }
}

/** Whose result it is and what it is called: the procedure's own, or that of a branch in a linked procedure. */
export function deciding(dossier: Dossier, procedure: Procedure, branch: string | undefined) {
  const own = { authorityId: dossier.competentAuthority, result: procedure.result }
  const linked = branchesOf(procedure).find(({ key }) => key === branch)
  if (linked === undefined) return own
  const unit = 'unit' in linked.competence ? linked.competence.unit : dossier.competentAuthority
  return { authorityId: unit, result: linked.result }
}

const nothing = '–'

/** A line whose answers are all empty shows one dash, not two with a comma. */
function isBlank(value: string): boolean {
  return /^[–,;\s]*$/.test(value)
}

/** Every question of the form as the paper prints its answer; one that was not asked or answered prints empty. */
function printedAnswers({ deps, procedure, unit }: Words, answers: Answers): Record<string, string> {
  const wardName = (id: string) => unit(id)?.shortName.vi
  const printed = fieldsOf(procedure.form).map(field => {
    const answer = answers[field.key]
    const isEmpty = answer === undefined || answer === null || answer === ''
    return [
      field.key,
      isEmpty ? '' : sayAnswer(termOf(deps.catalogue.dictionary, field), answer, 'vi', wardName),
    ]
  })
  return Object.fromEntries(printed)
}

/** A negative decision says what was asked, that it is not granted, and why. @source docs/legal/results.md */
function negative(
  procedure: Procedure,
  { contents }: Words,
  drafted: ResultWords,
): Pick<FilledResult, 'facts'> {
  const facts: FilledResult['facts'] = {
    kind: 'decision',
    title: 'Thông báo về việc không giải quyết thủ tục hành chính',
    symbol: 'TB-KGQ',
    intro: `Kính gửi: ${contents.applicant?.fullName ?? ''}\nVề hồ sơ đề nghị thực hiện thủ tục: ${procedure.name.vi}.`,
    articles: [
      `Hồ sơ không đủ điều kiện giải quyết vì: ${drafted.text}`,
      'Người nộp hồ sơ có quyền khiếu nại hoặc khởi kiện theo quy định của pháp luật.',
    ],
    closing: '',
  }
  return { facts }
}
