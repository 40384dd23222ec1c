import { InsetText } from '../../../../ui/index.ts'
import { peopleWords } from './acts/people/messages.ts'
import type { Opened } from './opened.ts'

/** By whose right the officer signs, where it is not their own. */
export function SigningFor({ opened }: { readonly opened: Opened }) {
  const { signingFor, locale } = opened
  if (signingFor === undefined) return null
  return (
    <InsetText>{peopleWords(locale).signsFor(signingFor.name, signingFor.title, signingFor.basis)}</InsetText>
  )
}
