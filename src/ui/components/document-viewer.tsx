import { useMessages } from '../locale.ts'
import { Sheet } from './cards.tsx'
import { classes, type Words } from './words.ts'

export interface ViewedDocument {
  readonly href: string
  readonly name: string
  /** What decides how it is shown: `image/…`, `application/pdf`, anything else as a link. */
  readonly mediaType: string
}

export interface DocumentViewerProps {
  readonly document: ViewedDocument
  /** Other papers of the dossier: where each is shown, by a link that works without scripts. */
  readonly others?:
    | readonly { readonly href: string; readonly name: Words; readonly active?: boolean | undefined }[]
    | undefined
  /** At the right of the name. "1 / 3" by default when there are others. */
  readonly note?: Words
  readonly level?: 2 | 3 | undefined
  /** `document` when left out: a page that shows two papers names the second. */
  readonly id?: string | undefined
}

/** A paper in its place beside the answers: picture or PDF, shown by the browser itself. */
export function DocumentViewer({ document, others = [], note, level, id = 'document' }: DocumentViewerProps) {
  const messages = useMessages()
  const position = others.findIndex(other => other.active) + 1
  const count = position > 0 ? messages.pageOf(position, others.length) : undefined
  return (
    <Sheet title={document.name} note={note ?? count} level={level} classes="mc-viewer" id={id}>
      {others.length > 1 && (
        <ul class="mc-viewer__others">
          {others.map((other, index) => (
            <li key={index}>
              <a
                class={classes('govuk-link', 'mc-viewer__other')}
                href={other.href}
                aria-current={other.active ? 'true' : undefined}
              >
                {other.name}
              </a>
            </li>
          ))}
        </ul>
      )}
      <div class="mc-viewer__ground">
        <Shown document={document} />
      </div>
      <p class="mc-viewer__foot">
        <a class="govuk-link" href={document.href} target="_blank" rel="noopener">
          {messages.openInNewTab}
          <span class="govuk-visually-hidden">: {document.name}</span>
        </a>
      </p>
    </Sheet>
  )
}

function Shown({ document }: { readonly document: ViewedDocument }) {
  const messages = useMessages()
  if (document.mediaType.startsWith('image/')) {
    return <img class="mc-viewer__image" src={document.href} alt={document.name} loading="lazy" />
  }
  if (document.mediaType === 'application/pdf') {
    return (
      <iframe
        class="mc-viewer__frame"
        src={`${document.href}#view=FitH`}
        title={document.name}
        loading="lazy"
      />
    )
  }
  return <p class="govuk-body">{messages.noPreview}</p>
}
