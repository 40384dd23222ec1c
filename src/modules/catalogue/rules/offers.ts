import { type Answers, type AnswerValue, holds } from '../condition.ts'
import type { Field, Form, Term } from '../procedure.ts'
import { type Dictionary, fieldsOf, termOf } from './dictionary.ts'
import { compiledCheck, fieldOfFault } from './schema.ts'

/** The facts of a signed-in identity that can be offered. Dates as ISO text, the ward as a unit id. */
export type OfferableIdentity = {
  readonly [Fact in NonNullable<Term['offeredFrom']>]?: string | null | undefined
}

/** An answer nobody had to type, and where it comes from. */
export interface Offer {
  readonly value: AnswerValue
  readonly origin: 'identity'
}

export type Offers = Readonly<Record<string, Offer>>

/**
 * What the form can fill in by itself from the identity: fields whose term is offered from a fact, unless the field
 * says that another person is meant, always or given the answers so far. A fact the field would refuse (a sex outside its
 * options) is not offered.
 */
export function offers(
  form: Form,
  dictionary: Dictionary,
  identity: OfferableIdentity,
  answers: Answers = {},
): Offers {
  const found = fieldsOf(form).flatMap(field => {
    const value = isOffered(field, answers) ? factFor(field, dictionary, identity) : undefined
    return value === undefined ? [] : [[field.key, value] as const]
  })
  const refused = refusedOf(form, dictionary, Object.fromEntries(found))
  const sound = found.filter(([key]) => !refused.has(key))
  return Object.fromEntries(sound.map(([key, value]) => [key, { value, origin: 'identity' as const }]))
}

function isOffered({ offer = true }: Field, answers: Answers): boolean {
  return typeof offer === 'boolean' ? offer : holds(offer, answers)
}

function factFor(field: Field, dictionary: Dictionary, identity: OfferableIdentity): string | undefined {
  const fact = termOf(dictionary, field).offeredFrom
  return (fact === undefined ? undefined : identity[fact]) || undefined
}

/** The keys whose own value the form's schema refuses; what is missing or hidden does not matter here. */
function refusedOf(form: Form, dictionary: Dictionary, answers: Answers): ReadonlySet<string> {
  const check = compiledCheck(form, dictionary, null)
  if (check(answers)) return new Set()
  const faults = (check.errors ?? []).filter(
    fault => !['required', 'false schema', 'if'].includes(fault.keyword),
  )
  return new Set(faults.map(fieldOfFault))
}
