import { formatMoment } from '../../kernel/index.ts'
import { type ControlSlipFacts, controlSlip } from './control-slip.ts'
import { type ApologyFacts, apology, type StopFacts, stopNotice } from './letters.ts'
import {
  type BatchListFacts,
  batchList,
  type GuideFacts,
  guide,
  type PostBundleFacts,
  postBundle,
} from './lists.ts'
import {
  type Check,
  checkWords,
  dots,
  head,
  longDate,
  type PaperHead,
  placeDate,
  type Signer,
  type SlipFacts,
  signatureBlock,
  slip,
  slipMoment,
} from './paper-words.ts'
import { printableDeep, printableParagraphs } from './printable.ts'
import { type RegisterFacts, register } from './register.ts'
import { renderLongPdf, renderPdf, renderPicture, type TemplateName } from './typst.ts'

export type { ControlSlipFacts, HandOver, Timing } from './control-slip.ts'
export type { ApologyFacts, LetterFacts, StopFacts } from './letters.ts'
export type { BatchListFacts, GuideFacts, PostBundleFacts } from './lists.ts'
export type { PaperHead, SlipFacts } from './paper-words.ts'
export { type RegisterFacts, type RegisterRow, registerCsv } from './register.ts'

export interface SlipComponent {
  readonly name: string
  readonly originals: number
  readonly certified: number
  readonly copies: number
}

/** Form 01, giấy tiếp nhận hồ sơ và hẹn trả kết quả. Online and walk-in alike. */
export interface ReceiptFacts extends SlipFacts {
  readonly components: readonly SlipComponent[]
  /** Sets of papers; 1 unless the procedure asks for more. */
  readonly sets?: number
  /** The statutory limit in words: "03 ngày làm việc". */
  readonly timeLimit: string
  readonly receivedAt: Temporal.Instant
  /** Null for a limit that gives no moment ("trong buổi làm việc"): `timeLimit` then stands for it. */
  readonly resultAt: Temporal.Instant | null
  /** True when the date was counted on a calendar that is not published yet. */
  readonly provisional?: boolean
  /** Where or how the result is given back. */
  readonly returnAt: string
  readonly fee?: string
  readonly register?: { readonly book: string; readonly number: string }
  readonly officer?: string
}

/** Form 02, phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. */
export interface SupplementFacts extends SlipFacts {
  /** What is missing or wrong, each a component of the procedure's list, with its own reason. */
  readonly items: readonly { readonly name: string; readonly reason?: string }[]
  readonly reason?: string
  readonly ground?: string
  readonly answerBy?: Temporal.Instant
  /** "cán bộ …, số điện thoại …" */
  readonly contact: string
  readonly officer?: string
}

/** Form 03, phiếu từ chối tiếp nhận giải quyết hồ sơ. */
export interface RefusalFacts extends SlipFacts {
  readonly reason: string
  /** The legal ground, named. */
  readonly ground: string
  /** Whom to turn to, where another authority is competent. */
  readonly rightAuthority?: string
  readonly contact: string
  readonly officer?: string
}

/** What a person gets at once for an online filing; no statutory form. */
export interface AcknowledgementFacts extends SlipFacts {
  readonly authority: string
  readonly filedAt: Temporal.Instant
  readonly answerBy: Temporal.Instant
  readonly resultAt?: Temporal.Instant
  readonly provisional?: boolean
  readonly fee?: string
  /** Names of the papers sent with it. */
  readonly papers: readonly string[]
  /** What happens next, one sentence each; the usual ones when left out. */
  readonly next?: readonly string[]
}

/** A result as `fillResult` words it, with what signing adds. */
export interface ResultFacts {
  readonly head: PaperHead
  readonly code: string
  readonly at: Temporal.Instant
  readonly kind: 'certificate' | 'decision' | 'statement'
  readonly title: string
  readonly intro?: string
  readonly rows?: readonly { readonly label: string; readonly value: string }[]
  readonly articles?: readonly string[]
  readonly closing?: string
  readonly recipients?: readonly string[]
  /** Number with symbol, "12/GKS"; null in a draft, whose number is given at signing. */
  readonly number: string | null
  readonly symbol: string
  readonly signer: Signer
  /** The paper this one stands in for, where an error of the authority was put right. */
  readonly replaces?: { readonly number: string; readonly on: Temporal.Instant }
  /** Null in a draft. Set only when the leader signs this very paper: it prints "Đã ký trên hệ thống". */
  readonly signedAt: Temporal.Instant | null
  /** Null in a draft. `page` is the address to type, the token is added to it in the QR code. */
  readonly check: Check | null
}

/** A paper of each kind and the facts it is made of. */
export type Paper =
  | { readonly kind: 'form01'; readonly facts: ReceiptFacts }
  | { readonly kind: 'form02'; readonly facts: SupplementFacts }
  | { readonly kind: 'form03'; readonly facts: RefusalFacts }
  | { readonly kind: 'form04'; readonly facts: ApologyFacts }
  | { readonly kind: 'form05'; readonly facts: StopFacts }
  | { readonly kind: 'form06'; readonly facts: ControlSlipFacts }
  | { readonly kind: 'form07'; readonly facts: RegisterFacts }
  | { readonly kind: 'acknowledgement'; readonly facts: AcknowledgementFacts }
  | { readonly kind: 'result'; readonly facts: ResultFacts }
  | { readonly kind: 'batch'; readonly facts: BatchListFacts }
  | { readonly kind: 'postBundle'; readonly facts: PostBundleFacts }
  | { readonly kind: 'guide'; readonly facts: GuideFacts }

/**
 * The paper as PDF/A-2b: the same facts give the same bytes. Some 5 ms a page once warm.
 * @throws PaperNotRendered, which is a fault of the program
 * @source docs/legal/forms.md
 */
export function renderPaper(paper: Paper): Promise<Buffer> {
  const [template, data] = filled(paper)
  const render = rowsOf(paper) > rowsInThread ? renderLongPdf : renderPdf
  return render(template, data, paper.facts.at)
}

/** Lists longer than this are made in a thread of their own. */
const rowsInThread = 60

function rowsOf({ facts }: Paper): number {
  return 'rows' in facts ? (facts.rows?.length ?? 0) : 0
}

/** The paper's pages as one SVG, one below the other; for looking at and for comparing, never for giving out. */
export function picturePaper(paper: Paper): Promise<string> {
  return renderPicture(...filled(paper))
}

/** The template a paper is printed by, and what the template reads. */
function filled(paper: Paper): [TemplateName, object] {
  switch (paper.kind) {
    case 'form01':
      return ['form-01', receipt(paper.facts)]
    case 'form02':
      return ['form-02', supplement(paper.facts)]
    case 'form03':
      return ['form-03', refusal(paper.facts)]
    case 'form04':
      return ['form-04', apology(paper.facts)]
    case 'form05':
      return ['form-05', stopNotice(paper.facts)]
    case 'form06':
      return ['form-06', controlSlip(paper.facts)]
    case 'form07':
      return ['form-07', register(paper.facts)]
    case 'acknowledgement':
      return ['acknowledgement', acknowledgement(paper.facts)]
    case 'result':
      return ['result', result(paper.facts)]
    case 'batch':
      return ['batch', batchList(paper.facts)]
    case 'postBundle':
      return ['post-bundle', postBundle(paper.facts)]
    case 'guide':
      return ['guide', guide(paper.facts)]
  }
}

function receipt(facts: ReceiptFacts) {
  return {
    ...slip('Giấy tiếp nhận hồ sơ và hẹn trả kết quả', facts),
    ...printableDeep({
      components: facts.components.map(component => ({
        name: component.name,
        originals: countOf(component.originals),
        certified: countOf(component.certified),
        copies: countOf(component.copies),
      })),
      sets: `${String(facts.sets ?? 1).padStart(2, '0')} bộ`,
      timeLimit: facts.timeLimit,
      receivedAt: slipMoment(facts.receivedAt),
      resultAt: facts.resultAt === null ? facts.timeLimit : slipMoment(facts.resultAt),
      provisional: facts.provisional ?? false,
      returnAt: facts.returnAt,
      fee: facts.fee ?? null,
      registerBook: facts.register?.book ?? dots,
      registerNumber: facts.register?.number ?? dots,
      signedBySubmitter: facts.applicant.submitter ?? facts.applicant.owner,
      officer: facts.officer ?? null,
    }),
  }
}

function supplement(facts: SupplementFacts) {
  return {
    ...slip('Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ', facts),
    ...printableDeep({
      items: facts.items.map(item => ({ name: item.name, reason: item.reason ?? null })),
      ground: facts.ground ?? null,
      answerBy: facts.answerBy === undefined ? null : `trước ${formatMoment(facts.answerBy, 'vi')}`,
      contact: facts.contact,
      officer: facts.officer ?? null,
    }),
    reason: printableParagraphs(facts.reason ?? ''),
  }
}

function refusal(facts: RefusalFacts) {
  return {
    ...slip('Phiếu từ chối tiếp nhận giải quyết hồ sơ', facts),
    ...printableDeep({
      ground: facts.ground,
      rightAuthority: facts.rightAuthority ?? null,
      contact: facts.contact,
      signedBySubmitter: facts.applicant.submitter ?? facts.applicant.owner,
      officer: facts.officer ?? null,
    }),
    reason: printableParagraphs(facts.reason),
  }
}

function acknowledgement(facts: AcknowledgementFacts) {
  return {
    ...slip('Xác nhận đã nộp hồ sơ trực tuyến', facts),
    ...printableDeep({
      authority: facts.authority,
      filedAt: formatMoment(facts.filedAt, 'vi'),
      answerBy: formatMoment(facts.answerBy, 'vi'),
      resultAt: facts.resultAt === undefined ? null : formatMoment(facts.resultAt, 'vi'),
      provisional: facts.provisional ?? false,
      fee: facts.fee ?? null,
      papers: facts.papers.length > 0 ? facts.papers : ['Tờ khai điện tử'],
      next: facts.next ?? whatHappensNext(facts),
    }),
  }
}

function whatHappensNext(facts: AcknowledgementFacts): string[] {
  return [
    `${facts.receivingUnit} kiểm tra hồ sơ và trả lời trước ${formatMoment(facts.answerBy, 'vi')}.`,
    'Nếu hồ sơ đầy đủ, hợp lệ: Ông/Bà nhận Giấy tiếp nhận hồ sơ và hẹn trả kết quả.',
    'Nếu hồ sơ còn thiếu hoặc chưa đúng: Ông/Bà nhận yêu cầu bổ sung một lần, nêu đủ những việc cần làm.',
    'Khi có kết quả: Ông/Bà được báo tin và nhận kết quả theo cách đã chọn.',
  ]
}

function result(facts: ResultFacts) {
  const draft = facts.signedAt === null
  return {
    ...printableDeep({
      ...titleOf(facts),
      issuer: facts.head.body,
      head: head(facts.head),
      kind: facts.kind,
      number: facts.number ?? `${dots}/${facts.symbol}`,
      placeDate: draft
        ? `${facts.head.place}, ngày …… tháng …… năm ……`
        : placeDate(facts.head.place, facts.at),
      rows: facts.rows ?? [],
      articles: (facts.articles ?? []).map(withoutArticleNumber),
      recipients: facts.recipients ?? [],
      signer: signatureBlock(facts.signer),
      replaces:
        facts.replaces === undefined
          ? null
          : `Thay thế giấy số ${facts.replaces.number} ${longDate(facts.replaces.on)}`,
      signedAt: facts.signedAt === null ? null : `lúc ${formatMoment(facts.signedAt, 'vi')}`,
    }),
    intro: printableParagraphs(facts.intro ?? ''),
    closing: printableParagraphs(facts.closing ?? ''),
    code: facts.code,
    draft,
    check: facts.check && checkWords(facts.check),
  }
}

/** A decision is headed by the word alone, with what it is about in the line below (Decree 30/2020, annex I). */
function titleOf({ kind, title }: ResultFacts): { title: string; subtitle: string | null } {
  const about = kind === 'decision' ? title.match(/^quyết định\s+(v)(ề việc\s.+)$/iu) : null
  return about === null ? { title, subtitle: null } : { title: 'Quyết định', subtitle: `V${about[2]}` }
}

/** The template writes the numbers, so that they never disagree with the order. */
function withoutArticleNumber(article: string): string {
  return article.replace(/^Điều\s+\d+\s*[.:]\s*/u, '')
}

function countOf(sheets: number): string {
  return sheets === 0 ? '' : String(sheets)
}
