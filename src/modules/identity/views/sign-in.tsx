import type { Locale } from '../../../kernel/index.ts'
import { localPath } from '../../../platform/http/index.ts'
import {
  Button,
  Details,
  ErrorSummary,
  errorFor,
  type FieldErrorShown,
  Form,
  InsetText,
  PasswordInput,
  TextInput,
  WarningText,
} from '../../../ui/index.ts'
import { messagesIn } from '../messages.ts'
import { paths } from '../paths.ts'

/** A citizen's way in: one button, and the other door for officers. */
export function SignInPage({ locale, returnTo }: { readonly locale: Locale; readonly returnTo: string }) {
  const messages = messagesIn(locale)
  return (
    <>
      <h1 class="govuk-heading-l">{messages.signInTitle}</h1>
      <p class="govuk-body">{messages.signInIntro}</p>
      <Form action={localPath(paths.signIn, locale)}>
        <input type="hidden" name="returnTo" value={returnTo} />
        <Button start>{messages.signInButton}</Button>
      </Form>
      <h2 class="govuk-heading-m">{messages.areYouOfficer}</h2>
      <p class="govuk-body">
        <a class="govuk-link" href={localPath(paths.officerSignIn, locale)}>
          {messages.toOfficerSignIn}
        </a>
      </p>
    </>
  )
}

export type SignInFailure =
  | 'sign_in_not_completed'
  | 'sign_in_expired'
  | 'identity_incomplete'
  | 'identity_provider_unavailable'

export function SignInFailedPage({
  locale,
  because,
}: {
  readonly locale: Locale
  readonly because: SignInFailure
}) {
  const messages = messagesIn(locale)
  return (
    <>
      <h1 class="govuk-heading-l">{messages.signInFailedTitle}</h1>
      <p class="govuk-body">{messages[because]}</p>
      <Button href={localPath(paths.signIn, locale)}>{messages.tryAgain}</Button>
    </>
  )
}

interface OfficerSignInProps {
  readonly locale: Locale
  readonly email: string
  readonly returnTo: string
  readonly errors: readonly FieldErrorShown[]
}

export function OfficerSignInPage({ locale, email, returnTo, errors }: OfficerSignInProps) {
  const messages = messagesIn(locale)
  return (
    <>
      <ErrorSummary errors={errors} />
      <h1 class="govuk-heading-l">{messages.officerSignInTitle}</h1>
      <Form action={localPath(paths.officerSignIn, locale)}>
        <input type="hidden" name="returnTo" value={returnTo} />
        <TextInput
          name="email"
          type="email"
          label={messages.email}
          value={email}
          autocomplete="username"
          spellcheck={false}
          error={errorFor(errors, 'email')}
        />
        <PasswordInput name="password" label={messages.password} error={errorFor(errors, 'password')} />
        <Button>{messages.signIn}</Button>
      </Form>
      <Details summary={messages.forgotten}>{messages.forgottenHow}</Details>
      <p class="govuk-body">
        <a class="govuk-link" href={localPath(paths.signIn, locale)}>
          {messages.toCitizenSignIn}
        </a>
      </p>
    </>
  )
}

interface ChangePasswordProps {
  readonly locale: Locale
  readonly forced: boolean
  readonly errors: readonly FieldErrorShown[]
}

export function ChangePasswordPage({ locale, forced, errors }: ChangePasswordProps) {
  const messages = messagesIn(locale)
  return (
    <>
      <ErrorSummary errors={errors} />
      <h1 class="govuk-heading-l">{messages.changePasswordTitle}</h1>
      {forced && <WarningText>{messages.changePasswordWhy}</WarningText>}
      <Form action={localPath(paths.changePassword, locale)}>
        <PasswordInput name="current" label={messages.currentPassword} error={errorFor(errors, 'current')} />
        <PasswordInput
          name="password"
          label={messages.newPassword}
          hint={messages.newPasswordHint}
          autocomplete="new-password"
          error={errorFor(errors, 'password')}
        />
        <PasswordInput
          name="repeat"
          label={messages.repeatPassword}
          autocomplete="new-password"
          error={errorFor(errors, 'repeat')}
        />
        <Button>{messages.changePassword}</Button>
      </Form>
    </>
  )
}

export function NotConfiguredPage({ locale }: { readonly locale: Locale }) {
  const messages = messagesIn(locale)
  return (
    <>
      <h1 class="govuk-heading-l">{messages.signInTitle}</h1>
      <InsetText>{messages.identity_provider_unavailable}</InsetText>
    </>
  )
}
