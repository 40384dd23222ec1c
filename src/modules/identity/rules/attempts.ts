/** How many failed sign-ins one window takes. */
export const attemptWindowMinutes = 15
/** For one account: a forgetful officer gets there, a guesser does not. */
export const attemptsPerAccount = 5
/** For one machine: a whole commune's office may sit behind one address. */
export const attemptsPerMachine = 50
