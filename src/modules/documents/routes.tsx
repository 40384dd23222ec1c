import type { Locale } from '../../kernel/index.ts'
import { type App, type OfficerViewer, officer, officerOf, Refusal } from '../../platform/http/index.ts'
import { type PageProps, sendPage } from '../../ui/index.ts'
import { cityFrame } from '../organisation/index.ts'
import { galleryKinds, galleryOf } from './gallery.ts'
import { messagesIn } from './messages.ts'
import { renderPaper } from './papers.ts'
import { paths } from './paths.ts'
import { sendPdf } from './serve.ts'
import { FormsPage } from './views/forms.tsx'

const keepers = { config: { access: officer('supervisor', 'administrator') } }

/** The gallery: every form filled with sample data, so that anybody may see what the city prints. */
export function documentRoutes(): (app: App) => void {
  return app => {
    app.get(paths.forms, keepers, (request, reply) =>
      sendPage(
        reply,
        frame({ locale: request.locale, viewer: officerOf(request) }),
        <FormsPage locale={request.locale} />,
      ),
    )
    app.get(paths.form(':kind'), keepers, async (request, reply) => {
      const { kind: asked } = request.params as { kind: string }
      const kind = galleryKinds.find(each => each === asked)
      if (kind === undefined) throw new Refusal(404, 'not_found')
      const { gloss } = request.query as { gloss?: string }
      const pdf = await renderPaper(galleryOf(kind, { gloss: gloss === '1' }))
      return sendPdf(reply, pdf, `${kind}.pdf`, 'inline')
    })
  }
}

function frame({ locale, viewer }: { locale: Locale; viewer: OfficerViewer }): PageProps {
  return { ...cityFrame(viewer, locale, 'forms'), title: messagesIn(locale).forms }
}
