import { type Id, parseId } from '../../../../kernel/index.ts'
import { type App, Refusal, type Reply, type Request, signedIn } from '../../../../platform/http/index.ts'
import {
  getCleanFile,
  type IssuedDocument,
  issuedDocuments,
  readIssued,
  sendFile,
  sendPdf,
} from '../../../documents/index.ts'
import { resultOf as resultInForce } from '../../dossier.ts'
import { type SlipKind, slipKinds, slipOf } from '../../papers.ts'
import { isUnpaid } from '../../rules/may.ts'
import type { FilingDeps } from './deps.ts'
import { queryOf } from './form-body.ts'
import { type SeenDossier, seenDossier } from './seen-dossier.ts'

const viewers = { config: { access: signedIn } }

/** The files handed in and the papers given, to those who may see the dossier and nobody else. */
export function dossierFileRoutes(app: App, deps: FilingDeps): void {
  app.get('/dossiers/:code/files/:id', viewers, async (request, reply) => {
    const { dossier } = await seenDossier(deps, request, 'file')
    const { id } = request.params as { id: string }
    const isHandedIn = dossier.components.some(({ files }) => files.some(file => file.id === id))
    if (parseId(id) === undefined || !isHandedIn) throw new Refusal(404, 'file_not_found')
    return sendFile(reply, deps.blobs, await getCleanFile(deps.db, id as Id<'file'>), 'inline')
  })
  app.get('/dossiers/:code/papers/:kind', viewers, (request, reply) => sendPaper(deps, request, reply))
}

/** What a paper is called when it is kept: without accents, for every computer. */
const fileNames: Readonly<Record<SlipKind | 'result', string>> = {
  acknowledgement: 'giay-xac-nhan',
  form01: 'giay-tiep-nhan-hen-tra',
  form02: 'phieu-yeu-cau-bo-sung',
  form03: 'phieu-tu-choi-tiep-nhan',
  form04: 'van-ban-xin-loi-hen-lai',
  form05: 'thong-bao-dung-giai-quyet',
  form06: 'phieu-kiem-soat',
  result: 'ket-qua',
}

async function sendPaper(deps: FilingDeps, request: Request, reply: Reply): Promise<Reply> {
  const { kind } = request.params as { kind: string }
  const seen = await seenDossier(deps, request, `paper.${kind}`)
  const paper =
    kind === 'result'
      ? await resultOf(deps, seen, queryOf(request, 'branch'))
      : await slipIn(deps, seen, kind)
  if (paper === undefined) throw new Refusal(404, 'paper_not_found')
  const pdf = await readIssued(deps.blobs, paper)
  const name = fileNames[kind as SlipKind | 'result']
  return sendPdf(reply, pdf, `${name}-${seen.dossier.code}.pdf`, 'inline')
}

async function slipIn(deps: FilingDeps, { dossier }: SeenDossier, kind: string) {
  const known = slipKinds(dossier).find(each => each === kind) as SlipKind | undefined
  return known === undefined ? undefined : slipOf(deps, dossier, known)
}

/**
 * The signed result in force, of a branch where one is named. Its owner has it once what is owed is paid.
 * @throws Refusal 409 `fee_unpaid`
 */
async function resultOf(
  deps: FilingDeps,
  { dossier, viewer }: SeenDossier,
  branch: string | undefined,
): Promise<IssuedDocument | undefined> {
  const result = resultInForce(dossier, branch)
  if (result === undefined) return undefined
  if (viewer.kind === 'citizen' && isUnpaid(dossier)) throw new Refusal(409, 'fee_unpaid')
  const papers = await issuedDocuments(deps.db, dossier.id)
  return papers.find(({ kind, sha256 }) => kind === 'result' && sha256 === result.sha256)
}
