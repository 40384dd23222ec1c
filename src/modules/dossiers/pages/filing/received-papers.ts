import type { Request } from '../../../../platform/http/index.ts'
import type { FieldErrorShown } from '../../../../ui/index.ts'
import type { Component } from '../../../catalogue/index.ts'
import { maxFileBytes, receiveUpload, sayUploadFault } from '../../../documents/index.ts'
import { changeDraft, type DraftContent, type DraftFile } from '../../drafts.ts'
import type { FilingDeps } from './deps.ts'
import { messagesIn } from './messages.ts'
import { isAtCounter, type OpenDraft } from './open-draft.ts'
import { paperName, papersOf } from './parts.ts'

/** How many files one paper may have. */
export const filesOfPaper = 20

/** A file that is too long is cut off and said to be too big beside its box, instead of ending the whole request. */
const reading = {
  limits: { fileSize: maxFileBytes + 1, files: 100, fields: 200 },
  throwFileSizeLimit: false,
} as const

/** Names of the page's boxes; a box's id is its name. */
export const boxes = {
  files: (key: string) => `files-${key}`,
  originals: (key: string) => `originals-${key}`,
  copies: (key: string) => `copies-${key}`,
} as const

/** What the form of papers brought: files taken are in the draft already, whatever else is wrong. */
export interface ReceivedPapers {
  /** The button pressed: `continue`, `upload:<paper>`, `remove:<file>`, `leave`. */
  readonly pressed: string
  readonly fields: Readonly<Record<string, string>>
  readonly errors: readonly FieldErrorShown[]
  /** How many files were taken, for each paper. */
  readonly taken: ReadonlyMap<string, number>
}

/**
 * Reads the form part by part as it arrives: each file is judged, and kept in the draft when it is right, before the
 * next is looked at. A file that is refused costs only itself.
 */
export async function receivePapers(
  deps: FilingDeps,
  open: OpenDraft,
  request: Request,
): Promise<ReceivedPapers> {
  const papers = new Map(papersOf(open).map(paper => [boxes.files(paper.key), paper]))
  const fields: Record<string, string> = {}
  const errors: FieldErrorShown[] = []
  const taken = new Map<string, number>()
  for await (const part of request.parts(reading)) {
    if (part.type === 'field') {
      fields[part.fieldname] = String(part.value)
      continue
    }
    const paper = papers.get(part.fieldname)
    // A box left empty comes as a file without a name; it must be read to its end all the same.
    if (part.filename === undefined || part.filename === '' || paper === undefined) {
      part.file.resume()
      continue
    }
    const room = filesOfPaper - filesIn(open, paper.key) - (taken.get(paper.key) ?? 0)
    const refused = await takeFile(deps, open, paper, { stream: part.file, filename: part.filename }, room)
    if (refused === undefined) taken.set(paper.key, (taken.get(paper.key) ?? 0) + 1)
    else errors.push({ field: part.fieldname, message: refused })
  }
  return { pressed: fields.do ?? 'continue', fields, errors, taken }
}

function filesIn({ draft }: OpenDraft, key: string): number {
  return draft.content.components.find(component => component.key === key)?.files.length ?? 0
}

type Incoming = Pick<Parameters<typeof receiveUpload>[1], 'stream' | 'filename'>

/** Undefined once the file is in the draft; else why not, in words. */
async function takeFile(
  deps: FilingDeps,
  open: OpenDraft,
  paper: Component,
  incoming: Incoming,
  room: number,
): Promise<string | undefined> {
  const { locale } = open
  const messages = messagesIn(locale)
  if (room <= 0) {
    incoming.stream.resume()
    return messages.tooManyFiles(paperName(open.procedure, paper.key, locale), filesOfPaper)
  }
  const outcome = await receiveUpload(deps, { ...incoming, by: open.owner })
  if (!outcome.taken)
    return messages.fileRefused(incoming.filename.normalize('NFC'), sayUploadFault(outcome.fault, locale))
  const { id, originalName, sizeBytes, mediaType } = outcome.file
  await addFile(deps, open, paper.key, {
    id,
    name: originalName ?? incoming.filename,
    size: sizeBytes,
    mediaType,
  })
  return undefined
}

function addFile(deps: FilingDeps, open: OpenDraft, key: string, file: DraftFile): Promise<void> {
  return changePaper(deps, open, key, paper => ({ ...paper, files: [...paper.files, file] }))
}

/** Takes a file out of the draft; its bytes stay, nothing points to them. */
export function removeFile(deps: FilingDeps, open: OpenDraft, id: string): Promise<void> {
  return changePapers(deps, open, papers =>
    papers.map(paper => ({ ...paper, files: paper.files.filter(file => file.id !== id) })),
  )
}

type Papers = DraftContent['components']
type Paper = Papers[number]

function changePaper(
  deps: FilingDeps,
  open: OpenDraft,
  key: string,
  change: (paper: Paper) => Paper,
): Promise<void> {
  return changePapers(deps, open, papers => {
    const known = papers.find(paper => paper.key === key) ?? { key, files: [] }
    return [...papers.filter(paper => paper.key !== key), change(known)]
  })
}

function changePapers(deps: FilingDeps, open: OpenDraft, change: (papers: Papers) => Papers): Promise<void> {
  const { draft, owner } = open
  return changeDraft(
    deps.db,
    draft.id,
    owner,
    ({ components }) => ({ components: change(components) }),
    deps.clock.now(),
  )
}

/** At the counter: how many of each paper the officer holds. Counts that are no numbers are said and not kept. */
export async function keepCounts(
  deps: FilingDeps,
  open: OpenDraft,
  fields: Readonly<Record<string, string>>,
): Promise<FieldErrorShown[]> {
  if (!isAtCounter(open)) return []
  const errors: FieldErrorShown[] = []
  const counts = new Map<string, { originals?: number; copies?: number }>()
  for (const { key } of papersOf(open)) {
    const counted: { originals?: number; copies?: number } = {}
    for (const kind of ['originals', 'copies'] as const) {
      const typed = fields[boxes[kind](key)]
      if (typed === undefined) continue
      if (/^\s*\d{0,2}\s*$/.test(typed)) counted[kind] = Number(typed)
      else {
        const message = messagesIn(open.locale).countWrong(paperName(open.procedure, key, open.locale))
        errors.push({ field: boxes[kind](key), message })
      }
    }
    counts.set(key, counted)
  }
  await changePapers(deps, open, papers =>
    [...counts].reduce<Papers>((kept, [key, counted]) => {
      const known = kept.find(paper => paper.key === key) ?? { key, files: [] }
      return [...kept.filter(paper => paper.key !== key), { ...known, ...counted }]
    }, papers),
  )
  return errors
}
