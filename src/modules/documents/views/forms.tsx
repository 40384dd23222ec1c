import { type Locale, say } from '../../../kernel/index.ts'
import { localPath } from '../../../platform/http/index.ts'
import { Table } from '../../../ui/index.ts'
import { type GalleryKind, galleryKinds } from '../gallery.ts'
import { messagesIn } from '../messages.ts'
import { paperNames } from '../paper-names.ts'
import { paths } from '../paths.ts'

/** Every form there is, each with a sample to open. */
export function FormsPage({ locale }: { readonly locale: Locale }) {
  const messages = messagesIn(locale)
  return (
    <>
      <h1 class="govuk-heading-l">{messages.forms}</h1>
      <p class="govuk-body">{messages.formsIntro}</p>
      <Table
        stack
        head={[messages.formNumber, messages.formName, messages.formSize, messages.formSample]}
        rows={galleryKinds.map(kind => [
          numberOf(kind) ?? messages.noNumber,
          say(paperNames[kind], locale),
          sizeOf(kind),
          <Samples {...{ kind, locale }} />,
        ])}
      />
    </>
  )
}

function Samples({ kind, locale }: { readonly kind: GalleryKind; readonly locale: Locale }) {
  const messages = messagesIn(locale)
  const href = localPath(paths.form(kind), locale)
  const name = <span class="govuk-visually-hidden">{`: ${say(paperNames[kind], locale)}`}</span>
  return (
    <>
      <a class="govuk-link" href={href}>
        {messages.openPdf}
        {name}
      </a>
      {kind !== 'result' && (
        <>
          <br />
          <a class="govuk-link" href={`${href}?gloss=1`}>
            {messages.openGlossed}
            {name}
          </a>
        </>
      )}
    </>
  )
}

/** The number of a statutory form in annex I of Circular 03/2025/TT-VPCP. */
function numberOf(kind: GalleryKind): string | undefined {
  return /^form(\d\d)$/.exec(kind)?.[1]
}

const inA4: ReadonlySet<GalleryKind> = new Set(['form07', 'result', 'batch', 'postBundle'])

function sizeOf(kind: GalleryKind): string {
  return inA4.has(kind) ? 'A4' : 'A5'
}
