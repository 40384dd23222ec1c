import { type Locale, say, type Text } from '../../../../../kernel/index.ts'
import { localPath } from '../../../../../platform/http/index.ts'
import { Button, ButtonGroup, Details, Form, Select, type SelectItem } from '../../../../../ui/index.ts'
import { dueFilters, kindsIn, queueRules } from '../../../queues.ts'
import { dossierWords } from '../../../words.ts'
import { isNarrowed, type Listing, listingPath } from './listing.ts'
import { deskMessages } from './messages.ts'

/** What there is to choose among, beside what the queue itself says. */
export interface FilterChoices {
  readonly procedures: readonly { readonly code: string; readonly name: Text }[]
  /** Empty where only one's own work is listed. */
  readonly officers: readonly { readonly id: string; readonly name: string }[]
}

interface FilterProps {
  readonly locale: Locale
  readonly listing: Listing
  readonly choices: FilterChoices
}

/** What of a queue is wanted: closed until somebody narrows it, so that the list is what one sees first. */
export function QueueFilterForm({ locale, listing, choices }: FilterProps) {
  const messages = deskMessages(locale)
  const { queue } = listing
  const isSet = isNarrowed(listing)
  const fields = selects({ locale, listing, choices })
  return (
    <Details summary={isSet ? messages.filterSet : messages.filterTitle} open={isSet} classes="mc-narrow">
      <Form action={localPath('/office', locale)} method="get">
        {queue !== 'inbox' && <input type="hidden" name="queue" value={queue} />}
        <div class="mc-filter">
          {fields.map(({ name, label, value, items }) => (
            <Select key={name} name={name} label={label} items={items} value={value} />
          ))}
        </div>
        <ButtonGroup>
          <Button kind="secondary">{messages.filterButton}</Button>
          {isSet && (
            <a class="govuk-link" href={localPath(listingPath({ queue }), locale)}>
              {messages.filterClear}
            </a>
          )}
        </ButtonGroup>
      </Form>
    </Details>
  )
}

interface SelectField {
  readonly name: string
  readonly label: string
  readonly value: string | undefined
  readonly items: readonly SelectItem[]
}

function selects({ locale, listing, choices }: FilterProps): SelectField[] {
  const messages = deskMessages(locale)
  const words = dossierWords(locale)
  const { queue } = listing
  const kinds = kindsIn(queue)
  const isOfDates = queue !== 'inbox' && 'due' in queueRules[queue]
  return [
    {
      name: 'procedure',
      label: messages.filterProcedure,
      value: listing.procedure,
      items: [
        { value: '', text: messages.everyProcedure },
        ...choices.procedures.map(({ code, name }) => ({ value: code, text: say(name, locale) })),
      ],
    },
    {
      name: 'channel',
      label: messages.filterChannel,
      value: listing.channel,
      items: [
        { value: '', text: messages.everyChannel },
        ...Object.entries(words.channels).map(([value, text]) => ({ value, text })),
      ],
    },
    ...(kinds.length < 2
      ? []
      : [
          {
            name: 'kind',
            label: messages.filterKind,
            value: listing.kind,
            items: [
              { value: '', text: messages.everyKind },
              ...kinds.map(kind => ({
                value: kind,
                text: (words.work as Record<string, string>)[kind] ?? kind,
              })),
            ],
          },
        ]),
    ...(isOfDates
      ? []
      : [
          {
            name: 'due',
            label: messages.filterDue,
            value: listing.due,
            items: [
              { value: '', text: messages.everyDue },
              ...dueFilters.map(value => ({ value, text: messages.due[value] })),
            ],
          },
        ]),
    ...(choices.officers.length === 0
      ? []
      : [
          {
            name: 'officer',
            label: messages.filterOfficer,
            value: listing.officer,
            items: [
              { value: '', text: messages.everyOfficer },
              { value: 'nobody', text: messages.nobody },
              ...choices.officers.map(({ id, name }) => ({ value: id, text: name })),
            ],
          },
        ]),
    {
      name: 'sort',
      label: messages.sort,
      value: listing.sort ?? '',
      items: [
        { value: '', text: messages.sortDue },
        { value: 'filed', text: messages.sortFiled },
      ],
    },
  ]
}
