import type { OwnWords } from './words.vi.ts'

export const en: OwnWords = {
  state_withdrawing: 'Withdrawal asked for',
  state_paused: 'Time limit stands still',
  state_late: 'Past its date',

  supplementInHand:
    'While handling it we found that something is missing. The time limit stands still until you send it.',
  lastDay: when =>
    `Last moment to complete it: ${when}. After that the dossier is no longer handled and you would have to file anew.`,
  bringTo: counter => `Please bring the papers to ${counter}.`,
  pausedSay: {
    supplement: 'The time limit stands still until you complete the dossier.',
    payment: 'The time limit stands still until you have paid what you were told.',
    agency: 'The time limit stands still until another agency answers. You need not do anything.',
    inspection:
      'The time limit stands still for an inspection on site. An officer will contact you if you are needed.',
  },
  pausedThen: 'When the time limit runs again you are told the new date.',
  inProgress: when => `Your dossier is being handled. The result comes before ${when}.`,
  movedFrom: when => `The first date was ${when}.`,
  lateSay: when =>
    `The date promised, ${when}, has passed. We apologise. The authority owes you a letter with a new date; you need not do anything.`,
  byPost: 'The result is signed and will be sent to your address by post.',
  posted: tracking => `The result is in the post. Tracking number: ${tracking}.`,

  apologyTitle: 'An apology and a new date',
  apologySay: first => `We apologise that the result was not ready by the date promised (${first}).`,
  reason: 'Reason',
  newDate: 'New date',

  dateNow: 'Result promised for',
  firstDate: 'First date promised',
  datesTitle: 'Why did the date change?',
  dateMove: (from, to) => `From ${from} to ${to}.`,
  dateConfirmed: to => `The provisional date ${to} was confirmed.`,
  moves: {
    pause: 'The time limit stood still and runs again.',
    restart: 'The dossier is complete; the limit is counted anew.',
    extension: 'The law grants a longer limit.',
    calendar: 'The working calendar changed.',
    putRight: 'The procedure or the authority was put right.',
  },
  basis: text => `Legal ground: ${text}.`,
  pausesTitle: 'Time that does not count',
  grounds: {
    supplement: 'Waiting for you',
    payment: 'Waiting for payment',
    agency: 'Waiting for another agency',
    inspection: 'Inspection on site',
  },
  pauseOpen: from => `Since ${from}.`,
  pauseOver: (from, to) => `From ${from} to ${to}.`,

  nowAt: 'Now with',
  waitsForOfficer: 'not yet given to an officer',

  stoppedWhy: {
    notCompleted: 'It was not completed by the last day.',
    courtOrder: 'A court or another competent body has decided so.',
    dispute: 'There is a dispute that is being settled.',
    sectorLaw: 'The law of the sector says so.',
    applicantGone: 'The applicant is no more.',
  },
  stoppedNext: counter =>
    `You may file anew at any time. Papers that you handed in are given back at ${counter}.`,

  resultsTitle: 'Results',
  resultNumber: number => `Number ${number}`,
  resultToCome: 'Being handled',
  resultCorrected: number =>
    `It stands in for number ${number}, which had an error of the authority and is no longer in force.`,

  withdraw: 'Withdraw the dossier',
  withdrawLink: 'I wish to withdraw this dossier',
  withdrawAtOnce: 'The dossier has not been accepted yet, so it ends at once. You would have to file anew.',
  withdrawAsk: counter =>
    `The dossier is being handled. When you ask for it back, handling rests until ${counter} has answered. Until then you may change your mind. The time limit runs on.`,
  withdrawPaid: 'Whether a fee is paid back depends on the rules of that fee.',
  withdrawReason: 'Why do you wish to withdraw it?',
  withdrawReasonHint: 'One sentence is enough. For example: I will file again with new papers.',
  withdrawReasonMissing: 'Say why you wish to withdraw the dossier',
  withdrawNow: 'Withdraw the dossier',
  withdrawSend: 'Ask to withdraw the dossier',
  withdrawNot: 'Do not withdraw, back to the dossier',
  withdrawChanged: 'The dossier changed while you were writing. Please read it again, then send.',
  withdrawn: 'The dossier has been withdrawn.',
  withdrawalSent: 'Your wish to withdraw the dossier was sent.',
  wentOn: 'The dossier goes on.',
  withdrawingSay: counter =>
    `You asked to withdraw the dossier. Handling rests until ${counter} has answered.`,
  withdrawingChange: 'If you change your mind, let it go on here.',
  goOn: 'Let it go on',
  supplementedInHand: 'Sent. The dossier goes on; the new date stands below.',
}
