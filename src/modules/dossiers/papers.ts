import { formatDate, local } from '../../kernel/index.ts'
import { type Db, transaction } from '../../platform/db/index.ts'
import {
  type Answers,
  branchesOf,
  type Component,
  componentsAskedFor,
  fieldsOf,
  type Procedure,
  sayAnswer,
  sayLimit,
  supplementPolicy,
  termOf,
} from '../catalogue/index.ts'
import {
  type DossierPaperKind,
  type DraftedResult,
  type FilledResult,
  fillResult,
  type IssuedDocument,
  issuedDocuments,
  issueLetter,
  issueSlip,
  type Slip,
  type SlipFacts,
} from '../documents/index.ts'
import { type Entry, readStream } from '../journal/index.ts'
import type { ResultWords } from './contents.ts'
import { controlSlip, handOverEntries } from './control-slip.ts'
import type { DossierDeps } from './deps.ts'
import { type Dossier, stream } from './dossier.ts'
import {
  componentName,
  contactOf,
  feeWords,
  gather,
  headOf,
  listedIn,
  officerWords,
  returnWords,
  slipFacts,
  type Words,
} from './paper-facts.ts'
import type { DossierEntryKind } from './rules/entries.ts'
import { signedLetter } from './signed-letters.ts'
import { lockDossier } from './store.ts'

/** The papers of one dossier beside its results: slips, and the letters of an authority (04, 05). */
export type SlipKind = Exclude<DossierPaperKind, 'result'>

/** The entries each paper speaks of: it exists as soon as one does, and the last one counts. */
const spokenOf: Record<SlipKind, readonly DossierEntryKind[]> = {
  acknowledgement: ['filed'],
  form01: ['accepted'],
  form02: ['supplementRequested'],
  form03: ['refused'],
  form04: ['apologised'],
  form05: ['stopped'],
  form06: handOverEntries,
}

/** The papers this dossier has, in the order of their numbers, the confirmation first. */
export function slipKinds(dossier: Dossier): SlipKind[] {
  const { channel, supplement, refusal, acceptance, apology, stop } = dossier
  const has: Record<SlipKind, boolean> = {
    acknowledgement: channel === 'online',
    form02: supplement !== undefined,
    form03: refusal !== undefined,
    form01: acceptance !== undefined,
    form04: apology?.sent !== undefined,
    form05: stop !== undefined,
    form06: acceptance !== undefined,
  }
  return (Object.keys(has) as SlipKind[]).filter(kind => has[kind])
}

/**
 * The paper, made once for its entry by whoever asks first; undefined while the dossier has none of its kind. After an
 * apology and a stop a job is the first to ask, so that their letters carry their number within seconds, whoever reads
 * them: numbering them inside the act would hold the act up for the drawing of a PDF that the act does not need.
 */
export async function slipOf(
  deps: DossierDeps,
  dossier: Dossier,
  kind: SlipKind,
): Promise<IssuedDocument | undefined> {
  const entries = await readStream(deps.db, stream(dossier.id))
  const entry = entries.findLast(each => (spokenOf[kind] as readonly string[]).includes(each.kind))
  if (entry === undefined || !slipKinds(dossier).includes(kind)) return undefined
  const known = await issuedFor(deps.db, dossier, kind, entry)
  if (known !== undefined) return known
  const words = await gather(deps, dossier)
  const facts = await slipFacts(words, entry.at, entry.hash.toString('hex'))
  if (kind === 'form04' || kind === 'form05') return letterOf(words, kind, entry, facts)
  const slip = await slips[kind](words, facts)
  const issuing = { dossierId: dossier.id, forEntry: entry.seq, at: entry.at, by: entry.actor }
  return transaction(deps.db, tx => issueSlip(tx, deps.blobs, slip, issuing))
}

async function issuedFor(db: Db, dossier: Dossier, kind: SlipKind, entry: Entry) {
  const known = await issuedDocuments(db, dossier.id)
  return known.find(paper => paper.kind === kind && paper.forEntry === entry.seq)
}

/** Numbered and signed once: two who ask at the same moment wait for each other at the dossier. */
async function letterOf(words: Words, kind: 'form04' | 'form05', entry: Entry, facts: SlipFacts) {
  const { deps, dossier } = words
  const { letter, authorityId } = await signedLetter(words, kind, entry, facts)
  return transaction(deps.db, async tx => {
    await lockDossier(tx, dossier.code)
    const made = await issuedFor(tx, dossier, kind, entry)
    if (made !== undefined) return made
    return issueLetter(tx, deps.blobs, letter, {
      dossierId: dossier.id,
      forEntry: entry.seq,
      at: entry.at,
      by: entry.actor,
      authorityId,
      checkPage: `${deps.baseUrl}/xac-thuc`,
    })
  })
}

type MadeSlip = Exclude<SlipKind, 'form04' | 'form05'>

const slips: {
  [Kind in MadeSlip]: (words: Words, facts: SlipFacts) => Promise<Extract<Slip, { kind: Kind }>>
} = {
  acknowledgement: async (words, facts) => ({
    kind: 'acknowledgement',
    facts: {
      ...facts,
      ...listedIn(words),
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
        ...listedIn(words),
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
    const { basis } = supplementPolicy(words.procedure)
    return {
      kind: 'form02',
      facts: {
        ...facts,
        ...listedIn(words),
        items,
        ground: basis,
        ...(supplement.answerBy === undefined
          ? {}
          : { answerBy: Temporal.Instant.from(supplement.answerBy) }),
        contact: contactOf(words, officer),
        ...officer,
      },
    }
  },
  form03: async (words, facts) => {
    const { refusal } = words.dossier
    if (refusal === undefined) throw new Error('form 03 needs a refusal')
    const officer = await officerWords(words.deps.db, refusal.by)
    const { reason = '', ground = '' } = words.contents.refusal ?? {}
    return {
      kind: 'form03',
      facts: { ...facts, ...listedIn(words), reason, ground, contact: contactOf(words, officer), ...officer },
    }
  },
  form06: async (words, facts) => ({ kind: 'form06', facts: await controlSlip(words, facts) }),
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
