import { type Locale, say } from '../../../kernel/index.ts'
import { localPath, type OfficerViewer } from '../../../platform/http/index.ts'
import type { PageProps, SideItem } from '../../../ui/index.ts'
import { messagesIn } from '../messages.ts'
import { paths } from '../paths.ts'
import { wordsIn } from '../words/index.ts'

const doors = [
  'officers',
  'delegations',
  'absences',
  'assignment',
  'teams',
  'units',
  'unitChanges',
  'letters',
] as const

type Door = (typeof doors)[number] | CityDoor

/** What holds for the whole city: kept by whoever administers, and open to whoever supervises. */
const cityPages = [
  { key: 'calendar', href: '/office/calendar', name: { vi: 'Lịch làm việc', en: 'Working calendar' } },
  { key: 'forms', href: '/office/forms', name: { vi: 'Biểu mẫu', en: 'Forms' } },
] as const

type CityDoor = (typeof cityPages)[number]['key']

/** The doors of the working calendar and the forms, for whoever administers or supervises. */
export function cityDoors(locale: Locale, active?: CityDoor): SideItem[] {
  return cityPages.map(({ key, href, name }) => ({
    href: localPath(href, locale),
    text: say(name, locale),
    active: key === active,
  }))
}

/** Around a page of the whole city: the administration's doors, or for a supervisor the way back to the dossiers. */
export function cityFrame(
  { posts }: Pick<OfficerViewer, 'posts'>,
  locale: Locale,
  active: CityDoor,
): Pick<PageProps, 'nav' | 'side' | 'wide'> {
  if (posts.some(({ role }) => role === 'administrator')) return adminFrame(locale, active)
  const office = { href: localPath(paths.desk, locale), text: locale === 'vi' ? 'Hồ sơ' : 'Dossiers' }
  const heading = messagesIn(locale).administration
  return { nav: 'office', wide: true, side: [{ heading, items: [office, ...cityDoors(locale, active)] }] }
}

/** What every page of the administration has around its content: the doors at the left. */
export function adminFrame(locale: Locale, active: Door): Pick<PageProps, 'nav' | 'side' | 'wide'> {
  const messages = messagesIn(locale)
  const words = wordsIn(locale)
  const names: Record<(typeof doors)[number], string> = {
    officers: messages.officers,
    delegations: words.delegations.title,
    absences: words.absences.title,
    assignment: words.assignment.title,
    teams: words.teams.title,
    units: messages.units,
    unitChanges: words.unitChanges.title,
    letters: messages.letters,
  }
  const own = doors.map(door => ({
    href: localPath(paths[door], locale),
    text: names[door],
    active: door === active,
  }))
  const city = cityPages.find(({ key }) => key === active)?.key
  const items = [...own, ...cityDoors(locale, city)]
  return { nav: 'office', wide: true, side: [{ heading: messages.administration, items }] }
}

type OwnDoor = 'ownDelegations' | 'ownAbsences'

/** What an officer's own pages have around their content; the queues are a link away. */
export function ownFrame(locale: Locale, active: OwnDoor): Pick<PageProps, 'nav' | 'side' | 'wide' | 'back'> {
  const words = wordsIn(locale)
  const item = (door: OwnDoor, text: string) => ({
    href: localPath(paths[door], locale),
    text,
    active: door === active,
  })
  const items = [item('ownDelegations', words.delegations.mine), item('ownAbsences', words.absences.mine)]
  const back = { href: localPath(paths.desk, locale) }
  return { nav: 'office', wide: true, back, side: [{ heading: messagesIn(locale).ownAffairs, items }] }
}
