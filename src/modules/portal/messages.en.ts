import type { Messages } from './messages.vi.ts'

/** What the home page and the pages about the service say in English. */
export const en: Messages = {
  homeTitle: 'What do you need to do?',
  homeLead:
    'File at home or at any counter in the city. Know the day of the result in advance, and follow each step.',
  homeDescription: 'Find, file and follow the city’s administrative procedures.',
  searchLabel: 'What do you need to do',
  search: 'Search',
  searchPlaceholder: 'For example: birth certificate',
  startHere: 'Start here:',
  doorsTitle: 'Who it is for',
  citizens: 'Citizens',
  citizensText: 'Civil status, certified papers, housing, benefits and other family matters.',
  businesses: 'Businesses',
  businessesText: 'Registering a business, licences, conditions of operation.',
  allProcedures: 'All procedures',
  allProceduresText: count => `${count} procedures, each with its source and date.`,
  trackTitle: 'Already filed?',
  trackText: 'The code of your dossier shows its stage and the day promised.',
  track: 'Track a dossier',

  helpTitle: 'Help',
  helpFind: 'Finding a procedure',
  helpFindText:
    'Type what you need to do into the box on the home page. Vietnamese accents may be left out, and a slip in a word is forgiven. If you have a procedure code, type the code.',
  helpFile: 'Filing a dossier',
  helpFileText:
    'Open the procedure, press “File a dossier”, sign in with your electronic identity and answer one question after another. You can stop; the draft is kept and can be opened on another device.',
  helpPapers: 'Papers to attach',
  helpPapersText:
    'Send a photograph with all four corners visible, or a PDF, each file up to 20 MB. You need not hand in a paper that the state already has.',
  helpTrack: 'Following it and getting the result',
  helpTrackText:
    'Keep the dossier code on your receipt. The electronic result lies in your account; the paper is handed over at the counter you chose.',
  helpContact: 'By phone',
  helpContactText: 'The call centre answers in working hours:',
  helpNoPhone: 'Ask at the nearest public service point.',

  accessibilityTitle: 'Accessibility',
  accessibilityLead:
    'This service is made for everyone, also for older people, people with disabilities and people with old phones.',
  accessibilityHow: 'We follow WCAG 2.2 at level AA',
  accessibilityPoints: [
    'Everything can be done by keyboard and by screen reader.',
    'Every page works with scripts off.',
    'Text enlarged to 200% loses nothing.',
    'No meaning is carried by colour alone.',
    'There is no time limit while you fill in a form; drafts are kept.',
  ],
  accessibilityKnown: 'What we know is not there yet',
  accessibilityKnownText:
    'The names and texts of many procedures exist in Vietnamese only; on English pages they are marked so that screen readers pronounce them rightly. Photographs and PDF files sent by applicants may not be readable by a screen reader.',
  accessibilityHelp: 'If something stands in your way',
  accessibilityHelpText: 'An officer at a public service point will help you file, in your own account.',

  privacyTitle: 'Personal data',
  privacyLead: 'We use your data only for the procedure you ask for.',
  privacyWhy: 'Why we need it',
  privacyWhyText:
    'State bodies process data to perform their tasks under the law. Each question of a form is something that procedure needs.',
  privacyWho: 'Who can see it',
  privacyWhoText:
    'The officers who handle your dossier, and those who supervise them. Each view is recorded.',
  privacyPublic: 'What anyone can see',
  privacyPublicText:
    'Tracking by code shows the stage and the promised day only: no name, personal number or address.',
  privacyRights: 'Your rights',
  privacyRightsText:
    'You may know, see, correct and get a copy of your data. Erasure follows the retention periods of the law.',
  privacyCookies: 'Cookies',
  privacyCookiesText:
    'Used only when you sign in or send a form. No measuring, no advertising, nothing sent to third parties.',
  privacyBasis: 'Ground: Law on Personal Data Protection 91/2025/QH15 and Decree 356/2025/NĐ-CP.',
}
