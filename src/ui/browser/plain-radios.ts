import { Radios } from 'govuk-frontend'

/** A radio button may not say `aria-expanded` (WAI-ARIA 1.2): what it reveals follows it in the order of reading. */
export class PlainRadios extends Radios {
  override syncConditionalRevealWithInputState(input: HTMLInputElement): void {
    super.syncConditionalRevealWithInputState(input)
    input.removeAttribute('aria-expanded')
  }
}
