import { encodeQR } from 'qr'
import { formatDate, local } from '../../kernel/index.ts'
import { printedCheckToken } from './check-token.ts'
import { code128Svg } from './code128.ts'
import { printableDeep, printableLine } from './printable.ts'

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

/** The full list of what may be asked, so that nobody asks for more. */
export interface Listed {
  /** Every component of the procedure's version, in its order. */
  readonly components: readonly string[]
  /** The address to type to say that more was asked for; the slip's look-up address when left out. */
  readonly reportAt?: string
}

/** What every paper about one dossier says. */
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
  /** Forms 01, 02, 03 and the acknowledgement print it with the sentence on "Tôi bị đòi thêm giấy tờ". */
  readonly listed?: Listed
  /** An English gloss beside the Vietnamese, for those who read no Vietnamese. */
  readonly gloss?: boolean
}

/**
 * In what capacity somebody signs who is not the head: ký thay (a deputy), thừa uỷ quyền (authorised in writing),
 * thừa lệnh (the head of a division, by order), quyền (in charge while there is no head).
 * @source Decree 30/2020/ND-CP, annex I, part II.7 (docs/legal/forms.md)
 */
export type Capacity = 'KT' | 'TUQ' | 'TL' | 'Q'

/** Who signs, and how the block above the name is worded. */
export interface Signer {
  /** The signer's own title: "Phó Chủ tịch". */
  readonly title: string
  readonly name: string
  /** Left out for the head. */
  readonly capacity?: Capacity
  /** The title of the head signed for: "Chủ tịch". Needed by KT., TUQ. and TL. */
  readonly headTitle?: string
  /** The collective body signed for, "Ủy ban nhân dân": printed as TM. */
  readonly onBehalfOf?: string
  /** The writing that authorises: "Quyết định số 15/QĐ-UBND ngày 05/01/2026". */
  readonly basis?: string
}

/**
 * The lines above a signature, in capitals.
 * @example signatureLines({ capacity: 'KT', headTitle: 'Chủ tịch', title: 'Phó Chủ tịch', name: '…' })
 * // ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']
 */
export function signatureLines({ capacity, headTitle, title, onBehalfOf }: Signer): string[] {
  const collective = onBehalfOf === undefined ? [] : [`TM. ${onBehalfOf}`]
  const own = capacity === 'Q' ? [`Q. ${title}`] : [title]
  const signedFor =
    capacity === undefined || capacity === 'Q' || headTitle === undefined ? [] : [`${capacity}. ${headTitle}`]
  return [...collective, ...signedFor, ...own].map(line => line.toUpperCase())
}

/** The signature block as templates print it. */
export function signatureBlock(signer: Signer) {
  return { lines: signatureLines(signer), name: signer.name, basis: signer.basis ?? null }
}

/** How a paper is checked by whoever holds it. */
export interface Check {
  /** The check page's address, without a slash at its end. */
  readonly page: string
  readonly token: string
}

export function checkWords({ page, token }: Check) {
  return {
    address: printableLine(page.replace(/^https?:\/\//, '')),
    printed: printedCheckToken(token),
    qr: qrSvg(`${page}/${token}`),
  }
}

/** What stands where a pen will write. */
export const dots = '…………'

export const noApplicant = { submitter: null, number: null, address: null, phone: null, email: null }

/** What the templates of all papers about one dossier read. */
export function slip(title: string, facts: SlipFacts) {
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
      listed: listed(facts),
    }),
    gloss: facts.gloss ?? false,
    code: facts.code,
    qr: qrSvg(facts.trackUrl),
    barcode: code128Svg(facts.code),
  }
}

function listed({ listed: given, lookUp }: Pick<SlipFacts, 'listed' | 'lookUp'>) {
  return given === undefined ? null : { components: given.components, reportAt: given.reportAt ?? lookUp }
}

export function head({ above, body }: PaperHead) {
  return { above: above ?? null, body }
}

const two = (n: number) => String(n).padStart(2, '0')

/** @example placeDate('Ba Đình', at) // 'Ba Đình, ngày 05 tháng 12 năm 2026' */
export function placeDate(place: string, at: Temporal.Instant): string {
  return `${place}, ${longDate(at)}`
}

/** @example longDate(at) // 'ngày 05 tháng 12 năm 2026' */
export function longDate(at: Temporal.Instant): string {
  const [day, month, year] = formatDate(local(at).toPlainDate()).split('/')
  return `ngày ${day} tháng ${month} năm ${year}`
}

/** The moment as the forms spell it: "09 giờ 05 phút, ngày 05 tháng 12 năm 2026". */
export function slipMoment(at: Temporal.Instant): string {
  const { hour, minute } = local(at)
  return `${two(hour)} giờ ${two(minute)} phút, ${longDate(at)}`
}

/** Medium error correction: a folded or stamped slip still scans. Vector, so that it prints sharp at any size. */
export function qrSvg(text: string): string {
  return encodeQR(text, 'svg', { ecc: 'medium', border: 1 })
}
