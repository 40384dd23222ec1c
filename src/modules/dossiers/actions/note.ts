import { parseId } from '../../../kernel/index.ts'
import { InvalidInput } from '../../../platform/http/index.ts'
import { personal } from '../../journal/index.ts'
import { officerNames } from '../../organisation/index.ts'
import type { DossierDeps } from '../deps.ts'
import type { Dossier } from '../dossier.ts'
import { usableFiles } from '../submitted-files.ts'
import { type Acting, act, actOn } from './record.ts'

/** A note for colleagues: words, whom it is for, working papers. The applicant does not see it. */
export interface Note {
  readonly text: string
  /** Officers' ids. */
  readonly mentions?: readonly string[] | undefined
  /** Files the officer has sent before. */
  readonly files?: readonly string[] | undefined
}

/** @throws ActionRefused `reason_missing`; InvalidInput for files that are not there, officers nobody knows */
export function addNote(deps: DossierDeps, acting: Acting, note: Note): Promise<Dossier> {
  return actOn(deps, 'note', acting, async (_, tx) => {
    if (note.text.trim() === '') return { allowed: false, because: 'reason_missing' }
    const { mentions = [], files = [] } = note
    const known = await officerNames(
      tx,
      mentions.filter(id => parseId<'officer'>(id) !== undefined),
    )
    if (mentions.some(id => !known.has(id)))
      throw new InvalidInput([{ field: 'mentions', code: 'unknown_officer' }])
    const usable = await usableFiles(tx, files, acting.actor.id)
    if (!files.every(id => usable.has(id)))
      throw new InvalidInput([{ field: 'files', code: 'file_not_usable' }])
    const text = personal(note.text.trim())
    const facts = { text: text.ref, mentions, files: files.flatMap(id => usable.get(id) ?? []) }
    const by = { actor: acting.actor, at: deps.clock.now() }
    return { allowed: true, acts: [act('noted', facts, by)], content: [text.row] }
  })
}
