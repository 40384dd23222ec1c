import { type ComponentChildren, isValidElement } from 'preact'

/** What a component shows: text, or elements. Text is escaped. */
export type Words = ComponentChildren

/** Further HTML attributes for a component's own element. */
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>

/** Words with a class or attributes for the element that carries them. */
export interface Dressed {
  readonly text: Words
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** Words as they are, or dressed. */
export type Wordy<Extra extends object = object> = Words | (Dressed & Extra)

/** The dressed form of words, whichever way they were given. */
export function dressed<Extra extends object>(words: Wordy<Extra>): Dressed & Partial<Extra> {
  const plain =
    typeof words !== 'object' ||
    words === null ||
    Array.isArray(words) ||
    isValidElement(words) ||
    !('text' in words)
  return plain ? ({ text: words as Words } as Dressed & Partial<Extra>) : (words as Dressed & Extra)
}

/** Class names joined; what is undefined, false or empty is left out. */
export function classes(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}

/** Ids joined for `aria-describedby`, or undefined when there is none: an empty attribute would be read as a fault. */
export function idList(...ids: readonly (string | false | undefined)[]): string | undefined {
  return classes(...ids) || undefined
}

/** True when there is something to show. */
export function isShown(words: Words): boolean {
  return words !== undefined && words !== null && words !== false && words !== true && words !== ''
}
