import { type Locale, say } from '../../../../kernel/index.ts'
import {
  type AnswerFault,
  type Answers,
  type Catalogue,
  type Component,
  checkAnswers,
  type Dictionary,
  type FieldGroup,
  groupsAskedFor,
  missingComponents,
  type Procedure,
  papersAskedFor,
} from '../../../catalogue/index.ts'
import type { FilingChannel } from '../../dossier.ts'
import type { DraftContent } from '../../drafts.ts'
import { messagesIn } from './messages.ts'
import { authorityOf, isAtCounter, isCompletion, type OpenDraft, wardsOf } from './open-draft.ts'

/**
 * How far a part of a draft is. `faulty`: finished once, and no longer right. `again`: right when it was filed, and asked
 * for again by an officer.
 */
export type PartState = 'done' | 'begun' | 'faulty' | 'todo' | 'again'

export interface Part {
  /** As in its address: `where`, `questions/<group>`, `papers`… */
  readonly key: string
  readonly title: string
  readonly state: PartState
  /** Nothing of it is missing or wrong, finished or not. */
  readonly isRight: boolean
}

/** A group's part. */
export function questionsKey(group: string): string {
  return `questions/${group}`
}

/**
 * The parts of a draft that have to be done, in order, each with how far it is. The last, checking and filing, is not
 * among them: it opens when all of these are done.
 */
export function partsOf(open: OpenDraft, catalogue: Pick<Catalogue, 'dictionary'>): Part[] {
  const messages = messagesIn(open.locale)
  const faults = faultsIn(open, catalogue.dictionary)
  const groups = askedGroups(open).map(group => groupPart(open, group, faults))
  if (isCompletion(open)) {
    return papersOf(open).length === 0 ? groups : [...groups, papersPart(open)]
  }
  return [
    ...(isAtCounter(open) ? [part(open, 'applicant', messages.applicant, hasApplicant(open))] : []),
    ...('unit' in open.procedure.competence ? [] : [part(open, 'where', messages.where, hasAuthority(open))]),
    ...groups,
    papersPart(open),
    part(open, 'result', messages.result, hasReturn(open)),
  ]
}

/** The parts that hold up filing. What an officer asked for again does not: only one of its pages may have to change. */
export function unfinished(parts: readonly Part[]): Part[] {
  return parts.filter(({ state }) => state !== 'done' && state !== 'again')
}

/** Where to go on: the first part that is not done. */
export function nextPart(parts: readonly Part[]): Part | undefined {
  return parts.find(({ state }) => state !== 'done')
}

/** Where somebody goes after a part: the next one that is not done, else to checking. */
export function partAfter(parts: readonly Part[], key: string): string {
  const index = parts.findIndex(one => one.key === key)
  const later = parts.slice(index + 1).find(({ state }) => state !== 'done')
  return (later ?? unfinished(parts)[0])?.key ?? 'check'
}

/** The part before, for the way back; undefined for the first. */
export function partBefore(parts: readonly Part[], key: string): Part | undefined {
  const index = parts.findIndex(one => one.key === key)
  return index > 0 ? parts[index - 1] : undefined
}

/** The groups of questions to go through; when a dossier is completed, only if its form was asked for. */
export function askedGroups(open: OpenDraft): readonly FieldGroup[] {
  const { completes } = open.draft.content
  const asksForm = open.procedure.components.some(
    ({ key, kind }) => kind === 'eform' && (completes?.components.includes(key) ?? true),
  )
  return completes === undefined || asksForm ? groupsAskedFor(open.procedure.form, open.answers) : []
}

/** The papers to hand in, given the answers; when a dossier is completed, only those asked for. */
export function papersOf({ procedure, answers, draft }: OpenDraft): readonly Component[] {
  const { completes } = draft.content
  if (completes === undefined) return askedFrom(procedure, answers, draft.channel)
  return procedure.components.filter(
    ({ key, kind }) => kind !== 'eform' && completes.components.includes(key),
  )
}

/** The papers the answers ask for. Who signed in has shown who they are: their identity card is not asked for. */
export function askedFrom(
  procedure: Procedure,
  answers: Answers,
  channel: FilingChannel,
): readonly Component[] {
  const papers = papersAskedFor(procedure, answers)
  if (channel !== 'online') return papers
  return papers.filter(({ key, kind, required }) => required || kind !== 'shown' || key !== 'identity')
}

/** The listed component that is answered in the form. */
export function eformOf({ components }: Pick<Procedure, 'components'>): string | undefined {
  return components.find(({ kind }) => kind === 'eform')?.key
}

/** The papers still missing. At a counter a paper in hand is enough; over the network it takes a file. */
export function missingPapers(open: OpenDraft): readonly Component[] {
  const present = open.draft.content.components
    .filter(({ files, originals = 0, copies = 0 }) => files.length + originals + copies > 0)
    .map(({ key }) => key)
  if (isCompletion(open)) return papersOf(open).filter(({ key }) => !present.includes(key))
  return missingComponents(open.procedure, open.answers, present)
}

/** What is wrong with the answers as they stand. */
export function faultsIn(open: OpenDraft, dictionary: Dictionary): readonly AnswerFault[] {
  return checked(open, dictionary).errors
}

/** All answers, judged together as filing will judge them. */
export function checked(open: OpenDraft, dictionary: Dictionary) {
  const wards = new Set(wardsOf(open).map(({ id }) => id))
  return checkAnswers(open.procedure.form, dictionary, open.answers, { today: open.today, wards })
}

function part({ draft }: OpenDraft, key: string, title: string, isRight: boolean, isBegun = false): Part {
  const wasDone = draft.content.done.includes(key)
  const state = wasDone ? (isRight ? 'done' : 'faulty') : isBegun ? 'begun' : 'todo'
  return { key, title, state, isRight }
}

function groupPart(open: OpenDraft, group: FieldGroup, faults: readonly AnswerFault[]): Part {
  const keys = new Set(group.fields.map(({ key }) => key))
  const isRight = !faults.some(({ field }) => keys.has(field)) && !isTyped(open.draft.content, group.key)
  const isBegun =
    Object.keys(open.answers).some(key => keys.has(key)) || isTyped(open.draft.content, group.key)
  const found = part(open, questionsKey(group.key), say(group.title, open.locale), isRight, isBegun)
  return isCompletion(open) && isRight && found.state === 'begun' ? { ...found, state: 'again' } : found
}

/** Whether something stands in the group as it was typed because it could not be read. */
export function isTyped(content: DraftContent, group: string): boolean {
  return Object.keys(content.typed[group] ?? {}).length > 0
}

function papersPart(open: OpenDraft): Part {
  const messages = messagesIn(open.locale)
  const isBegun = open.draft.content.components.some(({ files }) => files.length > 0)
  return part(open, 'papers', messages.papers, missingPapers(open).length === 0, isBegun)
}

function hasApplicant({ draft }: OpenDraft): boolean {
  return (draft.content.applicant.fullName ?? '') !== '' && !isTyped(draft.content, 'applicant')
}

function hasAuthority(open: OpenDraft): boolean {
  const authority = authorityOf(open)
  return authority !== undefined && open.directory.find(authority)?.decides === true
}

function hasReturn({ draft, directory }: OpenDraft): boolean {
  const { returnBy, returningUnit, postTo = '' } = draft.content
  if (returnBy === undefined || isTyped(draft.content, 'contact')) return false
  if (returnBy === 'post') return postTo.trim() !== ''
  return (
    returnBy === 'account' ||
    (returningUnit !== undefined && directory.find(returningUnit)?.receives === true)
  )
}

/** The name of a paper on the page. */
export function paperName(
  procedure: { readonly components: readonly Component[] },
  key: string,
  locale: Locale,
): string {
  const found = procedure.components.find(component => component.key === key)
  return found === undefined ? key : say(found.name, locale)
}
