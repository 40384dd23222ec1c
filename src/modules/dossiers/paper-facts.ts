import { fold, formatVnd, say, vnd } from '../../kernel/index.ts'
import type { Db } from '../../platform/db/index.ts'
import type { Procedure } from '../catalogue/index.ts'
import type { PaperHead, SlipFacts } from '../documents/index.ts'
import { findOfficer, type OfficerId, type Unit, unitDirectory } from '../organisation/index.ts'
import { type DossierContents, readContents } from './contents.ts'
import type { DossierDeps } from './deps.ts'
import type { Dossier } from './dossier.ts'

export interface Words {
  readonly deps: DossierDeps
  readonly dossier: Dossier
  readonly contents: DossierContents
  readonly procedure: Procedure
  readonly unit: (id: string) => Unit | undefined
}

export async function gather(deps: DossierDeps, dossier: Dossier): Promise<Words> {
  const [contents, directory] = await Promise.all([readContents(deps.db, dossier), unitDirectory(deps.db)])
  const procedure = deps.catalogue.version(dossier.procedure.code, dossier.procedure.version)
  return { deps, dossier, contents, procedure, unit: id => directory.find(id) }
}

export async function slipFacts(words: Words, at: Temporal.Instant, entryHash: string): Promise<SlipFacts> {
  const { deps, dossier, contents, procedure } = words
  const trackUrl = `${deps.baseUrl}/tra-cuu/${dossier.code}`
  const { applicant } = contents
  return {
    head: headOf(words, dossier.receivingUnit),
    code: dossier.code,
    trackUrl,
    lookUp: `${deps.baseUrl.replace(/^https?:\/\//, '')}/tra-cuu`,
    at,
    receivingUnit: counterName(words.unit(dossier.receivingUnit)),
    applicant: {
      owner: applicant?.fullName ?? '…………',
      ...(applicant?.personalNumber === undefined ? {} : { number: applicant.personalNumber }),
      ...(applicant?.address === undefined ? {} : { address: addressOf(words) }),
      ...(applicant?.phone === undefined ? {} : { phone: applicant.phone }),
      ...(applicant?.email === undefined ? {} : { email: applicant.email }),
    },
    request: procedure.name.vi,
    entryHash,
    ...(applicant?.language === 'en' ? { gloss: true } : {}),
  }
}

/** The whole list of the procedure's version, and where to say that more was asked for. */
export function listedIn({ deps, procedure }: Words): Pick<SlipFacts, 'listed'> {
  const reportAt = `${deps.baseUrl.replace(/^https?:\/\//, '')}/khong-doi-them-giay-to`
  return { listed: { components: procedure.components.map(({ name }) => name.vi), reportAt } }
}

/** The address with its ward, where whoever wrote it down has not named the ward already. */
function addressOf({ contents, unit }: Words): string {
  const { address = '', ward } = contents.applicant ?? {}
  const name = ward === undefined ? undefined : unit(ward)?.shortName.vi
  return name === undefined || fold(address).includes(fold(name)) ? address : `${address}, ${name}`
}

export function headOf({ deps, unit }: Pick<Words, 'deps' | 'unit'>, id: string): PaperHead {
  const body = unit(id)
  const above = body?.parent === undefined ? undefined : unit(body.parent)?.name.vi
  return {
    ...(above === undefined ? {} : { above }),
    body: body?.name.vi ?? id,
    place: placeOf(body) ?? say(deps.cityName, 'vi'),
  }
}

/** Where a ward's papers are dated: its name without the word for what it is. */
function placeOf(unit: Unit | undefined): string | undefined {
  return unit?.wardCode === undefined ? undefined : unit.shortName.vi.replace(/^(?:Phường|Xã)\s+/u, '')
}

export function counterName(unit: Unit | undefined): string {
  return unit?.counterName?.vi ?? unit?.name.vi ?? '…………'
}

export async function officerWords(db: Db, actor: string): Promise<{ officer?: string }> {
  const officer = actor.startsWith('officer:')
    ? await findOfficer(db, actor.slice(8) as OfficerId)
    : undefined
  return officer === undefined ? {} : { officer: officer.fullName }
}

export function contactOf(words: Words, { officer }: { officer?: string }): string {
  const counter = words.unit(words.dossier.receivingUnit)
  return [officer, counterName(counter), counter?.address].filter(Boolean).join(', ')
}

export function componentName(procedure: Procedure, key: string): string {
  return procedure.components.find(component => component.key === key)?.name.vi ?? key
}

export function returnWords({ dossier, unit }: Words): string {
  if (dossier.returnBy === 'account') return 'Bản điện tử trong tài khoản của người nộp'
  if (dossier.returnBy === 'post') return 'Gửi qua bưu chính đến địa chỉ của người nộp'
  return counterName(unit(dossier.returningUnit))
}

export function feeWords({ fee }: Dossier): { fee?: string } {
  if (fee.total === null) return { fee: 'Theo thông báo của cơ quan giải quyết' }
  if (fee.total === 0) return {}
  const paid = fee.paid === undefined ? '' : ` (đã nộp, biên lai số ${fee.paid.receipt})`
  return { fee: `${formatVnd(vnd(fee.total), 'vi')}${paid}` }
}
