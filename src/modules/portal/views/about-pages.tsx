import type { Locale } from '../../../kernel/index.ts'
import { messagesIn } from '../words.ts'
import { PlainPage } from './plain-page.tsx'

const paragraph = (text: string) => <p class="govuk-body">{text}</p>

export interface HelpPageProps {
  readonly hotlines: readonly string[]
  readonly locale: Locale
}

export function HelpPage({ hotlines, locale }: HelpPageProps) {
  const words = messagesIn(locale)
  const sections = [
    { title: words.helpFind, children: paragraph(words.helpFindText) },
    { title: words.helpFile, children: paragraph(words.helpFileText) },
    { title: words.helpPapers, children: paragraph(words.helpPapersText) },
    { title: words.helpTrack, children: paragraph(words.helpTrackText) },
    { title: words.helpContact, children: <Hotlines hotlines={hotlines} locale={locale} /> },
  ]
  return <PlainPage title={words.helpTitle} sections={sections} />
}

function Hotlines({ hotlines, locale }: HelpPageProps) {
  const words = messagesIn(locale)
  if (hotlines.length === 0) return paragraph(words.helpNoPhone)
  return (
    <>
      {paragraph(words.helpContactText)}
      <ul class="govuk-list">
        {hotlines.map(number => (
          <li key={number}>
            <a class="govuk-link" href={`tel:${number.replace(/\D/g, '')}`}>
              {number}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

export function AccessibilityPage({ locale }: { readonly locale: Locale }) {
  const words = messagesIn(locale)
  const points = (
    <ul class="govuk-list govuk-list--bullet">
      {words.accessibilityPoints.map(point => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  )
  const sections = [
    { title: words.accessibilityHow, children: points },
    { title: words.accessibilityKnown, children: paragraph(words.accessibilityKnownText) },
    { title: words.accessibilityHelp, children: paragraph(words.accessibilityHelpText) },
  ]
  return <PlainPage title={words.accessibilityTitle} lead={words.accessibilityLead} sections={sections} />
}

export function PrivacyPage({ locale }: { readonly locale: Locale }) {
  const words = messagesIn(locale)
  const sections = [
    { title: words.privacyWhy, children: paragraph(words.privacyWhyText) },
    { title: words.privacyWho, children: paragraph(words.privacyWhoText) },
    { title: words.privacyPublic, children: paragraph(words.privacyPublicText) },
    {
      title: words.privacyRights,
      children: [paragraph(words.privacyRightsText), paragraph(words.privacyBasis)],
    },
    { title: words.privacyCookies, children: paragraph(words.privacyCookiesText) },
  ]
  return <PlainPage title={words.privacyTitle} lead={words.privacyLead} sections={sections} />
}
