import { formatMoment, local } from '../../../kernel/index.ts'
import { localPath } from '../../../platform/http/index.ts'
import {
  Button,
  Checkboxes,
  Details,
  ErrorSummary,
  errorFor,
  type FieldErrorShown,
  Form,
  InsetText,
  NotificationBanner,
  Radios,
  Select,
  Sheet,
  SummaryList,
  type SummaryRow,
  Tag,
  Textarea,
  TextInput,
  Timeline,
} from '../../../ui/index.ts'
import { outcomes } from '../visit.ts'
import { messagesIn } from './messages.ts'
import type { OpenedVisit } from './opened.ts'
import { paths } from './paths.ts'
import { sayDays } from './request-form.tsx'
import {
  counterName,
  enumerate,
  fileable,
  personName,
  procedureName,
  sayComing,
  saySlot,
  stateTones,
  wholeAddress,
} from './words.ts'

/** What was typed into one of the page's forms, when it comes back with faults. */
export interface VisitTyped {
  readonly slot?: string
  readonly equipment?: readonly string[]
  readonly reason?: string
  readonly code?: string
  readonly procedure?: string
  readonly outcomes?: readonly string[]
  readonly note?: string
}

interface Props {
  readonly opened: OpenedVisit
  readonly errors: readonly FieldErrorShown[]
  readonly typed: VisitTyped
  readonly done: string
}

/** One visit: who, where, what, when; and what can be done about it now. */
export function VisitPage(props: Props) {
  const { opened, errors, done } = props
  const { visit, details, allowed, locale } = opened
  const messages = messagesIn(locale)
  const said = messages.visit.done[done]
  return (
    <>
      <ErrorSummary errors={errors} />
      {said !== undefined && errors.length === 0 && <NotificationBanner kind="success" text={said} />}
      <span class="govuk-caption-l">{messages.visit.title}</span>
      <h1 class="govuk-heading-l">{personName(details, locale)}</h1>
      <p class="govuk-body">
        <Tag tone={stateTones[visit.state]}>{messages.states[visit.state]}</Tag>
      </p>
      <SummaryList rows={rowsOf(opened)} />
      {visit.state === 'planned' && allowed.includes('plan') && !allowed.includes('finish') && (
        <InsetText>{messages.visit.tooEarly}</InsetText>
      )}
      {(allowed.includes('file') || opened.filings.length > 0 || visit.noted.length > 0) && (
        <Filings {...props} />
      )}
      {allowed.includes('finish') && <FinishForm {...props} />}
      {allowed.includes('plan') && <PlanForm {...props} />}
      {allowed.includes('noteMissed') && <MissedForm {...props} />}
      {allowed.includes('decline') && <DeclineForm {...props} />}
      {allowed.includes('cancel') && <CancelForm {...props} />}
      <Record {...props} />
    </>
  )
}

function rowsOf(opened: OpenedVisit): SummaryRow[] {
  const { visit, details, directory, deps, locale, said } = opened
  const all = messagesIn(locale)
  const row = (key: string, value: SummaryRow['value'] | undefined) =>
    value === undefined || value === '' ? [] : [{ key, value }]
  const wishes = visit.procedures.map(code => procedureName(deps.catalogue, code, locale))
  const days = `${sayDays(visit.wishedDays)} (${all.dayParts[visit.dayPart].toLowerCase()})`
  return [
    ...row(all.details.plan, visit.state === 'planned' ? sayComing(visit, locale) : undefined),
    ...row(all.details.team, visit.state === 'planned' ? teamOf(opened) : undefined),
    ...row(all.details.bring, visit.state === 'planned' ? thingsOf(opened) : undefined),
    ...row(all.details.phone, <Phones opened={opened} />),
    ...row(all.details.number, details?.person.personalNumber),
    ...row(
      all.details.address,
      details === null ? undefined : (
        <Address address={wholeAddress(details, visit.ward, directory, locale)} words={all.details.map} />
      ),
    ),
    ...row(all.details.directions, details?.directions),
    ...row(all.details.reason, [all.reasons[visit.reason], details?.reasonText].filter(Boolean).join(': ')),
    ...row(all.details.wishes, [...wishes, details?.wish].filter(Boolean).join('; ')),
    ...row(all.details.handOver, visit.handOver),
    ...row(all.details.help, visit.help.map(help => all.helps[help]).join('; ')),
    ...row(all.details.days, days),
    ...row(all.columns.unit, counterName(directory.find(visit.unit), locale)),
    ...row(
      all.details.askedAt,
      `${formatMoment(Temporal.Instant.from(visit.askedAt), locale)}, ${all.channels[visit.channel].toLowerCase()}`,
    ),
    ...row(all.own.refusedBecause, said(visit.refusal?.reason)),
    ...row(all.own.cancelledBecause, said(visit.cancellation?.reason)),
    ...row(
      all.own.done,
      [...(visit.done?.outcomes.map(outcome => all.outcomes[outcome]) ?? []), said(visit.done?.note)]
        .filter(Boolean)
        .join('; '),
    ),
  ]
}

function teamOf({ visit, nameOf, locale }: OpenedVisit): string {
  return enumerate((visit.plan?.team ?? []).map(nameOf), locale)
}

function thingsOf({ visit, equipmentName, locale }: OpenedVisit): string {
  return enumerate((visit.plan?.equipment ?? []).map(equipmentName), locale)
}

/** Telephones with whose they are; pressed on a phone, it dials. */
function Phones({ opened }: { readonly opened: OpenedVisit }) {
  const { details, locale } = opened
  const all = messagesIn(locale)
  const { person, asker } = details ?? {}
  const known = [
    ...(person?.phone === undefined ? [] : [{ name: person.fullName, phone: person.phone }]),
    ...(asker === undefined
      ? []
      : [
          {
            name: `${asker.fullName} (${all.relations[asker.relation].toLowerCase()})`,
            phone: asker.phone,
          },
        ]),
  ]
  return (
    <>
      {known.map(({ name, phone }, index) => (
        <>
          {index > 0 && <br />}
          <a class="govuk-link" href={`tel:${phone}`}>
            {phone}
          </a>{' '}
          {name}
        </>
      ))}
    </>
  )
}

interface AddressProps {
  readonly address: string
  readonly words: string
}

/** The address, and the map of the officer's own device: no site in between learns who is visited. */
export function Address({ address, words }: AddressProps) {
  return (
    <>
      {address}
      <br />
      <a class="govuk-link" href={`geo:0,0?q=${encodeURIComponent(address)}`}>
        {words}
        <span class="govuk-visually-hidden">: {address}</span>
      </a>
    </>
  )
}

function Seq({ opened }: Pick<Props, 'opened'>) {
  return <input type="hidden" name="seq" value={opened.visit.seq} />
}

function PlanForm({ opened, errors, typed }: Props) {
  const { visit, equipment, locale } = opened
  const { visit: words } = messagesIn(locale)
  const title = visit.state === 'planned' ? words.move : words.plan
  const held = visit.state === 'planned' ? visit.plan : undefined
  const choices = slotChoices(opened)
  if (choices.length === 0) {
    return (
      <Sheet title={title} id="plan">
        <p class="govuk-body">{words.noSlots}</p>
        <Button kind="secondary" href={localPath(paths.slots, locale)}>
          {words.offerSlots}
        </Button>
      </Sheet>
    )
  }
  return (
    <Sheet title={title} id="plan">
      <Form action={localPath(paths.plans(visit.id), locale)}>
        <Seq opened={opened} />
        <Radios
          name="slot"
          legend={words.slot}
          hint={words.slotHint}
          items={choices}
          value={typed.slot ?? held?.slot}
          error={errorFor(errors, 'slot')}
          small
        />
        {equipment.length > 0 && (
          <Checkboxes
            name="equipment"
            legend={words.equipment}
            items={equipment.map(({ id, name }) => ({ value: id, text: name }))}
            values={typed.equipment ?? held?.equipment ?? []}
            error={errorFor(errors, 'equipment')}
            small
          />
        )}
        <Button>{words.planButton}</Button>
      </Form>
    </Sheet>
  )
}

/** Slots with room, those on a day somebody wished for marked; the one that is held stands first, full or not. */
function slotChoices({ visit, slots, locale }: OpenedVisit) {
  const { visit: words } = messagesIn(locale)
  const held = visit.state === 'planned' ? visit.plan : undefined
  const free = slots
    .filter(({ id }) => id !== held?.slot)
    .map(slot => ({
      value: slot.id,
      text: saySlot(slot, locale),
      hint: [
        words.room(slot.capacity - slot.taken),
        visit.wishedDays.includes(local(slot.from).toPlainDate().toString()) && words.wished,
      ]
        .filter(Boolean)
        .join(', '),
    }))
  if (held === undefined) return free
  const span = { from: Temporal.Instant.from(held.from), to: Temporal.Instant.from(held.to) }
  return [{ value: held.slot, text: saySlot(span, locale), hint: words.current }, ...free]
}

function Filings(props: Props) {
  const { opened, errors, typed } = props
  const { visit, filings, deps, allowed, locale } = opened
  const { visit: words } = messagesIn(locale)
  const mayFile = allowed.includes('file')
  const noted = visit.noted.filter(code => !filings.some(filing => filing.code === code))
  return (
    <Sheet title={words.filings} id="filings">
      {filings.length + noted.length === 0 && <p class="govuk-body">{words.noFilings}</p>}
      {filings.length + noted.length > 0 && (
        <ul class="govuk-list">
          {filings.map(filing => (
            <li key={filing.draft}>
              {procedureName(deps.catalogue, filing.procedure, locale)}{' '}
              {filing.code === undefined ? (
                <>
                  <Tag tone="soon">{words.draft}</Tag>{' '}
                  {mayFile && (
                    <a class="govuk-link" href={localPath(paths.draft(filing.draft), locale)}>
                      {words.goOn}
                    </a>
                  )}
                </>
              ) : (
                <DossierLink code={filing.code} locale={locale} />
              )}
            </li>
          ))}
          {noted.map(code => (
            <li key={code}>
              <DossierLink code={code} locale={locale} />
            </li>
          ))}
        </ul>
      )}
      {visit.handOver !== undefined && mayFile && (
        <p class="govuk-body">
          {words.handOverHint}{' '}
          <a class="govuk-link" href={localPath(paths.dossier(visit.handOver), locale)}>
            {words.handOverOpen}
          </a>
        </p>
      )}
      {mayFile && deps.counter !== undefined && <FileForm {...{ opened, errors, typed }} />}
      {mayFile && deps.counter === undefined && (
        <p class="govuk-body">
          <a class="govuk-link" href={localPath(paths.walkIn, locale)}>
            {words.file}
          </a>
          . {words.fileAtCounter}
        </p>
      )}
      {mayFile && (
        <Form action={localPath(paths.dossiers(visit.id), locale)}>
          <Seq opened={opened} />
          <TextInput
            name="code"
            label={{ text: words.note, size: 's' }}
            hint={words.noteCode}
            width={30}
            spellcheck={false}
            autocapitalize="characters"
            value={typed.code ?? visit.handOver}
            error={errorFor(errors, 'code')}
          />
          <Button kind="secondary">{words.noteButton}</Button>
        </Form>
      )}
    </Sheet>
  )
}

function DossierLink({ code, locale }: { readonly code: string; readonly locale: 'vi' | 'en' }) {
  return (
    <a class="govuk-link mc-nowrap" href={localPath(paths.dossier(code), locale)}>
      {code}
    </a>
  )
}

function FileForm({ opened, errors, typed }: Pick<Props, 'opened' | 'errors' | 'typed'>) {
  const { visit, deps, locale } = opened
  const { visit: words, form } = messagesIn(locale)
  const wished = new Set(visit.procedures)
  const procedures = fileable(deps.catalogue).map(({ code }) => code)
  const inOrder = [
    ...procedures.filter(code => wished.has(code)),
    ...procedures.filter(code => !wished.has(code)),
  ]
  return (
    <Form action={localPath(paths.filings(visit.id), locale)}>
      <Seq opened={opened} />
      <h3 class="govuk-heading-s">{words.file}</h3>
      <Select
        name="procedure"
        label={words.fileProcedure}
        hint={words.fileHint}
        items={[
          { value: '', text: form.choose },
          ...inOrder.map(code => ({ value: code, text: procedureName(deps.catalogue, code, locale) })),
        ]}
        value={typed.procedure ?? visit.procedures[0]}
        error={errorFor(errors, 'procedure')}
      />
      <Button>{words.fileButton}</Button>
    </Form>
  )
}

function FinishForm({ opened, errors, typed }: Props) {
  const { visit, filings, locale } = opened
  const all = messagesIn(locale)
  const words = all.visit
  const isFiled = filings.some(({ code }) => code !== undefined) || visit.noted.length > 0
  return (
    <Sheet title={words.finish} id="finish">
      <Form action={localPath(paths.ends(visit.id), locale)}>
        <Seq opened={opened} />
        <Checkboxes
          name="outcomes"
          legend={words.outcomes}
          items={outcomes.map(value => ({
            value,
            text: all.outcomes[value],
            ...(value === 'nothing' ? { exclusive: true } : {}),
          }))}
          values={typed.outcomes ?? (isFiled ? ['filed'] : [])}
          error={errorFor(errors, 'outcomes')}
          small
        />
        <Textarea
          name="note"
          label={words.finishNote}
          rows={2}
          value={typed.note}
          error={errorFor(errors, 'note')}
        />
        <Button>{words.finishButton}</Button>
      </Form>
    </Sheet>
  )
}

function MissedForm({ opened }: Props) {
  const { visit, locale } = opened
  const { visit: words } = messagesIn(locale)
  return (
    <Details summary={words.missed}>
      <p class="govuk-body">{words.missedHint}</p>
      <Form action={localPath(paths.misses(visit.id), locale)}>
        <Seq opened={opened} />
        <Button kind="secondary">{words.missedButton}</Button>
      </Form>
    </Details>
  )
}

function DeclineForm({ opened, errors, typed }: Props) {
  const { visit, locale } = opened
  const { visit: words } = messagesIn(locale)
  const error = errorFor(errors, 'declineReason')
  return (
    <Details summary={words.decline} open={error !== undefined}>
      <Form action={localPath(paths.refusals(visit.id), locale)}>
        <Seq opened={opened} />
        <Textarea
          name="declineReason"
          label={words.declineReason}
          rows={2}
          value={typed.reason}
          error={error}
        />
        <Button kind="warning">{words.declineButton}</Button>
      </Form>
    </Details>
  )
}

function CancelForm({ opened, errors, typed }: Props) {
  const { visit, locale } = opened
  const { visit: words } = messagesIn(locale)
  const error = errorFor(errors, 'cancelReason')
  return (
    <Details summary={words.cancel} open={error !== undefined}>
      <Form action={localPath(paths.cancellations(visit.id), locale)}>
        <Seq opened={opened} />
        <Textarea
          name="cancelReason"
          label={words.cancelReason}
          rows={2}
          value={typed.reason}
          error={error}
        />
        <Button kind="warning">{words.cancelButton}</Button>
      </Form>
    </Details>
  )
}

function Record({ opened }: Props) {
  const { entries, nameOf, locale } = opened
  const { visit: words, office } = messagesIn(locale)
  return (
    <Sheet title={office.record}>
      <Timeline
        level={3}
        items={entries.toReversed().map(entry => ({
          title: words.events[entry.kind] ?? entry.kind,
          at: entry.at,
          by: entry.actor.startsWith('citizen:') ? words.theCitizen : nameOf(entry.actor),
        }))}
      />
    </Sheet>
  )
}
