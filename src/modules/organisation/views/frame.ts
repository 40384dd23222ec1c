import type { Locale } from '../../../kernel/index.ts'
import { localPath } from '../../../platform/http/index.ts'
import type { PageProps } from '../../../ui/index.ts'
import { messagesIn } from '../messages.ts'
import { paths } from '../paths.ts'

type Door = 'officers' | 'units' | 'letters'

/** What every page of the administration has around its content: the doors at the left. */
export function adminFrame(locale: Locale, active: Door): Pick<PageProps, 'nav' | 'side' | 'wide'> {
  const messages = messagesIn(locale)
  const doors: readonly Door[] = ['officers', 'units', 'letters']
  const items = doors.map(door => ({
    href: localPath(paths[door], locale),
    text: messages[door],
    active: door === active,
  }))
  return { nav: 'office', wide: true, side: [{ heading: messages.administration, items }] }
}
