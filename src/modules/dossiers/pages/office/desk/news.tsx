import { formatTime, local } from '../../../../../kernel/index.ts'
import type { Db } from '../../../../../platform/db/index.ts'
import { InsetText, LivePart, WarningText } from '../../../../../ui/index.ts'
import { officerNames } from '../../../../organisation/index.ts'
import { stream } from '../../../dossier.ts'
import type { DossierEntryKind } from '../../../rules/entries.ts'
import { dossierWords } from '../../../words.ts'
import { inList, type Opened } from '../opened.ts'
import { dossierPath, paths } from '../paths.ts'
import { deskMessages } from './messages.ts'

/** How long a look makes somebody present: who opened a page earlier has likely gone. */
const presentFor = { minutes: 5 }

/** Somebody else who has this dossier open. */
export interface Onlooker {
  readonly name: string
  readonly at: Temporal.Instant
}

/** Which colleagues have opened the dossier's page within the last minutes, by the record of looks. */
export async function onlookersOf(
  db: Db,
  { dossier, actor, now }: Pick<Opened, 'dossier' | 'actor' | 'now'>,
): Promise<Onlooker[]> {
  const looks = await db
    .selectFrom('access_log')
    .select(eb => ['viewer', eb.fn.max('at').as('at')])
    .where('stream', '=', stream(dossier.id))
    .where('at', '>', now.subtract(presentFor))
    .where('viewer', 'like', 'officer:%')
    .where('viewer', '!=', actor.id)
    .where('purpose', '=', 'office.dossier')
    .groupBy('viewer')
    .limit(5)
    .execute()
  const id = (viewer: string) => viewer.slice('officer:'.length)
  const names = await officerNames(
    db,
    looks.map(({ viewer }) => id(viewer)),
  )
  return looks.flatMap(({ viewer, at }) => {
    const name = names.get(id(viewer))
    return name === undefined ? [] : [{ name, at }]
  })
}

interface NewsProps {
  readonly opened: Pick<Opened, 'dossier' | 'locale' | 'list' | 'entries' | 'nameOf'>
  readonly onlookers: readonly Onlooker[]
  /** The version that the page before the reader shows. */
  readonly seen: number
}

/** Who else is here, and what has happened since the page was drawn; told on the open page by itself. */
export function DossierNews({ opened, onlookers, seen }: NewsProps) {
  const { dossier, locale } = opened
  const messages = deskMessages(locale)
  const since = opened.entries.filter(entry => entry.seq > seen).at(-1)
  const from = inList(`${paths.news(dossier.code)}?seen=${seen}`, opened)
  return (
    <LivePart name="news" from={from}>
      <div role="status">
        {since !== undefined && (
          <WarningText>
            {messages.changedSince(
              dossierWords(locale).entries[since.kind as DossierEntryKind],
              opened.nameOf(since.actor),
              timeOf(since.at),
            )}{' '}
            <a class="govuk-link" href={inList(dossierPath(dossier.code), opened)}>
              {messages.reload}
            </a>
          </WarningText>
        )}
        {onlookers.map(({ name, at }) => (
          <InsetText key={name}>{messages.openedBy(name, timeOf(at))}</InsetText>
        ))}
      </div>
    </LivePart>
  )
}

function timeOf(at: Temporal.Instant): string {
  return formatTime(local(at))
}
