import type { ResultWords } from '../../../contents.ts'
import { dossierWords } from '../../../words.ts'
import { messagesIn } from '../messages.ts'
import { type Opened, unitName } from '../opened.ts'
import { stepName } from '../step-name.ts'
import { held, moment, type Tellers, words } from './parts.ts'

/** The steps: whose they are, what they come to, who was asked. */
export const handling: Tellers<
  | 'stepStarted'
  | 'stepAssigned'
  | 'stepReleased'
  | 'stepFinished'
  | 'consultationAsked'
  | 'consultationSilent'
  | 'resultDrafted'
  | 'sentBack'
  | 'resultSigned'
> = {
  stepStarted: ({ step }, opened) => [onStep(step, opened)],
  stepAssigned: ({ step, officer, because }, opened) => [
    words(opened).assigned(stepName(opened, step), opened.nameOf(officer)),
    words(opened).assignedBecause[because],
  ],
  stepReleased: ({ step, because }, opened) => [onStep(step, opened), words(opened).releasedBecause[because]],
  stepFinished: ({ step, conclusion }, opened) => [
    onStep(step, opened),
    ...(conclusion === undefined ? [] : [held(opened, conclusion)]),
  ],
  consultationAsked: ({ question, steps }, opened) => [
    held(opened, question),
    ...steps.map(({ unit, dueAt, silence }) => {
      const means = silence === undefined ? '' : words(opened).means[silence.means]
      return words(opened).asked(unitName(opened, unit), moment(dueAt, opened), means)
    }),
  ],
  consultationSilent: ({ step }, opened) => {
    const asked = opened.dossier.steps.find(({ key }) => key === step)
    const means = asked?.silence?.means ?? 'report'
    return [`${asked === undefined ? '' : `${unitName(opened, asked.unit)}. `}${words(opened).silent[means]}`]
  },
  resultDrafted: ({ kind, content }, { personal, locale }) => {
    const said = personal.get(content.content) as ResultWords | undefined
    return [`${dossierWords(locale).results[kind]}.`, said?.text ?? ''].filter(Boolean)
  },
  sentBack: ({ reason }, opened) => [held(opened, reason)],
  resultSigned: ({ kind, number }, { locale }) => [
    `${dossierWords(locale).results[kind]}. ${messagesIn(locale).told.number(number)}`,
  ],
}

function onStep(step: string, opened: Opened): string {
  return messagesIn(opened.locale).told.step(stepName(opened, step))
}
