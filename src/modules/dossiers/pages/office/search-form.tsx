import type { Locale } from '../../../../kernel/index.ts'
import { localPath } from '../../../../platform/http/index.ts'
import { ErrorMessage, Form, Key, pageKeys, type Words } from '../../../../ui/index.ts'
import { deskMessages } from './desk/messages.ts'
import { messagesIn } from './messages.ts'
import { paths } from './paths.ts'

interface SearchFormProps {
  readonly locale: Locale
  readonly value?: string
  readonly error?: Words | undefined
  /** One line above a page about something else. */
  readonly slim?: boolean
}

/** Finds a dossier among those of one's units. Sent by POST: a name or a number must not stand in an address. */
export function SearchForm({ locale, value, error, slim = false }: SearchFormProps) {
  const messages = messagesIn(locale)
  const desk = deskMessages(locale)
  return (
    <search class={`mc-search mc-search--office${slim ? ' mc-search--slim' : ''}`}>
      <Form action={localPath(paths.search, locale)}>
        <label class="govuk-label" for="q">
          {slim ? messages.searchTitle : messages.searchLabel} <Key name={pageKeys.search} />
        </label>
        <p id="q-hint" class="govuk-visually-hidden">
          {messages.searchHint}
        </p>
        {error !== undefined && <ErrorMessage id="q-error" words={error} />}
        <div class="mc-search__row">
          <input
            class="mc-search__input"
            id="q"
            name="q"
            type="search"
            value={value}
            autocomplete="off"
            maxlength={200}
            aria-describedby={error === undefined ? 'q-hint' : 'q-hint q-error'}
            data-mc-key={pageKeys.search}
            data-mc-scan-into=""
          />
          <button
            class="mc-search__button mc-search__button--camera"
            type="button"
            hidden
            data-mc-camera={desk.cameraHint}
            data-mc-refused={desk.cameraRefused}
            data-mc-close={desk.close}
          >
            {desk.camera}
          </button>
          <button class="mc-search__button" type="submit">
            {messages.searchButton}
          </button>
        </div>
      </Form>
    </search>
  )
}
