/**
 * Makes packs/hanoi/catalogue/*.jsonl: what everyone may read about the procedures that are not configured for filing.
 * Reads `procedures.json`, a compilation of the national database of administrative procedures made from public
 * repositories (packs/hanoi/catalogue/NOTICE.md), and takes the rows that most likely apply in Hanoi.
 * What the source does not say stays unsaid: a time without a unit gives no limit, an odd fee is quoted, not read.
 * @example node scripts/pack/make-catalogue.ts <folder with procedures.json>
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fold } from '../../src/kernel/index.ts'
import type {
  Audience,
  Component,
  FeeRule,
  LegalBasis,
  ProcedureListing,
  Source,
  TimeLimit,
} from '../../src/modules/catalogue/procedure.ts'
import { projectRoot } from '../../src/platform/root.ts'

interface OpenProcedure {
  code: string
  name: string
  field: string | null
  issuing_authority: string | null
  levels: string[]
  hanoi_applicability: string
  applicants: string[]
  competent_agencies: string[]
  executing_agencies: string[]
  decision_no: string | null
  time_limit: { raw: string | null; value?: number | null; unit?: string | null; same_all_channels?: boolean }
  fee: { raw: string | null; status: string }
  channels: { channel: string }[]
  dossier: { case?: string | null; items: OpenPaper[] }[]
  steps: string[]
  conditions: string | null
  results: { name: string }[]
  legal_basis: { number?: string; title?: string }[]
  flags: string[]
  source: { repo: string; portal_url?: string }
}

interface OpenPaper {
  name: string
  originals?: number
  copies?: number
}

/** Longest texts kept; what is cut ends in "…" and the record says so, beside the address of the whole page. */
const longest = {
  step: 260,
  steps: 9,
  paper: 170,
  heading: 70,
  title: 90,
  conditions: 400,
  raw: 240,
  name: 600,
}
const shortened = 'shortened'
const hanoi = path.join(projectRoot, 'packs/hanoi')

/** When each repository took its copy of the national database. */
const retrieved: Record<string, string> = {
  'chatbot-tthc/chatbot_tthc': '2026-07-20',
  'nhdandz/ThuTucHanhChinh': '2026-01-02',
  'quangha-dev/SP_Dich_Vu_Cong': '2026-07-17',
}
const compiledOn = '2026-11-21'

const notSaid = { vi: 'Nguồn không ghi.', en: 'The source does not say.' }

const folder = process.argv[2]
if (!folder) throw new Error('usage: make-catalogue.ts <folder with procedures.json>')
const rows = JSON.parse(readFileSync(path.join(folder, 'procedures.json'), 'utf8')) as OpenProcedure[]
const configured = new Set(
  readdirSync(path.join(hanoi, 'procedures')).map(file => file.replace(/\.json$/, '')),
)
/** Rows whose procedure has another code by now: 3.000722 stands for 2.000986 since 01/9/2026. */
const replaced = new Set(['2.000986'])
writeCatalogue(
  rows.filter(
    row => row.hanoi_applicability === 'likely' && !configured.has(row.code) && !replaced.has(row.code),
  ),
)

function writeCatalogue(chosen: OpenProcedure[]): void {
  const target = path.join(hanoi, 'catalogue')
  for (const file of readdirSync(target).filter(name => name.endsWith('.jsonl')))
    rmSync(path.join(target, file))
  const byAuthority = Map.groupBy(chosen, row => slug(row.issuing_authority ?? 'khác'))
  for (const [authority, group] of byAuthority) {
    const lines = group.sort((a, b) => (a.code < b.code ? -1 : 1)).map(row => JSON.stringify(listing(row)))
    writeFileSync(path.join(target, `${authority}.jsonl`), `${lines.join('\n')}\n`)
  }
}

function listing(row: OpenProcedure): ProcedureListing {
  const cut = new Set<string>()
  const short = (text: string, length: number) => shorten(text, length, cut)
  const conditions = clean(row.conditions ?? '')
  const record = {
    code: row.code,
    name: { vi: short(row.name.replace(/\(\s*\d\.\d{6}\s*\)\s*$/, ''), longest.name) },
    field: { key: slug(row.field ?? 'khác'), name: { vi: clean(row.field ?? 'Khác') } },
    level: row.levels.filter(level => level === 'province' || level === 'commune'),
    authority: { vi: clean(authorities(row).join('; ')) },
    audiences: audiences(row.applicants),
    lifeEvents: [],
    synonyms: [],
    gives: said(
      short(row.results.map(result => result.name.replace(/^[-+\s]+/, '')).join('; '), longest.conditions),
    ),
    whoCan: said(clean(row.applicants.join('; '))),
    where: where(row),
    steps: row.steps
      .slice(0, longest.steps)
      .map(step => short(step.replace(/^[-+*\s]+/, ''), longest.step))
      .filter(step => step !== '')
      .map(vi => ({ vi })),
    ...(conditions && { conditions: { vi: short(conditions, longest.conditions) } }),
    legalBasis: row.legal_basis.flatMap(basis => legalBasis(basis, short)),
    components: components(row, short),
    timeLimit: timeLimit(row),
    fees: fees(row, short),
  }
  if (row.steps.length > longest.steps) cut.add(shortened)
  return { ...record, source: source(row, [...cut]) }
}

/** Repeated spaces and the invisible marks that copying from web pages leaves behind are no part of the text. */
function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function shorten(text: string, length: number, cut: Set<string>): string {
  const whole = clean(text)
  if (whole.length <= length) return whole
  cut.add(shortened)
  return `${whole.slice(0, whole.lastIndexOf(' ', length)).replace(/[\s,;:.]+$/, '')}…`
}

function slug(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

function said(text: string) {
  return text === '' ? notSaid : { vi: text }
}

function authorities(row: OpenProcedure): string[] {
  const named = [row.competent_agencies, row.executing_agencies].find(list => list.length > 0)
  return named ?? [row.issuing_authority ?? notSaid.vi]
}

function audiences(applicants: string[]): Audience[] {
  const text = applicants.join(' ')
  return [
    ...(/Công dân|Người|Cán bộ|Đảng viên/.test(text) ? (['citizen'] as const) : []),
    ...(/Doanh nghiệp|Tổ chức|Hợp tác xã/.test(text) ? (['business'] as const) : []),
  ]
}

function where(row: OpenProcedure) {
  const words: Record<string, readonly [string, string]> = {
    online: ['trực tuyến', 'online'],
    in_person: ['trực tiếp', 'in person'],
    post: ['qua bưu chính', 'by post'],
  }
  const ways = [...new Set(row.channels.map(channel => channel.channel))].flatMap(
    channel => words[channel] ?? [],
  )
  if (ways.length === 0) return notSaid
  const vietnamese = ways.filter((_, i) => i % 2 === 0).join(', ')
  const english = ways.filter((_, i) => i % 2 === 1).join(', ')
  return { vi: `Nộp ${vietnamese}.`, en: `Filed ${english}.` }
}

function legalBasis(
  basis: { number?: string; title?: string },
  short: (text: string, length: number) => string,
): LegalBasis[] {
  const number = clean(basis.number ?? '')
  const title = short(basis.title ?? '', longest.title)
  if (number === '' && title === '') return []
  return [{ number: number || '—', title: title || number }]
}

/** Remarks stand among the papers in the source: those headed "Lưu ý" are no papers and are left out. */
function components(row: OpenProcedure, short: (text: string, length: number) => string): Component[] {
  const papers = row.dossier
    .filter(group => !/lưu ý/i.test(group.case ?? ''))
    .flatMap(group =>
      group.items.map(item => ({ item, heading: clean(group.case ?? '').replace(/^[*\s]+|:$/g, '') })),
    )
  return papers
    .filter(({ item }) => paperName(item) !== '')
    .map(({ item, heading }, index) => ({
      key: `paper${index + 1}`,
      name: { vi: short(paperName(item), longest.paper) },
      ...handedIn(item),
      required: !/nếu có|^trường hợp|đối với trường hợp/i.test(clean(item.name)),
      ...(heading && { note: { vi: short(heading, longest.heading) } }),
    }))
}

function paperName(item: OpenPaper): string {
  return clean(item.name).replace(/^[-+*\s]+/, '')
}

function handedIn(item: OpenPaper): Pick<Component, 'kind' | 'originals' | 'copies'> {
  const originals = Math.min(item.originals ?? 0, 20)
  const copies = Math.min(item.copies ?? 0, 20)
  if (originals > 0) return { kind: 'original', originals, copies }
  return { kind: copies > 0 ? 'copy' : 'shown', originals, copies }
}

/** Only where every channel has the same limit and the source gives its unit; the raw text stands in the source. */
function timeLimit(row: OpenProcedure): TimeLimit | null {
  const { value, unit, same_all_channels } = row.time_limit
  if (!value || !Number.isInteger(value) || !same_all_channels || row.flags.includes('time_fee_glued'))
    return null
  if (unit === 'working_day') return { workingDays: value }
  if (unit === 'day') return { calendarDays: value }
  return unit === 'month' ? { months: value } : null
}

/** A figure only where the source is one plain amount in dong; "Miễn phí" is the database's default and is not read as 0. */
function fees(row: OpenProcedure, short: (text: string, length: number) => string): FeeRule[] {
  const raw = short(row.fee.raw ?? '', longest.raw)
  const plain = /^([\d.,]+) (?:Việt Nam Đồng|VNĐ)$/.exec(raw)
  const doubtful = row.flags.includes('time_fee_glued') || row.flags.includes('fee_amount_suspicious')
  const amount = Number(plain?.[1]?.replace(/[.,]/g, ''))
  const name = { vi: 'Phí, lệ phí', en: 'Fee or charge' }
  const basis = 'Cơ sở dữ liệu quốc gia về thủ tục hành chính'
  if (plain && !doubtful && amount >= 1000) return [{ kind: 'fee', name, amount: { fixed: amount }, basis }]
  const unknown = raw === '' || raw === 'Không có thông tin' ? notSaid : { vi: `Nguồn ghi: “${raw}”` }
  return [{ kind: 'fee', name, amount: { unknown }, basis }]
}

/** What the source says of the fee is quoted in the fee itself. */
function source(row: OpenProcedure, cut: readonly string[]): Source {
  const flags = [...row.flags, ...cut]
  const title = [row.issuing_authority, row.decision_no].filter(part => part).join(', ')
  const url = row.source.portal_url
  return {
    title: clean(title) || 'Cơ sở dữ liệu quốc gia về thủ tục hành chính',
    ...(url && { url }),
    retrievedOn: retrieved[row.source.repo] ?? compiledOn,
    ...(row.time_limit.raw && { rawTime: clean(row.time_limit.raw).slice(0, longest.raw) }),
    ...(flags.length > 0 && { flags }),
  }
}
