import type { JSONPath } from 'jsonc-parser'
import type {
  Component,
  FeeRule,
  LifeEvent,
  Procedure,
  ProcedureListing,
  Step,
  Term,
  TimeLimit,
} from '../../modules/catalogue/index.ts'
import type { Unit } from '../pack.ts'
import { type Finding, repeats } from './finding.ts'
import { checkCondition, checkForm, type FieldTerms, fieldTerms, isNumeric } from './form.ts'

/** What a procedure may refer to. */
export interface Known {
  readonly units: ReadonlyMap<string, Unit>
  readonly terms: ReadonlyMap<string, Term>
  readonly lifeEvents: ReadonlyMap<string, LifeEvent>
}

/** What a template can say of the dossier itself, beside the answers. */
const ownWords = ['code', 'decidedOn', 'authority', 'number']
const hoursOfDay = 8

export function checkProcedure(procedure: Procedure, known: Known): Finding[] {
  const fields = fieldTerms(procedure.form, known.terms)
  return [
    ...checkListing(procedure, known, fields),
    ...(procedure.legalBasis.length === 0 ? [[['legalBasis'], 'no legal basis'] as Finding] : []),
    ...under(['form'], checkForm(procedure.form, known.terms)),
    ...checkCompetence(procedure, known),
    ...checkOnline(procedure),
    ...(procedure.timeLimitCases ?? []).flatMap((other, i) =>
      checkCondition(other.when, fields, ['timeLimitCases', i, 'when']),
    ),
    ...checkProcess(procedure, known),
    ...checkTemplate(procedure, fields),
  ]
}

/** What holds of every procedure shown, with or without a form. */
export function checkListing(listing: ProcedureListing, known: Known, fields?: FieldTerms): Finding[] {
  return [
    ...listing.lifeEvents.flatMap((key, i): Finding[] =>
      known.lifeEvents.has(key) ? [] : [[['lifeEvents', i], `unknown life event "${key}"`]],
    ),
    ...repeats(listing.components, component => component.key).map(
      ([i, key]): Finding => [['components', i, 'key'], `component "${key}" stands twice`],
    ),
    ...listing.components.flatMap((component, i) =>
      under(['components', i], checkComponent(component, fields ?? new Map())),
    ),
    ...listing.fees.flatMap((fee, i) => under(['fees', i], checkFee(fee, fields ?? new Map()))),
  ]
}

function checkComponent(component: Component, fields: FieldTerms): Finding[] {
  const findings: Finding[] = component.when ? checkCondition(component.when, fields, ['when']) : []
  if (component.kind === 'certified' && component.ground === undefined)
    findings.push([['kind'], 'a certified copy may be asked for only on a legal ground'])
  if (component.kind === 'original' && component.originals === 0)
    findings.push([['originals'], 'an original is asked for, but none is counted'])
  if (component.kind === 'copy' && component.copies === 0)
    findings.push([['copies'], 'a copy is asked for, but none is counted'])
  return findings
}

function checkFee(fee: FeeRule, fields: FieldTerms): Finding[] {
  const findings: Finding[] = fee.when ? checkCondition(fee.when, fields, ['when']) : []
  const counted = (['pages', 'copies', 'of'] as const).filter(key => key in fee.amount)
  for (const key of counted) {
    const field = (fee.amount as Readonly<Record<string, unknown>>)[key] as string
    const term = fields.get(field)
    if (!term || !isNumeric(term))
      findings.push([['amount', key], `"${field}" is not a number field of the form`])
  }
  if (fee.validFrom && fee.validTo && fee.validTo < fee.validFrom)
    findings.push([['validTo'], 'ends before it begins'])
  return findings
}

function checkCompetence(procedure: Procedure, known: Known): Finding[] {
  if (!('unit' in procedure.competence)) return []
  const { unit } = procedure.competence
  const found = known.units.get(unit)
  if (!found) return [[['competence', 'unit'], `unknown unit "${unit}"`]]
  return found.decides ? [] : [[['competence', 'unit'], `unit "${unit}" does not decide`]]
}

function checkOnline(procedure: Procedure): Finding[] {
  if (procedure.online === 'full' || procedure.onlineReason) return []
  return [[['online'], 'a procedure that is not wholly online says why']]
}

function checkProcess(procedure: Procedure, known: Known): Finding[] {
  const { process } = procedure
  const findings: Finding[] = repeats(process, step => step.key).map(([i, key]) => [
    ['process', i, 'key'],
    `step "${key}" stands twice`,
  ])
  for (const [i, step] of process.entries())
    if (step.unit !== undefined && !known.units.has(step.unit))
      findings.push([['process', i, 'unit'], `unknown unit "${step.unit}"`])
  const last = process.at(-1)
  if (last?.kind !== 'sign' || last.role !== 'leader')
    findings.push([['process', process.length - 1, 'kind'], 'the last step is a leader’s signature'])
  if (!process.some(step => step.kind === 'draft')) findings.push([['process'], 'no step drafts the result'])
  return [...findings, ...checkBudget(process, procedure.timeLimit)]
}

/** Working time is shared out in hours that add up to the limit, every other limit in shares that add up to 100. */
function checkBudget(process: readonly Step[], limit: TimeLimit): Finding[] {
  const hours = limitHours(limit)
  const unit = hours === undefined ? 'share' : 'hours'
  const missing = process.flatMap((step, i): Finding[] =>
    step[unit] === undefined ? [[['process', i], `the step has no ${unit}`]] : [],
  )
  const strange = process.flatMap((step, i): Finding[] => {
    const other = unit === 'hours' ? 'share' : 'hours'
    return step[other] === undefined ? [] : [[['process', i, other], `this limit is shared out in ${unit}`]]
  })
  const sum = process.reduce((total, step) => total + (step[unit] ?? 0), 0)
  const whole = hours ?? 100
  const short: Finding[] =
    missing.length > 0 || sum === whole ? [] : [[['process'], `${unit} add up to ${sum}, not ${whole}`]]
  return [...missing, ...strange, ...short]
}

function limitHours(limit: TimeLimit): number | undefined {
  if ('workingDays' in limit) return limit.workingDays * hoursOfDay
  if ('workingHours' in limit) return limit.workingHours
  return undefined
}

function checkTemplate(procedure: Procedure, fields: FieldTerms): Finding[] {
  const { template } = procedure.result
  const texts: [JSONPath, string | undefined][] = [
    [['intro'], template.intro],
    ...(template.rows ?? []).map((row, i): [JSONPath, string] => [['rows', i, 'value'], row.value]),
    ...(template.articles ?? []).map((article, i): [JSONPath, string] => [['articles', i], article]),
    [['closing'], template.closing],
  ]
  return texts.flatMap(([at, text]) =>
    placeholders(text ?? '')
      .filter(name => !fields.has(name) && !ownWords.includes(name))
      .map((name): Finding => [['result', 'template', ...at], `{${name}} names no field`]),
  )
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{([^}]*)\}/g)].map(match => match[1] ?? '')
}

function under(at: JSONPath, findings: readonly Finding[]): Finding[] {
  return findings.map(([inner, message]) => [[...at, ...inner], message])
}
