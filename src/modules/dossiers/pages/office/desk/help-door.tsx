import type { Locale } from '../../../../../kernel/index.ts'
import { localPath } from '../../../../../platform/http/index.ts'
import { Key, pageKeys, type SideItem } from '../../../../../ui/index.ts'
import { paths } from '../paths.ts'
import { deskMessages } from './messages.ts'

/** The door to the sheet of keys; with scripts it opens over the page. */
export function helpDoor(locale: Locale, active: boolean): SideItem {
  return {
    href: localPath(paths.keyboard, locale),
    text: (
      <span>
        {deskMessages(locale).keysTitle} <Key name={pageKeys.help} />
      </span>
    ),
    active,
    attributes: { 'data-mc-help': '', 'data-mc-key': pageKeys.help },
  }
}
