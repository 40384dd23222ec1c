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
      <SummaryList
        rows={shown.map(({ person, ward }) => ({
          key: person.fullName,
          value: (
            <>
              <p class="govuk-body">{describe(person, ward, locale)}</p>
              <ChooseButton {...{ locale, action, person }} />
            </>
          ),
        }))}
      />
    </>
  )
}

/** In one line, as a neighbour would say it: year of birth, ward, story. */
function describe(person: DemoPerson, ward: Text | undefined, locale: Locale): string {
  const messages = messagesIn(locale)
  const born = `${messages.bornIn} ${person.dateOfBirth.slice(0, 4)}`
  const lives = ward === undefined ? person.ward : say(ward, locale)
  return [born, lives, ...(person.story === undefined ? [] : [say(person.story, locale)])].join(' · ')
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
      <Button kind="secondary">{messagesIn(locale).signInAs(person.fullName)}</Button>
    </Form>
  )
}
