import { local, VIETNAM } from '../kernel/index.ts'
import type { DossierDeps } from '../modules/dossiers/index.ts'
import type { Pack } from '../pack/index.ts'
import { Agenda, type Story } from './agenda.ts'
import { chanceOf } from './chance.ts'
import { Hand, type Plan, type World } from './hand.ts'
import { fates } from './stories.ts'
import { openTown } from './town.ts'

/** A clock that the simulation winds: never backwards. */
export interface WoundClock {
  now(): Temporal.Instant
  set(at: Temporal.Instant): void
}

export interface MonthOptions {
  readonly units: number
  readonly month: Temporal.PlainYearMonth
  readonly seed: number
  /** Dossiers that come in at each authority on a working day. */
  readonly daily: number
  /** Only the first days of the month; left out, all of it. */
  readonly days?: number | undefined
  readonly tell: (line: string) => void
}

/** What the program is, apart from its own processes: given by whoever puts it together. */
export interface Engine {
  readonly deps: DossierDeps
  readonly clock: WoundClock
  /** What fell due by now: the sweep, and the jobs that follow. */
  readonly wind: () => Promise<void>
}

/** What a month came to. */
export interface MonthReport {
  readonly filed: number
  readonly done: ReadonlyMap<string, number>
  readonly fates: ReadonlyMap<string, number>
  readonly endedAt: Temporal.Instant
}

/** How often the clock does its own part while the month goes by. */
const windEvery = Temporal.Duration.from({ minutes: 30 })
/** After the last day the stories begun go on for so long; what is open then stays open, as in life. */
const afterwards = Temporal.Duration.from({ hours: 24 * 20 })

/**
 * A month of some authorities: people file, officers do their part in working hours, some forget, some ask too much, and
 * the clock does what the law times. Everything goes through the program's own actions, in the order of time.
 */
export async function playMonth(
  { deps, clock, wind }: Engine,
  pack: Pack,
  options: MonthOptions,
): Promise<MonthReport> {
  const chance = chanceOf(options.seed)
  // Leaders sign with a password that nobody has here; everything else about a signature is as it is.
  const played = { ...deps, isPassword: async () => true }
  const town = await openTown(played, { units: options.units, pack })
  const world: World = { deps: played, town, chance, done: new Map() }
  const told = new Map<string, number>()
  const agenda = new Agenda()
  let filed = 0

  const arrive = async function* (plan: Plan): Story {
    const hand = new Hand(world, plan)
    if (!(await hand.file())) return
    filed += 1
    const fate = chance.weighted(fates.filter(({ fits }) => fits?.(hand) ?? true))
    told.set(fate.name, (told.get(fate.name) ?? 0) + 1)
    yield* fate.tell(hand, world)
  }
  for (const { at, plan } of arrivals(world, options)) agenda.add(at, arrive(plan))

  const end = endOf(options).add(afterwards)
  let wound = clock.now()
  let day = ''
  for (let next = agenda.next; next !== undefined; next = agenda.next) {
    if (Temporal.Instant.compare(next, end) > 0) break
    while (Temporal.Instant.compare(wound.add(windEvery), next) <= 0) {
      wound = wound.add(windEvery)
      // Nights are wound through in one go: nothing falls due while everything is closed but at its opening.
      if (!deps.calendar().projected.isOpen(wound, town.units[0])) continue
      clock.set(wound)
      await wind()
    }
    clock.set(next)
    const today = local(next).toPlainDate().toString()
    if (today !== day) options.tell(`${today}: ${filed} hồ sơ / dossiers`)
    day = today
    await agenda.step()
  }
  clock.set(end)
  await wind()
  return { filed, done: world.done, fates: told, endedAt: end }
}

/** Who comes when: on working days, most in the morning; some file at night. */
function arrivals(
  world: World,
  { month, daily, days = month.daysInMonth }: MonthOptions,
): { at: Temporal.Instant; plan: Plan }[] {
  const { town, chance, deps } = world
  const found: { at: Temporal.Instant; plan: Plan }[] = []
  for (let date = 1; date <= Math.min(days, month.daysInMonth); date += 1) {
    const day = month.toPlainDate({ day: date })
    const isWorked = deps.calendar().projected.isWorkingDay(day)
    for (const authority of town.units) {
      for (let count = 0; count < (isWorked ? daily : Math.ceil(daily / 10)); count += 1) {
        const plan = planFor(world, authority, isWorked)
        found.push({ at: momentOn(day, plan.channel, chance.next(), chance.next()), plan })
      }
    }
  }
  return found
}

function planFor({ town, chance }: World, authority: string, isWorked: boolean): Plan {
  const procedure = chance.one(town.procedures)
  const isOnline = !isWorked || (procedure.online !== 'none' && chance.percent(60))
  // One in ten comes to the counter that is nearest, not to the authority's own.
  const counter = !isOnline && chance.percent(10) ? chance.one(town.units) : authority
  return {
    procedure,
    authority,
    counter,
    channel: isOnline && procedure.online !== 'none' ? 'online' : 'counter',
    returnBy: isOnline && chance.percent(50) ? 'account' : 'counter',
  }
}

function momentOn(
  day: Temporal.PlainDate,
  channel: Plan['channel'],
  one: number,
  other: number,
): Temporal.Instant {
  const [from, hours] = channel === 'online' ? [6, 17] : one < 0.7 ? [8, 3.5] : [13, 3.5]
  const minutes = Math.floor((from + other * hours) * 60)
  const plainTime = Temporal.PlainTime.from({ hour: Math.floor(minutes / 60), minute: minutes % 60 })
  return day.toZonedDateTime({ timeZone: VIETNAM, plainTime }).toInstant()
}

function endOf({ month, days = month.daysInMonth }: MonthOptions): Temporal.Instant {
  return month.toPlainDate({ day: 1 }).add({ days }).toZonedDateTime(VIETNAM).toInstant()
}
