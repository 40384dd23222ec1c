import { useMessages } from '../locale.ts'
import { classes, isShown, type Words } from './words.ts'

export interface ProcessStep {
  readonly title: Words
  readonly state: 'done' | 'now' | 'ahead'
  /** Who, how long, until when: one short line. */
  readonly note?: Words
  /** The step now has run over its time. */
  readonly late?: boolean | undefined
}

export interface ProcessLineProps {
  readonly steps: readonly ProcessStep[]
  readonly label?: string | undefined
}

/** The whole process as one line: what is done, what is now, what is ahead. Colour is doubled by a word. */
export function ProcessLine(props: ProcessLineProps) {
  const messages = useMessages()
  const word = { done: messages.stepDone, now: messages.stepNow, ahead: messages.stepAhead }
  return (
    <ol class="mc-process" aria-label={props.label ?? messages.process}>
      {props.steps.map((step, index) => (
        <li
          key={index}
          class={classes('mc-process__step', looks[step.state], step.late && 'mc-process__step--late')}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <span class="mc-process__title">
            {step.title}
            <span class="govuk-visually-hidden"> ({word[step.state]})</span>
          </span>
          {isShown(step.note) && <span class="mc-process__note">{step.note}</span>}
        </li>
      ))}
    </ol>
  )
}

const looks = {
  done: 'mc-process__step--done',
  now: 'mc-process__step--now',
  ahead: 'mc-process__step--ahead',
} as const
