import { say } from '../../../../../../kernel/index.ts'
import type { FieldError } from '../../../../../../platform/http/index.ts'
import {
  errorFor,
  type FieldErrorShown,
  InsetText,
  Select,
  SubNavigation,
  Textarea,
} from '../../../../../../ui/index.ts'
import { FieldGroupForm, isConfigured, shortNameOf } from '../../../../../catalogue/index.ts'
import { putRight as right } from '../../../../actions/put-right.ts'
import type { Because } from '../../../../rules/may.ts'
import { textOf, textsOf } from '../../form-values.ts'
import { inList, type Opened } from '../../opened.ts'
import { paths } from '../../paths.ts'
import { type Act, type ActFormProps, contentOf } from '../act.ts'
import { ActForm } from '../act-form.tsx'
import { peopleWords } from './messages.ts'
import { bodyOf, groupsOf, parts, planOf, type TypedRight, wardChoices } from './righted.ts'

export const putRight: Act<TypedRight> = {
  action: 'putRight',
  title: ({ locale }) => peopleWords(locale).putRight.title,
  blank: opened => ({
    part: partOf(opened),
    reason: '',
    procedure: opened.dossier.procedure.code,
    authority: opened.dossier.competentAuthority,
    body: {},
    asked: [],
  }),
  read: (body, opened) => ({
    part: partOf(opened),
    reason: textOf(body, 'mistake'),
    procedure: textOf(body, 'rightProcedure'),
    authority: textOf(body, 'rightAuthority'),
    body: bodyOf(body),
    asked: textsOf(body, 'asked'),
  }),
  faults,
  perform: (typed, opened, acting) =>
    right(opened.deps, acting, { reason: typed.reason, ...planOf(typed, opened).change }),
  faultOf,
  faultsOf: (errors, opened) => errors.map(error => shown(error, opened)),
  isSame: ({ reason }, entry, opened) => contentOf(entry, 'reason', opened) === reason.trim(),
  words: ({ reason }) => (reason.trim() === '' ? [] : [reason]),
  Form: PutRightForm,
}

function partOf(opened: Opened): string {
  const { about } = opened
  const isGroup = groupsOf(opened).some(({ key }) => key === about)
  return about === parts.applicant || isGroup ? about : parts.matter
}

function faults(typed: TypedRight, opened: Opened): FieldErrorShown[] {
  const words = peopleWords(opened.locale)
  const { errors, questions } = planOf(typed, opened)
  const isUnseen = typed.part === parts.matter && questions !== undefined && errors.length === 0
  return [
    ...(isUnseen ? [{ field: 'rightProcedure', message: words.putRight.fillIn }] : []),
    ...errors,
    ...(typed.reason.trim() === '' ? [{ field: 'mistake', message: words.reasonMissing }] : []),
  ]
}

function faultOf(because: Because, { locale }: Opened): FieldErrorShown | undefined {
  const words = peopleWords(locale).putRight
  if (because === 'nothing_wrong') return { field: 'mistake', message: words.nothing }
  return because === 'procedure_unknown'
    ? { field: 'rightProcedure', message: words.unknownProcedure }
    : undefined
}

function shown({ field }: FieldError, { locale }: Opened): FieldErrorShown {
  const words = peopleWords(locale).putRight
  if (field === 'competentAuthority') return { field: 'rightAuthority', message: words.unknownUnit }
  return { field: 'rightProcedure', message: words.fillIn }
}

function PutRightForm({ opened, typed, errors }: ActFormProps<TypedRight>) {
  const { locale } = opened
  const words = peopleWords(locale)
  const { questions } = planOf(typed, opened)
  const isMatter = typed.part === parts.matter
  return (
    <ActForm opened={opened} action="putRight" button={words.putRight.button}>
      <InsetText>{words.putRight.intro}</InsetText>
      <PartChoice opened={opened} chosen={typed.part} />
      <input type="hidden" name="about" value={typed.part} />
      {isMatter && <MatterFields opened={opened} typed={typed} errors={errors} />}
      {isMatter && questions !== undefined && (
        <>
          <h2 class="govuk-heading-m">{words.putRight.newQuestions}</h2>
          <p class="govuk-body">{words.putRight.newQuestionsIntro}</p>
        </>
      )}
      {questions?.groups.map(group => (
        <section key={group.key}>
          <h2 class={isMatter ? 'govuk-heading-s' : 'govuk-visually-hidden'}>{say(group.title, locale)}</h2>
          {isMatter && <input type="hidden" name="asked" value={group.key} />}
          <FieldGroupForm
            form={questions.form}
            group={group}
            dictionary={questions.dictionary}
            answers={questions.answers}
            typed={
              Object.keys(typed.body).length === 0 || !wasAsked(typed, group.key) ? undefined : typed.body
            }
            errors={errors}
            wards={wardChoices(opened)}
            locale={locale}
          />
        </section>
      ))}
      <Textarea
        name="mistake"
        label={{ text: words.putRight.reason, size: 's' }}
        rows={3}
        value={typed.reason}
        error={errorFor(errors, 'mistake')}
      />
    </ActForm>
  )
}

/** Questions of the right procedure that are on the page for the first time show what is answered already. */
function wasAsked({ part, asked }: TypedRight, group: string): boolean {
  return part !== parts.matter || asked.includes(group)
}

function PartChoice({ opened, chosen }: { readonly opened: Opened; readonly chosen: string }) {
  const { dossier, locale } = opened
  const words = peopleWords(locale).putRight
  const form = paths.form(dossier.code, 'righted-facts')
  const item = (part: string, text: string) => ({
    href: inList(`${form}?about=${encodeURIComponent(part)}`, opened),
    text,
    active: part === chosen,
  })
  return (
    <SubNavigation
      label={words.parts}
      items={[
        item(parts.matter, words.matter),
        item(parts.applicant, words.applicant),
        ...groupsOf(opened).map(({ key, title }) => item(key, say(title, locale))),
      ]}
    />
  )
}

function MatterFields({
  opened,
  typed,
  errors,
}: Pick<ActFormProps<TypedRight>, 'opened' | 'typed' | 'errors'>) {
  const { deps, units, locale, procedure } = opened
  const words = peopleWords(locale).putRight
  const procedures = deps.catalogue.search({}).filter(isConfigured)
  return (
    <>
      <Select
        name="rightProcedure"
        label={{ text: words.procedure, size: 's' }}
        value={typed.procedure}
        error={errorFor(errors, 'rightProcedure')}
        items={[procedure, ...procedures.filter(({ code }) => code !== procedure.code)].map(each => ({
          value: each.code,
          text: `${each.code} ${say(shortNameOf(each), locale)}`,
        }))}
      />
      <Select
        name="rightAuthority"
        label={{ text: words.authority, size: 's' }}
        hint={words.authorityFixed}
        value={typed.authority}
        error={errorFor(errors, 'rightAuthority')}
        items={units
          .filter(unit => unit.decides)
          .map(unit => ({ value: unit.id, text: say(unit.shortName, locale) }))}
      />
    </>
  )
}
