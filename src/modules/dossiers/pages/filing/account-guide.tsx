import { type App, anyone, type Reply } from '../../../../platform/http/index.ts'
import { Button, ButtonGroup, InsetText, PrintButton, sendPage } from '../../../../ui/index.ts'
import { identityPaths } from '../../../identity/index.ts'
import { messagesIn } from './messages.ts'
import { linksIn } from './paths.ts'

/** How somebody gets an account of their own, to be read at home or handed over as a sheet of paper. Open to everybody. */
export function accountGuideRoutes(app: App): void {
  app.get('/mo-tai-khoan', { config: { access: anyone } }, (_, reply) => sendGuide(reply))
}

function sendGuide(reply: Reply): Reply {
  const { locale } = reply.request
  const words = messagesIn(locale).accountPage
  const steps = [words.step1, words.step2, words.step3, words.step4, words.step5]
  const bring = [words.bring1, words.bring2, words.bring3]
  return sendPage(
    reply,
    { title: words.title },
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">{words.title}</h1>
        <p class="govuk-body-l">{words.lead}</p>
        <h2 class="govuk-heading-m">{words.bringTitle}</h2>
        <ul class="govuk-list govuk-list--bullet">
          {bring.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <h2 class="govuk-heading-m">{words.stepsTitle}</h2>
        <ol class="govuk-list govuk-list--number govuk-list--spaced">
          {steps.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ol>
        <InsetText>{words.secret}</InsetText>
        <h2 class="govuk-heading-m">{words.withoutTitle}</h2>
        <p class="govuk-body">{words.without}</p>
        <ButtonGroup>
          <Button href={linksIn(locale)(identityPaths.signIn)}>{words.signIn}</Button>
          <PrintButton>{words.print}</PrintButton>
        </ButtonGroup>
      </div>
    </div>,
  )
}
