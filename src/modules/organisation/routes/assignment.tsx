import { transaction } from '../../../platform/db/index.ts'
import { type App, localPath, Refusal, type Reply, type Request } from '../../../platform/http/index.ts'
import { sendPage } from '../../../ui/index.ts'
import { setAssignmentRule, setSkills } from '../actions/assignment.ts'
import { textOf } from '../forms.ts'
import { paths } from '../paths.ts'
import { isAssignmentRule } from '../rules/assignment.ts'
import { actingRoles } from '../rules/delegations.ts'
import type { Unit } from '../rules/units.ts'
import { readRules, readSkills } from '../store/assignment.ts'
import { type Officer, readColleagues } from '../store/officers.ts'
import { findUnitRow, listUnitRows } from '../store/units.ts'
import { AssignmentsPage, SkillsPage, UnitAssignmentPage } from '../views/assignment.tsx'
import { adminFrame } from '../views/frame.ts'
import { wordsIn } from '../words/index.ts'
import {
  administrators,
  answerForm,
  byOf,
  doneAt,
  keyIn,
  listIn,
  officerIn,
  type PageDeps,
  Reading,
  shown,
  typedIn,
  valuesIn,
} from './shared.ts'

/** How units give out their work, and who knows what. */
export function assignmentRoutes(deps: PageDeps): (app: App) => void {
  return app => {
    unitRoutes(app, deps)
    skillRoutes(app, deps)
  }
}

function unitRoutes(app: App, deps: PageDeps): void {
  const { db, clock } = deps
  app.get(paths.assignment, administrators, async (request, reply) => {
    const { locale } = request
    const search = textOf(request.query, 'q')
    const page = await listUnitRows(db, { search, after: keyIn(request), limit: search === '' ? 50 : 100 })
    const rules = await readRules(
      db,
      page.items.map(({ id }) => id),
    )
    const title = wordsIn(locale).assignment.title
    const frame = { ...adminFrame(locale, 'assignment'), title, here: paths.assignment }
    return sendPage(reply, frame, <AssignmentsPage {...{ locale, page, rules, search }} />)
  })
  app.get(paths.unitAssignment(':unit'), administrators, async (request, reply) => {
    const { locale } = request
    const unit = await unitIn(deps, request)
    const officers = await readColleagues(db, [unit.id])
    const skills = await readSkills(
      db,
      officers.map(({ id }) => id),
    )
    const rules = (await readRules(db, [unit.id])).get(unit.id) ?? new Map()
    const page = {
      ...adminFrame(locale, 'assignment'),
      title: wordsIn(locale).assignment.of(unit.shortName.vi),
      back: { href: localPath(paths.assignment, locale) },
      here: paths.unitAssignment(unit.id),
    }
    const { catalogue } = deps
    return sendPage(
      reply,
      page,
      <UnitAssignmentPage
        {...{ locale, unit, rules, officers, skills, catalogue }}
        done={textOf(request.query, 'xong')}
      />,
    )
  })
  app.post(paths.unitAssignment(':unit'), administrators, async (request, reply) => {
    const { id } = await unitIn(deps, request)
    await transaction(db, async tx => {
      for (const role of actingRoles) {
        const rule = textOf(request.body, role)
        if (isAssignmentRule(rule)) await setAssignmentRule(tx, id, role, rule, byOf(request, clock))
      }
    })
    return reply.redirect(doneAt(request, paths.unitAssignment(id), 'ruled'), 303)
  })
}

/** @throws Refusal 404 `no_such_unit` */
async function unitIn({ db }: PageDeps, request: Request): Promise<Unit> {
  const unit = await findUnitRow(db, textOf(request.params, 'unit'))
  if (unit === undefined || unit.validTo !== null) throw new Refusal(404, 'no_such_unit')
  return unit
}

function skillRoutes(app: App, deps: PageDeps): void {
  const { db, clock, catalogue } = deps
  app.get(paths.officerSkills(':id'), administrators, async (request, reply) =>
    sendSkills(deps, reply, await officerIn(db, request)),
  )
  app.post(paths.officerSkills(':id'), administrators, async (request, reply) => {
    const officer = await officerIn(db, request)
    const { body } = request
    return answerForm(
      reply,
      async () => {
        const reading = new Reading()
        const procedures = listIn(typedIn(body), 'procedures')
        const allKnown = procedures.every(code => catalogue.find(code) !== undefined)
        reading.need(allKnown || undefined, 'procedures', 'procedureUnknown')
        reading.finish()
        const known = new Set(catalogue.fields.map(({ key }) => key))
        const fields = valuesIn(body, 'fields').filter(key => known.has(key))
        await transaction(db, tx => setSkills(tx, officer.id, { fields, procedures }, byOf(request, clock)))
        return doneAt(request, paths.officerSkills(officer.id), 'skilled')
      },
      errors => sendSkills(deps, reply, officer, { body, errors }),
    )
  })
}

async function sendSkills(
  deps: PageDeps,
  reply: Reply,
  officer: Officer,
  given: { body?: unknown; errors?: Parameters<typeof shown>[0] } = {},
): Promise<Reply> {
  const { db, catalogue } = deps
  const { locale } = reply.request
  const { body } = given
  const words = wordsIn(locale).assignment
  const kept = (await readSkills(db, [officer.id])).get(officer.id)
  const errors = shown(given.errors ?? [], words.faults)
  const chosen = body === undefined ? (kept?.fields ?? []) : valuesIn(body, 'fields')
  const procedures = body === undefined ? (kept?.procedures.join(', ') ?? '') : textOf(body, 'procedures')
  const page = {
    ...adminFrame(locale, 'officers'),
    title: words.skillsOf(officer.fullName),
    back: { href: localPath(paths.officer(officer.id), locale) },
    here: paths.officerSkills(officer.id),
    errors,
    status: errors.length > 0 ? 422 : 200,
  }
  return sendPage(
    reply,
    page,
    <SkillsPage
      {...{ locale, officer, chosen, procedures, catalogue, errors }}
      done={textOf(reply.request.query, 'xong')}
    />,
  )
}
