import { type Locale, say } from '../../../../../kernel/index.ts'
import { officerOf, type Reply, type Request } from '../../../../../platform/http/index.ts'
import { type FieldErrorShown, sendPage } from '../../../../../ui/index.ts'
import type { UnitDirectory } from '../../../../organisation/index.ts'
import type { DossierDeps } from '../../../deps.ts'
import { officeFrame } from '../frame.ts'

interface MovesPage {
  readonly title: string
  readonly back?: string
  readonly errors?: readonly FieldErrorShown[]
  readonly status?: number
  readonly here?: string
}

/** A page about papers on their way, in the office's frame. */
export async function sendMovesPage(
  deps: DossierDeps,
  request: Request,
  reply: Reply,
  { back, ...page }: MovesPage,
  content: Parameters<typeof sendPage>[2],
): Promise<Reply> {
  const frame = await officeFrame(deps, officerOf(request), request.locale, 'moves')
  return sendPage(
    reply,
    { ...frame, ...page, ...(back === undefined ? {} : { back: { href: back } }) },
    content,
  )
}

/** A unit as lists of papers name it. */
export function unitName(directory: UnitDirectory, id: string, locale: Locale): string {
  const unit = directory.find(id)
  return unit === undefined ? id : say(unit.shortName, locale)
}
