/** Forms 04 and 05 filled from what is on record. @source docs/legal/forms.md */
import { formatMoment } from '../../kernel/index.ts'
import type { Db } from '../../platform/db/index.ts'
import { supplementPolicy } from '../catalogue/index.ts'
import type { DraftedLetter, Signer, SlipFacts } from '../documents/index.ts'
import type { Entry } from '../journal/index.ts'
import { findOfficer, type OfficerId } from '../organisation/index.ts'
import { type Dossier, openStep, type StopGround } from './dossier.ts'
import { contactOf, counterName, feeWords, headOf, officerWords, type Words } from './paper-facts.ts'
import { clockActor } from './rules/actor.ts'
import { signerBlock } from './signer.ts'

interface SignedLetter {
  readonly letter: DraftedLetter
  /** By whose numbers it is counted. */
  readonly authorityId: string
}

/** The apology or the notice of a stop, as the entry says it, ready for its number. */
export function signedLetter(
  words: Words,
  kind: 'form04' | 'form05',
  entry: Entry,
  facts: SlipFacts,
): Promise<SignedLetter> {
  return kind === 'form04' ? apology(words, entry, facts) : stopNotice(words, entry, facts)
}

async function apology(words: Words, entry: Entry, facts: SlipFacts): Promise<SignedLetter> {
  const { dossier, contents, deps } = words
  const { acceptance, apology: owed, competentAuthority: authorityId } = dossier
  if (acceptance === undefined || owed?.sent === undefined) throw new Error('form 04 needs an apology')
  const letter: DraftedLetter = {
    kind: 'form04',
    facts: {
      ...facts,
      head: headOf(words, authorityId),
      symbol: 'VBXL',
      signer: await signerOf(deps.db, entry),
      receivedAt: Temporal.Instant.from(acceptance.at),
      promisedAt: Temporal.Instant.from(acceptance.due.at),
      delayedBy: words.unit(heldLongest(dossier))?.name.vi ?? facts.head.body,
      reason: contents.apologyReason ?? '',
      newAt: Temporal.Instant.from(owed.sent.newDate),
      returnAt: returnPlace(words),
    },
  }
  return { letter, authorityId }
}

/** After "trả kết quả … tại": the place alone. */
function returnPlace({ dossier, unit }: Words): string {
  if (dossier.returnBy === 'account') return 'tài khoản của Ông/Bà trên hệ thống'
  if (dossier.returnBy === 'post') return 'địa chỉ của Ông/Bà, qua bưu chính'
  return counterName(unit(dossier.returningUnit))
}

/** The unit that is answerable: the one that held it longest, or has it now where nobody was late yet. */
function heldLongest(dossier: Dossier): string {
  const held = dossier.late?.held.toSorted((one, other) => other.minutes - one.minutes)[0]
  return held?.unit ?? openStep(dossier)?.unit ?? dossier.competentAuthority
}

async function stopNotice(words: Words, entry: Entry, facts: SlipFacts): Promise<SignedLetter> {
  const { dossier, deps } = words
  const { stop, filedAt, acceptance } = dossier
  if (stop === undefined) throw new Error('form 05 needs a stop')
  const isByClock = stop.by === clockActor.id
  // Before acceptance, and where nobody's hand does it, the one-stop unit speaks; else the authority itself.
  const authorityId =
    isByClock || acceptance === undefined ? dossier.receivingUnit : dossier.competentAuthority
  const letter: DraftedLetter = {
    kind: 'form05',
    facts: {
      ...facts,
      head: headOf(words, authorityId),
      symbol: 'TB-DGQ',
      signer: isByClock ? oneStopUnit(words) : await signerOf(deps.db, entry),
      receivedAt: Temporal.Instant.from(acceptance?.at ?? filedAt),
      stoppedAt: Temporal.Instant.from(stop.at),
      reason: whyStopped(words, stop.ground),
      ground: groundOf(words, stop.ground),
      fee: feeAfterStop(dossier),
      papersAt: counterName(words.unit(dossier.receivingUnit)),
      contact: contactOf(words, await officerWords(deps.db, acceptance?.by ?? stop.by)),
    },
  }
  return { letter, authorityId }
}

/** What the clock does, nobody signs with a name: the paper says so. */
function oneStopUnit({ dossier, unit }: Words): Signer {
  return {
    title: counterName(unit(dossier.receivingUnit)),
    name: '',
    basis: 'hệ thống lập khi hết thời hạn bổ sung, không cần chữ ký của cá nhân',
  }
}

/** Whoever did the act signs its letter, in the form in which the post was delegated where it was. */
async function signerOf(db: Db, entry: Entry): Promise<Signer> {
  const officer = await findOfficer(db, entry.actor.replace('officer:', '') as OfficerId)
  if (officer === undefined) throw new Error('a letter of an authority needs its signer')
  return signerBlock(db, officer, delegationOf(entry))
}

function delegationOf(entry: Entry): string | undefined {
  const { delegation } = entry.facts
  return typeof delegation === 'string' ? delegation : undefined
}

function whyStopped({ dossier, contents }: Words, ground: StopGround): string {
  const { supplement } = dossier
  if (ground !== 'notCompleted') return contents.stopReason ?? ''
  const until = supplement?.answerBy
  const moment = until === undefined ? '' : ` (${formatMoment(Temporal.Instant.from(until), 'vi')})`
  return `Đã quá thời hạn bổ sung${moment} mà hồ sơ chưa được hoàn thiện.`
}

const grounds: Readonly<Record<Exclude<StopGround, 'notCompleted'>, string>> = {
  courtOrder: 'Quyết định của Tòa án hoặc của cơ quan có thẩm quyền, nêu tại lý do',
  dispute: 'Có tranh chấp đang được cơ quan có thẩm quyền giải quyết, nêu tại lý do',
  sectorLaw: 'Quy định của pháp luật chuyên ngành, nêu tại lý do',
  applicantGone: 'Người nộp hồ sơ không còn, nêu tại lý do',
}

function groundOf({ procedure }: Words, ground: StopGround): string {
  return ground === 'notCompleted' ? supplementPolicy(procedure).basis : grounds[ground]
}

/** Whether money goes back is for the rules of each fee: the letter promises nothing it cannot know (docs/legal/fees.md). */
function feeAfterStop(dossier: Dossier): string {
  const { paid } = dossier.fee
  if (paid === undefined) return 'không thu.'
  return `${feeWords(dossier).fee ?? ''}; việc hoàn trả theo quy định của từng khoản thu.`
}
