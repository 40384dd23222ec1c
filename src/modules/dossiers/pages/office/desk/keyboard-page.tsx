import type { Locale } from '../../../../../kernel/index.ts'
import { goKey, Key, listKeys, pageKeys, Table } from '../../../../../ui/index.ts'
import { type OfficeAction, officeActions } from '../action-bar.ts'
import { messagesIn } from '../messages.ts'
import { bulkKeys } from './bulk.ts'
import { goKeys } from './keys.ts'
import { deskMessages, queueName } from './messages.ts'

/** The sheet of keys: a page of its own, opened over any other by `?`. Made from the tables that the keys themselves are. */
export function KeyboardPage({ locale }: { readonly locale: Locale }) {
  const messages = deskMessages(locale)
  const words = messages.keyWords
  const { actions, allDossiers, walkIn } = messagesIn(locale)
  const doorName = (door: keyof typeof goKeys) => {
    if (door === 'dossiers') return allDossiers
    return door === 'walkIn' ? walkIn : queueName(door, locale)
  }
  const ofAction = ([action, { key }]: [string, { readonly key: string }]): Line[] =>
    key === '' ? [] : [{ keys: [key], does: actions[action as OfficeAction] }]
  return (
    <div data-mc-sheet={messages.close}>
      <h1 class="govuk-heading-l">{messages.keysTitle}</h1>
      <p class="govuk-body">{messages.keysIntro}</p>
      <div class="mc-keys">
        <Keys
          locale={locale}
          title={messages.keysEverywhere}
          lines={[
            { keys: [pageKeys.search], does: words.search },
            { keys: [pageKeys.help], does: words.help },
          ]}
        />
        <Keys
          locale={locale}
          title={messages.keysLists}
          lines={[
            ...(['down', 'up', 'pick', 'pickAll'] as const).map(move => ({
              keys: listKeys[move],
              does: words[move],
            })),
            { keys: ['Enter'], does: words.open },
          ]}
        />
        <Keys
          locale={locale}
          title={messages.keysBulk}
          lines={bulkKeys.map(({ action, key }) => ({ keys: [key], does: actions[action] }))}
        />
        <Keys
          locale={locale}
          title={messages.keysDossier}
          lines={[
            ...Object.entries(officeActions).flatMap(ofAction),
            { keys: [pageKeys.onward], does: words.onward },
          ]}
        />
        <Keys
          locale={locale}
          title={messages.keysGo(goKey.toUpperCase())}
          lines={(Object.keys(goKeys) as (keyof typeof goKeys)[]).map(door => ({
            keys: [goKey, goKeys[door]],
            does: doorName(door),
          }))}
        />
      </div>
    </div>
  )
}

interface Line {
  readonly keys: readonly string[]
  readonly does: string
}

interface KeysProps {
  readonly locale: Locale
  readonly title: string
  readonly lines: readonly Line[]
}

function Keys({ locale, title, lines }: KeysProps) {
  const messages = deskMessages(locale)
  return (
    <Table
      caption={title}
      captionClasses="govuk-table__caption--s"
      head={[messages.keyColumn, messages.keyDoes]}
      rows={lines.map(({ keys, does }) => [keys.map(key => <Key key={key} name={key} />), does])}
    />
  )
}
