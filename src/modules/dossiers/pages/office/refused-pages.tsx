import { ActionBar, Button, InsetText } from '../../../../ui/index.ts'
import type { Entry } from '../../../journal/index.ts'
import type { Because } from '../../rules/may.ts'
import { dossierWords } from '../../words.ts'
import { actionsOf, type OfficeAction } from './action-bar.ts'
import { messagesIn } from './messages.ts'
import { inList, type Opened } from './opened.ts'
import { dossierPath } from './paths.ts'
import { DossierTimeline } from './timeline.tsx'

interface StalePageProps {
  readonly opened: Opened
  /** What has happened since the form was opened. */
  readonly since: readonly Entry[]
  /** What was typed, so that it is not lost. */
  readonly words: readonly string[]
}

/** The form came too late: what happened meanwhile, what was typed, and the way to the dossier as it is now. */
export function StalePage({ opened, since, words }: StalePageProps) {
  const messages = messagesIn(opened.locale)
  return (
    <>
      <h1 class="govuk-heading-l">{messages.staleTitle}</h1>
      <p class="govuk-body">{messages.staleText}</p>
      <DossierTimeline opened={opened} entries={since} level={2} />
      {words.length > 0 && (
        <>
          <p class="govuk-body">{messages.staleTyped}</p>
          {words.map((text, index) => (
            <InsetText key={index} classes="mc-lines">
              {text}
            </InsetText>
          ))}
        </>
      )}
      <ToDossier opened={opened} />
    </>
  )
}

interface RefusedPageProps {
  readonly opened: Opened
  readonly action: OfficeAction
  readonly because: Because
}

/** The dossier does not allow it now: why not, and what it does allow. */
export function RefusedPage({ opened, action, because }: RefusedPageProps) {
  const messages = messagesIn(opened.locale)
  const actions = actionsOf(opened)
  return (
    <>
      <h1 class="govuk-heading-l">{messages.refusedTitle(messages.actions[action])}</h1>
      <p class="govuk-body">{dossierWords(opened.locale).because[because]}</p>
      <ToDossier opened={opened} />
      <p class="govuk-body">{actions.length === 0 ? messages.nothingPossible : messages.possibleNow}</p>
      {actions.length > 0 && <ActionBar actions={actions} />}
    </>
  )
}

function ToDossier({ opened }: { readonly opened: Opened }) {
  return (
    <p class="govuk-body">
      <Button href={inList(dossierPath(opened.dossier.code), opened)}>
        {messagesIn(opened.locale).backToDossier}
      </Button>
    </p>
  )
}
