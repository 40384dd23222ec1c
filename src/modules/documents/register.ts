import { formatDate, formatMoment, local } from '../../kernel/index.ts'
import { head, type PaperHead, placeDate, qrSvg } from './paper-words.ts'
import { printableDeep } from './printable.ts'

/** One dossier in the register. */
export interface RegisterRow {
  /** Its number in the book; numbering goes on to the end of the year. */
  readonly number: number
  readonly code: string
  readonly procedure: string
  /** Sets of papers; 1 when left out. */
  readonly sets?: number
  readonly owner: string
  readonly address?: string
  readonly phone?: string
  /** The body that decides. */
  readonly authority: string
  readonly receivedAt: Temporal.Instant
  /** Null for a limit that gives no moment ("trong buổi làm việc"). */
  readonly dueAt: Temporal.Instant | null
  /** When it went to the body that decides. */
  readonly transferredAt?: Temporal.Instant
  /** When that body's result came back. */
  readonly resultAt?: Temporal.Instant
  readonly returnedAt?: Temporal.Instant
  /** How it is given back: "Tại quầy", "Bưu chính", "Trực tuyến". */
  readonly returnBy?: string
  /** Who signed for the result; left out, the cell is for the pen. */
  readonly returnedTo?: string
  readonly note?: string
}

/** Form 07, sổ theo dõi hồ sơ: a book or a part of it. */
export interface RegisterFacts {
  readonly head: PaperHead
  /** When it was printed. */
  readonly at: Temporal.Instant
  /** The unit whose register it is. */
  readonly unit: string
  /** "01/2026". */
  readonly book: string
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
  readonly rows: readonly RegisterRow[]
  /** The full address behind the QR code: the register's page, or the check page of a closed book. */
  readonly url: string
  /** Whoever keeps the book, and the head of the unit; left to the pen when left out. */
  readonly keeper?: string
  readonly gloss?: boolean
}

export function register(facts: RegisterFacts) {
  return {
    ...printableDeep({
      title: `Sổ theo dõi hồ sơ, quyển số ${facts.book}`,
      issuer: facts.head.body,
      head: head(facts.head),
      placeDate: placeDate(facts.head.place, facts.at),
      unit: facts.unit,
      book: facts.book,
      from: formatDate(facts.from),
      to: formatDate(facts.to),
      printedAt: formatMoment(facts.at, 'vi'),
      keeper: facts.keeper ?? null,
      rows: facts.rows.map(printedRow),
    }),
    gloss: facts.gloss ?? false,
    qr: qrSvg(facts.url),
  }
}

/** In the order of the columns. */
function printedRow(row: RegisterRow): string[] {
  return [
    String(row.number),
    row.code,
    row.procedure,
    String(row.sets ?? 1).padStart(2, '0'),
    row.owner,
    [row.address, row.phone].filter(Boolean).join('; '),
    row.authority,
    ...[row.receivedAt, row.dueAt, row.transferredAt, row.resultAt, row.returnedAt].map(shortMoment),
    row.returnBy ?? '',
    row.returnedTo ?? '',
    row.note ?? '',
  ]
}

/** Narrow columns: the day above, the hour below. */
function shortMoment(at: Temporal.Instant | null | undefined): string {
  if (at === null || at === undefined) return ''
  const { hour, minute } = local(at)
  const time = [hour, minute].map(n => String(n).padStart(2, '0')).join(':')
  return `${formatDate(local(at).toPlainDate())} ${time}`
}

const columns: readonly (readonly [title: string, value: (row: RegisterRow) => string])[] = [
  ['STT', row => String(row.number)],
  ['Mã hồ sơ', row => row.code],
  ['Tên thủ tục hành chính', row => row.procedure],
  ['Số bộ', row => String(row.sets ?? 1)],
  ['Tên cá nhân, tổ chức', row => row.owner],
  ['Địa chỉ', row => row.address ?? ''],
  ['Số điện thoại', row => row.phone ?? ''],
  ['Cơ quan có thẩm quyền', row => row.authority],
  ['Nhận hồ sơ', row => shortMoment(row.receivedAt)],
  ['Hẹn trả kết quả', row => shortMoment(row.dueAt)],
  ['Chuyển hồ sơ', row => shortMoment(row.transferredAt)],
  ['Nhận kết quả', row => shortMoment(row.resultAt)],
  ['Trả kết quả', row => shortMoment(row.returnedAt)],
  ['Phương thức trả', row => row.returnBy ?? ''],
  ['Ký nhận', row => row.returnedTo ?? ''],
  ['Ghi chú', row => row.note ?? ''],
]

/**
 * The register for a spreadsheet: UTF-8 with a byte order mark, every cell in quotes, lines ended by CR LF. What
 * somebody typed never runs as a formula.
 * @source RFC 4180; OWASP, CSV injection
 */
export function registerCsv(rows: readonly RegisterRow[]): string {
  const lines = [columns.map(([title]) => title), ...rows.map(row => columns.map(([, value]) => value(row)))]
  return `\ufeff${lines.map(cells => cells.map(csvCell).join(',')).join('\r\n')}\r\n`
}

/** Signs by which a spreadsheet takes a cell for a formula, their full-width forms among them. */
const formulaStart = /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/u

function csvCell(text: string): string {
  const safe = formulaStart.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
