/** Lists that go with papers from hand to hand, and the sheet that says what to bring. No statutory forms. */
import { formatMoment, formatVnd, vnd } from '../../kernel/index.ts'
import { code128Svg } from './code128.ts'
import { head, type PaperHead, placeDate, qrSvg } from './paper-words.ts'
import { printableDeep } from './printable.ts'

interface ListFacts {
  readonly head: PaperHead
  readonly at: Temporal.Instant
  /** Printed as bar code and in letters, printable ASCII: "BG-H26.107-261123-003". */
  readonly code: string
  /** The full address behind the QR code: the page where the list is received. */
  readonly url: string
  readonly from: string
  readonly to: string
  /** Who packed it. */
  readonly sentBy?: string
  readonly receivedBy?: string
  readonly receivedAt?: Temporal.Instant
  readonly gloss?: boolean
}

/** Bảng kê bàn giao: the paper dossiers or results of one batch between two units. */
export interface BatchListFacts extends ListFacts {
  readonly what: 'dossier' | 'result'
  readonly rows: readonly {
    /** The dossier's code, printed as a bar code too. */
    readonly code: string
    readonly owner: string
    readonly procedure: string
    /** Sheets or sets in the folder: "01 bộ, 12 tờ". */
    readonly papers?: string
    readonly dueAt?: Temporal.Instant
    readonly note?: string
  }[]
}

/** Bảng kê bưu gửi: what one collection of the public post takes along. `to` is the post office. */
export interface PostBundleFacts extends ListFacts {
  readonly rows: readonly {
    /** The post's own number, printed as a bar code: "EX123456785VN". Left out before the post has given one. */
    readonly tracking?: string
    /** The dossier's code. */
    readonly code: string
    readonly recipient: string
    readonly address: string
    readonly phone?: string
    /** Cash on delivery in đồng; 0 when left out. */
    readonly cashOnDelivery?: number
    readonly note?: string
  }[]
}

/** Phiếu hướng dẫn: what to bring for a procedure, given to whoever asks. */
export interface GuideFacts {
  readonly head: PaperHead
  readonly at: Temporal.Instant
  readonly receivingUnit: string
  readonly procedure: string
  /** The national code, "1.001193". */
  readonly procedureCode: string
  /** Every component with how many to bring; `held` when the State has the data and it is not asked for. */
  readonly components: readonly { readonly name: string; readonly bring?: string; readonly held?: boolean }[]
  readonly timeLimit: string
  readonly fee: string
  readonly basis?: readonly string[]
  /** The full address behind the QR code: the procedure's page. */
  readonly url: string
  /** The address to type to say that more was asked for. */
  readonly reportAt: string
  readonly gloss?: boolean
}

export function batchList(facts: BatchListFacts) {
  const what = facts.what === 'dossier' ? 'hồ sơ' : 'kết quả'
  return {
    ...list(`Bảng kê bàn giao ${what} ${facts.code}`, facts),
    ...printableDeep({
      what,
      rows: facts.rows.map(row => ({
        code: row.code,
        owner: row.owner,
        procedure: row.procedure,
        papers: row.papers ?? '',
        dueAt: row.dueAt === undefined ? '' : formatMoment(row.dueAt, 'vi'),
        note: row.note ?? '',
      })),
    }),
    isResults: facts.what === 'result',
    barcodes: facts.rows.map(row => code128Svg(row.code)),
  }
}

export function postBundle(facts: PostBundleFacts) {
  const cash = facts.rows.reduce((sum, row) => sum + (row.cashOnDelivery ?? 0), 0)
  return {
    ...list(`Bảng kê bưu gửi ${facts.code}`, facts),
    ...printableDeep({
      rows: facts.rows.map(row => ({
        tracking: row.tracking ?? '',
        code: row.code,
        recipient: row.recipient,
        address: row.address,
        phone: row.phone ?? '',
        cash: row.cashOnDelivery ? formatVnd(vnd(row.cashOnDelivery), 'vi') : '',
        note: row.note ?? '',
      })),
      cash: formatVnd(vnd(cash), 'vi'),
    }),
    barcodes: facts.rows.map(row => (row.tracking === undefined ? null : code128Svg(row.tracking))),
  }
}

function list(title: string, facts: ListFacts) {
  return {
    ...printableDeep({
      title,
      issuer: facts.head.body,
      head: head(facts.head),
      placeDate: placeDate(facts.head.place, facts.at),
      from: facts.from,
      to: facts.to,
      sentAt: formatMoment(facts.at, 'vi'),
      sentBy: facts.sentBy ?? null,
      receivedBy: facts.receivedBy ?? null,
      receivedAt: facts.receivedAt === undefined ? null : formatMoment(facts.receivedAt, 'vi'),
    }),
    code: facts.code,
    gloss: facts.gloss ?? false,
    qr: qrSvg(facts.url),
    barcode: code128Svg(facts.code),
  }
}

export function guide(facts: GuideFacts) {
  return {
    ...printableDeep({
      title: `Phiếu hướng dẫn ${facts.procedureCode}`,
      issuer: facts.head.body,
      head: head(facts.head),
      placeDate: placeDate(facts.head.place, facts.at),
      receivingUnit: facts.receivingUnit,
      procedure: facts.procedure,
      components: facts.components.map(each => ({
        name: each.name,
        bring: each.held === true ? 'Không phải nộp: cơ quan nhà nước đã có dữ liệu' : (each.bring ?? ''),
        held: each.held ?? false,
      })),
      timeLimit: facts.timeLimit,
      fee: facts.fee,
      basis: facts.basis ?? [],
      reportAt: facts.reportAt,
    }),
    code: facts.procedureCode,
    gloss: facts.gloss ?? false,
    qr: qrSvg(facts.url),
  }
}
