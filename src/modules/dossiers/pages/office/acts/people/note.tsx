import { parseId } from '../../../../../../kernel/index.ts'
import type { Request } from '../../../../../../platform/http/index.ts'
import {
  Checkboxes,
  errorFor,
  type FieldErrorShown,
  FileUpload,
  Textarea,
} from '../../../../../../ui/index.ts'
import {
  contentScanner,
  findFiles,
  maxFileBytes,
  receiveUpload,
  sayUploadFault,
} from '../../../../../documents/index.ts'
import { officersOf } from '../../../../../organisation/index.ts'
import { addNote } from '../../../../actions/note.ts'
import { textOf, textsOf } from '../../form-values.ts'
import type { Opened } from '../../opened.ts'
import { type Act, type ActFormProps, contentOf } from '../act.ts'
import { ActForm } from '../act-form.tsx'
import { peopleWords } from './messages.ts'

interface Typed {
  readonly text: string
  readonly mentions: readonly string[]
  /** Working papers that are here already, by id and name. */
  readonly files: readonly { readonly id: string; readonly name: string }[]
  readonly refused: readonly FieldErrorShown[]
}

/** What the browser sent, with the files taken on the way. */
interface Received extends Record<string, unknown> {
  readonly files: Typed['files']
  readonly refused: readonly FieldErrorShown[]
}

const mostFiles = 10

/** A file that is too long is cut off and said to be too big, instead of ending the whole request. */
const reading = {
  limits: { fileSize: maxFileBytes + 1, files: mostFiles + 1, fields: 200 },
  throwFileSizeLimit: false,
} as const

export const note: Act<Typed> = {
  action: 'note',
  title: ({ locale }) => peopleWords(locale).note.title,
  blank: () => ({ text: '', mentions: [], files: [], refused: [] }),
  receive,
  read: body => {
    const { files = [], refused = [] } = body as Partial<Received>
    return { text: textOf(body, 'text'), mentions: textsOf(body, 'mentions'), files, refused }
  },
  choices: colleagues,
  faults: ({ text, refused }, { locale }) => [
    ...(text.trim() === '' ? [{ field: 'text', message: peopleWords(locale).note.textMissing }] : []),
    ...refused,
  ],
  perform: ({ text, mentions, files }, { deps }, acting) =>
    addNote(deps, acting, { text, mentions, files: files.map(({ id }) => id) }),
  isSame: ({ text }, entry, opened) => contentOf(entry, 'text', opened) === text.trim(),
  words: ({ text }) => (text.trim() === '' ? [] : [text]),
  Form: NoteForm,
}

/** Everybody who works in a unit that has to do with the dossier, but the writer. */
async function colleagues({ deps, dossier, viewer, locale }: Opened) {
  const places = [
    [dossier.receivingUnit, 'receivingOfficer'],
    [dossier.competentAuthority, 'handlingOfficer'],
    [dossier.competentAuthority, 'leader'],
    ...dossier.steps.map(({ unit }) => [unit, 'handlingOfficer'] as const),
  ] as const
  const wanted = [...new Map(places.map(place => [place.join(' '), place])).values()]
  const found = await Promise.all(wanted.map(([unit, role]) => officersOf(deps.db, unit, role)))
  const officers = new Map(found.flat().map(officer => [officer.id as string, officer]))
  officers.delete(viewer.id)
  return [...officers.values()].map(({ id, fullName, title }) => ({
    value: id,
    text: fullName,
    hint: title[locale] ?? title.vi,
  }))
}

/** Reads the form as it comes: a file that is refused costs only itself, one that was taken stays taken. */
async function receive(request: Request, opened: Opened): Promise<unknown> {
  const { deps, actor, locale } = opened
  if (!request.isMultipart()) return request.body
  const words = peopleWords(locale).note
  const fields: Record<string, string | string[]> = {}
  const taken: { id: string; name: string }[] = []
  const refused: FieldErrorShown[] = []
  for await (const part of request.parts(reading)) {
    if (part.type === 'field') {
      fields[part.fieldname] = [fields[part.fieldname] ?? [], String(part.value)].flat()
      continue
    }
    if (part.filename === undefined || part.filename === '' || taken.length >= mostFiles) {
      if (part.filename) refused.push({ field: 'files', message: words.tooMany(mostFiles) })
      part.file.resume()
      continue
    }
    const upload = { stream: part.file, filename: part.filename, by: actor.id }
    const outcome = await receiveUpload({ ...deps, scanner: contentScanner }, upload)
    const name = part.filename.normalize('NFC')
    if (outcome.taken) taken.push({ id: outcome.file.id, name })
    else {
      const why = sayUploadFault(outcome.fault, locale)
      refused.push({ field: 'files', message: words.refusedFile(name, why) })
    }
  }
  const earlier = await keptBefore(opened, textsOf(fields, 'kept'))
  const single = (name: string) => textsOf(fields, name)[0] ?? ''
  return {
    text: single('text'),
    seq: single('seq'),
    mentions: textsOf(fields, 'mentions'),
    files: [...earlier, ...taken].slice(0, mostFiles),
    refused,
  } satisfies Received
}

/** Files that came with an earlier try of this form, as far as they are the writer's own. */
async function keptBefore({ deps, actor }: Opened, ids: readonly string[]): Promise<Typed['files']> {
  const known = ids.flatMap(id => parseId<'file'>(id) ?? [])
  const files = await findFiles(deps.db, known)
  return files
    .filter(file => file.uploadedBy === actor.id)
    .map(({ id, originalName }) => ({ id, name: originalName ?? id }))
}

function NoteForm({ opened, typed, errors, choices }: ActFormProps<Typed>) {
  const words = peopleWords(opened.locale).note
  return (
    <ActForm opened={opened} action="note" button={words.button} multipart>
      <p class="govuk-body">{words.intro}</p>
      <Textarea
        name="text"
        label={{ text: words.text, size: 's' }}
        value={typed.text}
        error={errorFor(errors, 'text')}
      />
      {choices.length > 0 && (
        <Checkboxes
          name="mentions"
          small
          legend={{ text: words.mentions, size: 's' }}
          hint={words.mentionsHint}
          values={typed.mentions}
          items={choices}
        />
      )}
      {typed.files.length > 0 && (
        <p class="govuk-body">
          {words.kept}: {typed.files.map(({ name }) => name).join(', ')}
        </p>
      )}
      {typed.files.map(({ id }) => (
        <input key={id} type="hidden" name="kept" value={id} />
      ))}
      <FileUpload
        name="files"
        label={{ text: words.files, size: 's' }}
        hint={words.filesHint}
        multiple
        accept={['image/jpeg', 'image/png', 'application/pdf']}
        error={errorFor(errors, 'files')}
      />
    </ActForm>
  )
}
