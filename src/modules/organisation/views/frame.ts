import type { Locale } from '../../../kernel/index.ts'
import { localPath } from '../../../platform/http/index.ts'
import type { PageProps } from '../../../ui/index.ts'
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

type Door = (typeof doors)[number]

/** What every page of the administration has around its content: the doors at the left. */
export function adminFrame(locale: Locale, active: Door): Pick<PageProps, 'nav' | 'side' | 'wide'> {
  const messages = messagesIn(locale)
  const words = wordsIn(locale)
  const names: Record<Door, string> = {
    officers: messages.officers,
    delegations: words.delegations.title,
    absences: words.absences.title,
    assignment: words.assignment.title,
    teams: words.teams.title,
    units: messages.units,
    unitChanges: words.unitChanges.title,
    letters: messages.letters,
  }
  const items = doors.map(door => ({
    href: localPath(paths[door], locale),
    text: names[door],
    active: door === active,
  }))
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
