import { formatDate, type Locale } from '../../../../../kernel/index.ts'
import type { App, Reply, Request } from '../../../../../platform/http/index.ts'
import { Button, type FieldErrorShown, Form, InsetText, SummaryList } from '../../../../../ui/index.ts'
import { type AnswerValue, FieldGroupForm } from '../../../../catalogue/index.ts'
import type { Applicant } from '../../../applicant.ts'
import type { FilingDeps } from '../deps.ts'
import { seeOther } from '../draft-routes.tsx'
import { type Posted, postedOf } from '../form-body.ts'
import { readGroup, shown } from '../group-page.ts'
import { messagesIn as filingMessages } from '../messages.ts'
import { wardChoices } from '../open-draft.ts'
import { linksIn, paths } from '../paths.ts'
import { applicantForm, peopleDictionary } from '../people-form.ts'
import { doubtsOf } from './card-qr.ts'
import { type OpenReception, openReception, receivers, sendCounterPage } from './frame.tsx'
import { messagesIn } from './messages.ts'
import { keepApplicant, type Reception } from './receptions.ts'

/** Who stands at the counter: typed by the officer, or corrected after the card was read. Asked once for everything. */
export function personRoutes(app: App, deps: FilingDeps): void {
  app.get('/office/receptions/:id/person', receivers, async (request, reply) =>
    sendPerson(await openReception(deps, request), reply, []),
  )
  app.post('/office/receptions/:id/person', receivers, (request, reply) => answer(deps, request, reply))
}

async function answer(deps: FilingDeps, request: Request, reply: Reply): Promise<Reply> {
  const opened = await openReception(deps, request)
  const { reception, locale } = opened
  const read = readGroup(opened, applicantForm, peopleDictionary, 'applicant', postedOf(request), {})
  const applicant = read.answers as Partial<Applicant>
  await keepApplicant(deps.db, reception, { applicant, typed: read.typed }, deps.clock.now())
  if (read.faults.length === 0) return seeOther(reply, `${paths.reception(reception.id)}#q`)
  return sendPerson(opened, reply, shown(read.faults, applicantForm, peopleDictionary, locale), read.typed)
}

function sendPerson(
  opened: OpenReception,
  reply: Reply,
  errors: readonly FieldErrorShown[],
  typed?: Posted,
): Reply {
  const { reception, locale } = opened
  const [group] = applicantForm.groups
  if (group === undefined) throw new Error('the form of the applicant has no group')
  const kept = Object.keys(reception.typed).length === 0 ? undefined : reception.typed
  const here = paths.receptionPerson(reception.id)
  return sendCounterPage(
    reply,
    opened,
    { title: filingMessages(locale).applicantTitle, back: paths.reception(reception.id), errors, here },
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Form action={linksIn(locale)(here)}>
          <p class="govuk-body">{filingMessages(locale).applicantLead}</p>
          <FieldGroupForm
            form={applicantForm}
            group={group}
            dictionary={peopleDictionary}
            answers={reception.applicant as Record<string, AnswerValue>}
            typed={typed ?? kept}
            errors={errors}
            wards={wardChoices(opened)}
            locale={locale}
          />
          <Button>{messagesIn(locale).saveAndAddProcedures}</Button>
        </Form>
      </div>
    </div>,
  )
}

/** The person in a few lines, with what looks odd on the card. */
export function Person({ opened }: { readonly opened: OpenReception }) {
  const { reception, locale } = opened
  const words = filingMessages(locale)
  const { applicant } = reception
  const rows = [
    { key: words.personalNumber, value: applicant.personalNumber },
    { key: words.dateOfBirth, value: sayDay(applicant.dateOfBirth) },
    { key: words.address, value: applicant.address },
    { key: words.phone, value: applicant.phone },
  ]
  const known = rows.flatMap(({ key, value }) =>
    (value ?? '') === '' ? [] : [{ key, value: value as string }],
  )
  const change = {
    href: linksIn(locale)(paths.receptionPerson(reception.id)),
    text: words.change,
    hiddenText: words.applicant,
  }
  return (
    <>
      <SummaryList card={{ title: nameIn(reception, locale), actions: [change] }} rows={known} />
      <Doubts reception={reception} locale={locale} />
    </>
  )
}

export function nameIn({ applicant }: Pick<Reception, 'applicant'>, locale: Locale): string {
  return applicant.fullName || filingMessages(locale).untitled
}

function sayDay(iso: string | null | undefined): string | undefined {
  return iso ? formatDate(Temporal.PlainDate.from(iso)) : undefined
}

/** Looked at with the card in hand, corrected or left: nobody is refused for them. */
function Doubts({ reception, locale }: { readonly reception: Reception; readonly locale: Locale }) {
  const { fullName = '', personalNumber, dateOfBirth } = reception.applicant
  if (!personalNumber) return null
  const doubts = doubtsOf({
    fullName,
    personalNumber,
    ...(dateOfBirth ? { dateOfBirth } : {}),
    ...reception.card,
  })
  if (doubts.length === 0) return null
  const words = messagesIn(locale)
  return (
    <InsetText>
      <strong>{words.lookAtCard}</strong>
      <ul class="govuk-list govuk-list--bullet">
        {doubts.map(doubt => (
          <li key={doubt}>{words.cardDoubts[doubt]}</li>
        ))}
      </ul>
    </InsetText>
  )
}
