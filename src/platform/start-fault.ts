/**
 * The program cannot start, for a reason that whoever runs it can put right. The message says what is wrong and what
 * to do, in Vietnamese first; it is shown as it stands, without a stack.
 */
export class StartFault extends Error {
  constructor(vi: string, en: string, options?: ErrorOptions) {
    super(`${vi}\n${en}`, options)
    this.name = 'StartFault'
  }
}
