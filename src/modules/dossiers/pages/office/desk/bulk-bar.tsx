import type { Locale } from '../../../../../kernel/index.ts'
import { Button, Key, type Words } from '../../../../../ui/index.ts'
import type { InboxItem } from '../../../inbox.ts'
import type { OfficeAction } from '../action-bar.ts'
import { messagesIn } from '../messages.ts'
import { deskMessages } from './messages.ts'

/** Something that can be done to many dossiers of a list at once. */
export interface BulkOffer {
  readonly action: OfficeAction
  readonly key: string
}

interface PickBoxProps {
  readonly item: Pick<InboxItem, 'code' | 'place'>
  readonly locale: Locale
  readonly children: Words
}

/** A box before a line's code. */
export function PickBox({ item, locale, children }: PickBoxProps) {
  const id = `pick-${item.place}`
  return (
    <div class="mc-pick">
      <div class="govuk-checkboxes govuk-checkboxes--small">
        <div class="govuk-checkboxes__item">
          <input class="govuk-checkboxes__input" id={id} name="code" type="checkbox" value={item.code} />
          <label class="govuk-label govuk-checkboxes__label" for={id}>
            <span class="govuk-visually-hidden">{deskMessages(locale).pick(codeEnd(item.code))}</span>
          </label>
        </div>
      </div>
      {children}
    </div>
  )
}

/** The day and the number: what differs from line to line. The whole code is said by its link. */
function codeEnd(code: string): string {
  return code.replace(/^[^-]*-/, '')
}

/** What to do with the lines that are chosen, always in sight. */
export function BulkBar({
  locale,
  offers,
}: {
  readonly locale: Locale
  readonly offers: readonly BulkOffer[]
}) {
  const messages = deskMessages(locale)
  return (
    <section class="mc-actions mc-bulk" aria-label={messages.bulk}>
      <p class="mc-bulk__words">
        {messages.bulk} <span data-mc-picked="" class="mc-count" />
      </p>
      <div class="mc-actions__row">
        {offers.map(({ action, key }) => (
          <Button
            key={action}
            kind="secondary"
            name="action"
            value={action}
            attributes={{ 'data-mc-key': key }}
          >
            {messagesIn(locale).actions[action]} <Key name={key} />
          </Button>
        ))}
      </div>
    </section>
  )
}
