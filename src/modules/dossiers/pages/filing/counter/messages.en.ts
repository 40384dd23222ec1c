import type { Messages } from './messages.vi.ts'

export const en: Messages = {
  cardLabel: 'Scan the QR code on the identity card',
  cardHint: 'Put the cursor into this box and scan. The scanner types and presses Enter by itself.',
  scanWithCamera: 'Scan with the camera',
  scanStop: 'Turn the camera off',
  scanFailed: 'The camera cannot be opened. Use the scanner, or type.',
  byPost: 'The dossier came by post',
  byPostHint: 'The applicant is not here; enter what the papers in the parcel say.',
  begin: 'Receive this person',
  noCard: 'No card: type instead',
  cardFaults: {
    empty: 'Scan the identity card, or press “No card: type instead”.',
    another_layout: 'This is not the QR code of an identity card. Scan again, or type.',
    no_number: 'There is no personal number of 12 digits in the code. Scan again, or type.',
    no_name: 'There is no name in the code. Scan again, or type.',
  },
  lookAtCard: 'Compare with the card',
  cardDoubts: {
    letters_lost: 'The name has odd signs: the scanner may be unable to type accents.',
    no_birth_date: 'The code has no full date of birth.',
    birth_year_differs: 'The year of birth does not fit the personal number.',
    sex_differs: 'The sex does not fit the personal number.',
  },
  saveAndAddProcedures: 'Save and choose procedures',

  receptionTitle: person => `Receiving: ${person}`,
  dossiersBegun: 'Dossiers',
  countOf: count => (count === 0 ? 'No procedure yet' : count === 1 ? '1 dossier' : `${count} dossiers`),
  whatNeeded: 'What does this person need?',
  whatElse: 'Add a procedure',
  searchLabel: 'Find a procedure by name, by need or by code',
  find: 'Find',
  moreFound: count => `${count} more procedures. Type more words to find the right one.`,
  moreThere: count => `${count} more procedures. Type a name or a need to find them.`,
  countWrong: (room, most) =>
    room < most
      ? `A reception takes at most ${most} dossiers; this one has room for ${room} more. Enter a number from 1 to ${room}.`
      : `A reception takes at most ${most} dossiers. Enter a number from 1 to ${most}.`,
  openAlready:
    'A reception of this person was begun earlier today and is still open. This is that one; no new one was opened.',
  add: 'Add',
  howMany: 'How many dossiers',
  howManyHint: most =>
    `Certified copies: one dossier for each original. At most ${most} dossiers in one reception.`,
  dossiersHere: count => (count === 1 ? '1 dossier' : `${count} dossiers`),
  fee: 'Fees and charges',
  free: 'Nothing to pay',
  missing: 'Still missing',
  nothingMissing: 'Complete',
  notSaved: 'Open the dossier and press “Save and check”',
  filedAs: code => `Received: ${code}`,
  choices: 'You can',
  another: 'Add one more like it',
  leaveOut: 'Leave out',
  checkAndFile: 'Check and receive',

  onePageTitle: 'About the dossier',
  moreAsked: 'What was answered asks for the parts below. Ask the applicant and go on.',
  moreAskedPost: 'What was answered asks for the parts below. Go on with what the papers in the parcel say.',
  attachScans: 'Attach scans',
  saveAndCheck: 'Save and check',
  saveAndAdd: 'Save, go on with another procedure',

  total: amount => `Fees and charges in all: ${amount}.`,
  totalNotWhole: 'What the authority will tell is not in it.',
  nothingReady: 'No dossier is complete yet.',
  othersStay: 'What is incomplete stays here to go on with; what is complete is received now.',
  fileAll: count =>
    count === 1 ? 'Receive and print the receipt' : `Receive ${count} dossiers and print the receipts`,
  readBack: 'Read back to the applicant',
  comparePost: 'Compare with the papers in the parcel',
  declaredInPost: 'The papers sent are signed by the applicant, who declares the above.',

  helpQuestion: 'Does somebody file for the applicant, at their wish?',
  helpHint:
    'Only where somebody sits beside them and helps from the beginning; for a usual reception choose “No”.',
  notHelped: 'No',
  helpedByOfficer: 'An officer files for them',
  helpedByTeam: 'A community digital team files for them',
  team: 'Team and session',
  chooseTeam: 'Choose a team',
  consentHint: 'Read the sentence below to the applicant. Tick it only when they agree.',
  consentWords:
    '“I ask this person of my own will to fill in and file for me. It was read back to me and I answer for what it says. The help is free.”',
  consentMissing: 'Help is put on record only when the applicant has agreed.',
  teamMissing: 'Choose the team that helped.',

  doneTitle: count => (count === 1 ? 'Dossier received' : `${count} dossiers received`),
  printAll: 'Print receipts',
  printOne: 'Print this one',
  receiptHead: 'Receipt',
  leftOver: count =>
    count === 1 ? '1 dossier is not received yet.' : `${count} dossiers are not received yet.`,
  goOn: 'Go on',
  sayKeep: 'Each dossier has a code on its receipt. Keep the receipt to collect the result.',
  sayWhere: places => `The result is handed over at ${places}, on the day printed on the receipt.`,
  sayPost: addresses => `The result is sent by post to ${addresses}. The postage is paid on delivery.`,
  tellByPost: 'Let the applicant know, with the receipt',
  sayNothingMore: 'Nobody may ask for more papers than the receipt lists.',
  sayAccount: 'For those without an account to file from home there is a guide.',
  onLane: (lane, left) => `${lane}: ${left}`,

  receiptsTitle: count =>
    count === 1 ? 'Receipt with the promised date' : `${count} receipts with the promised dates`,
  printSlips: count => (count === 1 ? 'Print the receipt' : `Print all ${count} receipts`),
  pdfOf: code => `PDF ${code}`,
}
