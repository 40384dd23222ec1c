import { missingComponents } from '../../../../../catalogue/index.ts'
import { acceptDossier, type Checked } from '../../../../actions/answer-filing.ts'
import { answersOf } from '../../../../contents.ts'
import type { Dossier } from '../../../../dossier.ts'
import type { BulkAct } from '../bulk-act.ts'

/** Takes in as it was handed in; where anything is missing, somebody has to look. */
export const accept: BulkAct<null> = {
  action: 'accept',
  key: 't',
  kinds: ['answerFiling'],
  async hindrance({ db }, { dossier, procedure }) {
    const present = handedIn(dossier).filter(({ originals, copies }) => originals + copies > 0)
    const missing = missingComponents(
      procedure,
      await answersOf(db, dossier),
      present.map(({ key }) => key),
    )
    return missing.length > 0 ? 'component_missing' : undefined
  },
  read: () => null,
  perform: (deps, acting, _, { dossier }) => acceptDossier(deps, acting, handedIn(dossier)),
}

/** Files that came without a count are one copy, as on the form for one dossier. */
function handedIn(dossier: Dossier): Checked[] {
  return dossier.components.map(({ key, originals, copies, files }) => ({
    key,
    originals,
    copies: originals + copies === 0 && files.length > 0 ? 1 : copies,
  }))
}
