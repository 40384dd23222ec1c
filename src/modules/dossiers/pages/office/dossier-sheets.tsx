import { fold, formatDate, formatVnd, local, say, vnd } from '../../../../kernel/index.ts'
import { localPath } from '../../../../platform/http/index.ts'
import { Sheet, SummaryList, type SummaryRow, Tag } from '../../../../ui/index.ts'
import { type Component, componentsAskedFor, computeFees, FeeLines } from '../../../catalogue/index.ts'
import type { Entry } from '../../../journal/index.ts'
import {
  openSteps,
  resultOf,
  resultsInForce,
  type SignedResult,
  type SubmittedComponent,
} from '../../dossier.ts'
import { dossierWords } from '../../words.ts'
import { peopleWords } from './acts/people/messages.ts'
import { messagesIn } from './messages.ts'
import { notedIn, type Opened, unitName } from './opened.ts'
import { paths } from './paths.ts'
import { expectedResults } from './results.ts'
import { slips } from './shown-papers.ts'
import { sayMoment } from './time-words.ts'

interface SheetProps {
  readonly opened: Opened
}

/** Who asks, and how they want the result. */
export function ApplicantSheet({ opened }: SheetProps) {
  const { contents, labels, dossier, locale } = opened
  const messages = messagesIn(locale)
  const { applicant } = contents
  const ward = applicant?.ward === undefined ? undefined : unitName(opened, applicant.ward)
  const rows: [string, string | undefined][] = [
    [messages.fullName, applicant?.fullName ?? labels.applicantName],
    [messages.personalNumber, applicant?.personalNumber],
    [
      messages.dateOfBirth,
      applicant?.dateOfBirth && formatDate(Temporal.PlainDate.from(applicant.dateOfBirth)),
    ],
    [messages.phone, applicant?.phone],
    [messages.email, applicant?.email],
    [messages.address, address()],
    [messages.wayOfReturn, wayOfReturn()],
  ]
  return (
    <Sheet title={messages.applicantSheet}>
      <SummaryList
        rows={rows.flatMap(([key, value]) => (value === undefined || value === '' ? [] : [{ key, value }]))}
      />
    </Sheet>
  )

  /** Many write the ward in the line as well: it is not said twice. */
  function address(): string {
    const line = applicant?.address ?? ''
    const isSaid = ward === undefined || fold(line).includes(fold(ward))
    return [line, isSaid ? '' : ward].filter(Boolean).join(', ')
  }

  function wayOfReturn(): string {
    const how = dossierWords(locale).returnBy[dossier.returnBy]
    return dossier.returnBy === 'account' ? how : `${how}: ${unitName(opened, dossier.returningUnit)}`
  }
}

/** What the procedure asks for, and what of it was handed in. */
export function ComponentsSheet({ opened }: SheetProps) {
  const { contents, dossier, procedure, locale } = opened
  const messages = messagesIn(locale)
  const asked = componentsAskedFor(procedure, contents.answers)
  const submitted = new Map(dossier.components.map(component => [component.key, component]))
  const needed = asked.filter(component => component.required && component.kind !== 'shown')
  const there = needed.filter(component => isThere(component, submitted.get(component.key)))
  return (
    <Sheet
      title={messages.componentsSheet}
      note={
        <Tag tone={there.length === needed.length ? 'done' : 'soon'}>
          {messages.componentsCount(there.length, needed.length)}
        </Tag>
      }
    >
      <SummaryList
        rows={asked.map(component => componentRow(component, submitted.get(component.key), opened))}
      />
    </Sheet>
  )
}

function isThere(component: Component, handed: SubmittedComponent | undefined): boolean {
  if (component.kind === 'eform') return true
  return handed !== undefined && handed.files.length + handed.originals + handed.copies > 0
}

function componentRow(
  component: Component,
  handed: SubmittedComponent | undefined,
  { locale }: Opened,
): SummaryRow {
  const messages = messagesIn(locale)
  return { key: say(component.name, locale), value: value() }

  function value() {
    if (component.kind === 'eform') return <Tag tone="done">{messages.eformAnswered}</Tag>
    if (isThere(component, handed) && handed !== undefined) {
      return (
        <>
          <Tag tone="done">{messages.present}</Tag> {handedIn(handed)}
        </>
      )
    }
    if (component.kind === 'shown') return <Tag tone="quiet">{messages.shownOnly}</Tag>
    return component.required ? (
      <Tag tone="late">{messages.missing}</Tag>
    ) : (
      <Tag tone="quiet">{messages.notRequired}</Tag>
    )
  }

  function handedIn({ originals, copies, files }: SubmittedComponent): string {
    return [
      originals > 0 ? messages.originals(originals) : '',
      // Of an upload every file counts as a copy: said once, as files.
      copies > 0 && copies !== files.length ? messages.copies(copies) : '',
      files.length > 0 ? messages.files(files.length) : '',
    ]
      .filter(Boolean)
      .join(', ')
  }
}

/** What is owed and how it came about; whether it is paid. */
export function FeeSheet({ opened }: SheetProps) {
  const { contents, dossier, procedure, locale, now } = opened
  const messages = messagesIn(locale)
  const { fee, channel, filedAt } = dossier
  const on = local(Temporal.Instant.from(filedAt)).toPlainDate()
  const fees = computeFees(procedure, { answers: contents.answers, channel, on })
  const amount = fee.total === null ? '' : formatVnd(vnd(fee.total), locale)
  return (
    <Sheet title={messages.feeSheet} note={<FeeTag opened={opened} />}>
      <FeeLines fees={fees} locale={locale} />
      {fee.total !== null && fee.total !== fees.total && (
        <p class="govuk-body">{messages.feeChanged(amount)}</p>
      )}
      {fee.paid !== undefined && (
        <p class="govuk-body">
          {messages.feePaidLine(
            formatVnd(vnd(fee.paid.amount), locale),
            fee.paid.receipt,
            sayMoment(Temporal.Instant.from(fee.paid.at), now, locale),
            opened.nameOf(fee.paid.by),
          )}
        </p>
      )}
    </Sheet>
  )
}

function FeeTag({ opened: { dossier, locale } }: SheetProps) {
  const messages = messagesIn(locale)
  const { fee } = dossier
  if (fee.paid !== undefined) return <Tag tone="done">{messages.feePaid}</Tag>
  if (fee.total === null) return <Tag tone="quiet">{messages.feeUnknown}</Tag>
  return fee.total === 0 ? (
    <Tag tone="quiet">{messages.feeFree}</Tag>
  ) : (
    <Tag tone="soon">{messages.feeOwed}</Tag>
  )
}

/** The slips and the results, each as a PDF to read or print. */
export function IssuedSheet({ opened }: SheetProps) {
  const { dossier, locale } = opened
  const messages = messagesIn(locale)
  const papers = slips(opened)
  const results = expectedResults(opened).length > 1 ? [] : resultsInForce(dossier)
  if (papers.length === 0 && results.length === 0) return null
  return (
    <Sheet title={messages.papersSheet}>
      <ul class="govuk-list">
        {results.map(result => (
          <li key={result.number}>
            <ResultLine opened={opened} result={result} name={dossierWords(locale).papers.result} />
          </li>
        ))}
        {papers.map(({ key, href, name }) => (
          <li key={key}>
            <a class="govuk-link" href={href} target="_blank" rel="noopener">
              {name} (PDF)
            </a>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

interface ResultLineProps extends SheetProps {
  readonly result: SignedResult
  readonly name: string
}

function ResultLine({ opened, result, name }: ResultLineProps) {
  const { dossier, locale, now, entries } = opened
  const messages = messagesIn(locale)
  const words = peopleWords(locale).results
  const entry = entries.find(({ facts }) => facts.document === result.document)
  const holder = entry && opened.onBehalf(entry)
  const said = [
    messages.resultNumber(result.number),
    messages.signedBy(opened.nameOf(result.by), sayMoment(Temporal.Instant.from(result.at), now, locale)),
    holder === undefined ? '' : words.onBehalf(holder),
    result.replaces === undefined ? '' : words.replaced(result.replaces),
  ]
  return (
    <>
      <a
        class="govuk-link"
        href={localPath(paths.result(dossier.code, result.branch), locale)}
        target="_blank"
        rel="noopener"
      >
        {name} (PDF)
      </a>
      , {said.filter(Boolean).join(', ')}
    </>
  )
}

/** Of a linked procedure: each result as it comes, whose it is, whether the applicant has it. */
export function ResultsSheet({ opened }: SheetProps) {
  const { dossier, locale } = opened
  const words = peopleWords(locale).results
  const expected = expectedResults(opened)
  if (expected.length < 2 || dossier.acceptance === undefined) return null
  const got = expected.filter(({ branch }) => resultOf(dossier, branch) !== undefined).length
  return (
    <Sheet
      title={words.sheet}
      note={<Tag tone={got === expected.length ? 'done' : 'soon'}>{words.ready(got, expected.length)}</Tag>}
    >
      <SummaryList
        rows={expected.map(({ branch, name }) => ({
          key: name,
          value: <BranchState opened={opened} branch={branch} name={name} />,
        }))}
      />
    </Sheet>
  )
}

interface BranchStateProps extends SheetProps {
  readonly branch: string | undefined
  readonly name: string
}

function BranchState({ opened, branch, name }: BranchStateProps) {
  const { dossier, locale, now } = opened
  const words = peopleWords(locale).results
  const result = resultOf(dossier, branch)
  const unit = dossier.steps.find(step => step.kind === 'sign' && step.branch === branch)?.unit
  const where = unit === undefined ? '' : unitName(opened, unit)
  if (result === undefined) {
    const isDrafted = openSteps(dossier).some(step => step.kind === 'sign' && step.branch === branch)
    return (
      <>
        <Tag tone="quiet">{isDrafted ? words.drafted : words.waiting}</Tag> {where}
      </>
    )
  }
  const given = result.handedOver
  return (
    <>
      <Tag tone={given === undefined ? 'soon' : 'done'}>
        {given === undefined
          ? words.notGiven
          : words.given(sayMoment(Temporal.Instant.from(given.at), now, locale))}
      </Tag>{' '}
      <ResultLine opened={opened} result={result} name={name} />
    </>
  )
}

/** What colleagues wrote down for one another, newest first, with their working papers. */
export function NotesSheet({ opened }: SheetProps) {
  const words = peopleWords(opened.locale).note
  const notes = opened.entries.filter(({ kind }) => kind === 'noted').toReversed()
  if (notes.length === 0) return null
  return (
    <Sheet title={words.sheet} id="notes">
      {notes.map(entry => (
        <Note key={entry.seq} opened={opened} entry={entry} />
      ))}
    </Sheet>
  )
}

function Note({ opened, entry }: SheetProps & { readonly entry: Entry }) {
  const { locale, now, viewer, files, dossier, personal } = opened
  const words = peopleWords(locale).note
  const noted = notedIn(entry)
  if (noted === undefined) return null
  const names = noted.mentions.map(id => opened.nameOf(`officer:${id}`))
  const text = personal.get(noted.text.content)
  return (
    <div class="govuk-!-margin-bottom-4">
      <p class="govuk-body govuk-!-margin-bottom-1 mc-lines">
        {noted.mentions.includes(viewer.id) && (
          <>
            <Tag tone="soon">{words.forYou}</Tag>{' '}
          </>
        )}
        {typeof text === 'string' ? text : messagesIn(locale).told.maskedWords}
      </p>
      {noted.files.map(({ id }) => (
        <p key={id} class="govuk-body govuk-!-margin-bottom-1">
          <a
            class="govuk-link"
            href={localPath(paths.file(dossier.code, id), locale)}
            target="_blank"
            rel="noopener"
          >
            {words.file(files.get(id)?.originalName ?? words.unnamed)}
          </a>
        </p>
      ))}
      <p class="govuk-hint govuk-!-margin-bottom-0">
        {[
          opened.nameOf(entry.actor),
          sayMoment(entry.at, now, locale),
          names.length === 0 ? '' : words.forNames(names.join(', ')),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </div>
  )
}
