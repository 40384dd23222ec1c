import { formatVnd, type Locale, say, vnd } from '../../../../../kernel/index.ts'
import { Button, InsetText, Tag } from '../../../../../ui/index.ts'
import { branchesOf, type Procedure } from '../../../../catalogue/index.ts'
import { type Dossier, resultOf } from '../../../dossier.ts'
import { deciding } from '../../../papers.ts'
import { isUnpaid } from '../../../rules/may.ts'
import { messagesIn } from '../messages.ts'
import { linksIn, paths } from '../paths.ts'
import { ownWords } from './words.ts'

interface Props {
  readonly dossier: Dossier
  readonly procedure: Procedure
  readonly locale: Locale
}

/** The signed results, each as soon as it is there; of a linked procedure those to come as well. */
export function Results(props: Props) {
  const { dossier, procedure, locale } = props
  if (dossier.results.length === 0) return null
  return (
    <>
      {partsOf(dossier, procedure).map(branch => (
        <Result key={branch ?? ''} {...props} branch={branch} />
      ))}
      {isUnpaid(dossier) && (
        <InsetText>
          {messagesIn(locale).resultUnpaid(formatVnd(vnd(dossier.fee.total ?? 0), locale))}
        </InsetText>
      )}
    </>
  )
}

/** The procedure's own result first, where it has one beside its branches; then the branches in their order. */
function partsOf(dossier: Dossier, procedure: Procedure): (string | undefined)[] {
  const branches = branchesOf(procedure).map(({ key }) => key)
  const hasOwn = dossier.steps.some(({ kind, branch }) => kind === 'sign' && branch === undefined)
  return hasOwn || branches.length === 0 ? [undefined, ...branches] : branches
}

function Result({ dossier, procedure, locale, branch }: Props & { readonly branch: string | undefined }) {
  const messages = messagesIn(locale)
  const words = ownWords(locale)
  const result = resultOf(dossier, branch)
  const name = say(deciding(dossier, procedure, branch).result.name, locale)
  const query = branch === undefined ? '' : `?branch=${branch}`
  return (
    <>
      <h2 class="govuk-heading-m">{messages.resultTitleOf(name)}</h2>
      {result === undefined ? (
        <p class="govuk-body">
          <Tag tone="inHand">{words.resultToCome}</Tag>
        </p>
      ) : (
        <>
          <p class="govuk-body">{words.resultNumber(result.number)}</p>
          {result.kind === 'refused' && <p class="govuk-body">{messages.negative}</p>}
          {result.replaces !== undefined && (
            <p class="govuk-body">{words.resultCorrected(result.replaces)}</p>
          )}
          {!isUnpaid(dossier) && (
            <Button href={linksIn(locale)(`${paths.paper(dossier.code, 'result')}${query}`)}>
              {messages.downloadResult}
              {dossier.results.length > 1 && <span class="govuk-visually-hidden">: {name}</span>}
            </Button>
          )}
        </>
      )}
    </>
  )
}
