import { type Answers, type OfferableIdentity, offers } from '../../../../catalogue/index.ts'
import type { Applicant } from '../../../applicant.ts'
import type { FilingDeps } from '../deps.ts'
import type { OpenDraft } from '../open-draft.ts'
import { getReception, keepApplicant, type Reception } from './receptions.ts'

const ways = ['phone', 'email'] as const

/**
 * The telephone and the address typed among the questions become the applicant's, where the person was described
 * without them: nobody types them twice, and letters and searches look for them there.
 */
export async function keepContact(deps: FilingDeps, open: OpenDraft, answers: Answers): Promise<void> {
  const { reception: id } = open.draft.content
  if (id === undefined) return
  const reception = await getReception(deps.db, id, open.owner)
  if (Object.keys(reception.typed).length > 0) return
  const applicant = contactIn(deps, open, answers, reception)
  if (Object.keys(applicant).length === 0) return
  await keepApplicant(deps.db, reception, { applicant, typed: reception.typed }, deps.clock.now())
}

function contactIn(
  deps: FilingDeps,
  { procedure: { form } }: OpenDraft,
  answers: Answers,
  { applicant }: Reception,
): Partial<Applicant> {
  const { dictionary } = deps.catalogue
  const { fullName, personalNumber } = applicant
  /** The questions that mean the applicant, of these facts. */
  const meant = (facts: OfferableIdentity) => Object.entries(offers(form, dictionary, facts, answers))
  const found: { phone?: string; email?: string } = {}
  for (const { fields } of form.groups) {
    const own = new Set(fields.map(({ key }) => key))
    const said = meant({ fullName, personalNumber }).filter(([key]) => own.has(key))
    // Somebody else asks: what they typed is theirs.
    if (said.length === 0 || said.some(([key, { value }]) => !isSame(answers[key], value))) continue
    for (const way of ways) {
      if ((applicant[way] ?? '') !== '') continue
      const typed = fields
        .filter(({ term }) => dictionary.get(term)?.offeredFrom === way)
        .map(({ key }) => ({ key, value: answers[key] }))
        .find(({ key, value }) => isText(value) && meant({ [way]: value }).some(([one]) => one === key))
      if (typed !== undefined && isText(typed.value)) found[way] ??= typed.value
    }
  }
  return found
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function isSame(answer: unknown, fact: unknown): boolean {
  const plain = (value: unknown) =>
    String(value ?? '')
      .normalize('NFC')
      .trim()
      .toLocaleLowerCase('vi')
  return plain(answer) === plain(fact)
}
