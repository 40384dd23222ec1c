import { type Text, type Vnd, vnd } from '../../../kernel/index.ts'
import { type Answers, type Condition, holds } from '../condition.ts'
import type { Channel, FeeRule, ProcedureListing } from '../procedure.ts'

/** How an amount came about, as data; `explainFee` says it in words. */
export type FeeExplanation =
  | { readonly code: 'fixed'; readonly params: { readonly amount: number } }
  | {
      readonly code: 'per_page'
      readonly params: {
        readonly pages: number
        readonly copies: number
        readonly first: number
        readonly firstPages: number
        readonly then: number
        readonly cap: number
        readonly eachCopy: number
      }
    }
  | { readonly code: 'per_copy'; readonly params: { readonly perCopy: number; readonly copies: number } }
  | {
      readonly code: 'percent'
      readonly params: {
        readonly percent: number
        readonly sum: number
        readonly bound: 'min' | 'cap' | 'none'
      }
    }
  /** The source gives no figure: what it says instead. */
  | { readonly code: 'unknown'; readonly params: { readonly said: Text } }
  /** The figure hangs on a question that is not answered yet. */
  | { readonly code: 'not_yet_answered'; readonly params: { readonly fields: readonly string[] } }

/** One thing to pay. */
export interface FeeLine {
  readonly kind: FeeRule['kind']
  readonly name: Text
  /** Null where the source gives no figure, or the question it hangs on is not answered: never read as nothing. */
  readonly amount: Vnd | null
  readonly basis: string
  readonly explanation: FeeExplanation
}

export interface Fees {
  readonly lines: readonly FeeLine[]
  /** Null as soon as one line is: a sum that leaves something out would be a promise we cannot keep. */
  readonly total: Vnd | null
}

export interface FeeContext {
  readonly answers: Answers
  readonly channel: Channel
  /** The day the fee is owed: the day of filing. */
  readonly on: Temporal.PlainDate
}

/**
 * What this dossier costs. Rules of one kind and name are one line: read from the top, the first that is in force
 * on the day, meant for the channel and whose condition holds gives the amount. A name none of whose rules holds
 * is not owed and gives no line; without lines the total is 0.
 * @source docs/legal: Law 97/2015/QH13 on fees and charges; each rule names its own basis
 */
export function computeFees(procedure: Pick<ProcedureListing, 'fees'>, context: FeeContext): Fees {
  const lines = firstOfEachName(procedure.fees.filter(rule => applies(rule, context))).map(rule =>
    lineOf(rule, context.answers),
  )
  return { lines, total: totalOf(lines) }
}

/** The rules in force on a day, in the order of the source: what the public page lists. */
export function feesInForce(fees: readonly FeeRule[], on: Temporal.PlainDate): readonly FeeRule[] {
  return fees.filter(rule => isInForce(rule, on))
}

function applies(rule: FeeRule, context: FeeContext): boolean {
  return (
    isInForce(rule, context.on) &&
    (rule.channels?.includes(context.channel) ?? true) &&
    conditionHolds(rule.when, context.answers)
  )
}

function conditionHolds(when: Condition | undefined, answers: Answers): boolean {
  return when === undefined || holds(when, answers)
}

/** Both ends belong to the interval. ISO dates compare as text. */
function isInForce(rule: FeeRule, on: Temporal.PlainDate): boolean {
  const day = on.toString()
  return (rule.validFrom ?? day) <= day && day <= (rule.validTo ?? day)
}

function firstOfEachName(rules: readonly FeeRule[]): FeeRule[] {
  const first = new Map<string, FeeRule>()
  for (const rule of rules) {
    const name = `${rule.kind} ${rule.name.vi}`
    if (!first.has(name)) first.set(name, rule)
  }
  return [...first.values()]
}

function lineOf(rule: FeeRule, answers: Answers): FeeLine {
  const { amount, explanation } = amountOf(rule.amount, answers)
  return { kind: rule.kind, name: rule.name, amount, basis: rule.basis, explanation }
}

interface Amount {
  readonly amount: Vnd | null
  readonly explanation: FeeExplanation
}

function amountOf(amount: FeeRule['amount'], answers: Answers): Amount {
  if ('fixed' in amount) {
    return { amount: vnd(amount.fixed), explanation: { code: 'fixed', params: { amount: amount.fixed } } }
  }
  if ('unknown' in amount) {
    return { amount: null, explanation: { code: 'unknown', params: { said: amount.unknown } } }
  }
  if ('perPage' in amount) return withNumbers(answers, [amount.pages, amount.copies], perPage(amount.perPage))
  if ('perCopy' in amount) return withNumbers(answers, [amount.copies], perCopy(amount.perCopy))
  return withNumbers(answers, [amount.of], percentOf(amount))
}

/** The amount from the numbers answered; while one is missing, which answers it waits for. */
function withNumbers(answers: Answers, fields: string[], compute: (...numbers: number[]) => Amount): Amount {
  const numbers = fields.map(field => answers[field])
  const missing = fields.filter((_, index) => !isCount(numbers[index]))
  if (missing.length === 0) return compute(...numbers.filter(isCount))
  return { amount: null, explanation: { code: 'not_yet_answered', params: { fields: missing } } }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

type PagePrice = Extract<FeeRule['amount'], { perPage: unknown }>['perPage']

function perPage(price: PagePrice) {
  return (pages = 0, copies = 0): Amount => {
    const firstPages = Math.min(pages, price.firstPages) * price.first
    const otherPages = Math.max(0, pages - price.firstPages) * price.then
    const eachCopy = Math.min(price.cap, firstPages + otherPages)
    return {
      amount: vnd(eachCopy * copies),
      explanation: { code: 'per_page', params: { pages, copies, ...price, eachCopy } },
    }
  }
}

function perCopy(price: number) {
  return (copies = 0): Amount => ({
    amount: vnd(price * copies),
    explanation: { code: 'per_copy', params: { perCopy: price, copies } },
  })
}

function percentOf(rule: Extract<FeeRule['amount'], { percent: number }>) {
  return (sum = 0): Amount => {
    // Per cent are multiplied as whole thousandths: 0.15 % of 1,000,000 is 1,500 and not 1,499.9999.
    const raw = Math.round((Math.round(rule.percent * 1000) * sum) / 100_000)
    const bounded = Math.min(rule.cap ?? Number.POSITIVE_INFINITY, Math.max(rule.min ?? 0, raw))
    const bound = bounded > raw ? 'min' : bounded < raw ? 'cap' : 'none'
    return {
      amount: vnd(bounded),
      explanation: { code: 'percent', params: { percent: rule.percent, sum, bound } },
    }
  }
}

function totalOf(lines: readonly FeeLine[]): Vnd | null {
  let total = 0
  for (const line of lines) {
    if (line.amount === null) return null
    total += line.amount
  }
  return vnd(total)
}
