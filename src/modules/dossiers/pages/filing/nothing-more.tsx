import { type Locale, say } from '../../../../kernel/index.ts'
import { type App, anyone, type Reply } from '../../../../platform/http/index.ts'
import { Button, ButtonGroup, Details, PrintButton, sendPage } from '../../../../ui/index.ts'
import { type Component, cataloguePaths, type Procedure } from '../../../catalogue/index.ts'
import type { FilingDeps } from './deps.ts'
import { messagesIn } from './messages.ts'
import { linksIn, paths } from './paths.ts'

/** What nobody may be asked for, and what to do when it happens all the same. Open to everybody. */
export function nothingMoreRoutes(app: App, deps: FilingDeps): void {
  app.get('/khong-doi-them-giay-to', { config: { access: anyone } }, (_, reply) => sendRight(deps, reply))
}

function sendRight({ hotlines = [] }: FilingDeps, reply: Reply): Reply {
  const { locale } = reply.request
  const messages = messagesIn(locale)
  const words = messages.nothingMorePage
  return sendPage(
    reply,
    { title: words.title },
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">{words.title}</h1>
        <p class="govuk-body-l">{words.lead}</p>
        <h2 class="govuk-heading-m">{words.rightsTitle}</h2>
        <Listed items={[words.right1, words.right2, words.right3, words.right4]} />
        <h2 class="govuk-heading-m">{words.doTitle}</h2>
        <ol class="govuk-list govuk-list--number">
          <li>{words.do1}</li>
          <li>{words.do2}</li>
          <li>{words.do3}</li>
          {hotlines.length > 0 && (
            <li>
              {words.call}{' '}
              {hotlines.map((number, index) => (
                <>
                  {index > 0 && ', '}
                  <a class="govuk-link" href={`tel:${number.replace(/\D/g, '')}`}>
                    {number}
                  </a>
                </>
              ))}
            </li>
          )}
        </ol>
        <h2 class="govuk-heading-m">{words.afterTitle}</h2>
        <p class="govuk-body">{words.after}</p>
        <ButtonGroup>
          <Button href={cataloguePaths.procedures({}, locale)}>{words.findList}</Button>
          <PrintButton>{words.print}</PrintButton>
        </ButtonGroup>
      </div>
    </div>,
  )
}

function Listed({ items }: { readonly items: readonly string[] }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {items.map(item => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  )
}

/** "I was asked for more papers": stands on each page that hands somebody a list. */
export function NothingMore({ locale }: { readonly locale: Locale }) {
  const messages = messagesIn(locale)
  return (
    <p class="govuk-body">
      {messages.nothingMore}{' '}
      <a class="govuk-link" href={linksIn(locale)(paths.nothingMore)}>
        {messages.askedForMore}
      </a>
    </p>
  )
}

/** Everything that may be asked in this procedure, whatever the case: the list nobody may go beyond. */
export function WholeList({
  procedure,
  locale,
}: {
  readonly procedure: Pick<Procedure, 'components'>
  readonly locale: Locale
}) {
  const messages = messagesIn(locale)
  return (
    <>
      <Details summary={messages.wholeList(procedure.components.length)}>
        <ol class="govuk-list govuk-list--number">
          {procedure.components.map(component => (
            <li key={component.key}>
              {say(component.name, locale)} ({needWords(component, locale)})
            </li>
          ))}
        </ol>
      </Details>
      <NothingMore locale={locale} />
    </>
  )
}

export function needWords({ required, when }: Component, locale: Locale): string {
  const messages = messagesIn(locale)
  if (!required) return messages.optionalPaper
  return when === undefined ? messages.alwaysNeeded : messages.sometimesNeeded
}
