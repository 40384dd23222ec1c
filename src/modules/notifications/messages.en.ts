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

const afterLastDay = 'After that the dossier is no longer handled and you would have to file anew.'

const pauseEn: Readonly<Record<Templates['paused']['ground'], string>> = {
  payment: 'we wait for you to pay what the tax office or the authority has told you.',
  agency: 'we wait for another agency’s answer.',
  inspection: 'we wait for an inspection on site.',
}

const movedEn: Readonly<Record<Templates['dateMoved']['why'], string>> = {
  pause: 'The time limit runs again; the date moves by as long as it stood still.',
  restart: 'The dossier is complete, and the time limit is counted anew as the law says.',
  extension: 'The law grants a longer time limit.',
  calendar: 'The working calendar has changed, and the date was counted anew.',
  putRight: 'The procedure or the authority was put right, and the date was counted anew.',
  confirmed: 'The working calendar of that year has been published.',
}

function bringEn(bringTo: string | null): string {
  return bringTo === null ? 'Sign in by the link below to send it.' : `Please bring the papers to ${bringTo}.`
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
        ...(params.answerBy === null
          ? []
          : [`Please send it before ${moment(params.answerBy)}. ${afterLastDay}`]),
        params.inProgress === true
          ? 'Meanwhile the time limit stands still. Once the dossier is complete you are told the new date.'
          : 'The dossier is accepted only once it is complete: please send everything soon, and all at once.',
        bringEn(params.bringTo),
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
        ...(params.byPost === true ? ['The paper will be sent to your address by post.'] : []),
        ...(params.toCome === undefined
          ? []
          : [`More results of this dossier are to come (${params.toCome}); you are told of each.`]),
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
    supplementReminder: params => ({
      subject: `Please complete dossier ${params.code} before ${moment(params.answerBy)}`,
      paragraphs: [
        `Dear ${params.name},`,
        `Your dossier ${params.code} for “${params.procedure}” still waits for:`,
        params.items,
        `Last moment: ${moment(params.answerBy)}. ${afterLastDay}`,
        bringEn(params.bringTo),
      ],
      link: { text: params.bringTo === null ? 'Complete the dossier' : follow, href: params.link },
    }),
    paused: params => ({
      subject: `Dossier ${params.code}: the time limit stands still`,
      paragraphs: [
        `Dear ${params.name},`,
        `The time limit of your dossier ${params.code} for “${params.procedure}” stands still from today.`,
        `Reason: ${pauseEn[params.ground]}`,
        `Legal ground: ${params.basis}.`,
        ...(params.until === null ? [] : [`It lasts until ${moment(params.until)} at the longest.`]),
        'When the time limit runs again you are told the new date.',
      ],
      link: { text: follow, href: params.link },
    }),
    dateMoved: params => ({
      subject:
        params.why === 'confirmed'
          ? `Dossier ${params.code}: the date is confirmed`
          : `Dossier ${params.code}: the date of the result has changed`,
      paragraphs: [
        `Dear ${params.name},`,
        `Your dossier ${params.code} for “${params.procedure}”.`,
        movedEn[params.why],
        ...(params.from === params.to ? [] : [`The earlier date: ${moment(params.from)}.`]),
        params.provisional
          ? `Expected date of the result: ${moment(params.to)}. It will be confirmed when that year’s working calendar is published.`
          : `The result is due at ${moment(params.to)}.`,
        ...(params.basis === null ? [] : [`Legal ground: ${params.basis}.`]),
        'The first date stays on record. You need not do anything.',
      ],
      link: { text: follow, href: params.link },
    }),
    apologised: params => ({
      subject: `An apology and a new date: dossier ${params.code}`,
      paragraphs: [
        `Dear ${params.name},`,
        `We apologise: the result of your dossier ${params.code} for “${params.procedure}” is not ready by the date promised (${moment(params.promisedAt)}).`,
        `Reason: ${params.reason}`,
        `The new date: ${moment(params.newDate)}. The result will be handed over at: ${params.place}.`,
        'You need not do anything. The letter of apology is attached.',
      ],
      link: { text: follow, href: params.link },
    }),
    stopped: params => ({
      subject: `Dossier ${params.code} is no longer handled`,
      paragraphs: [
        `Dear ${params.name},`,
        `Your dossier ${params.code} for “${params.procedure}” is no longer handled.`,
        params.reason === null ? 'Reason: it was not completed by the last day.' : `Reason: ${params.reason}`,
        `Papers that you handed in are given back at ${params.counter}.`,
        'The notice is attached. You may file anew at any time.',
      ],
      link: { text: 'See the dossier', href: params.link },
    }),
    withdrawalAsked: params => ({
      subject: `Your wish to withdraw dossier ${params.code} has arrived`,
      paragraphs: [
        `Dear ${params.name},`,
        `You wish to withdraw dossier ${params.code} for “${params.procedure}”. Handling rests until you have an answer.`,
        `${params.counter} will answer. Until then you may change your mind and let it go on.`,
      ],
      link: { text: follow, href: params.link },
    }),
    withdrawn: params => ({
      subject: `Dossier ${params.code} has been withdrawn`,
      paragraphs: [
        `Dear ${params.name},`,
        `Your dossier ${params.code} for “${params.procedure}” has been withdrawn as you asked.`,
        `Papers that you handed in are given back at ${params.counter}. You may file anew at any time.`,
      ],
      link: { text: 'See the dossier', href: params.link },
    }),
    resultCorrected: params => ({
      subject: `The result of dossier ${params.code} has been corrected`,
      paragraphs: [
        `Dear ${params.name},`,
        `The result of dossier ${params.code} (${params.result}) had an error that was ours. We apologise: the right one, number ${params.number}, stands in for number ${params.replaces}.`,
        'The earlier one is no longer in force. This costs you nothing.',
        ...(params.inAccount ? ['You can read it in your account.'] : []),
        ...(params.counter === null
          ? []
          : [`Please fetch the paper at ${params.counter} and bring the old one.`]),
      ],
      link: { text: params.inAccount ? 'See the result' : follow, href: params.link },
    }),
    posted: params => ({
      subject: `The result of dossier ${params.code} is in the post`,
      paragraphs: [
        `Dear ${params.name},`,
        `The result of dossier ${params.code} (${params.result}) was given to the post. Tracking number: ${params.tracking}.`,
        ...(params.cashOnDelivery === null
          ? []
          : [`You pay the postman ${params.cashOnDelivery} and nothing else.`]),
      ],
      link: { text: follow, href: params.link },
    }),
    workDue: params => ({
      subject: {
        amber: `Due soon: ${params.count}`,
        red: `Due very soon: ${params.count}`,
        overdue: `Overdue: ${params.count}`,
      }[params.level],
      paragraphs: [
        `Dear ${params.name},`,
        {
          amber: 'Most of the time given has gone:',
          red: 'Very little time is left:',
          overdue: 'The time given is over, and this is not done:',
        }[params.level],
        params.items,
        ...(params.count > params.items.length
          ? [`And ${params.count - params.items.length} more in the list.`]
          : []),
      ],
      link: { text: 'Open the list of work', href: params.link },
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
  intro:
    'Letters to applicants, and reminders to officers. A letter that could not be sent is tried again for about a day.',
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
    supplementReminder: 'Reminder to complete',
    paused: 'Time limit stands still',
    dateMoved: 'Date changed',
    apologised: 'Apology and new date',
    stopped: 'No longer handled',
    withdrawalAsked: 'Wish to withdraw',
    withdrawn: 'Withdrawn',
    resultCorrected: 'Result corrected',
    posted: 'In the post',
    workDue: 'Officer’s work due',
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
