import { localPath } from '../../../../../platform/http/index.ts'
import { Button, DocumentViewer, errorFor, PasswordInput } from '../../../../../ui/index.ts'
import { signResult } from '../../../actions/sign-result.ts'
import { type Dossier, draftOf } from '../../../dossier.ts'
import { isUnpaid, may } from '../../../rules/may.ts'
import { dossierWords } from '../../../words.ts'
import { textOf } from '../form-values.ts'
import { messagesIn } from '../messages.ts'
import { inList } from '../opened.ts'
import { paths } from '../paths.ts'
import { titleWith } from '../results.ts'
import { SigningFor } from '../signing-for.tsx'
import { chosenStep } from '../step-choice.tsx'
import { sayMoment } from '../time-words.ts'
import type { Act, ActFormProps } from './act.ts'
import { ActForm } from './act-form.tsx'

type Typed = string

export const sign: Act<Typed> = {
  action: 'sign',
  title: opened => titleWith(messagesIn(opened.locale).sign.title, opened, chosenStep(opened, 'sign')),
  blank: () => '',
  read: body => textOf(body, 'password'),
  faults: (typed, { locale }) =>
    typed === '' ? [{ field: 'password', message: messagesIn(locale).sign.passwordMissing }] : [],
  perform: (typed, { deps }, acting) => signResult(deps, acting, typed),
  faultOf: (because, { locale }) =>
    because === 'wrong_password' ? { field: 'password', message: messagesIn(locale).sign.wrong } : undefined,
  isSame: () => true,
  words: () => [],
  Form: SignForm,
}

/** Where the result goes once signed; a fee that is owed holds it. */
function whatFollows(dossier: Dossier): 'heldNote' | 'accountNote' | 'counterNote' {
  if (isUnpaid(dossier)) return 'heldNote'
  return dossier.returnBy === 'account' ? 'accountNote' : 'counterNote'
}

/** The very paper that will be signed, and the password once more. */
function SignForm({ opened, errors }: ActFormProps<Typed>) {
  const { dossier, locale, now, actor } = opened
  const messages = messagesIn(locale).sign
  const step = chosenStep(opened, 'sign')
  const draft = draftOf(dossier, step?.branch)
  return (
    <div class="mc-columns">
      <DocumentViewer
        document={{
          href: localPath(paths.resultDraft(dossier.code, step?.branch), locale),
          name: dossierWords(locale).papers.resultDraft,
          mediaType: 'application/pdf',
        }}
      />
      <div>
        <p class="govuk-body">{messages.intro}</p>
        {draft !== undefined && (
          <p class="govuk-body">
            <strong>{dossierWords(locale).results[draft.kind]}</strong>
            {'. '}
            {messages.drafted(
              opened.nameOf(draft.by),
              sayMoment(Temporal.Instant.from(draft.at), now, locale),
            )}
            .
          </p>
        )}
        <ActForm
          opened={opened}
          action="sign"
          button={messages.button}
          besides={
            may(dossier, 'sendBack', actor).allowed && (
              <Button
                kind="secondary"
                href={inList(`${paths.form(dossier.code, 'send-backs')}?about=${step?.key ?? ''}`, opened)}
              >
                {messages.sendBack}
              </Button>
            )
          }
        >
          <SigningFor opened={opened} />
          {/* The value is never given back: a password is typed anew. */}
          <PasswordInput
            name="password"
            label={{ text: messages.password, size: 's' }}
            error={errorFor(errors, 'password')}
          />
          <p class="govuk-body">{messages[whatFollows(dossier)]}</p>
        </ActForm>
      </div>
    </div>
  )
}
