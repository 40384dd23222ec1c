import { type Locale, say } from '../../../kernel/index.ts'
import { localPath, type OfficerViewer } from '../../../platform/http/index.ts'
import type { PageProps } from '../../../ui/index.ts'
import { roleName, unitDirectory } from '../../organisation/index.ts'
import type { VisitDeps } from '../deps.ts'
import { countersOf, countWaiting, visitSight } from '../store/visits.ts'
import { messagesIn } from './messages.ts'
import { paths } from './paths.ts'

const doors = ['visits', 'today', 'slots', 'equipment', 'sessions', 'figures'] as const
export type Door = (typeof doors)[number]

/** Doors that lead to one's own unit's doings: who only watches has none. */
const ofCounters: ReadonlySet<Door> = new Set(['today', 'slots', 'equipment', 'sessions'])

const hrefs: Readonly<Record<Door, string>> = {
  visits: paths.visits,
  today: paths.today,
  slots: paths.slots,
  equipment: paths.equipment,
  sessions: paths.officeSessions,
  figures: paths.figures,
}

/** What every office page of visits has around its content. */
export async function visitFrame(
  deps: VisitDeps,
  officer: OfficerViewer,
  locale: Locale,
  active: Door,
): Promise<Pick<PageProps, 'nav' | 'side' | 'wide' | 'place'>> {
  const [waiting, directory] = await Promise.all([
    countWaiting(deps.db, visitSight(officer)),
    unitDirectory(deps.db),
  ])
  const messages = messagesIn(locale).office
  const isReceiving = countersOf(officer).length > 0
  const [post] = officer.posts
  const unit = post && directory.find(post.unit)
  const place = [unit && say(unit.shortName, locale), post && roleName(post.role, locale)]
  const items = doors
    .filter(door => isReceiving || !ofCounters.has(door))
    .map(door => ({
      href: localPath(hrefs[door], locale),
      text: messages[door],
      active: door === active,
      count: door === 'visits' ? waiting : undefined,
    }))
  const desk = [
    { href: localPath(paths.inbox, locale), text: messages.inbox },
    ...(isReceiving ? [{ href: localPath(paths.walkIn, locale), text: messages.walkIn }] : []),
  ]
  return {
    nav: 'office',
    wide: true,
    place: place.filter(Boolean).join(' · '),
    side: [
      { heading: messages.section, items },
      { heading: messages.desk, items: desk },
    ],
  }
}
