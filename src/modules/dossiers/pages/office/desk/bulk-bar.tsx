import type { Locale } from '../../../../../kernel/index.ts'
import { Button, type Words } from '../../../../../ui/index.ts'
import type { InboxItem } from '../../../inbox.ts'
import type { OfficeAction } from '../action-bar.ts'
import { messagesIn } from '../messages.ts'
import { deskMessages } from './messages.ts'

/** Something that can be done to many dossiers of a list at once. */
export interface BulkOffer {
  readonly action: OfficeAction
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
            <span class="govuk-visually-hidden">{deskMessages(locale).pick(item.code)}</span>
          </label>
        </div>
      </div>
      {children}
    </div>
  )
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
        {offers.map(({ action }) => (
          <Button key={action} kind="secondary" name="action" value={action} once>
            {messagesIn(locale).actions[action]}
          </Button>
        ))}
      </div>
    </section>
  )
}
