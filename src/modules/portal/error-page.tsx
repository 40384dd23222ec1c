import { type Failure, localPath, type Reply, type Request } from '../../platform/http/index.ts'
import { Button, Form, sendPage, useLocale } from '../../ui/index.ts'
import { signInPath } from '../identity/index.ts'
import { type ErrorWords, errorWords, words } from './error-messages.ts'

/** Shows a refusal or a fault as one calm page that says what can be done now. Whoever must sign in is taken there and back. */
export function errorPage(request: Request, reply: Reply, failure: Failure): unknown {
  if (failure.status === 401 && request.method === 'GET') return toSignIn(request, reply, failure)
  const said = errorWords(failure, request.locale)
  return sendPage(
    reply,
    { title: said.title, status: failure.status },
    <ErrorContent said={said} failure={failure} request={request} />,
  )
}

function toSignIn(request: Request, reply: Reply, failure: Failure): Reply {
  const who = failure.detail.for === 'officer' ? 'officer' : 'citizen'
  return reply.redirect(signInPath(who, localPath(request.url, request.locale), request.locale), 303)
}

function ErrorContent({ said, failure, request }: { said: ErrorWords; failure: Failure; request: Request }) {
  const locale = useLocale()
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">{said.title}</h1>
        {said.paragraphs.map(paragraph => (
          <p class="govuk-body" key={paragraph}>
            {paragraph}
          </p>
        ))}
        {failure.status === 401 && <SignInBeside request={request} failure={failure} />}
        {(failure.code === 'form_expired' || failure.status === 401) && isForm(request) && (
          <GivenBack request={request} />
        )}
        {failure.status >= 500 && (
          <p class="govuk-body">
            {words[locale].requestId}: <code>{failure.requestId}</code>
          </p>
        )}
        <p class="govuk-body">
          <a class="govuk-link" href={localPath('/', locale)}>
            {words[locale].home}
          </a>
        </p>
      </div>
    </div>
  )
}

/** Whether there is something typed to give back; an upload is not kept, its form stays open behind. */
function isForm(request: Request): boolean {
  const type = request.headers['content-type'] ?? ''
  return request.method === 'POST' && type.startsWith('application/x-www-form-urlencoded')
}

/** The session ended while somebody was typing: they sign in beside this page, then send what they typed from it. */
function SignInBeside({ request, failure }: { request: Request; failure: Failure }) {
  const { locale } = request
  const who = failure.detail.for === 'officer' ? 'officer' : 'citizen'
  return (
    <p class="govuk-body">
      <a
        class="govuk-link"
        href={signInPath(who, localPath('/', locale), locale)}
        target="_blank"
        rel="noopener"
      >
        {words[locale].signInBeside}
      </a>
    </p>
  )
}

/** The form as it was sent, under a token that is good again: nothing typed is lost, and nothing is sent without a press. */
function GivenBack({ request }: { request: Request }) {
  const fields = Object.entries((request.body ?? {}) as Record<string, string | string[]>).filter(
    ([name]) => name !== '_csrf' && !/password/i.test(name),
  )
  return (
    <Form action={localPath(request.url, request.locale)} method="post">
      {fields.flatMap(([name, value]) =>
        [value].flat().map(one => <input type="hidden" name={name} value={one} key={`${name} ${one}`} />),
      )}
      <Button>{words[request.locale].sendAgain}</Button>
    </Form>
  )
}
