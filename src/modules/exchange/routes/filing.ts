import { type App, InvalidInput, Refusal, signedIn, type Viewer } from '../../../platform/http/index.ts'
import { type Applicant, actorOf, fileDossier } from '../../dossiers/index.ts'
import { type CitizenId, findCitizen } from '../../identity/index.ts'
import { callerOf, repeatableOf } from '../caller.ts'
import type { ExchangeDeps } from '../deps.ts'
import { viewOf } from '../dossier-view.ts'
import { bearer, DossierView, FilingBody, IdempotencyHeader, refusals } from '../shapes.ts'

export function filingRoutes(app: App, deps: ExchangeDeps): void {
  app.post(
    '/api/v1/dossiers',
    {
      config: { access: signedIn },
      schema: {
        summary: 'File a dossier: online as a citizen, at the counter as a receiving officer',
        security: bearer,
        headers: IdempotencyHeader,
        body: FilingBody,
        response: { 201: DossierView, ...refusals },
      },
    },
    async (request, reply) => {
      const viewer = callerOf(request)
      const { body } = request
      const { applicant, returnBy = 'account', ...said } = body
      const filing = {
        ...said,
        returnBy,
        ...(await senderOf(deps, viewer, applicant, said.receivingUnit)),
      }
      const { dossier } = await fileDossier(deps, filing, actorOf(viewer), repeatableOf(request, 'file'))
      return reply
        .code(201)
        .header('location', `/api/v1/dossiers/${dossier.code}`)
        .send(viewOf(dossier, viewer))
    },
  )
}

/** The channel follows from who files, never from a field; an officer receives at a counter they hold a post at. */
async function senderOf(
  deps: ExchangeDeps,
  viewer: Viewer,
  applicant: Applicant | undefined,
  receivingUnit: string | undefined,
): Promise<{
  channel: 'online' | 'counter'
  citizen: string | null
  applicant: Applicant
  receivingUnit?: string
}> {
  if (viewer.kind === 'citizen') {
    return {
      channel: 'online',
      citizen: viewer.id,
      applicant: applicant ?? (await ownIdentity(deps, viewer.id)),
    }
  }
  const counters = viewer.posts.filter(post => post.role === 'receivingOfficer').map(post => post.unit)
  const unit = receivingUnit ?? counters[0]
  if (unit === undefined || !counters.includes(unit)) throw new Refusal(403, 'not_your_counter')
  if (applicant === undefined) throw new InvalidInput([{ field: 'applicant', code: 'required' }])
  return { channel: 'counter', citizen: null, applicant, receivingUnit: unit }
}

async function ownIdentity(deps: ExchangeDeps, id: string): Promise<Applicant> {
  const citizen = await findCitizen(deps.db, id as CitizenId)
  if (citizen === undefined) throw new Refusal(401, 'sign_in_required')
  return {
    fullName: citizen.fullName,
    personalNumber: citizen.personalNumber,
    ...(citizen.dateOfBirth === null ? {} : { dateOfBirth: citizen.dateOfBirth.toString() }),
    ...(citizen.phone === null ? {} : { phone: citizen.phone }),
    ...(citizen.email === null ? {} : { email: citizen.email }),
    ...(citizen.address === null ? {} : { address: citizen.address }),
    ...(citizen.wardId === null ? {} : { ward: citizen.wardId }),
  }
}
