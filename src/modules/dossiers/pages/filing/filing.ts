import type { Filing, HandedIn } from '../../actions/check-filing.ts'
import type { Applicant } from '../../applicant.ts'
import { authorityOf, isAtCounter, type OpenDraft } from './open-draft.ts'
import { papersOf } from './parts.ts'

/** The draft as it is filed. What the answers no longer ask for stays behind. */
export function filingOf(open: OpenDraft): Filing {
  const { draft, procedure, answers } = open
  const { returnBy = 'account', returningUnit, receivingUnit, assistance, postTo } = draft.content
  const authority = authorityOf(open)
  return {
    procedure: procedure.code,
    version: procedure.version,
    channel: draft.channel,
    citizen: isAtCounter(open) ? null : draft.owner.slice('citizen:'.length),
    applicant: applicantOf(open),
    answers,
    components: handedIn(open),
    returnBy,
    ...(authority === undefined ? {} : { competentAuthority: authority }),
    ...(receivingUnit === undefined ? {} : { receivingUnit }),
    ...(returnBy !== 'account' && returningUnit !== undefined ? { returningUnit } : {}),
    ...(returnBy === 'post' && postTo !== undefined ? { postTo } : {}),
    ...(assistance === undefined ? {} : { assistance }),
  }
}

/** The papers with something behind them: files, or at a counter pieces of paper. */
export function handedIn(open: OpenDraft): HandedIn[] {
  const asked = new Set(papersOf(open).map(({ key }) => key))
  return open.draft.content.components
    .filter(({ key }) => asked.has(key))
    .filter(({ files, originals = 0, copies = 0 }) => files.length + originals + copies > 0)
    .map(({ key, files, originals, copies }) => ({
      key,
      files: files.map(({ id }) => id),
      ...(isAtCounter(open) ? { originals: originals ?? 0, copies: copies ?? 0 } : {}),
    }))
}

/** Who files: the identity, reached the way they said; at a counter what the officer typed. */
export function applicantOf(open: OpenDraft): Applicant {
  const { draft, identity, locale } = open
  const typed = draft.content.applicant as Readonly<Record<string, unknown>>
  const known = {
    fullName: identity?.fullName ?? '',
    personalNumber: identity?.personalNumber,
    dateOfBirth: identity?.dateOfBirth?.toString(),
    phone: identity?.phone,
    email: identity?.email,
    address: identity?.address,
    ward: identity?.wardId,
    language: !isAtCounter(open) && locale === 'en' ? locale : undefined,
  }
  const said = Object.entries({ ...known, ...typed }).filter(([, value]) => (value ?? '') !== '')
  return { fullName: '', ...Object.fromEntries(said) }
}
