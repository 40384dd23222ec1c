import { ConfigError } from './platform/config.ts'
import { InvalidInput, Refusal } from './platform/http/index.ts'
import { StartFault } from './platform/start-fault.ts'

/**
 * What a command that failed says to the person at the terminal: never a stack, and of a fault nobody foresaw only its
 * message. PostgreSQL puts whole rows, with what is secret in them, beside the message.
 */
export function saidOfFault(fault: unknown): string {
  if (fault instanceof StartFault || fault instanceof ConfigError) return fault.message
  if (fault instanceof Refusal) return refused(fault)
  const message = firstMessage(fault)
  return `Có lỗi ngoài dự kiến: ${message}\nAn unexpected fault: ${message}`
}

function refused(refusal: Refusal): string {
  const fields =
    refusal instanceof InvalidInput
      ? refusal.errors.map(({ field, code }) => `${field}: ${inWords(code)}`)
      : []
  const because = [inWords(refusal.code), ...fields].join('; ')
  return `Không thực hiện được: ${because}.\nThis cannot be done: ${because}.`
}

/** @example inWords('no_such_officer') // 'no such officer' */
function inWords(code: string): string {
  return code.replaceAll('_', ' ')
}

/** A failed connection is several faults in one, with no words of its own. */
function firstMessage(fault: unknown): string {
  if (fault instanceof AggregateError && fault.message === '') return firstMessage(fault.errors[0])
  return fault instanceof Error ? fault.message || fault.name : String(fault)
}
