import type { Locale } from '../../../../../kernel/index.ts'
import { ErrorMessage } from '../../../../../ui/index.ts'
import { messagesIn } from './messages.ts'

interface CardBoxProps {
  readonly value?: string | undefined
  readonly error?: string | undefined
  readonly locale: Locale
}

/**
 * Takes what a scanner types, Enter included; with a camera and scripts, what the camera sees. Kept out of the
 * browser's memory of forms: it holds somebody's papers.
 */
export function CardBox({ value, error, locale }: CardBoxProps) {
  const words = messagesIn(locale)
  const describedBy = error === undefined ? 'card-hint' : 'card-hint card-error'
  return (
    <div class={`govuk-form-group${error === undefined ? '' : ' govuk-form-group--error'}`}>
      <label class="govuk-label govuk-label--m" for="card">
        {words.cardLabel}
      </label>
      <div class="govuk-hint" id="card-hint">
        {words.cardHint}
      </div>
      {error !== undefined && <ErrorMessage id="card-error" words={error} />}
      <input
        class={`govuk-input${error === undefined ? '' : ' govuk-input--error'}`}
        id="card"
        name="card"
        type="text"
        value={value}
        autocomplete="off"
        spellcheck={false}
        maxlength={1000}
        aria-describedby={describedBy}
        // A scanner types where the focus is, and this box is what the page is for.
        autofocus
        data-mc-scan={words.scanWithCamera}
        data-mc-scan-stop={words.scanStop}
        data-mc-scan-failed={words.scanFailed}
      />
    </div>
  )
}
