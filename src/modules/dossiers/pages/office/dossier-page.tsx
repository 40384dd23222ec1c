import { formatVnd, vnd } from '../../../../kernel/index.ts'
import { localPath } from '../../../../platform/http/index.ts'
import {
  ActionBar,
  Copyable,
  DocumentViewer,
  InsetText,
  NotificationBanner,
  Sheet,
  Tag,
  WarningText,
} from '../../../../ui/index.ts'
import { AnswersSummary, shortNameOf } from '../../../catalogue/index.ts'
import { draftOf, isSupplementOpen, openSteps } from '../../dossier.ts'
import { isUnpaid } from '../../rules/may.ts'
import { dossierWords, stateTone } from '../../words.ts'
import { actionsOf, type OfficeAction, otherActionsOf } from './action-bar.ts'
import { peopleWords } from './acts/people/messages.ts'
import { Deadline } from './deadline.tsx'
import { DossierNews, type Onlooker } from './desk/news.tsx'
import {
  ApplicantSheet,
  ComponentsSheet,
  FeeSheet,
  IssuedSheet,
  NotesSheet,
  ResultsSheet,
} from './dossier-sheets.tsx'
import { ProcedureName } from './inbox-page.tsx'
import { LateSheet } from './late/late-sheet.tsx'
import { TimeNotices } from './late/notices.tsx'
import { messagesIn } from './messages.ts'
import { inList, notedIn, type Opened, unitName } from './opened.ts'
import { dossierPath, paths } from './paths.ts'
import { DossierProcess } from './process.tsx'
import { SearchForm } from './search-form.tsx'
import { chosenPaper, type ShownPaper, shownPapers } from './shown-papers.ts'
import { sayMoment } from './time-words.ts'
import { DossierTimeline } from './timeline.tsx'

export interface DossierPageProps {
  readonly opened: Opened
  /** Colleagues who have it open too. */
  readonly onlookers: readonly Onlooker[]
  /** The paper opened beside the answers. */
  readonly show: string
  /** What the viewer has just done here. */
  readonly done: OfficeAction | undefined
  /** Where the viewer goes on: the next dossier of the list they came from, and the list itself. */
  readonly onward: Onward
}

/** Ways on from a dossier, with their language. */
export interface Onward {
  readonly next: string | undefined
  readonly list: string
}

/** Everything about one dossier on one screen: time, process, answers beside papers, and what can be done at the foot. */
export function DossierPage({ opened, onlookers, show, done, onward }: DossierPageProps) {
  const { locale, procedure, contents } = opened
  const messages = messagesIn(locale)
  return (
    <>
      {done !== undefined && <Done opened={opened} done={done} onward={onward} />}
      <SearchForm locale={locale} slim />
      <Head opened={opened} />
      <DossierNews opened={opened} onlookers={onlookers} seen={opened.dossier.seq} />
      <Notices opened={opened} />
      <TimeNotices opened={opened} />
      <DossierProcess opened={opened} />
      <div class="mc-columns">
        <div>
          <h2 class="govuk-visually-hidden">{messages.answersSheet}</h2>
          {contents.applicant === null && <InsetText>{messages.masked}</InsetText>}
          <AnswersSummary
            form={procedure.form}
            dictionary={opened.deps.catalogue.dictionary}
            answers={contents.answers}
            locale={locale}
            wardName={id => unitName(opened, id)}
            level={3}
            answeredOnly
          />
          <ComponentsSheet opened={opened} />
        </div>
        <Viewer opened={opened} papers={shownPapers(opened)} show={show} />
      </div>
      <div class="mc-columns">
        <div>
          <ResultsSheet opened={opened} />
          <ApplicantSheet opened={opened} />
          <FeeSheet opened={opened} />
          <IssuedSheet opened={opened} />
          <LateSheet opened={opened} />
          <NotesSheet opened={opened} />
          <OtherActions opened={opened} />
        </div>
        <Sheet title={messages.timelineSheet}>
          <DossierTimeline opened={opened} entries={opened.entries} />
        </Sheet>
      </div>
      <Foot opened={opened} onward={onward} />
    </>
  )
}

function Head({ opened }: { readonly opened: Opened }) {
  const { locale, dossier, labels, procedure, now } = opened
  const words = dossierWords(locale)
  return (
    <header class="mc-dossier-head">
      <div>
        <p class="mc-dossier-head__code">
          <Copyable code={dossier.code} />
          <Tag tone={stateTone(dossier.state)}>{words.states[dossier.state]}</Tag>
          {isSupplementOpen(dossier) && <Tag tone="quiet">{messagesIn(locale).waitingForApplicant}</Tag>}
        </p>
        <h1 class="govuk-heading-l">
          <ProcedureName name={shortNameOf(procedure)} locale={locale} />
        </h1>
        <p class="mc-dossier-head__line">
          {messagesIn(locale).filedLine(
            labels.applicantName,
            words.channels[dossier.channel],
            sayMoment(Temporal.Instant.from(dossier.filedAt), now, locale),
            unitName(opened, dossier.receivingUnit),
          )}
        </p>
      </div>
      <Deadline opened={opened} />
    </header>
  )
}

/** What whoever works on it now must know first. */
function Notices({ opened }: { readonly opened: Opened }) {
  const { dossier, contents, actor, viewer, entries, locale, now } = opened
  const messages = messagesIn(locale)
  const steps = openSteps(dossier)
  const [step] = steps
  const back = dossier.sendBacks.at(-1)
  const isHeld = dossier.state === 'result_ready' && isUnpaid(dossier)
  const isBack = steps.some(({ kind, branch }) => kind === 'draft' && draftOf(dossier, branch) !== undefined)
  // Where several work side by side the line of steps says who does what.
  const isAnothers = steps.length === 1 && step?.officer !== undefined && step.officer !== actor.id
  const other = isAnothers ? step.officer : undefined
  const forViewer = entries.findLast(entry => notedIn(entry)?.mentions.includes(viewer.id))
  const { refusal } = dossier
  return (
    <>
      {refusal !== undefined && (
        <NotificationBanner titleId="refusal-title">
          <p class="govuk-notification-banner__heading">
            {messages.refusedBy(
              opened.nameOf(refusal.by),
              sayMoment(Temporal.Instant.from(refusal.at), now, locale),
            )}
          </p>
          <p class="govuk-body mc-lines">
            {contents.refusal === null
              ? messages.told.maskedWords
              : [
                  messages.told.refusal(contents.refusal.reason),
                  messages.told.ground(contents.refusal.ground),
                ].join('\n')}
          </p>
        </NotificationBanner>
      )}
      {isBack && back !== undefined && (
        <WarningText>
          {messages.lastSendBack} ({opened.nameOf(back.by)},{' '}
          {sayMoment(Temporal.Instant.from(back.at), now, locale)}): {contents.sendBacks.at(-1)}
        </WarningText>
      )}
      {isHeld && (
        <WarningText>{messages.unpaidWarning(formatVnd(vnd(dossier.fee.total ?? 0), locale))}</WarningText>
      )}
      {forViewer !== undefined && (
        <InsetText>
          <Tag tone="soon">{peopleWords(locale).note.forYou}</Tag> {opened.nameOf(forViewer.actor)}:{' '}
          {String(opened.personal.get(notedIn(forViewer)?.text.content ?? '') ?? messages.told.maskedWords)}
        </InsetText>
      )}
      {other !== undefined && <InsetText>{messages.hasTaken(opened.nameOf(other))}</InsetText>}
    </>
  )
}

interface DoneProps {
  readonly opened: Opened
  readonly done: OfficeAction
  readonly onward: Onward
}

function Done({ opened, done, onward: { next, list } }: DoneProps) {
  const { locale, dossier, now } = opened
  const messages = messagesIn(locale)
  return (
    <NotificationBanner kind="success">
      <p class="govuk-notification-banner__heading">{sayDone()}</p>
      <p class="govuk-body">
        {done === 'accept' && (
          <>
            <a
              class="govuk-notification-banner__link"
              href={localPath(paths.paper(dossier.code, 'form01'), locale)}
              target="_blank"
              rel="noopener"
            >
              {messages.printForm01}
            </a>
            {' · '}
          </>
        )}
        <a class="govuk-notification-banner__link" href={next ?? list}>
          {next === undefined ? messages.backToInbox : messages.nextDossier}
        </a>
      </p>
    </NotificationBanner>
  )

  function sayDone(): string {
    if (done === 'accept') {
      const due = dossier.acceptance?.due.at
      return messages.done.accept(due === undefined ? '' : sayMoment(Temporal.Instant.from(due), now, locale))
    }
    return messages.done[done]
  }
}

interface ViewerProps {
  readonly opened: Opened
  readonly papers: readonly ShownPaper[]
  readonly show: string
}

function Viewer({ opened, papers, show }: ViewerProps) {
  const { locale, dossier } = opened
  const messages = messagesIn(locale)
  const chosen = chosenPaper(papers, show)
  if (chosen === undefined) {
    return (
      <Sheet title={messages.noFiles}>
        <p class="govuk-body">{messages.noFilesText}</p>
      </Sheet>
    )
  }
  return (
    <DocumentViewer
      document={chosen}
      others={papers.map(({ key, name }) => ({
        href: `${inList(dossierPath(dossier.code, { show: key }), opened)}#document`,
        name,
        active: key === chosen.key,
      }))}
    />
  )
}

/** What can be done besides the step at hand, by what it is about. */
function OtherActions({ opened }: { readonly opened: Opened }) {
  const messages = messagesIn(opened.locale)
  const groups = otherActionsOf(opened)
  if (groups.length === 0) return null
  return (
    <Sheet title={messages.otherActions} id="other-actions">
      {groups.map(({ group, actions }) => (
        <div key={group}>
          <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{messages.actionGroups[group]}</h3>
          <ul class="govuk-list">
            {actions.map(({ href, text }) => (
              <li key={href}>
                <a class="govuk-link" href={href}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Sheet>
  )
}

function Foot({ opened, onward }: { readonly opened: Opened; readonly onward: Onward }) {
  const { locale } = opened
  const messages = messagesIn(locale)
  const actions = actionsOf(opened)
  return (
    <ActionBar
      actions={actions}
      next={
        onward.next === undefined
          ? { href: onward.list, text: messages.backToInbox }
          : { href: onward.next, text: messages.nextDossier }
      }
    />
  )
}
