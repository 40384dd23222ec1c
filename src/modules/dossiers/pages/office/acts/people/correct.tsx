import { say } from '../../../../../../kernel/index.ts'
import { localPath } from '../../../../../../platform/http/index.ts'
import {
  DocumentViewer,
  errorFor,
  type FieldErrorShown,
  InsetText,
  PasswordInput,
  SubNavigation,
  SummaryList,
  Textarea,
  TextInput,
} from '../../../../../../ui/index.ts'
import { FieldGroupForm, type FormBody } from '../../../../../catalogue/index.ts'
import type { ContentRef } from '../../../../../journal/index.ts'
import { reissueResult } from '../../../../actions/hand-over.ts'
import { correctResult as correct, signCorrection as signIt } from '../../../../actions/sign-result.ts'
import type { ResultWords } from '../../../../contents.ts'
import { resultOf, resultsInForce, type SignedResult } from '../../../../dossier.ts'
import { dossierWords } from '../../../../words.ts'
import { textOf } from '../../form-values.ts'
import { messagesIn } from '../../messages.ts'
import { inList, type Opened } from '../../opened.ts'
import { paths } from '../../paths.ts'
import { resultTitle } from '../../results.ts'
import { SigningFor } from '../../signing-for.tsx'
import { type Act, type ActFormProps, contentOf } from '../act.ts'
import { ActForm } from '../act-form.tsx'
import { draftFaults } from '../draft-result.tsx'
import { peopleWords } from './messages.ts'
import { bodyOf, groupPlan, groupsOf, wardChoices } from './righted.ts'

interface Correction {
  readonly branch: string
  /** The group of questions whose answers were printed wrong; '' where only the authority's own words were. */
  readonly part: string
  readonly mistake: string
  readonly text: string
  readonly body: FormBody
}

/** The boxes have names that no question of a procedure has. */
export const correctResult: Act<Correction> = {
  action: 'correctResult',
  title: ({ locale }) => peopleWords(locale).correct.title,
  blank: opened => {
    const result = chosenResult(opened)
    const text = wordsOf(opened, result)?.text ?? ''
    return { ...aboutOf(opened), mistake: '', text, body: {} }
  },
  read: (body, opened) => ({
    ...aboutOf(opened),
    mistake: textOf(body, 'mistake'),
    text: textOf(body, 'rightText'),
    body: bodyOf(body),
  }),
  faults: correctionFaults,
  perform: ({ branch, part, mistake, text, body }, opened, acting) =>
    correct(opened.deps, acting, {
      branch: branch === '' ? undefined : branch,
      reason: mistake,
      // What was decided stands: only how it was written down is put right.
      words: { kind: chosenResult(opened)?.kind ?? 'refused', text },
      answers: part === '' ? undefined : groupPlan({ part, body }, opened).change.answers,
    }),
  isSame: ({ mistake }, entry, opened) => contentOf(entry, 'reason', opened) === mistake.trim(),
  words: ({ mistake, text }) => [mistake, text].filter(each => each.trim() !== ''),
  Form: CorrectForm,
}

function correctionFaults({ part, mistake, text, body }: Correction, opened: Opened): FieldErrorShown[] {
  const kind = chosenResult(opened)?.kind
  const boxes: Readonly<Record<string, string>> = { text: 'rightText' }
  return [
    ...(mistake.trim() === ''
      ? [{ field: 'mistake', message: peopleWords(opened.locale).reasonMissing }]
      : []),
    ...(part === '' ? [] : groupPlan({ part, body }, opened).errors),
    ...draftFaults({ kind, text }, opened).map(fault => ({
      ...fault,
      field: boxes[fault.field] ?? fault.field,
    })),
  ]
}

/** The address says which result and which group of questions: `branch/group`. */
function aboutOf(opened: Opened): Pick<Correction, 'branch' | 'part'> {
  const [, part = ''] = opened.about.split('/')
  const isGroup = groupsOf(opened).some(({ key }) => key === part)
  return { branch: chosenResult(opened)?.branch ?? '', part: isGroup ? part : '' }
}

function reasonFaults(reason: string, { locale }: Opened): FieldErrorShown[] {
  return reason.trim() === '' ? [{ field: 'reason', message: peopleWords(locale).reasonMissing }] : []
}

/** The result a form is about: the branch its address names, else the first in force. */
function chosenResult({ dossier, about }: Opened): SignedResult | undefined {
  const results = resultsInForce(dossier)
  const [wanted] = about.split('/')
  return results.find(({ branch }) => branch === wanted) ?? results[0]
}

/** The words a result was signed with: those of its correction, or of its draft. */
function wordsOf({ dossier, personal, entries }: Opened, result: SignedResult | undefined) {
  const draft = dossier.drafts.findLast(({ branch }) => branch === result?.branch)
  const signed = entries.find(
    ({ kind, facts }) => kind === 'resultCorrected' && facts.number === result?.number,
  )
  const corrected = entries.findLast(
    ({ kind, facts, seq }) =>
      kind === 'correctionDrafted' && facts.branch === result?.branch && seq < (signed?.seq ?? 0),
  )
  const ref = signed === undefined ? draft?.content : (corrected?.facts.content as ContentRef | undefined)
  return ref === undefined ? undefined : (personal.get(ref.content) as ResultWords | undefined)
}

function CorrectForm({ opened, typed, errors }: ActFormProps<Correction>) {
  const { dossier, locale } = opened
  const words = peopleWords(locale).correct
  const results = resultsInForce(dossier)
  const chosen = chosenResult(opened)
  const form = paths.form(dossier.code, 'result-corrections')
  return (
    <div class="mc-columns">
      <ActForm opened={opened} action="correctResult" button={words.button}>
        <InsetText>{words.intro}</InsetText>
        <input type="hidden" name="about" value={`${typed.branch}/${typed.part}`} />
        {results.length > 1 && (
          <SubNavigation
            label={words.which}
            items={results.map(result => ({
              href: inList(`${form}?about=${encodeURIComponent(result.branch ?? '')}`, opened),
              text: resultTitle(opened, result.branch),
              active: result === chosen,
            }))}
          />
        )}
        <Textarea
          name="mistake"
          label={{ text: words.reason, size: 's' }}
          hint={words.reasonHint}
          rows={3}
          value={typed.mistake}
          error={errorFor(errors, 'mistake')}
        />
        <PrintedAnswers opened={opened} typed={typed} errors={errors} />
        {chosen !== undefined && (
          <p class="govuk-body">
            {words.decisionStands}: <strong>{dossierWords(locale).results[chosen.kind]}</strong>
          </p>
        )}
        <Textarea
          name="rightText"
          label={{ text: words.draft, size: 's' }}
          hint={words.answersNote}
          rows={6}
          value={typed.text}
          error={errorFor(errors, 'rightText')}
        />
      </ActForm>
      {chosen !== undefined && (
        <DocumentViewer
          document={{
            href: localPath(paths.result(dossier.code, chosen.branch), locale),
            name: dossierWords(locale).papers.result,
            mediaType: 'application/pdf',
          }}
        />
      )}
    </div>
  )
}

/** Which answers were printed wrong: links to their groups, and the questions of the one that is chosen. */
function PrintedAnswers({ opened, typed, errors }: Omit<ActFormProps<Correction>, 'choices'>) {
  const { dossier, procedure, contents, deps, locale } = opened
  const words = peopleWords(locale).correct
  const form = paths.form(dossier.code, 'result-corrections')
  const item = (part: string, text: string) => ({
    href: inList(`${form}?about=${encodeURIComponent(`${typed.branch}/${part}`)}`, opened),
    text,
    active: part === typed.part,
  })
  const group = groupsOf(opened).find(({ key }) => key === typed.part)
  return (
    <>
      <SubNavigation
        label={words.printed}
        items={[
          item('', words.ownWordsOnly),
          ...groupsOf(opened).map(({ key, title }) => item(key, say(title, locale))),
        ]}
      />
      {group !== undefined && (
        <FieldGroupForm
          form={procedure.form}
          group={group}
          dictionary={deps.catalogue.dictionary}
          answers={contents.answers}
          typed={Object.keys(typed.body).length === 0 ? undefined : typed.body}
          errors={errors}
          wards={wardChoices(opened)}
          locale={locale}
        />
      )}
    </>
  )
}

/** The paper in force beside the very one that will be signed, what was wrong, and the password once more. */
export const signCorrection: Act<string> = {
  action: 'signCorrection',
  title: ({ locale }) => peopleWords(locale).signCorrection.title,
  blank: () => '',
  read: body => textOf(body, 'password'),
  faults: (typed, { locale }) =>
    typed === '' ? [{ field: 'password', message: messagesIn(locale).sign.passwordMissing }] : [],
  perform: (typed, { deps }, acting) => signIt(deps, acting, typed),
  faultOf: (because, { locale }) =>
    because === 'wrong_password' ? { field: 'password', message: messagesIn(locale).sign.wrong } : undefined,
  isSame: () => true,
  words: () => [],
  Form: SignCorrectionForm,
}

function SignCorrectionForm({ opened, errors }: ActFormProps<string>) {
  const { dossier, locale, personal } = opened
  const words = peopleWords(locale).signCorrection
  const { correction } = dossier
  const wrong = resultOf(dossier, correction?.branch)
  const mistake = correction === undefined ? undefined : personal.get(correction.reason.content)
  return (
    <div class="mc-columns">
      <DocumentViewer
        document={{
          href: localPath(paths.result(dossier.code, correction?.branch), locale),
          name: words.signed(wrong?.number ?? ''),
          mediaType: 'application/pdf',
        }}
        id="signed"
      />
      <DocumentViewer
        document={{
          href: localPath(paths.resultDraft(dossier.code, correction?.branch), locale),
          name: words.preview,
          mediaType: 'application/pdf',
        }}
      />
      <ActForm opened={opened} action="signCorrection" button={words.button}>
        <p class="govuk-body">{words.intro(wrong?.number ?? '')}</p>
        <OldBesideNew opened={opened} />
        <p class="govuk-body mc-lines">
          <strong>{words.mistake}:</strong>{' '}
          {typeof mistake === 'string' ? mistake : messagesIn(locale).told.maskedWords}
        </p>
        <SigningFor opened={opened} />
        <PasswordInput
          name="password"
          label={{ text: messagesIn(locale).sign.password, size: 's' }}
          error={errorFor(errors, 'password')}
        />
      </ActForm>
    </div>
  )
}

/** What the authority's own words were and will be, and that the decision is the same. */
function OldBesideNew({ opened }: { readonly opened: Opened }) {
  const { dossier, locale, personal } = opened
  const { correction } = dossier
  if (correction === undefined) return null
  const words = peopleWords(locale).signCorrection
  const { results } = dossierWords(locale)
  const wrong = resultOf(dossier, correction.branch)
  const before = wordsOf(opened, wrong)
  const after = personal.get(correction.content.content) as ResultWords | undefined
  const said = (kind: ResultWords['kind'], text: string | undefined) =>
    [results[kind], text].filter(Boolean).join('. ')
  return (
    <SummaryList
      rows={[
        { key: words.was, value: wrong === undefined ? '' : said(wrong.kind, before?.text) },
        { key: words.becomes, value: said(correction.kind, after?.text) },
      ]}
    />
  )
}

interface Again {
  readonly to: string
  readonly reason: string
}

export const reissue: Act<Again> = {
  action: 'reissue',
  title: ({ locale }) => peopleWords(locale).reissue.title,
  blank: ({ labels }) => ({ to: labels.applicantName, reason: '' }),
  read: body => ({ to: textOf(body, 'to'), reason: textOf(body, 'reason') }),
  faults: ({ to, reason }, opened) => [
    ...(to.trim() === '' ? [{ field: 'to', message: peopleWords(opened.locale).reissue.toMissing }] : []),
    ...reasonFaults(reason, opened),
  ],
  perform: (typed, { deps }, acting) => reissueResult(deps, acting, typed),
  isSame: ({ to, reason }, entry, opened) =>
    contentOf(entry, 'to', opened) === to.trim() && contentOf(entry, 'reason', opened) === reason.trim(),
  words: ({ to, reason }) => [to, reason].filter(text => text.trim() !== ''),
  Form: ReissueForm,
}

function ReissueForm({ opened, typed, errors }: ActFormProps<Again>) {
  const { locale } = opened
  const words = peopleWords(locale).reissue
  return (
    <ActForm opened={opened} action="reissue" button={words.button}>
      <p class="govuk-body">{words.intro}</p>
      <TextInput
        name="to"
        label={{ text: words.to, size: 's' }}
        autocapitalize="words"
        spellcheck={false}
        autocomplete="off"
        value={typed.to}
        error={errorFor(errors, 'to')}
      />
      <Textarea
        name="reason"
        label={{ text: words.reason, size: 's' }}
        rows={3}
        value={typed.reason}
        error={errorFor(errors, 'reason')}
      />
    </ActForm>
  )
}
