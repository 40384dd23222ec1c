import type { Locale } from '../../../../../kernel/index.ts'
import { Checkboxes, errorFor, type FieldErrorShown, Radios, Select } from '../../../../../ui/index.ts'
import { openTeamSessions, teamsOf } from '../../../../organisation/index.ts'
import type { Assisting } from '../../../actions/check-filing.ts'
import type { FilingDeps } from '../deps.ts'
import type { Posted } from '../form-body.ts'
import type { OpenReception } from './frame.tsx'
import { messagesIn } from './messages.ts'

/** A community team as the officer names it, with its sessions that are going on. */
export interface AssistingTeam {
  readonly key: string
  readonly name: string
  readonly sessions: readonly { readonly key: string; readonly name: string }[]
}

/** The teams this officer is a member of today; mostly none, and then nobody is asked for one. */
export async function teamsFor(
  { db, clock }: FilingDeps,
  { viewer }: OpenReception,
): Promise<readonly AssistingTeam[]> {
  const now = clock.now()
  const teams = await teamsOf(db, viewer.id, now)
  if (teams.length === 0) return []
  const sessions = await openTeamSessions(
    db,
    teams.map(({ id }) => id),
    now,
  )
  return teams.map(({ id, name }) => ({
    key: id,
    name,
    sessions: sessions.filter(({ team }) => team === id).map(one => ({ key: one.id, name: one.place })),
  }))
}

/** What the form said of help: undefined for a filing like any other. */
export interface ReadAssistance {
  readonly assistance: Assisting | undefined
  readonly errors: readonly FieldErrorShown[]
}

/** Help is on record only with the applicant's consent, given to the words that stand beside the box. */
export function readAssistance(
  posted: Posted,
  teams: readonly AssistingTeam[],
  locale: Locale,
): ReadAssistance {
  const { assistance: kind } = posted
  if (kind !== 'officer' && kind !== 'team') return { assistance: undefined, errors: [] }
  const words = messagesIn(locale)
  const [team = '', session] = (posted.team ?? '').split('/')
  const isKnown = teams.some(
    ({ key, sessions }) => key === team && (!session || sessions.some(one => one.key === session)),
  )
  const errors = [
    ...(posted[`consent-${kind}`] === 'yes'
      ? []
      : [{ field: `consent-${kind}`, message: words.consentMissing }]),
    ...(kind === 'officer' || isKnown ? [] : [{ field: 'team', message: words.teamMissing }]),
  ]
  if (errors.length > 0) return { assistance: undefined, errors }
  const which = kind === 'team' ? { team, ...(session ? { session } : {}) } : {}
  return { assistance: { kind, ...which, consent: true }, errors: [] }
}

interface AssistanceProps {
  readonly posted: Posted | undefined
  readonly teams: readonly AssistingTeam[]
  readonly errors: readonly FieldErrorShown[]
  readonly locale: Locale
}

/** Whether somebody files beside the applicant. Nobody is helped without having agreed to it. */
export function AssistanceQuestion({ posted, teams, errors, locale }: AssistanceProps) {
  const words = messagesIn(locale)
  const consent = (kind: 'officer' | 'team') => (
    <Checkboxes
      name={`consent-${kind}`}
      hint={words.consentHint}
      error={errorFor(errors, `consent-${kind}`)}
      values={posted?.[`consent-${kind}`] === 'yes' ? ['yes'] : []}
      items={[{ value: 'yes', text: words.consentWords }]}
    />
  )
  const team = {
    value: 'team',
    text: words.helpedByTeam,
    conditional: (
      <>
        <Select
          name="team"
          label={words.team}
          error={errorFor(errors, 'team')}
          value={posted?.team ?? ''}
          items={[{ value: '', text: words.chooseTeam }, ...teams.flatMap(choicesOf)]}
        />
        {consent('team')}
      </>
    ),
  }
  return (
    <Radios
      name="assistance"
      legend={{ text: words.helpQuestion, size: 's' }}
      hint={words.helpHint}
      small
      value={posted?.assistance ?? 'none'}
      items={[
        { value: 'none', text: words.notHelped },
        { value: 'officer', text: words.helpedByOfficer, conditional: consent('officer') },
        ...(teams.length === 0 ? [] : [team]),
      ]}
    />
  )
}

function choicesOf({ key, name, sessions }: AssistingTeam) {
  return [
    { value: key, text: name },
    ...sessions.map(session => ({ value: `${key}/${session.key}`, text: `${name} – ${session.name}` })),
  ]
}
