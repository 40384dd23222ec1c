import { type App, type Reply, type Request, signedIn } from '../../../../platform/http/index.ts'
import { changeDraft, type DraftContent } from '../../drafts.ts'
import type { FilingDeps } from './deps.ts'
import { queryOf } from './form-body.ts'
import { isCompletion, type OpenDraft, openDraft } from './open-draft.ts'
import { type Part, partAfter, partBefore, partsOf, unfinished } from './parts.ts'
import { linksIn, paths } from './paths.ts'

export type DraftHandler = (open: OpenDraft, request: Request, reply: Reply) => Promise<unknown> | unknown

const owners = { config: { access: signedIn } }

/** A page of the viewer's own draft; one that has been filed leads to what became of it. */
export function getOfDraft(app: App, deps: FilingDeps, path: string, handler: DraftHandler): void {
  app.get(path, owners, (request, reply) => onDraft(deps, handler, request, reply))
}

/** A form of the viewer's own draft. */
export function postOfDraft(app: App, deps: FilingDeps, path: string, handler: DraftHandler): void {
  app.post(path, owners, (request, reply) => onDraft(deps, handler, request, reply))
}

async function onDraft(deps: FilingDeps, handler: DraftHandler, request: Request, reply: Reply) {
  const open = await openDraft(deps, request)
  const { dossierCode } = open.draft
  if (dossierCode === null) return handler(open, request, reply)
  return seeOther(reply, isCompletion(open) ? paths.dossier(dossierCode) : paths.filed(dossierCode))
}

/** After a form: another page, fetched anew, in the language of this one. */
export function seeOther(reply: Reply, path: string): Reply {
  return reply.redirect(linksIn(reply.request.locale)(path), 303)
}

/** Where a form of a part is sent; it remembers that somebody came from checking. */
export function actionOf(open: OpenDraft, part: string, request: Request): string {
  return linksIn(open.locale)(`${paths.part(open.draft.id, part)}${fromCheck(request) ? '?from=check' : ''}`)
}

export function fromCheck(request: Request): boolean {
  return queryOf(request, 'from') === 'check'
}

/** The way back of a part: to checking when one came from there, else to the part before. */
export function backOf(open: OpenDraft, deps: FilingDeps, part: string, request: Request): string {
  const { id, content } = open.draft
  if (content.reception !== undefined) return paths.onePage(id)
  if (fromCheck(request)) return paths.part(id, 'check')
  const before = partBefore(partsOf(open, deps.catalogue), part)
  return before === undefined ? paths.draft(id) : paths.part(id, before.key)
}

/**
 * Keeps a finished part and goes on; from checking back to checking, when nothing else is left to do. In
 * a reception the short way is one page, and it leads back there.
 */
export async function finishPart(
  deps: FilingDeps,
  open: OpenDraft,
  part: string,
  content: Partial<DraftContent>,
  request: Request,
  reply: Reply,
): Promise<Reply> {
  await changeDraft(
    deps.db,
    open.draft.id,
    open.owner,
    ({ done }) => ({ ...content, done: [...new Set([...done, part])] }),
    deps.clock.now(),
  )
  const { reception } = open.draft.content
  if (reception !== undefined) {
    const next = fromCheck(request) ? paths.receptionCheck(reception) : paths.onePage(open.draft.id)
    return seeOther(reply, next)
  }
  const parts = partsOf(await openDraft(deps, request), deps.catalogue)
  return seeOther(reply, paths.part(open.draft.id, nextOf(parts, part, fromCheck(request))))
}

function nextOf(parts: readonly Part[], part: string, isFromCheck: boolean): string {
  return isFromCheck && unfinished(parts).length === 0 ? 'check' : partAfter(parts, part)
}
