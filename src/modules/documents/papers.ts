import { encodeQR } from 'qr'
import { formatDate, formatMoment, local } from '../../kernel/index.ts'
import { printedCheckToken } from './check-token.ts'
import { printableDeep, printableLine, printableParagraphs } from './printable.ts'
import { renderPdf } from './typst.ts'

/** Who a paper comes from, as its head prints it. */
export interface PaperHead {
  /** The body above, where the head names one: "Ủy ban nhân dân thành phố Hà Nội". */
  readonly above?: string
  /** The body that issues: the counter's on slips, the competent authority on results. Printed in capitals. */
  readonly body: string
  /** Where it is dated: "Ba Đình". */
  readonly place: string
}

/** The person or organisation whose dossier it is. */
export interface PaperApplicant {
  readonly owner: string
  /** Who hands it in, where that is somebody else. */
  readonly submitter?: string
  /** Personal number, tax code or business code. */
  readonly number?: string
  readonly address?: string
  readonly phone?: string
  readonly email?: string
}

/** What every slip says. */
export interface SlipFacts {
  readonly head: PaperHead
  readonly code: string
  /** The full address behind the QR code: the dossier's tracking page. */
  readonly trackUrl: string
  /** The address to type: "motcua.example/tra-cuu". */
  readonly lookUp: string
  /** When the act took place: printed as the date and written into the PDF. */
  readonly at: Temporal.Instant
  /** "Bộ phận Một cửa phường …", "Chi nhánh số 3 …". */
  readonly receivingUnit: string
  readonly applicant: PaperApplicant
  /** What is asked for: the procedure's name. */
  readonly request: string
  /** Hash of the journal entry the slip speaks of, printed at its foot. */
  readonly entryHash?: string
}

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
  readonly signer: { readonly title: string; readonly name: string }
  /** Null in a draft. Set only when the leader signs this very paper: it prints "Đã ký trên hệ thống". */
  readonly signedAt: Temporal.Instant | null
  /** Null in a draft. `page` is the address to type, the token is added to it in the QR code. */
  readonly check: { readonly page: string; readonly token: string } | null
}

/** A paper of each kind and the facts it is made of. */
export type Paper =
  | { readonly kind: 'form01'; readonly facts: ReceiptFacts }
  | { readonly kind: 'form02'; readonly facts: SupplementFacts }
  | { readonly kind: 'form03'; readonly facts: RefusalFacts }
  | { readonly kind: 'acknowledgement'; readonly facts: AcknowledgementFacts }
  | { readonly kind: 'result'; readonly facts: ResultFacts }

/**
 * The paper as PDF/A-2b: the same facts give the same bytes. Some 5 ms once warm.
 * @throws PaperNotRendered, which is a fault of the program
 * @source docs/legal/forms.md
 */
export function renderPaper(paper: Paper): Promise<Buffer> {
  switch (paper.kind) {
    case 'form01':
      return renderPdf('form-01', receipt(paper.facts), paper.facts.at)
    case 'form02':
      return renderPdf('form-02', supplement(paper.facts), paper.facts.at)
    case 'form03':
      return renderPdf('form-03', refusal(paper.facts), paper.facts.at)
    case 'acknowledgement':
      return renderPdf('acknowledgement', acknowledgement(paper.facts), paper.facts.at)
    case 'result':
      return renderPdf('result', result(paper.facts), paper.facts.at)
  }
}

const dots = '…………'

function slip(title: string, facts: SlipFacts) {
  return {
    ...printableDeep({
      title: `${title} ${facts.code}`,
      issuer: facts.head.body,
      head: head(facts.head),
      placeDate: placeDate(facts.head.place, facts.at),
      lookUp: facts.lookUp,
      receivingUnit: facts.receivingUnit,
      applicant: { ...noApplicant, ...facts.applicant },
      request: facts.request,
      entryHash: facts.entryHash ?? null,
    }),
    code: facts.code,
    qr: qrSvg(facts.trackUrl),
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
      signer: facts.signer,
      signedAt: facts.signedAt === null ? null : `lúc ${formatMoment(facts.signedAt, 'vi')}`,
    }),
    intro: printableParagraphs(facts.intro ?? ''),
    closing: printableParagraphs(facts.closing ?? ''),
    code: facts.code,
    draft,
    check: facts.check === null ? null : check(facts.check),
  }
}

/** A decision is headed by the word alone, with what it is about in the line below (Decree 30/2020, annex I). */
function titleOf({ kind, title }: ResultFacts): { title: string; subtitle: string | null } {
  const about = kind === 'decision' ? title.match(/^quyết định\s+(v)(ề việc\s.+)$/iu) : null
  return about === null ? { title, subtitle: null } : { title: 'Quyết định', subtitle: `V${about[2]}` }
}

function check({ page, token }: { page: string; token: string }) {
  return {
    address: printableLine(page.replace(/^https?:\/\//, '')),
    printed: printedCheckToken(token),
    qr: qrSvg(`${page}/${token}`),
  }
}

/** The template writes the numbers, so that they never disagree with the order. */
function withoutArticleNumber(article: string): string {
  return article.replace(/^Điều\s+\d+\s*[.:]\s*/u, '')
}

const noApplicant = { submitter: null, number: null, address: null, phone: null, email: null }

function head({ above, body }: PaperHead) {
  return { above: above ?? null, body }
}

function countOf(sheets: number): string {
  return sheets === 0 ? '' : String(sheets)
}

/** @example placeDate('Ba Đình', at) // 'Ba Đình, ngày 05 tháng 12 năm 2026' */
function placeDate(place: string, at: Temporal.Instant): string {
  const [day, month, year] = formatDate(local(at).toPlainDate()).split('/')
  return `${place}, ngày ${day} tháng ${month} năm ${year}`
}

/** The moment as the forms spell it: "09 giờ 05 phút, ngày 05 tháng 12 năm 2026". */
function slipMoment(at: Temporal.Instant): string {
  const { hour, minute } = local(at)
  const two = (n: number) => String(n).padStart(2, '0')
  const [day, month, year] = formatDate(local(at).toPlainDate()).split('/')
  return `${two(hour)} giờ ${two(minute)} phút, ngày ${day} tháng ${month} năm ${year}`
}

/** Medium error correction: a folded or stamped slip still scans. Vector, so that it prints sharp at any size. */
function qrSvg(text: string): string {
  return encodeQR(text, 'svg', { ecc: 'medium', border: 1 })
}
