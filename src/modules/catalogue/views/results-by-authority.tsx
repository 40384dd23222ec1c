import { type Locale, say, type Text } from '../../../kernel/index.ts'
import { Table } from '../../../ui/index.ts'
import { hoursOfWorkingDay } from '../../calendar/index.ts'
import type { Branch, Competence, Procedure, Step } from '../procedure.ts'
import { branchesOf, stepsBefore } from '../rules/casework.ts'
import { budgetBy } from '../rules/process.ts'
import { messagesIn, sayLimit } from '../words.ts'
import { Aside, Said } from './said.tsx'

export interface ResultsByAuthorityProps {
  readonly procedure: Procedure
  readonly unitName: (id: string) => Text | undefined
  readonly locale: Locale
}

/** Of a linked procedure: who does what, what comes of it and when, beside the one date promised for all. */
export function ResultsByAuthority({ procedure, unitName, locale }: ResultsByAuthorityProps) {
  const words = messagesIn(locale)
  const authority = (competence: Competence) => authorityOf(competence, unitName, locale)
  const own: Part = { competence: procedure.competence, result: procedure.result }
  const parts: readonly Part[] = [own, ...branchesOf(procedure)]
  return (
    <>
      <p class="govuk-body">{words.oneDateForAll(sayLimit(procedure.timeLimit, locale))}</p>
      <Table
        stack
        head={[words.youReceive, words.whoDoes, words.expected]}
        rows={parts.map(part => [
          <Said key="result" text={part.result.name} locale={locale} />,
          part.authority === undefined ? (
            authority(part.competence)
          ) : (
            <Said key="who" text={part.authority} locale={locale} />
          ),
          <Expected key="when" procedure={procedure} branch={part.key} locale={locale} />,
        ])}
      />
    </>
  )
}

type Part = Pick<Branch, 'competence' | 'result'> & Partial<Pick<Branch, 'key' | 'authority'>>

function authorityOf(
  competence: Competence,
  unitName: ResultsByAuthorityProps['unitName'],
  locale: Locale,
): string {
  const words = messagesIn(locale)
  if ('by' in competence) return words.chosenCommune
  const name = unitName(competence.unit)
  return name === undefined ? words.notSaid : say(name, locale)
}

interface ExpectedProps {
  readonly procedure: Procedure
  readonly branch: string | undefined
  readonly locale: Locale
}

function Expected({ procedure, branch, locale }: ExpectedProps) {
  const words = messagesIn(locale)
  const { process, result } = procedure
  const waits = branch !== undefined && waitsForFirstResult(process, branch)
  return (
    <>
      {expectedWithin(procedure, branch, locale)}
      {waits && <Aside>{words.onceThereIs(say(result.name, locale))}</Aside>}
    </>
  )
}

/** Whole days of the limit used up when the result is signed; nothing for limits not counted in work. */
function expectedWithin({ process, timeLimit }: Procedure, branch: string | undefined, locale: Locale) {
  const signed = process.findLast(step => step.kind === 'sign' && step.branch === branch)
  const hours = signed && budgetBy(process).get(signed.key)
  if (hours === undefined || !('workingDays' in timeLimit)) return sayLimit(timeLimit, locale)
  return sayLimit({ workingDays: Math.ceil(hours / hoursOfWorkingDay) }, locale)
}

function waitsForFirstResult(process: readonly Step[], branch: string): boolean {
  const [first] = process.filter(step => step.branch === branch)
  const own = new Set(process.filter(step => step.branch === undefined).map(step => step.key))
  return (
    (first &&
      stepsBefore(process)
        .get(first.key)
        ?.some(key => own.has(key))) ??
    false
  )
}
