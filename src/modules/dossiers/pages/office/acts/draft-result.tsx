import { localPath } from '../../../../../platform/http/index.ts'
import {
  Button,
  DocumentViewer,
  errorFor,
  type FieldErrorShown,
  InsetText,
  Radios,
  Textarea,
} from '../../../../../ui/index.ts'
import { draftResult as draft } from '../../../actions/handle-step.ts'
import type { ResultWords } from '../../../contents.ts'
import { draftOf } from '../../../dossier.ts'
import { dossierWords } from '../../../words.ts'
import { textOf } from '../form-values.ts'
import { messagesIn } from '../messages.ts'
import type { Opened } from '../opened.ts'
import { paths } from '../paths.ts'
import { resultTitle, titleWith } from '../results.ts'
import { chosenStep } from '../step-choice.tsx'
import { type Act, type ActFormProps, contentOf } from './act.ts'
import { ActForm } from './act-form.tsx'

/** The result as typed: its kind may not be chosen yet. */
interface Typed {
  readonly kind: ResultWords['kind'] | undefined
  readonly text: string
}

export const draftResult: Act<Typed> = {
  action: 'draftResult',
  title: opened =>
    titleWith(messagesIn(opened.locale).draft.title, opened, chosenStep(opened, 'draftResult')),
  blank: opened => drafted(opened) ?? { kind: undefined, text: '' },
  read: readDraft,
  faults: draftFaults,
  perform: ({ kind, text }, { deps }, acting) => draft(deps, acting, { kind: kind ?? 'refused', text }),
  isSame: ({ kind, text }, entry, opened) => {
    const recorded = contentOf(entry, 'content', opened) as ResultWords | undefined
    return recorded?.kind === kind && recorded?.text === text.trim()
  },
  words: ({ text }) => (text.trim() === '' ? [] : [text]),
  Form: DraftForm,
}

/** The words of the last draft of the branch that is drafted now. */
function drafted(opened: Opened): ResultWords | undefined {
  const draft = draftOf(opened.dossier, chosenStep(opened, 'draftResult')?.branch)
  return draft && (opened.personal.get(draft.content.content) as ResultWords | undefined)
}

/** What was typed of a result, also for its preview. */
export function readDraft(body: unknown): Typed {
  const kind = textOf(body, 'kind')
  return { kind: kind === 'granted' || kind === 'refused' ? kind : undefined, text: textOf(body, 'text') }
}

export function draftFaults({ kind, text }: Typed, { locale }: Opened): FieldErrorShown[] {
  const messages = messagesIn(locale).draft
  if (kind === undefined) return [{ field: 'kind', message: messages.chooseOne }]
  if (kind === 'refused' && text.trim() === '') return [{ field: 'text', message: messages.reasonMissing }]
  return []
}

function DraftForm({ opened, typed, errors }: ActFormProps<Typed>) {
  const { dossier, contents, locale } = opened
  const messages = messagesIn(locale).draft
  const branch = chosenStep(opened, 'draftResult')?.branch
  const back = drafted(opened) === undefined ? undefined : dossier.sendBacks.at(-1)
  return (
    <div class="mc-columns">
      <ActForm
        opened={opened}
        action="draftResult"
        button={messages.button}
        once={false}
        besides={
          <Button
            kind="secondary"
            attributes={{
              formaction: localPath(paths.previews(dossier.code, branch), locale),
              formtarget: '_blank',
            }}
          >
            {messages.preview}
          </Button>
        }
      >
        {back !== undefined && (
          <InsetText>
            <strong>{messages.sentBack(opened.nameOf(back.by))}</strong> {contents.sendBacks.at(-1)}
          </InsetText>
        )}
        <Radios
          name="kind"
          small
          legend={{ text: messages.legend, size: 's' }}
          value={typed.kind}
          error={errorFor(errors, 'kind')}
          items={[
            {
              value: 'granted',
              text: messages.granted,
              hint: messages.grantedHint(resultTitle(opened, branch)),
            },
            { value: 'refused', text: messages.refused, hint: messages.refusedHint },
          ]}
        />
        <Textarea
          name="text"
          label={{ text: messages.text, size: 's' }}
          hint={messages.textHint}
          rows={6}
          value={typed.text}
          error={errorFor(errors, 'text')}
        />
      </ActForm>
      <DocumentViewer
        document={{
          href: localPath(paths.resultDraft(dossier.code, branch), locale),
          name:
            drafted(opened) === undefined ? messages.previewTitle : dossierWords(locale).papers.resultDraft,
          mediaType: 'application/pdf',
        }}
      />
    </div>
  )
}
