import { type Locale, say, type Text } from '../kernel/index.ts'
import { Button, Form, InsetText, SummaryList } from '../ui/index.ts'
import type { DemoPerson } from './demo-person.ts'
import { messagesIn } from './messages.ts'

interface ChooserProps {
  readonly locale: Locale
  readonly action: string
  readonly shown: readonly { readonly person: DemoPerson; readonly ward: Text | undefined }[]
}

/** The sandbox's sign-in: one button for each invented person. */
export function ChooserPage({ locale, action, shown }: ChooserProps) {
  const messages = messagesIn(locale)
  return (
    <>
      <h1 class="govuk-heading-l">{messages.chooserTitle}</h1>
      <InsetText>{messages.chooserIntro}</InsetText>
      {shown.map(({ person, ward }) => (
        <section key={person.key} aria-label={person.fullName}>
          <SummaryList
            card={{ title: person.fullName }}
            rows={[
              { key: messages.bornIn, value: person.dateOfBirth.slice(0, 4) },
              { key: messages.livesIn, value: ward === undefined ? person.ward : say(ward, locale) },
              ...(person.story === undefined
                ? []
                : [{ key: messages.story, value: say(person.story, locale) }]),
            ]}
          />
          <ChooseButton {...{ locale, action, person }} />
        </section>
      ))}
    </>
  )
}

function ChooseButton({
  locale,
  action,
  person,
}: {
  readonly locale: Locale
  readonly action: string
  readonly person: DemoPerson
}) {
  return (
    <Form action={action}>
      <input type="hidden" name="person" value={person.key} />
      <Button>{messagesIn(locale).signInAs(person.fullName)}</Button>
    </Form>
  )
}
