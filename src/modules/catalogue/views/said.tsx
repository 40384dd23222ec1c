import { isUntranslated, type Locale, say, type Text } from '../../../kernel/index.ts'

interface SaidProps {
  readonly text: Text
  readonly locale: Locale
}

/** The language a text stands in, where it is not the page's: screen readers then pronounce it as Vietnamese. */
export function langOf(text: Text, locale: Locale): 'vi' | undefined {
  return isUntranslated(text, locale) ? 'vi' : undefined
}

/** A text inside a line. */
export function Said({ text, locale }: SaidProps) {
  return <span lang={langOf(text, locale)}>{say(text, locale)}</span>
}

/** A text as paragraphs; the sources separate them by line ends. */
export function Paragraphs({ text, locale }: SaidProps) {
  const paragraphs = say(text, locale)
    .split(/\n+/)
    .filter(line => line.trim() !== '')
  return (
    <>
      {paragraphs.map((line, index) => (
        <p key={index} class="govuk-body" lang={langOf(text, locale)}>
          {line}
        </p>
      ))}
    </>
  )
}
