import { renderToString } from 'preact-render-to-string'
import type { Locale } from '../../../kernel/index.ts'
import { messagesIn } from '../messages.ts'
import type { Letter, TemplateName, Templates, Wording } from '../rules/templates.ts'

export interface RenderedLetter {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** A letter in one language, as plain text and as simple HTML that every mail program shows alike. */
export function renderLetter(letter: Letter, locale: Locale): RenderedLetter {
  const wording = wordingOf(letter, locale)
  const { automatic } = messagesIn(locale)
  const html = renderToString(<LetterPage {...{ locale, wording, automatic }} />)
  return { subject: wording.subject, text: textOf(wording, automatic), html: `<!DOCTYPE html>${html}` }
}

function wordingOf<Name extends TemplateName>(
  letter: { template: Name; params: Templates[Name] },
  locale: Locale,
): Wording {
  return messagesIn(locale).letters[letter.template](letter.params)
}

function textOf({ paragraphs, link }: Wording, automatic: string): string {
  const blocks = paragraphs.map(each =>
    typeof each === 'string' ? each : each.map(item => `- ${item}`).join('\n'),
  )
  return [...blocks, `${link.text}: ${link.href}`, automatic].join('\n\n')
}

interface LetterPageProps {
  readonly locale: Locale
  readonly wording: Wording
  readonly automatic: string
}

function LetterPage({ locale, wording, automatic }: LetterPageProps) {
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <title>{wording.subject}</title>
      </head>
      <body style="font-family: sans-serif; font-size: 17px; line-height: 1.5; max-width: 36em">
        {wording.paragraphs.map((each, index) =>
          typeof each === 'string' ? <p key={index}>{each}</p> : <Items key={index} items={each} />,
        )}
        <p>
          <a href={wording.link.href}>{wording.link.text}</a>
        </p>
        <p style="color: #555">{automatic}</p>
      </body>
    </html>
  )
}

function Items({ items }: { readonly items: readonly string[] }) {
  return (
    <ul>
      {items.map(item => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  )
}
