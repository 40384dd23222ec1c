import { Button, ButtonGroup, Form, type Words } from '../../../../../ui/index.ts'
import { type OfficeAction, officeActions } from '../action-bar.ts'
import { messagesIn } from '../messages.ts'
import { inList, type Opened } from '../opened.ts'
import { dossierPath, paths } from '../paths.ts'
import { StepChoice } from '../step-choice.tsx'

interface ActFormFrameProps {
  readonly opened: Opened
  readonly action: OfficeAction
  readonly button: string
  readonly danger?: boolean
  /** Buttons beside the first. */
  readonly besides?: Words
  /** False where another button of the form opens a page of its own and the form stays. */
  readonly once?: boolean
  /** The form carries files. */
  readonly multipart?: boolean
  readonly children?: Words
}

/** The form around an act's fields: it carries the version of the dossier that was read, and a way back. */
export function ActForm(props: ActFormFrameProps) {
  const { opened, action } = props
  const { dossier, locale } = opened
  return (
    <Form
      action={inList(paths.resource(dossier.code, officeActions[action].resource), opened)}
      multipart={props.multipart}
      attributes={props.once === false ? { 'data-mc-form': undefined } : {}}
    >
      <input type="hidden" name="seq" value={String(dossier.seq)} />
      <StepChoice opened={opened} action={action} />
      {props.children}
      <ButtonGroup>
        <Button kind={props.danger ? 'warning' : 'primary'}>{props.button}</Button>
        {props.besides}
        <a class="govuk-link" href={inList(dossierPath(dossier.code), opened)}>
          {messagesIn(locale).cancel}
        </a>
      </ButtonGroup>
    </Form>
  )
}
