import { say } from '../../kernel/index.ts'
import { transaction } from '../../platform/db/index.ts'
import { localPath } from '../../platform/http/index.ts'
import { claim } from '../../platform/idempotency.ts'
import { readIssued } from '../documents/index.ts'
import { type Entry, readStream } from '../journal/index.ts'
import type { Notifications } from '../notifications/index.ts'
import { unitDirectory } from '../organisation/index.ts'
import { applicantLetters } from './actions/record.ts'
import { readContents } from './contents.ts'
import type { DossierDeps } from './deps.ts'
import { type Dossier, stream } from './dossier.ts'
import { asked, type Letter, leadsToAccount, letters, type Sources } from './letter-words.ts'
import { type SlipKind, slipOf } from './papers.ts'
import type { DossierEntryKind } from './rules/entries.ts'
import { findById } from './store.ts'

/**
 * Words the letters that acts call for, when their transactions have committed, and has the letters of authorities
 * numbered. Applicants without an e-mail get none by mail.
 */
export function workOnLetters(deps: DossierDeps, notifications: Notifications): void {
  deps.jobs.work(applicantLetters, async ({ dossier: id = '', seq = '' }) => {
    const found = await findById(deps.db, id)
    const entry = (await readStream(deps.db, stream(id))).find(each => each.seq === Number(seq))
    if (found === undefined || entry === undefined) return
    const signed = signedBy[entry.kind as DossierEntryKind]
    if (signed !== undefined) await slipOf(deps, found.dossier, signed)
    const letter = await letterAbout(deps, found.dossier, entry)
    if (letter === undefined) return
    await transaction(deps.db, async tx => {
      // The job may run twice; the letter is written once.
      const request = { caller: applicantLetters, key: `${id}/${seq}`, body: seq }
      if ((await claim(tx, request, { written: true }, deps.clock.now())) !== undefined) return
      await notifications.queueMessage(tx, letter)
    })
  })
}

/** Acts that an authority writes a letter of its own about, mail or no mail. */
const signedBy: Partial<Record<DossierEntryKind, SlipKind>> = { apologised: 'form04', stopped: 'form05' }

async function letterAbout(deps: DossierDeps, dossier: Dossier, entry: Entry): Promise<Letter | undefined> {
  const word = letters[entry.kind as DossierEntryKind]
  if (word === undefined) return undefined
  const page = leadsToAccount(dossier, entry.kind) ? 'dossiers' : 'tra-cuu'
  const addressed = await addressedTo(deps, dossier, page)
  const worded = addressed && word({ ...addressed.sources, entry })
  if (addressed === undefined || worded === undefined) return undefined
  return { ...addressed.envelope, ...worded } as Letter
}

/** The reminder before the last day of a request to complete; undefined where nobody can be written to. */
export async function supplementReminder(deps: DossierDeps, dossier: Dossier): Promise<Letter | undefined> {
  const answerBy = dossier.supplement?.answerBy
  const page = dossier.citizen === null ? 'tra-cuu' : 'dossiers'
  const addressed = await addressedTo(deps, dossier, page)
  if (addressed === undefined || answerBy === undefined) return undefined
  const { sources, envelope } = addressed
  return {
    ...envelope,
    template: 'supplementReminder',
    params: { ...sources.about, ...asked(sources), answerBy },
  }
}

/** Whom a letter goes to, and what every letter about the dossier says. */
async function addressedTo(deps: DossierDeps, dossier: Dossier, page: 'dossiers' | 'tra-cuu') {
  const contents = await readContents(deps.db, dossier)
  const { applicant } = contents
  if (applicant?.email === undefined) return undefined
  const directory = await unitDirectory(deps.db)
  const procedure = deps.catalogue.version(dossier.procedure.code, dossier.procedure.version)
  const locale = applicant.language ?? 'vi'
  const sources: Omit<Sources, 'entry'> = {
    dossier,
    contents,
    procedure,
    locale,
    about: {
      name: applicant.fullName,
      procedure: say(procedure.name, locale),
      code: dossier.code,
      link: `${deps.baseUrl}${localPath(`/${page}/${dossier.code}`, locale)}`,
    },
    unit: id => directory.find(id),
  }
  return { sources, envelope: { to: applicant.email, locale, dossier: dossier.id } }
}

/** The file behind a letter's reference. @throws Error when there is none, so that the letter is tried again and seen */
export function attachmentsOf(
  deps: DossierDeps,
): (ref: string) => Promise<{ filename: string; content: Buffer }> {
  return async ref => {
    const [, id = '', kind = ''] = ref.split('/')
    const found = await findById(deps.db, id)
    const slip = found && (await slipOf(deps, found.dossier, kind as SlipKind))
    if (found === undefined || slip === undefined) throw new Error(`no paper ${ref}`)
    return { filename: `${found.dossier.code}-${kind}.pdf`, content: await readIssued(deps.blobs, slip) }
  }
}
