import type { ComponentChildren } from 'preact'
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

/** A remark below what it is about. */
export function Aside({
  lang,
  children,
}: {
  readonly lang?: 'vi' | undefined
  readonly children: ComponentChildren
}) {
  return (
    <span class="govuk-hint govuk-!-display-block govuk-!-margin-top-1 govuk-!-margin-bottom-0" lang={lang}>
      {children}
    </span>
  )
}

/** Titles and grounds of law are quoted in Vietnamese on every page. */
export function vietnamese(locale: Locale): 'vi' | undefined {
  return locale === 'en' ? 'vi' : undefined
}
