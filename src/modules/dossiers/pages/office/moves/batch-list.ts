import { transaction } from '../../../../../platform/db/index.ts'
import { type IssuedList, issueList, type ListPaper, renderPaper } from '../../../../documents/index.ts'
import { readPersonalOf } from '../../../../journal/index.ts'
import { officerNames, type UnitDirectory, unitDirectory } from '../../../../organisation/index.ts'
import type { Applicant } from '../../../applicant.ts'
import type { Batch, BatchLine } from '../../../batches.ts'
import type { DossierDeps } from '../../../deps.ts'
import { stream } from '../../../dossier.ts'
import { headOf } from '../../../paper-facts.ts'
import { paths } from '../paths.ts'
import { vi } from './messages.vi.ts'

/** The list as PDF, with bar codes. Once the batch is whole it is made once and kept. */
export async function listOf(deps: DossierDeps, batch: Batch, lines: readonly BatchLine[]): Promise<Buffer> {
  const paper = await paperOf(deps, batch, lines)
  if (batch.closedAt === null) return renderPaper(paper)
  const issuing = { unitId: batch.from, reference: batch.code, by: batch.createdBy, checkPage: deps.baseUrl }
  const kept: IssuedList = await transaction(deps.db, tx => issueList(tx, deps.blobs, paper, issuing))
  return deps.blobs.read(kept.sha256)
}

async function paperOf(deps: DossierDeps, batch: Batch, lines: readonly BatchLine[]): Promise<ListPaper> {
  const officer = batch.createdBy.replace(/^officer:/, '')
  const [directory, names] = await Promise.all([unitDirectory(deps.db), officerNames(deps.db, [officer])])
  const unit = (id: string) => directory.find(id)
  const ordered = lines.toSorted((one, other) => (one.dossier.code < other.dossier.code ? -1 : 1))
  const sentBy = names.get(officer)
  const shared = {
    head: headOf({ deps, unit }, batch.from),
    at: batch.createdAt,
    code: batch.code,
    url: `${deps.baseUrl}${paths.batch(batch.code)}`,
    from: unit(batch.from)?.name.vi ?? batch.from,
    ...(sentBy === undefined ? {} : { sentBy }),
  }
  if (batch.what === 'post') {
    const rows = await postRows(deps, ordered, directory)
    return { kind: 'postBundle', facts: { ...shared, to: vi.postOffice, rows } }
  }
  const { to, what } = batch
  const rows = ordered.map(line => batchRow(deps, line))
  return { kind: 'batch', facts: { ...shared, what, to: unit(to ?? '')?.name.vi ?? '', rows } }
}

function batchRow({ catalogue }: DossierDeps, { dossier, labels }: BatchLine) {
  const { code, procedure, components, due } = dossier
  const pieces = components.reduce((sum, { originals, copies }) => sum + originals + copies, 0)
  return {
    code,
    owner: labels.applicantName,
    procedure: catalogue.version(procedure.code, procedure.version).name.vi,
    ...(pieces === 0 ? {} : { papers: `01 bộ, ${pieces} giấy tờ` }),
    ...(due === undefined ? {} : { dueAt: Temporal.Instant.from(due.at) }),
  }
}

async function postRows(deps: DossierDeps, lines: readonly BatchLine[], directory: UnitDirectory) {
  const addresses = await addressesOf(deps, lines, directory)
  return lines.map(({ dossier, labels, phone }) => ({
    code: dossier.code,
    recipient: labels.applicantName,
    address: addresses.get(dossier.code) ?? '',
    ...(phone === null ? {} : { phone }),
    ...(dossier.posting === undefined
      ? {}
      : { tracking: dossier.posting.tracking, cashOnDelivery: dossier.posting.cashOnDelivery }),
  }))
}

/** Where each applicant wants the post to go, by the dossier's code; the ward is named where the address does not. */
export async function addressesOf(
  { db }: Pick<DossierDeps, 'db'>,
  lines: readonly Pick<BatchLine, 'dossier'>[],
  directory: UnitDirectory,
): Promise<ReadonlyMap<string, string>> {
  const places = lines.map(({ dossier }) => ({
    stream: stream(dossier.id),
    content: dossier.applicant.content,
  }))
  const people = await readPersonalOf(db, places)
  const said = lines.map(({ dossier }) => {
    const { postTo, address = '', ward } = (people.get(dossier.applicant.content) ?? {}) as Partial<Applicant>
    const name = ward === undefined ? undefined : directory.find(ward)?.shortName.vi
    const whole = name === undefined || address.includes(name) ? address : `${address}, ${name}`
    return [dossier.code, postTo ?? (address === '' ? '' : whole)] as const
  })
  return new Map(said)
}
