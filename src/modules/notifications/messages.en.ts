import { formatMoment } from '../../kernel/index.ts'
import type { Messages } from './messages.vi.ts'
import type { FeeOwed, Templates } from './rules/templates.ts'

const moment = (iso: string) => formatMoment(Temporal.Instant.from(iso), 'en')
const follow = 'Follow the dossier'

function dueEn({ dueAt, provisional }: Templates['accepted']): string {
  if (dueAt === null) return 'You will be told later when the result is due.'
  return provisional
    ? `Expected date of the result: ${moment(dueAt)}. It will be confirmed when that year’s working calendar is published.`
    : `The result is due at ${moment(dueAt)}.`
}

function feeEn(fee: FeeOwed | null): string[] {
  // A letter queued by an older version knows no fee.
  if (!fee) return []
  return [`Still to be paid: ${fee.amount}, at ${fee.counter}. The result is given once it is paid.`]
}

type VisitNews = Templates['visitNews']['news']

const visitSubjects: Readonly<Record<VisitNews, string>> = {
  asked: 'Your request for a home visit has arrived',
  planned: 'A day for your home visit',
  moved: 'Another day for your home visit',
  cancelled: 'Your home visit has been cancelled',
  declined: 'Your request for a home visit was declined',
  missed: 'An officer came and met nobody',
}

const visitSentences: Readonly<Record<VisitNews, (unit: string) => string>> = {
  asked: unit => `${unit} has your request for a home visit. An officer will ring to agree on a day.`,
  planned: unit => `An officer of ${unit} will come to the house.`,
  moved: unit => `${unit} has changed the day of the visit.`,
  cancelled: unit => `The home visit asked for at ${unit} has been cancelled.`,
  declined: unit => `${unit} has declined this request for a home visit.`,
  missed: unit => `An officer of ${unit} came and met nobody. The unit will ring to agree on another day.`,
}

export const en: Messages = {
  letters: {
    filingReceived: params => ({
      subject: `Dossier ${params.code} has arrived`,
      paragraphs: [
        `Dear ${params.name},`,
        `Your dossier ${params.code} for “${params.procedure}” reached us at ${moment(params.filedAt)}.`,
        `By ${moment(params.answerBy)} at the latest an officer will answer: accept it, ask for what is missing, or refuse it with the reason.`,
        'The acknowledgement is attached.',
      ],
      link: { text: follow, href: params.link },
    }),
    accepted: params => ({
      subject: `Dossier ${params.code} has been accepted`,
      paragraphs: [
        `Dear ${params.name},`,
        `Your dossier ${params.code} for “${params.procedure}” has been accepted.`,
        dueEn(params),
        `The result will be handed over at: ${params.place}.`,
        ...feeEn(params.fee),
        'The receipt with the date of the result is attached.',
      ],
      link: { text: follow, href: params.link },
    }),
    supplementRequested: params => ({
      subject: `Something is missing in dossier ${params.code}`,
      paragraphs: [
        `Dear ${params.name},`,
        `Your dossier ${params.code} for “${params.procedure}” needs to be completed:`,
        params.items,
        ...(params.answerBy === null ? [] : [`Please send it before ${moment(params.answerBy)}.`]),
        'The dossier is accepted only once it is complete: please send everything soon, and all at once.',
        params.bringTo === null
          ? 'Sign in by the link below to send it.'
          : `Please bring the papers to ${params.bringTo}.`,
      ],
      link: { text: params.bringTo === null ? 'Complete the dossier' : follow, href: params.link },
    }),
    refused: params => ({
      subject: `Dossier ${params.code} was not accepted`,
      paragraphs: [
        `Dear ${params.name},`,
        `Your dossier ${params.code} for “${params.procedure}” was not accepted.`,
        `Reason: ${params.reason}`,
        'The refusal slip is attached. You may file again once the conditions are met.',
      ],
      link: { text: 'See the dossier', href: params.link },
    }),
    resultReady: params => ({
      subject: `The result of dossier ${params.code} is ready`,
      paragraphs: [
        `Dear ${params.name},`,
        `The result of your dossier ${params.code} for “${params.procedure}” is ready: ${params.result}.`,
        ...(params.inAccount ? ['You can read it in your account.'] : []),
        ...(params.counter === null ? [] : [`Please fetch the paper at ${params.counter}.`]),
        ...feeEn(params.fee),
      ],
      link: { text: params.inAccount ? 'See the result' : follow, href: params.link },
    }),
    handedOver: params => ({
      subject: `The result of dossier ${params.code} was handed over`,
      paragraphs: [
        `Dear ${params.name},`,
        `The result of dossier ${params.code} (${params.result}) was handed over at ${moment(params.handedOverAt)}.`,
        'If you did not receive it, please tell the counter at once.',
      ],
      link: { text: 'See the dossier', href: params.link },
    }),
    visitNews: ({ news, name, unit, link, from, until, reason }) => ({
      subject: visitSubjects[news],
      paragraphs: [
        `Dear ${name},`,
        visitSentences[news](unit),
        ...(from === null || until === null
          ? []
          : [
              `Time: from ${moment(from)} to ${moment(until)}. Please have the identity card and the originals of the papers at hand.`,
            ]),
        ...(reason === null ? [] : [`Reason: ${reason}`]),
      ],
      link: { text: 'See the request', href: link },
    }),
  },
  automatic: 'This letter was sent automatically; please do not answer it.',
  title: 'Letters sent',
  intro: 'Letters to applicants. A letter that could not be sent is tried again for about a day.',
  state: 'State',
  states: { queued: 'Waiting', sent: 'Sent', failed: 'Could not be sent' },
  allStates: 'All',
  show: 'Show',
  template: 'Kind',
  templates: {
    filingReceived: 'Dossier arrived',
    accepted: 'Accepted',
    supplementRequested: 'Something is missing',
    refused: 'Not accepted',
    resultReady: 'Result ready',
    handedOver: 'Handed over',
    visitNews: 'Home visit',
  },
  to: 'To',
  dossier: 'Dossier',
  queuedAt: 'Written at',
  attempts: 'Tries',
  lastError: 'Last error',
  action: 'What you can do',
  retry: 'Send again',
  retryOf: (dossier: string) => `the letter about dossier ${dossier}`,
  none: 'There are no letters.',
}
