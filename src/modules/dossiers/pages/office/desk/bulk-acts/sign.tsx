import { errorFor, PasswordInput } from '../../../../../../ui/index.ts'
import { signResult } from '../../../../actions/sign-result.ts'
import { textOf } from '../../form-values.ts'
import { messagesIn } from '../../messages.ts'
import type { BulkAct } from '../bulk-act.ts'

/** The password is asked, and counted, once for all that is signed with it. */
export const sign: BulkAct<string> = {
  action: 'sign',
  key: 's',
  kinds: ['sign'],
  read: body => textOf(body, 'password'),
  async faults(password, { deps, actor, locale }) {
    const messages = messagesIn(locale).sign
    if (password === '') return [{ field: 'password', message: messages.passwordMissing }]
    const isTheirs = await deps.isPassword(actor.id.replace(/^officer:/, ''), password)
    return isTheirs ? [] : [{ field: 'password', message: messages.wrong }]
  },
  Fields: ({ locale, errors }) => (
    <PasswordInput
      name="password"
      label={{ text: messagesIn(locale).sign.password, size: 's' }}
      error={errorFor(errors, 'password')}
    />
  ),
  perform: (deps, acting, password) =>
    signResult({ ...deps, isPassword: async () => true }, acting, password),
}
