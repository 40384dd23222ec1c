import { localPath } from '../../../../platform/http/index.ts'
import { draftOf, openSteps, resultsInForce } from '../../dossier.ts'
import { slipKinds } from '../../papers.ts'
import { dossierWords } from '../../words.ts'
import { peopleWords } from './acts/people/messages.ts'
import { messagesIn } from './messages.ts'
import { componentName, type Opened } from './opened.ts'
import { paths } from './paths.ts'
import { expectedResults, resultTitle } from './results.ts'

/** A paper that can be looked at in place. */
export interface ShownPaper {
  /** Names it in the page's address. */
  readonly key: string
  readonly name: string
  readonly href: string
  readonly mediaType: string
}

/** Everything that can be looked at beside the answers: the result or its draft, what was handed in, what was issued. */
export function shownPapers(opened: Opened): ShownPaper[] {
  return [...resultPapers(opened), ...submittedFiles(opened), ...slips(opened)]
}

/** The paper asked for, else what matters most now. */
export function chosenPaper(papers: readonly ShownPaper[], key: string): ShownPaper | undefined {
  return papers.find(paper => paper.key === key) ?? papers[0]
}

function resultPapers(opened: Opened): ShownPaper[] {
  const { dossier, locale } = opened
  const words = dossierWords(locale).papers
  const pdf = { mediaType: 'application/pdf' }
  const isLinked = expectedResults(opened).length > 1
  const keyOf = (kind: string, branch: string | undefined) => [kind, branch].filter(Boolean).join('-')
  const signing = openSteps(dossier).filter(
    step => step.kind === 'sign' && draftOf(dossier, step.branch) !== undefined,
  )
  const results = resultsInForce(dossier).map(({ branch }) => ({
    ...pdf,
    key: keyOf('result', branch),
    name: isLinked ? resultTitle(opened, branch) : words.result,
    href: localPath(paths.result(dossier.code, branch), locale),
  }))
  const drafts = signing.map(({ branch }) => ({
    ...pdf,
    key: keyOf('draft', branch),
    name: isLinked ? peopleWords(locale).results.draftOf(resultTitle(opened, branch)) : words.resultDraft,
    href: localPath(paths.resultDraft(dossier.code, branch), locale),
  }))
  return [...drafts, ...correctionPaper(opened), ...results]
}

function correctionPaper({ dossier, locale }: Opened): ShownPaper[] {
  const { correction } = dossier
  if (correction === undefined) return []
  return [
    {
      key: 'correction',
      name: peopleWords(locale).signCorrection.preview,
      href: localPath(paths.resultDraft(dossier.code, correction.branch), locale),
      mediaType: 'application/pdf',
    },
  ]
}

function submittedFiles(opened: Opened): ShownPaper[] {
  const { dossier, files, locale } = opened
  return dossier.components.flatMap(component =>
    component.files.flatMap(({ id }, index) => {
      const file = files.get(id)
      if (file === undefined) return []
      const name = componentName(opened, component.key)
      return [
        {
          key: id,
          name: component.files.length > 1 ? messagesIn(locale).fileOf(name, index + 1) : name,
          href: localPath(paths.file(dossier.code, id), locale),
          mediaType: file.mediaType,
        },
      ]
    }),
  )
}

/** The slips that were issued or can be: each exists as soon as its entry does. */
export function slips({ dossier, locale }: Opened): ShownPaper[] {
  return slipKinds(dossier)
    .toReversed()
    .map(kind => ({
      key: kind,
      name: dossierWords(locale).papers[kind],
      href: localPath(paths.paper(dossier.code, kind), locale),
      mediaType: 'application/pdf',
    }))
}
