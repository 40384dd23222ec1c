import type { JSONPath } from 'jsonc-parser'
import {
  branchesOf,
  type Competence,
  type Component,
  type FeeRule,
  type LifeEvent,
  type Procedure,
  type ProcedureListing,
  type ProcedureResult,
  processFaults,
  type Term,
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

export function checkProcedure(procedure: Procedure, known: Known): Finding[] {
  const fields = fieldTerms(procedure.form, known.terms)
  return [
    ...checkListing(procedure, known, fields),
    ...(procedure.legalBasis.length === 0 ? [[['legalBasis'], 'no legal basis'] as Finding] : []),
    ...under(['form'], checkForm(procedure.form, known.terms)),
    ...under(['competence'], checkCompetence(procedure.competence, known)),
    ...checkOnline(procedure),
    ...(procedure.timeLimitCases ?? []).flatMap((other, i) =>
      checkCondition(other.when, fields, ['timeLimitCases', i, 'when']),
    ),
    ...checkSteps(procedure, known),
    ...processFaults(procedure).map(({ at, message }): Finding => [[...at], message]),
    ...checkClock(procedure),
    ...under(['result', 'template'], checkTemplate(procedure.result, fields)),
    ...branchesOf(procedure).flatMap(({ competence, result }, i) => [
      ...under(['branches', i, 'competence'], checkCompetence(competence, known)),
      ...under(['branches', i, 'result', 'template'], checkTemplate(result, fields)),
    ]),
    ...checkAuthorityCode(procedure, known),
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

function checkCompetence(competence: Competence, known: Known): Finding[] {
  if (!('unit' in competence)) return []
  const { unit } = competence
  const found = known.units.get(unit)
  if (!found) return [[['unit'], `unknown unit "${unit}"`]]
  return found.decides ? [] : [[['unit'], `unit "${unit}" does not decide`]]
}

/** Dossier codes begin with the code of the authority that decides; a body from outside the city has none to give. */
function checkAuthorityCode({ competence }: Procedure, known: Known): Finding[] {
  if (!('unit' in competence)) return []
  const found = known.units.get(competence.unit)
  return found === undefined || found.agencyCode !== undefined
    ? []
    : [[['competence', 'unit'], `unit "${found.id}" has no agency code: dossiers would get no code`]]
}

function checkOnline(procedure: Procedure): Finding[] {
  if (procedure.online === 'full' || procedure.onlineReason) return []
  return [[['online'], 'a procedure that is not wholly online says why']]
}

function checkSteps({ process }: Procedure, known: Known): Finding[] {
  return process.flatMap((step, i): Finding[] =>
    step.unit === undefined || known.units.has(step.unit)
      ? []
      : [[['process', i, 'unit'], `unknown unit "${step.unit}"`]],
  )
}

/** Each ground for stopping or lengthening the clock once. That each has its law is a matter of shape. */
function checkClock({ supplement, pauses = [], extensions = [] }: Procedure): Finding[] {
  const repeatedly = supplement?.times !== undefined && supplement.times > 1
  return [
    ...repeats(pauses, pause => pause.ground).map(
      ([i, ground]): Finding => [['pauses', i, 'ground'], `the ground "${ground}" stands twice`],
    ),
    ...repeats(extensions, extension => extension.key).map(
      ([i, key]): Finding => [['extensions', i, 'key'], `extension "${key}" stands twice`],
    ),
    ...(repeatedly && supplement.timesBasis === undefined
      ? [
          [
            ['supplement', 'times'],
            'asking more than once needs a legal basis, named in timesBasis',
          ] as Finding,
        ]
      : []),
  ]
}

function checkTemplate({ template }: ProcedureResult, fields: FieldTerms): Finding[] {
  const texts: [JSONPath, string | undefined][] = [
    [['intro'], template.intro],
    ...(template.rows ?? []).map((row, i): [JSONPath, string] => [['rows', i, 'value'], row.value]),
    ...(template.articles ?? []).map((article, i): [JSONPath, string] => [['articles', i], article]),
    [['closing'], template.closing],
  ]
  return texts.flatMap(([at, text]) =>
    placeholders(text ?? '')
      .filter(name => !fields.has(name) && !ownWords.includes(name))
      .map((name): Finding => [at, `{${name}} names no field`]),
  )
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{([^}]*)\}/g)].map(match => match[1] ?? '')
}

function under(at: JSONPath, findings: readonly Finding[]): Finding[] {
  return findings.map(([inner, message]) => [[...at, ...inner], message])
}
