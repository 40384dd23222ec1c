import { type Locale, say } from '../../../../kernel/index.ts'
import { localPath, type OfficerViewer } from '../../../../platform/http/index.ts'
import type { PageProps, SideItem, SideSection } from '../../../../ui/index.ts'
import { identityPaths } from '../../../identity/index.ts'
import { cityDoors, organisationPaths, roleName, unitDirectory } from '../../../organisation/index.ts'
import type { DossierDeps } from '../../deps.ts'
import { countedTo, countInbox, type InboxCounts } from '../../inbox.ts'
import { isAtDesk, type QueueName, queueNames } from '../../queues.ts'
import { sightOf, unitsOf } from '../../viewers.ts'
import { peopleWords } from './acts/people/messages.ts'
import { demandMessages } from './demands/messages.ts'
import { helpDoor } from './desk/help-door.tsx'
import { goKeys } from './desk/keys.ts'
import { queueName } from './desk/messages.ts'
import { lateMessages } from './late/messages.ts'
import { type Messages, messagesIn } from './messages.ts'
import { movesMessages } from './moves/messages.ts'
import { paths } from './paths.ts'
import { registerMessages } from './register/messages.ts'

/** Where somebody begins who does no work on dossiers: who watches over the city, or manages its officers. */
export function homeElsewhere(officer: OfficerViewer): string | undefined {
  if (unitsOf(officer).length > 0) return undefined
  if (officer.posts.some(({ role }) => role === 'supervisor')) return paths.dossiers
  return officer.posts.some(({ role }) => role === 'administrator') ? '/quan-tri/can-bo' : undefined
}

/** Whether new work of a queue ever comes to this officer. */
export function isFed(officer: OfficerViewer, queue: QueueName | 'inbox'): boolean {
  if (queue === 'inbox') return unitsOf(officer).length > 0
  return queue !== 'mine' && isAtDesk(queue, officer)
}

/** What the list of dossiers is called: the units' own, or the whole city's. */
export function listTitle(officer: OfficerViewer, messages: Messages): string {
  return sightOf(officer).who === 'all' ? messages.cityDossiers : messages.allDossiers
}

export type Door =
  | 'inbox'
  | QueueName
  | 'dossiers'
  | 'walkIn'
  | 'moves'
  | 'register'
  | 'demands'
  | 'lateDossiers'
  | 'keyboard'
  | undefined

/** Roles that have to do with dossiers. */
export const dossierRoles = ['receivingOfficer', 'handlingOfficer', 'leader', 'supervisor'] as const

/** Roles whose units hand papers on. */
const workRoles = ['receivingOfficer', 'handlingOfficer', 'leader']

/** What every page of the office has around its content: the queues with what waits in them, and where one works. */
export async function officeFrame(
  deps: DossierDeps,
  officer: OfficerViewer,
  locale: Locale,
  active?: Door,
): Promise<Pick<PageProps, 'nav' | 'side' | 'wide' | 'place'>> {
  const [counts, directory] = await Promise.all([
    countInbox(deps.db, officer, deps.clock.now()),
    unitDirectory(deps.db),
  ])
  const [post] = officer.posts
  const unit = post && directory.find(post.unit)
  const unitName = unit === undefined ? '' : say(unit.shortName, locale)
  const place = [unitName, post && roleName(post.role, locale)].filter(Boolean).join(' · ')
  const side = sections({ officer, counts, locale, active, unitName, messages: messagesIn(locale) })
  return { nav: 'office', wide: true, place, side }
}

interface SideProps {
  readonly officer: OfficerViewer
  readonly counts: InboxCounts
  readonly locale: Locale
  readonly active: Door
  readonly unitName: string
  readonly messages: Messages
}

function sections(props: SideProps): SideSection[] {
  const { officer, counts, locale, active, unitName, messages } = props
  const holds = (roles: readonly string[]) => officer.posts.some(({ role }) => roles.includes(role))
  const shown = queueNames.filter(queue => isAtDesk(queue, officer) || counts[queue] > 0)
  const item = (href: string, text: string, door: Door, count?: number): SideItem => ({
    href: localPath(href, locale),
    text,
    attributes: { 'data-mc-go': (goKeys as Readonly<Record<string, string>>)[door ?? ''] },
    active: door !== undefined && door === active,
    count: count !== undefined && count > countedTo ? messages.manyCount : count,
  })
  const work = [
    item(paths.inbox, messages.everythingToDo, 'inbox', counts.inbox),
    ...shown.map(queue => item(paths.queue(queue), queueName(queue, locale), queue, counts[queue])),
  ]
  const place = [
    ...(holds(dossierRoles) ? [item(paths.dossiers, listTitle(officer, messages), 'dossiers')] : []),
    ...(holds(['receivingOfficer']) ? [item(paths.walkIn, messages.walkIn, 'walkIn')] : []),
    ...(holds(workRoles) ? [item(paths.moves, movesMessages(locale).title, 'moves')] : []),
    ...(holds(dossierRoles) ? [item(paths.register, registerMessages(locale).title, 'register')] : []),
    ...(holds(['leader', 'supervisor'])
      ? [item(paths.demands, demandMessages(locale).title, 'demands')]
      : []),
    ...(holds(['leader', 'supervisor'])
      ? [item(paths.late, lateMessages(locale).list.title, 'lateDossiers')]
      : []),
    ...(holds(['receivingOfficer', 'supervisor']) ? [item(paths.visits, messages.visits, undefined)] : []),
    ...(holds(['supervisor']) ? cityDoors(locale) : []),
  ]
  const account = {
    heading: messages.account,
    items: [
      item(identityPaths.changePassword, messages.changePassword, undefined),
      item(identityPaths.sessions, messages.sessions, undefined),
      ...(holds(workRoles)
        ? [
            item(organisationPaths.ownDelegations, peopleWords(locale).account.delegations, undefined),
            item(organisationPaths.ownAbsences, peopleWords(locale).account.absences, undefined),
          ]
        : []),
      ...(holds(dossierRoles) ? [helpDoor(locale, active === 'keyboard')] : []),
    ],
  }
  // Whoever does no work on dossiers has no queue: its page would only lead them on.
  const queues = homeElsewhere(officer) === undefined ? [{ items: work }] : []
  if (place.length === 0) return [...queues, account]
  return [...queues, { ...(unitName === '' ? {} : { heading: unitName }), items: place }, account]
}
