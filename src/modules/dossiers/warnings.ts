import { formatMoment, newId, say } from '../../kernel/index.ts'
import { type Db, sql, type Tx, transaction } from '../../platform/db/index.ts'
import { claim } from '../../platform/idempotency.ts'
import { shortNameOf } from '../catalogue/index.ts'
import type { Notifications } from '../notifications/index.ts'
import {
  absentOfficers,
  findOfficer,
  listOfficers,
  type Officer,
  type OfficerId,
  officersOf,
  type Role,
} from '../organisation/index.ts'
import type { DossierDeps } from './deps.ts'
import { isSupplementOpen } from './dossier.ts'
import { supplementReminder } from './letters.ts'
import { listingPath } from './pages/office/desk/listing.ts'
import type { WorkItem } from './rules/work-items.ts'
import { findById } from './store.ts'
import { dossierWords } from './words.ts'

/** The job that words one officer's letter about work whose time runs out. */
const officerWarnings = 'dossiers.warnings'
/** The job that reminds an applicant before the last day of a request to complete. */
const applicantReminders = 'dossiers.reminders'

/** A warning comes once each: when the time grows short, when it is nearly gone, when it is over. */
const levels = ['amber', 'red', 'overdue'] as const
type Level = (typeof levels)[number]

/** So much work in one transaction; what is left waits for the next round. */
const batch = 500
/** So many lines in one letter; the rest is counted, and stands in the queue the letter leads to. */
const linesShown = 50

interface DueWork {
  readonly dossier_id: string
  readonly kind: string
  readonly unit_id: string
  readonly role: string
  readonly officer_id: string | null
  readonly due_at: Temporal.Instant
  readonly procedure_code: string
  readonly warned: number
}

/**
 * Warns of all work whose time grows short, by working time left: the officer who has it or else those of its post, at
 * red their leader too, and once it is overdue the leader and the centre's supervisors. Who waits for an applicant is
 * not warned; the applicant is reminded. Called each minute. The count of warnings given is raised in the transaction
 * that queues the letters, so that one that fails is made up for and twice warns of nothing twice. Gives how many.
 * @source docs/legal/time-limits.md#warnings
 */
export async function warnOfDueWork(deps: DossierDeps): Promise<number> {
  let warned = 0
  for (const level of levels) {
    for (let more = true; more; ) {
      const count = await transaction(deps.db, async tx => {
        const work = await claimDue(tx, level, deps.clock.now())
        await queueLetters(deps, tx, work)
        return work.length
      })
      warned += count
      more = count === batch
    }
  }
  return warned
}

/** Each rides its own partial index: what is in time is never read. */
const fallenDue = (now: Temporal.Instant) => ({
  amber: sql`warned = 0 and amber_at is not null and amber_at <= ${now} order by amber_at`,
  red: sql`warned = 1 and red_at is not null and red_at <= ${now} order by red_at`,
  overdue: sql`warned = 2 and red_at is not null and due_at < ${now} order by due_at`,
})

/** Marks what has come to a level. What has passed two levels at once, after a stand-still, is told of the later only. */
async function claimDue(tx: Tx, level: Level, now: Temporal.Instant): Promise<DueWork[]> {
  const { rows } = await sql<DueWork>`
    update work_items w
    set warned = case when w.due_at <= w.since then 4 when w.due_at < ${now} then 3 when w.red_at <= ${now} then 2 else 1 end
    from (
      select dossier_id, key from work_items
      where ${fallenDue(now)[level]}
      limit ${batch}
      for update skip locked
    ) due
    where w.dossier_id = due.dossier_id and w.key = due.key
    returning w.dossier_id, w.kind, w.unit_id, w.role, w.officer_id, w.due_at, w.procedure_code, w.warned
  `.execute(tx)
  return rows
}

/** What was told: work that had no time of its own from the beginning is told of once, as near its date. */
function levelOf({ warned }: DueWork): Level {
  return warned === 4 ? 'amber' : (levels[warned - 1] ?? 'overdue')
}

async function queueLetters(deps: DossierDeps, tx: Tx, work: readonly DueWork[]): Promise<void> {
  const forApplicants = work.filter(({ kind, warned }) => kind === 'awaitApplicant' && warned < 3)
  await deps.jobs.send(
    tx,
    applicantReminders,
    ...forApplicants.map(({ dossier_id: dossier, warned }) => ({ dossier, level: String(warned) })),
  )
  const letters = await lettersFor(
    deps,
    tx,
    work.filter(({ kind }) => kind !== 'awaitApplicant'),
  )
  await deps.jobs.send(tx, officerWarnings, ...letters)
}

/** One letter for each officer and level, with everything of this round. */
async function lettersFor(deps: DossierDeps, tx: Tx, work: readonly DueWork[]) {
  const people = readers(tx, deps.clock.now())
  const byReader = new Map<string, { officer: string; level: Level; items: DueWork[] }>()
  for (const item of work) {
    const level = levelOf(item)
    for (const officer of await toldAbout(people, item, level)) {
      const key = `${officer} ${level}`
      const letter = byReader.get(key) ?? { officer, level, items: [] }
      letter.items.push(item)
      byReader.set(key, letter)
    }
  }
  return [...byReader.values()].map(({ officer, level, items }) => ({
    officer,
    level,
    letter: newId<'message'>(),
    count: String(items.length),
    items: JSON.stringify(
      items.slice(0, linesShown).map(
        ({ dossier_id: id, kind, due_at: due, procedure_code: procedure }): Line => ({
          id,
          kind: kind as WorkItem['kind'],
          due: due.toString(),
          procedure,
        }),
      ),
    ),
  }))
}

interface Line {
  readonly id: string
  readonly kind: WorkItem['kind']
  readonly due: string
  readonly procedure: string
}

type People = ReturnType<typeof readers>

/** Who holds which post, asked once a round. Whoever is away reads nothing; where all are away, all are written to. */
function readers(db: Db, at: Temporal.Instant) {
  const known = new Map<string, Promise<string[]>>()
  const present = async (officers: readonly Officer[]) => {
    const ids = officers.filter(({ disabledAt }) => disabledAt === null).map(({ id }) => id as string)
    const away = await absentOfficers(db, at, ids)
    const here = ids.filter(id => !away.has(id))
    return here.length === 0 ? ids : here
  }
  const once = (key: string, read: () => Promise<readonly Officer[]>) => {
    const found = known.get(key) ?? read().then(present)
    known.set(key, found)
    return found
  }
  return {
    of: (unit: string, role: string) => once(`${unit} ${role}`, () => officersOf(db, unit, role as Role)),
    supervisors: () =>
      once('supervisors', async () => (await listOfficers(db, { role: 'supervisor', limit: 100 })).items),
  }
}

async function toldAbout(people: People, item: DueWork, level: Level): Promise<Set<string>> {
  const holder = item.officer_id?.replace('officer:', '')
  const doers = holder === undefined ? await people.of(item.unit_id, item.role) : [holder]
  const leaders = level === 'amber' ? [] : await people.of(item.unit_id, 'leader')
  const supervisors = level === 'overdue' ? await people.supervisors() : []
  return new Set([...doers, ...leaders, ...supervisors])
}

/** Words the letters that warnings call for. */
export function workOnWarnings(deps: DossierDeps, notifications: Notifications): void {
  deps.jobs.work(officerWarnings, data => writeToOfficer(deps, notifications, data))
  deps.jobs.work(applicantReminders, data => remindApplicant(deps, notifications, data))
}

async function writeToOfficer(
  deps: DossierDeps,
  notifications: Notifications,
  { officer: id = '', level = 'amber', letter = '', count = '0', items = '[]' }: Record<string, string>,
): Promise<void> {
  const officer = await findOfficer(deps.db, id as OfficerId)
  if (officer === undefined || officer.disabledAt !== null) return
  const lines = await sayLines(deps, JSON.parse(items) as Line[])
  const queue = level === 'overdue' ? ('late' as const) : ('soon' as const)
  await transaction(deps.db, async tx => {
    // The job may run twice; the letter is written once.
    const request = { caller: officerWarnings, key: letter, body: items }
    if ((await claim(tx, request, { written: true }, deps.clock.now())) !== undefined) return
    await notifications.queueMessage(tx, {
      to: officer.email,
      locale: 'vi',
      template: 'workDue',
      params: {
        name: officer.fullName,
        level: level as Level,
        count: Number(count),
        items: lines,
        link: `${deps.baseUrl}${listingPath({ queue })}`,
      },
    })
  })
}

/** Code, work, procedure and date: nothing of whose dossier it is. */
async function sayLines(deps: DossierDeps, lines: readonly Line[]): Promise<string[]> {
  const codes = await codesOf(
    deps.db,
    lines.map(({ id }) => id),
  )
  return lines.map(({ id, kind, due, procedure }) => {
    const entry = deps.catalogue.find(procedure)
    const name = entry === undefined ? procedure : say(shortNameOf(entry), 'vi')
    const moment = formatMoment(Temporal.Instant.from(due), 'vi')
    return `${codes.get(id) ?? ''}: ${dossierWords('vi').work[kind]}, ${name}, hạn ${moment}`
  })
}

async function codesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('dossiers').select(['id', 'code']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, code }) => [id, code]))
}

async function remindApplicant(
  deps: DossierDeps,
  notifications: Notifications,
  { dossier: id = '', level = '' }: Record<string, string>,
): Promise<void> {
  const found = await findById(deps.db, id)
  if (found === undefined || !isSupplementOpen(found.dossier)) return
  const letter = await supplementReminder(deps, found.dossier)
  if (letter === undefined) return
  const asked = found.dossier.supplement?.askedAt ?? ''
  await transaction(deps.db, async tx => {
    const request = { caller: applicantReminders, key: `${id}/${asked}/${level}`, body: level }
    if ((await claim(tx, request, { written: true }, deps.clock.now())) !== undefined) return
    await notifications.queueMessage(tx, letter)
  })
}
