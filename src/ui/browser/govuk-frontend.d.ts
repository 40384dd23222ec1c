declare module 'govuk-frontend' {
  type Component = new (root: HTMLElement) => object
  export const Button: Component
  export const Checkboxes: Component
  export const ErrorSummary: Component
  export const NotificationBanner: Component
  export const PasswordInput: Component
  export const SkipLink: Component
  export class Radios {
    constructor(root: HTMLElement)
    syncConditionalRevealWithInputState(input: HTMLInputElement): void
  }
  export function createAll(component: Component, config?: object, scope?: Element | Document): object[]
}

declare module '*.css'
