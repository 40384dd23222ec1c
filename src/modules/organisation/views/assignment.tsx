import { type Locale, type Page, say } from '../../../kernel/index.ts'
import { localPath } from '../../../platform/http/index.ts'
import {
  Banner,
  Button,
  ErrorSummary,
  type FieldErrorShown,
  Form,
  InsetText,
  SearchBox,
  Select,
  Table,
} from '../../../ui/index.ts'
import { messagesIn, roleName } from '../messages.ts'
import { paths } from '../paths.ts'
import { type AssignmentRule, assignmentRules } from '../rules/assignment.ts'
import { type ActingRole, actingRoles } from '../rules/delegations.ts'
import type { Unit } from '../rules/units.ts'
import type { Skills } from '../store/assignment.ts'
import type { Officer } from '../store/officers.ts'
import { wordsIn } from '../words/index.ts'
import { type CatalogueNames, MattersFields, Next } from './parts.tsx'

type Rules = ReadonlyMap<ActingRole, AssignmentRule>

interface AssignmentsProps {
  readonly locale: Locale
  readonly page: Page<Unit>
  readonly rules: ReadonlyMap<string, Rules>
  readonly search: string
}

/** Every unit with its rules. */
export function AssignmentsPage({ locale, page, rules, search }: AssignmentsProps) {
  const words = wordsIn(locale).assignment
  const messages = messagesIn(locale)
  return (
    <>
      <h1 class="govuk-heading-l">{words.title}</h1>
      <p class="govuk-body">{words.intro}</p>
      <div class="mc-search--office">
        <SearchBox
          action={localPath(paths.assignment, locale)}
          label={messages.searchUnits}
          value={search}
          button={messages.search}
          placeholder={messages.searchHint}
        />
      </div>
      {page.items.length === 0 ? (
        <InsetText>{messages.noUnitFound(search)}</InsetText>
      ) : (
        <Table
          stack
          firstCellIsHeader
          head={[words.columns.unit, words.columns.rules]}
          rows={page.items.map(unit => [
            <a class="govuk-link" href={localPath(paths.unitAssignment(unit.id), locale)}>
              {say(unit.shortName, locale)}
            </a>,
            rulesOf(rules.get(unit.id), locale) || words.rules.none,
          ])}
        />
      )}
      {search === '' && <Next locale={locale} path={paths.assignment} next={page.next} />}
    </>
  )
}

function rulesOf(rules: Rules | undefined, locale: Locale): string {
  const words = wordsIn(locale).assignment.rules
  return [...(rules ?? [])]
    .filter(([, rule]) => rule !== 'none')
    .map(([role, rule]) => `${roleName(role, locale)}: ${words[rule]}`)
    .join('; ')
}

interface UnitProps {
  readonly locale: Locale
  readonly unit: Unit
  readonly rules: Rules
  readonly officers: readonly Officer[]
  readonly skills: ReadonlyMap<string, Skills>
  readonly catalogue: CatalogueNames
  readonly done?: string | undefined
}

export function UnitAssignmentPage({ locale, unit, rules, officers, skills, catalogue, done }: UnitProps) {
  const words = wordsIn(locale).assignment
  const messages = messagesIn(locale)
  const news = done === undefined ? undefined : words.done[done]
  return (
    <>
      {news !== undefined && <Banner kind="success" text={news} />}
      <h1 class="govuk-heading-l">{words.of(say(unit.shortName, locale))}</h1>
      <p class="govuk-body">{words.intro}</p>
      <Form action={localPath(paths.unitAssignment(unit.id), locale)}>
        {actingRoles.map(role => (
          <Select
            key={role}
            name={role}
            label={roleName(role, locale)}
            value={rules.get(role) ?? 'none'}
            items={assignmentRules.map(value => ({ value, text: words.rules[value] }))}
          />
        ))}
        <Button>{words.save}</Button>
      </Form>
      <h2 class="govuk-heading-m">{words.people}</h2>
      <p class="govuk-body">{words.skillsHint}</p>
      {officers.length === 0 ? (
        <InsetText>{words.noPeople}</InsetText>
      ) : (
        <Table
          stack
          firstCellIsHeader
          head={[messages.fullName, messages.columns.posts, words.skills]}
          rows={officers.map(officer => [
            officer.fullName,
            officer.posts
              .filter(post => post.unit === unit.id)
              .map(({ role }) => roleName(role, locale))
              .join(', '),
            <>
              {skillsOf(skills.get(officer.id), catalogue, locale) || words.noSkills}{' '}
              <a class="govuk-link" href={localPath(paths.officerSkills(officer.id), locale)}>
                {words.change} <span class="govuk-visually-hidden">{words.changeOf(officer.fullName)}</span>
              </a>
            </>,
          ])}
        />
      )}
    </>
  )
}

function skillsOf(skills: Skills | undefined, catalogue: CatalogueNames, locale: Locale): string {
  if (skills === undefined) return ''
  const fieldName = (key: string) => {
    const field = catalogue.fields.find(each => each.key === key)
    return field === undefined ? key : say(field.name, locale)
  }
  return [...skills.fields.map(fieldName), ...skills.procedures].join(', ')
}

interface SkillsProps {
  readonly locale: Locale
  readonly officer: Officer
  readonly chosen: readonly string[]
  readonly procedures: string
  readonly catalogue: CatalogueNames
  readonly errors: readonly FieldErrorShown[]
  readonly done?: string | undefined
}

export function SkillsPage({ locale, officer, chosen, procedures, catalogue, errors, done }: SkillsProps) {
  const words = wordsIn(locale).assignment
  const news = done === undefined ? undefined : words.done[done]
  return (
    <>
      <ErrorSummary errors={errors} />
      {news !== undefined && <Banner kind="success" text={news} />}
      <h1 class="govuk-heading-l">{words.skillsOf(officer.fullName)}</h1>
      <p class="govuk-body">{words.skillsHint}</p>
      <Form action={localPath(paths.officerSkills(officer.id), locale)}>
        <MattersFields {...{ locale, catalogue, words, chosen, procedures, errors }} />
        <Button>{words.saveSkills}</Button>
      </Form>
    </>
  )
}
