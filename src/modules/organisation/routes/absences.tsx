import { newId, type Page, parseId } from '../../../kernel/index.ts'
import { transaction } from '../../../platform/db/index.ts'
import { type App, officerOf, Refusal, type Reply, type Request } from '../../../platform/http/index.ts'
import { sendPage } from '../../../ui/index.ts'
import { endAbsence, enterAbsence, type NewAbsence } from '../actions/absences.ts'
import { textOf } from '../forms.ts'
import { paths } from '../paths.ts'
import { isAbsenceReason } from '../rules/absences.ts'
import { type Absence, findAbsenceRow, listAbsenceRows, readAbsencesOf } from '../store/absences.ts'
import { type Officer, readColleagues, readOfficerNames } from '../store/officers.ts'
import { AbsencesPage } from '../views/absences.tsx'
import { adminFrame, ownFrame } from '../views/frame.ts'
import { wordsIn } from '../words/index.ts'
import {
  administrators,
  answerForm,
  anyOfficer,
  byOf,
  dayIn,
  dayKeyIn,
  doneAt,
  idIn,
  offered,
  officerCalled,
  officerIn,
  officerWith,
  type PageDeps,
  Reading,
  shown,
  todayOf,
  typedIn,
} from './shared.ts'

/** Absences: the administrator's of everybody; an officer's own, and for a leader those of the units led. */
export function absenceRoutes(deps: PageDeps): (app: App) => void {
  return app => {
    adminRoutes(app, deps)
    ownRoutes(app, deps)
  }
}

function adminRoutes(app: App, deps: PageDeps): void {
  const { db } = deps
  app.get(paths.absences, administrators, (_, reply) => sendAll(deps, reply))
  app.get(paths.officerAbsences(':id'), administrators, async (request, reply) =>
    sendOf(deps, reply, { officer: await officerIn(db, request) }),
  )
  app.post(paths.officerAbsences(':id'), administrators, async (request, reply) => {
    const officer = await officerIn(db, request)
    return answer(deps, reply, { officer })
  })
  app.post(paths.endAbsence(':id'), administrators, async (request, reply) => {
    const absence = await absenceIn(deps, request)
    return end(deps, reply, absence, paths.absences)
  })
}

function ownRoutes(app: App, deps: PageDeps): void {
  const me = (request: Request) => officerWith(deps.db, officerOf(request).id)
  app.get(paths.ownAbsences, anyOfficer, async (request, reply) =>
    sendOf(deps, reply, { officer: await me(request), own: true }),
  )
  app.post(paths.ownAbsences, anyOfficer, async (request, reply) =>
    answer(deps, reply, { officer: await me(request), own: true }),
  )
  app.post(paths.endOwnAbsence(':id'), anyOfficer, async (request, reply) => {
    const absence = await absenceIn(deps, request)
    const officers = await mayEnterFor(deps, await me(request), true)
    if (!officers.some(({ id }) => id === absence.officer)) throw new Refusal(404, 'no_such_absence')
    return end(deps, reply, absence, paths.ownAbsences)
  })
}

/** Whose absence somebody may enter: one's own, and for a leader that of everybody in the units led. */
async function mayEnterFor({ db }: PageDeps, officer: Officer, own: boolean): Promise<Officer[]> {
  const units = ledBy(officer)
  if (!own || units.length === 0) return [officer]
  return [officer, ...(await readColleagues(db, units, officer.id))]
}

function ledBy({ posts }: Officer): string[] {
  return posts.filter(({ role }) => role === 'leader').map(({ unit }) => unit)
}

async function sendAll(deps: PageDeps, reply: Reply): Promise<Reply> {
  const { request } = reply
  const { locale } = request
  const words = wordsIn(locale).absences
  const today = todayOf(deps.clock)
  const page = await listAbsenceRows(deps.db, { from: today, after: dayKeyIn(request) })
  const title = words.title
  return sendPage(
    reply,
    { ...adminFrame(locale, 'absences'), title, here: paths.absences },
    <AbsencesPage
      {...{ locale, title, page, today }}
      none={words.none}
      names={await namesOf(deps, page.items)}
      here={paths.absences}
      endAt={({ id }) => paths.endAbsence(id)}
      done={textOf(request.query, 'xong')}
    />,
  )
}

interface Shown {
  readonly officer: Officer
  readonly own?: boolean
  readonly body?: unknown
  readonly errors?: Parameters<typeof shown>[0]
}

async function sendOf(deps: PageDeps, reply: Reply, given: Shown): Promise<Reply> {
  const { request } = reply
  const { locale } = request
  const { officer, own = false } = given
  const words = wordsIn(locale).absences
  const errors = shown(given.errors ?? [], words.faults)
  const here = own ? paths.ownAbsences : paths.officerAbsences(officer.id)
  const title = own ? words.mine : words.of(officer.fullName)
  const frame = own ? ownFrame(locale, 'ownAbsences') : adminFrame(locale, 'absences')
  const page = await absencesSeenBy(deps, request, officer, own)
  return sendPage(
    reply,
    { ...frame, title, here, errors, status: errors.length > 0 ? 422 : 200 },
    <AbsencesPage
      {...{ locale, title, page, here, errors }}
      none={own && ledBy(officer).length === 0 ? words.noneOwn : words.none}
      today={todayOf(deps.clock)}
      names={await namesOf(deps, page.items)}
      endAt={({ id }) => (own ? paths.endOwnAbsence(id) : paths.endAbsence(id))}
      form={await formOf(deps, given, here)}
      done={textOf(request.query, 'xong')}
    />,
  )
}

/** One's own; for a leader everybody's in the units led. */
async function absencesSeenBy(
  { db, clock }: PageDeps,
  request: Request,
  officer: Officer,
  own: boolean,
): Promise<Page<Absence>> {
  const from = todayOf(clock)
  const units = ledBy(officer)
  if (own && units.length > 0) return listAbsenceRows(db, { from, units, after: dayKeyIn(request) })
  return { items: await readAbsencesOf(db, officer.id, from), next: null }
}

async function formOf(deps: PageDeps, { officer, own = false, body }: Shown, action: string) {
  const units = officer.posts.map(({ unit }) => unit)
  return {
    id: body === undefined ? newId() : textOf(body, 'id'),
    typed: body === undefined ? offered({}) : typedIn(body),
    officers: await mayEnterFor(deps, officer, own),
    colleagues: await readColleagues(
      deps.db,
      units,
      own && ledBy(officer).length > 0 ? undefined : officer.id,
    ),
    action,
  }
}

function answer(deps: PageDeps, reply: Reply, { officer, own = false }: Shown): Promise<Reply> {
  const { db, clock } = deps
  const { request } = reply
  const here = own ? paths.ownAbsences : paths.officerAbsences(officer.id)
  return answerForm(
    reply,
    async () => {
      const absence = await readForm(deps, await mayEnterFor(deps, officer, own), request.body)
      await transaction(db, tx => enterAbsence(tx, absence, byOf(request, clock)))
      return doneAt(request, here, 'entered')
    },
    errors => sendOf(deps, reply, { officer, own, body: request.body, errors }),
  )
}

/** @throws InvalidInput */
async function readForm({ db }: PageDeps, officers: readonly Officer[], body: unknown): Promise<NewAbsence> {
  const typed = typedIn(body)
  const reading = new Reading()
  const chosen = officers.length === 1 ? officers[0] : officers.find(({ id }) => id === typed('officer'))
  const officer = reading.need(chosen?.id, 'officer', 'officerMissing')
  const word = typed('reason')
  const reason = reading.need(isAbsenceReason(word) ? word : undefined, 'reason', 'reasonMissing')
  const firstDay = reading.need(dayIn(typed, 'firstDay'), 'firstDay', 'dayMissing')
  const lastDay = reading.need(dayIn(typed, 'lastDay'), 'lastDay', 'dayMissing')
  reading.finish()
  if (!(officer && reason && firstDay && lastDay)) throw new Error('read in full')
  const named = typed('substitute')
  const substitute = named === '' ? undefined : ((await officerCalled(db, named))?.id ?? null)
  return { id: parseId<'absence'>(typed('id')), officer, reason, firstDay, lastDay, substitute }
}

async function end(deps: PageDeps, reply: Reply, { id }: Absence, path: string): Promise<Reply> {
  const { request } = reply
  await transaction(deps.db, tx => endAbsence(tx, id, byOf(request, deps.clock)))
  return reply.redirect(doneAt(request, path, 'ended'), 303)
}

/** @throws Refusal 404 `no_such_absence` */
async function absenceIn({ db }: PageDeps, request: Request): Promise<Absence> {
  const absence = await findAbsenceRow(db, idIn<'absence'>(request, 'no_such_absence'))
  if (absence === undefined) throw new Refusal(404, 'no_such_absence')
  return absence
}

function namesOf({ db }: PageDeps, absences: readonly Absence[]) {
  const ids = absences.flatMap(({ officer, substitute }) => [officer, ...(substitute ? [substitute] : [])])
  return readOfficerNames(db, [...new Set(ids)])
}
