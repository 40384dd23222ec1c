import { formatDate, formatMoment, formatTime, type Locale, local, type Page } from '../../../kernel/index.ts'
import { localPath } from '../../../platform/http/index.ts'
import {
  Banner,
  Button,
  Details,
  ErrorSummary,
  errorFor,
  type FieldErrorShown,
  Form,
  InsetText,
  SummaryList,
  Table,
  Tag,
  TextInput,
} from '../../../ui/index.ts'
import type { UnitDirectory } from '../directory.ts'
import { paths } from '../paths.ts'
import type { Officer } from '../store/officers.ts'
import type { Team, TeamMember, TeamSession } from '../store/teams.ts'
import { wordsIn } from '../words/index.ts'
import { ColleagueField, DayField, Next, type Typed, UnitsList, unitShortName } from './parts.tsx'

interface TeamsProps {
  readonly locale: Locale
  readonly page: Page<Team>
  readonly directory: UnitDirectory
}

export function TeamsPage({ locale, page, directory }: TeamsProps) {
  const words = wordsIn(locale).teams
  const { team, unit, formed, state } = words.columns
  return (
    <>
      <h1 class="govuk-heading-l">{words.title}</h1>
      <p class="govuk-body">{words.intro}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={localPath(paths.addTeam, locale)}>
          {words.add}
        </a>
      </p>
      {page.items.length === 0 ? (
        <InsetText>{words.none}</InsetText>
      ) : (
        <Table
          stack
          firstCellIsHeader
          head={[team, unit, formed, state]}
          rows={page.items.map(each => [
            <a class="govuk-link" href={localPath(paths.team(each.id), locale)}>
              {each.name}
            </a>,
            unitShortName(directory, each.unit, locale),
            formatDate(each.formedOn),
            <State {...{ locale }} team={each} />,
          ])}
        />
      )}
      <Next locale={locale} path={paths.teams} next={page.next} />
    </>
  )
}

function State({ locale, team }: { readonly locale: Locale; readonly team: Team }) {
  const words = wordsIn(locale).teams
  if (team.disbandedOn === undefined) return <Tag tone="done">{words.active}</Tag>
  return <Tag tone="quiet">{words.disbanded(formatDate(team.disbandedOn))}</Tag>
}

interface FormProps {
  readonly locale: Locale
  readonly id: string
  readonly typed: Typed
  readonly directory: UnitDirectory
  readonly errors: readonly FieldErrorShown[]
}

export function TeamFormPage({ locale, id, typed, directory, errors }: FormProps) {
  const words = wordsIn(locale).teams
  return (
    <>
      <ErrorSummary errors={errors} />
      <h1 class="govuk-heading-l">{words.add}</h1>
      <Form action={localPath(paths.addTeam, locale)}>
        <input type="hidden" name="id" value={id} />
        <TextInput name="name" label={words.name} value={typed('name')} error={errorFor(errors, 'name')} />
        <TextInput
          name="unit"
          label={words.unit}
          hint={words.unitHint}
          value={typed('unit')}
          attributes={{ list: 'units' }}
          error={errorFor(errors, 'unit')}
        />
        <UnitsList {...{ directory, locale }} />
        <TextInput name="basis" label={words.basis} width={20} value={typed('basis')} />
        <DayField name="formedOn" label={words.formedOn} {...{ typed, errors }} />
        <Button>{words.add}</Button>
      </Form>
    </>
  )
}

interface TeamProps {
  readonly locale: Locale
  readonly team: Team
  readonly members: readonly TeamMember[]
  readonly names: ReadonlyMap<string, string>
  readonly sessions: Page<TeamSession>
  readonly colleagues: readonly Officer[]
  readonly directory: UnitDirectory
  readonly typed: Typed
  readonly ids: { readonly member: string; readonly session: string }
  readonly errors: readonly FieldErrorShown[]
  readonly done?: string | undefined
}

export function TeamPage(props: TeamProps) {
  const { locale, team, directory, errors, done } = props
  const words = wordsIn(locale).teams
  const news = done === undefined ? undefined : words.done[done]
  const isActive = team.disbandedOn === undefined
  return (
    <>
      <ErrorSummary errors={errors} />
      {news !== undefined && <Banner kind="success" text={news} />}
      <h1 class="govuk-heading-l">{team.name}</h1>
      <SummaryList
        rows={[
          { key: words.unit, value: unitShortName(directory, team.unit, locale) },
          { key: words.formedOn, value: formatDate(team.formedOn) },
          ...(team.basis === undefined ? [] : [{ key: words.basis, value: team.basis }]),
          { key: words.columns.state, value: <State {...{ locale, team }} /> },
        ]}
      />
      <Members {...props} />
      <Sessions {...props} />
      {isActive && (
        <Form action={localPath(paths.disbandTeam(team.id), locale)}>
          <Button kind="warning">{words.disband}</Button>
        </Form>
      )}
    </>
  )
}

function Members({ locale, team, members, names, colleagues, typed, ids, errors }: TeamProps) {
  const words = wordsIn(locale).teams
  const present = members.filter(({ leftOn }) => leftOn === undefined)
  const nameOf = ({ officer, helperName }: TeamMember) =>
    officer === undefined ? helperName : (names.get(officer) ?? officer)
  const { name, kind, since, action } = words.memberColumns
  return (
    <>
      <h2 class="govuk-heading-m">{words.members}</h2>
      {present.length === 0 ? (
        <InsetText>{words.noMembers}</InsetText>
      ) : (
        <Table
          stack
          firstCellIsHeader
          head={[name, kind, since, action]}
          rows={present.map(member => [
            nameOf(member),
            member.officer === undefined ? words.helper : words.officer,
            formatDate(member.joinedOn),
            <Form action={localPath(paths.removeMember(team.id, member.id), locale)}>
              <Button kind="secondary">
                {words.remove} <span class="govuk-visually-hidden">{nameOf(member)}</span>
              </Button>
            </Form>,
          ])}
        />
      )}
      {team.disbandedOn === undefined && (
        <Details summary={words.addMember} open={errorFor(errors, 'member') !== undefined}>
          <Form action={localPath(paths.teamMembers(team.id), locale)}>
            <input type="hidden" name="id" value={ids.member} />
            <ColleagueField
              name="member"
              label={words.memberEmail}
              hint=""
              value={typed('member')}
              colleagues={colleagues}
              errors={errors}
            />
            <TextInput name="helper" label={words.memberName} value={typed('helper')} />
            <Button>{words.addMember}</Button>
          </Form>
        </Details>
      )}
    </>
  )
}

function Sessions({ locale, team, sessions, typed, ids, errors }: TeamProps) {
  const words = wordsIn(locale).teams
  const { when, place, helped } = words.sessionColumns
  const isOpen = ['place', 'day', 'opens', 'closes'].some(field => errorFor(errors, field) !== undefined)
  return (
    <>
      <h2 class="govuk-heading-m">{words.sessions}</h2>
      {sessions.items.length === 0 ? (
        <InsetText>{words.noSessions}</InsetText>
      ) : (
        <Table
          stack
          firstCellIsHeader
          head={[when, place, helped]}
          rows={sessions.items.map(session => [
            `${formatMoment(session.opensAt, locale)} – ${formatTime(local(session.closesAt))}`,
            session.place,
            session.cancelledAt === undefined ? (
              <Count {...{ locale, team, session, errors }} />
            ) : (
              <Tag tone="quiet">{words.cancelled}</Tag>
            ),
          ])}
        />
      )}
      <Next locale={locale} path={paths.team(team.id)} next={sessions.next} />
      {team.disbandedOn === undefined && (
        <Details summary={words.addSession} open={isOpen}>
          <Form action={localPath(paths.teamSessions(team.id), locale)}>
            <input type="hidden" name="id" value={ids.session} />
            <TextInput
              name="place"
              label={words.place}
              value={typed('place')}
              error={errorFor(errors, 'place')}
            />
            <DayField name="day" label={words.day} {...{ typed, errors }} />
            {(['opens', 'closes'] as const).map(name => (
              <TextInput
                key={name}
                name={name}
                label={words[name]}
                hint={words.timeHint}
                width={5}
                value={typed(name)}
                error={errorFor(errors, name)}
              />
            ))}
            <Button>{words.addSession}</Button>
          </Form>
        </Details>
      )}
    </>
  )
}

interface CountProps {
  readonly locale: Locale
  readonly team: Team
  readonly session: TeamSession
  readonly errors: readonly FieldErrorShown[]
}

function Count({ locale, team, session, errors }: CountProps) {
  const words = wordsIn(locale).teams
  const hidden = (
    <span class="govuk-visually-hidden">
      {words.countOf(session.place, formatMoment(session.opensAt, locale))}
    </span>
  )
  return (
    <>
      <Form action={localPath(paths.countSession(team.id, session.id), locale)}>
        <input type="hidden" name="version" value={session.version} />
        {(['people', 'accounts'] as const).map(name => (
          <TextInput
            key={name}
            name={name}
            id={`${name}-${session.id}`}
            label={words[name]}
            width={5}
            inputmode="numeric"
            value={session[name]}
            error={errorFor(errors, `${name}-${session.id}`)}
          />
        ))}
        <Button kind="secondary">
          {words.count} {hidden}
        </Button>
      </Form>
      <Form action={localPath(paths.cancelSession(team.id, session.id), locale)}>
        <Button kind="secondary">
          {words.cancel} {hidden}
        </Button>
      </Form>
    </>
  )
}
