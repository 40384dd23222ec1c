import { type App, signedIn } from '../../../platform/http/index.ts'
import { actorOf, DossierNotFound, findDossier, sightOf } from '../../dossiers/index.ts'
import { type ApiAction, runAction } from '../actions.ts'
import { callerOf, repeatableOf } from '../caller.ts'
import type { ExchangeDeps } from '../deps.ts'
import { viewOf } from '../dossier-view.ts'
import { actionBodies, bearer, CodeParams, DossierView, IdempotencyHeader, refusals } from '../shapes.ts'

export function actionRoutes(app: App, deps: ExchangeDeps): void {
  for (const action of Object.keys(actionBodies) as ApiAction[]) {
    app.post(
      `/api/v1/dossiers/:code/actions/${action}`,
      {
        config: { access: signedIn },
        schema: {
          summary: `Do «${action}»; 409 with because and allowed when the dossier does not allow it now`,
          security: bearer,
          headers: IdempotencyHeader,
          params: CodeParams,
          body: actionBodies[action],
          response: { 200: DossierView, ...refusals },
        },
      },
      async request => {
        const viewer = callerOf(request)
        const { code } = request.params
        if ((await findDossier(deps.db, code, sightOf(viewer))) === undefined) throw new DossierNotFound()
        const { seq } = request.body
        const acting = {
          code,
          actor: actorOf(viewer),
          seq,
          repeatable: repeatableOf(request, `${action} ${code}`),
        }
        return viewOf(await runAction[action](deps, acting, request.body as never), viewer)
      },
    )
  }
}
