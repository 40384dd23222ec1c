import type { Words } from './words.ts'

export interface LivePartProps {
  /** Names the part: the same on the page that replaces it. */
  readonly name: string
  /** Where this part alone is drawn; the page itself when left out. */
  readonly from?: string | undefined
  readonly children: Words
}

/** A part of an office page that draws itself anew when the page's `live` events say that something changed. */
export function LivePart({ name, from, children }: LivePartProps) {
  return (
    // Arrow keys walk through the links of the tables inside.
    <div data-mc-part={name} data-mc-from={from} data-mc-rows="">
      {children}
    </div>
  )
}

/** A button that prints the page; there with scripts only. */
export function PrintButton({ children }: { readonly children: Words }) {
  return (
    <button type="button" class="govuk-button govuk-button--secondary" hidden data-mc-print="">
      {children}
    </button>
  )
}
