/**
 * Forms 04 and 05: what the competent authority itself writes to the applicant, numbered and signed by its head or
 * for its head. Drafted by the system, read and signed by a person.
 */

import { formatMoment } from '../../kernel/index.ts'
import {
  type Check,
  checkWords,
  dots,
  longDate,
  placeDate,
  type Signer,
  type SlipFacts,
  signatureBlock,
  slip,
  slipMoment,
} from './paper-words.ts'
import { printableDeep, printableParagraphs } from './printable.ts'

/** What a signed letter of an authority has beside its matter. `head` is the competent authority's. */
export interface LetterFacts extends SlipFacts {
  /** With symbol, "12/VBXL-UBND"; null in a draft, whose number is given at signing. */
  readonly number: string | null
  /** "VBXL-UBND": numbers are counted by it. */
  readonly symbol: string
  readonly signer: Signer
  /** Null in a draft. */
  readonly signedAt: Temporal.Instant | null
  /** Null in a draft. `page` is the address to type, the token is added to it in the QR code. */
  readonly check: Check | null
  /** "Nơi nhận"; the applicant, the one-stop unit and the archive when left out. */
  readonly recipients?: readonly string[]
}

/** Form 04, văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết. */
export interface ApologyFacts extends LetterFacts {
  readonly receivedAt: Temporal.Instant
  /** The first promise, never moved. */
  readonly promisedAt: Temporal.Instant
  /** Who is answerable for the delay: a body or a division. */
  readonly delayedBy: string
  readonly reason: string
  readonly newAt: Temporal.Instant
  /** True when the new date was counted on a calendar that is not published yet. */
  readonly provisional?: boolean
  readonly returnAt: string
  /** True when the law itself grants the longer time: the letter then names it and the dossier is not late. */
  readonly ground?: string
}

/** Form 05, thông báo dừng giải quyết hồ sơ. */
export interface StopFacts extends LetterFacts {
  readonly receivedAt: Temporal.Instant
  /** From when the dossier is no longer handled. */
  readonly stoppedAt: Temporal.Instant
  /** What happened: "quá thời hạn bổ sung mà hồ sơ chưa được hoàn thiện", "người nộp đề nghị rút hồ sơ". */
  readonly reason: string
  /** The legal ground, named. */
  readonly ground: string
  /** What becomes of money paid: "không thu", "hoàn trả …", "không hoàn trả vì …". */
  readonly fee: string
  /** Where the papers handed in are given back. */
  readonly papersAt?: string
  readonly contact: string
}

export function apology(facts: ApologyFacts) {
  return {
    ...letter('Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết', facts),
    ...printableDeep({
      receivedOn: longDate(facts.receivedAt).replace('ngày ', ''),
      promisedAt: slipMoment(facts.promisedAt),
      delayedBy: facts.delayedBy,
      newAt: slipMoment(facts.newAt),
      provisional: facts.provisional ?? false,
      returnAt: facts.returnAt,
      ground: facts.ground ?? null,
    }),
    reason: printableParagraphs(facts.reason),
  }
}

export function stopNotice(facts: StopFacts) {
  return {
    ...letter('Thông báo dừng giải quyết hồ sơ', facts),
    ...printableDeep({
      receivedOn: longDate(facts.receivedAt).replace('ngày ', ''),
      stoppedAt: slipMoment(facts.stoppedAt),
      ground: facts.ground,
      fee: facts.fee,
      papersAt: facts.papersAt ?? null,
      contact: facts.contact,
    }),
    reason: printableParagraphs(facts.reason),
  }
}

function letter(title: string, facts: LetterFacts) {
  const isDraft = facts.signedAt === null
  return {
    ...slip(title, facts),
    ...printableDeep({
      number: facts.number ?? `${dots}/${facts.symbol}`,
      placeDate: isDraft
        ? `${facts.head.place}, ngày …… tháng …… năm ……`
        : placeDate(facts.head.place, facts.at),
      signer: signatureBlock(facts.signer),
      signedAt: facts.signedAt === null ? null : `lúc ${formatMoment(facts.signedAt, 'vi')}`,
      recipients: facts.recipients ?? ['Như trên', facts.receivingUnit, 'Lưu: VT, hồ sơ'],
    }),
    draft: isDraft,
    check: facts.check && checkWords(facts.check),
  }
}
