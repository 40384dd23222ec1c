import { formatVnd, vnd } from '../../../../../kernel/index.ts'
import { dossierWords } from '../../../words.ts'
import { messagesIn } from '../messages.ts'
import { componentName } from '../opened.ts'
import { dueAfter, held, moment, type Tellers, words } from './parts.ts'

/** From filing to acceptance, and what the applicant completes. */
export const reception: Tellers<
  | 'filed'
  | 'supplementRequested'
  | 'supplemented'
  | 'demandRefused'
  | 'refused'
  | 'accepted'
  | 'paymentRecorded'
> = {
  filed: ({ channel }, { locale }) => [messagesIn(locale).told.filed(dossierWords(locale).channels[channel])],
  supplementRequested: ({ items, answerBy, pause }, opened) => [
    ...items.map(({ component, reason }) =>
      messagesIn(opened.locale).told.wanted(componentName(opened, component), held(opened, reason)),
    ),
    ...(pause === undefined
      ? []
      : [pause.clock === 'restart' ? words(opened).restarts : words(opened).resumes]),
    ...(answerBy === undefined ? [] : [words(opened).answerBy(moment(answerBy, opened))]),
  ],
  supplemented: ({ components, answers, recounted }, opened, entry) => {
    const asked = new Set(opened.dossier.supplement?.items.map(({ component }) => component))
    const sent = components.filter(({ key, files, originals, copies }) => {
      return asked.has(key) && files.length + originals + copies > 0
    })
    return [
      ...(sent.length === 0
        ? []
        : [words(opened).supplied(sent.map(({ key }) => componentName(opened, key)).join(', '))]),
      ...(answers === undefined ? [] : [words(opened).answersCorrected]),
      ...(recounted === undefined ? [] : [dueAfter(recounted.due, opened, entry)]),
    ]
  },
  demandRefused: ({ components }, opened) => {
    const named = components.filter(key => key !== 'unlisted').map(key => componentName(opened, key))
    return named.length === 0 ? [] : [named.join(', ')]
  },
  refused: ({ reason }, { personal, locale }) => {
    const said = personal.get(reason.content) as { reason: string; ground: string } | undefined
    const { told } = messagesIn(locale)
    return said === undefined ? [told.maskedWords] : [told.refusal(said.reason), told.ground(said.ground)]
  },
  accepted: ({ due }, opened) => {
    const { told } = messagesIn(opened.locale)
    return [due.provisional ? told.dueProvisional(moment(due.at, opened)) : told.due(moment(due.at, opened))]
  },
  paymentRecorded: ({ amount, receipt }, { locale }) => [
    messagesIn(locale).told.paid(formatVnd(vnd(amount), locale), receipt),
  ],
}
