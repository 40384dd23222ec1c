import { localPath } from '../../../../platform/http/index.ts'
import { draftOf, openStep, resultOf } from '../../dossier.ts'
import { slipKinds } from '../../papers.ts'
import { dossierWords } from '../../words.ts'
import { messagesIn } from './messages.ts'
import { componentName, type Opened } from './opened.ts'
import { paths } from './paths.ts'

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

function resultPapers({ dossier, locale }: Opened): ShownPaper[] {
  const words = dossierWords(locale).papers
  const pdf = { mediaType: 'application/pdf' }
  if (resultOf(dossier) !== undefined) {
    return [
      {
        ...pdf,
        key: 'result',
        name: words.result,
        href: localPath(paths.paper(dossier.code, 'result'), locale),
      },
    ]
  }
  if (draftOf(dossier) === undefined || openStep(dossier)?.kind !== 'sign') return []
  return [
    {
      ...pdf,
      key: 'draft',
      name: words.resultDraft,
      href: localPath(paths.resultDraft(dossier.code), locale),
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
