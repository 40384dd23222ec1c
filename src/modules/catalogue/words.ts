import { formatDate, formatVnd, type Locale, say, vnd } from '../../kernel/index.ts'
import type { AnswerValue, Condition } from './condition.ts'
import { en } from './messages.en.ts'
import { type Messages, vi } from './messages.vi.ts'
import type { Channel, FastLane, FeeRule, Field, Form, Procedure, Term, TimeLimit } from './procedure.ts'
import { type Dictionary, fieldsOf, nameOf, termOf } from './rules/dictionary.ts'
import type { FeeLine } from './rules/fees.ts'
import type { AnswerDoubt, AnswerFault } from './rules/form.ts'

/** What the catalogue says, in one language. */
export function messagesIn(locale: Locale): Messages {
  return locale === 'vi' ? vi : en
}

const grouped = {
  vi: new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 6 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 }),
}

/**
 * A number as it stands on a page. Answers and amounts are written the Vietnamese way in either language, as they are
 * typed; what the page itself counts is written as its language does.
 * @example formatNumber(1234.5) // '1.234,5'
 */
export function formatNumber(value: number, locale: Locale = 'vi'): string {
  return grouped[locale].format(value)
}

function money(amount: number, locale: Locale): string {
  return formatVnd(vnd(amount), locale)
}

// --- time ----------------------------------------------------------------------------------------------------------

/** A limit in words. @example sayLimit({ workingDays: 3 }, 'vi') // '3 ngày làm việc' */
export function sayLimit(limit: TimeLimit, locale: Locale): string {
  const words = messagesIn(locale)
  if ('workingDays' in limit) return words.workingDays(formatNumber(limit.workingDays))
  if ('workingHours' in limit) return words.workingHours(formatNumber(limit.workingHours))
  if ('calendarDays' in limit) return words.calendarDays(formatNumber(limit.calendarDays))
  if ('months' in limit) return words.months(formatNumber(limit.months))
  if ('sameDay' in limit) return words.sameDay(limit.sameDay.cutOff)
  return words.session
}

/**
 * All limits of a procedure in one line, each with its case.
 * @example 'Nhà ở riêng lẻ: 7 ngày làm việc; trường hợp khác: 10 ngày làm việc'
 */
export function sayLimits(
  { timeLimit, timeLimitCases = [] }: Pick<Procedure, 'timeLimit' | 'timeLimitCases'>,
  locale: Locale,
): string {
  const usual = sayLimit(timeLimit, locale)
  if (timeLimitCases.length === 0) return usual
  const words = messagesIn(locale)
  const cases = timeLimitCases.map(one =>
    words.limitOf(say(one.name, locale), sayLimit(one.timeLimit, locale)),
  )
  return [...cases, words.limitOf(words.otherCases, usual)].join('; ')
}

/** What a fast lane promises. @example 'Thứ Sáu Xanh: trong 60 phút' */
export function sayLane({ name, limit }: Pick<FastLane, 'name' | 'limit'>, locale: Locale): string {
  const words = messagesIn(locale)
  return words.limitOf(
    say(name, locale),
    'session' in limit ? words.inSession : sayHours(limit.workingHours, locale),
  )
}

function sayHours(hours: number, locale: Locale): string {
  const words = messagesIn(locale)
  return hours === 1 ? words.inAnHour : words.within(words.workingHours(formatNumber(hours)))
}

/** Weekdays as people say them, ISO 1 to 7. @example sayWeekdays([2, 5], 'vi') // 'thứ Ba, thứ Sáu' */
export function sayWeekdays(weekdays: readonly number[], locale: Locale): string {
  const words = messagesIn(locale)
  const names = [
    words.monday,
    words.tuesday,
    words.wednesday,
    words.thursday,
    words.friday,
    words.saturday,
    words.sunday,
  ]
  return weekdays.map(day => names[day - 1]).join(', ')
}

// --- fees ----------------------------------------------------------------------------------------------------------

/** What a rule of the fee table says, for the public page: before anybody has answered anything. */
export function sayFeeRule(rule: FeeRule, locale: Locale, form?: Form, dictionary?: Dictionary): string {
  const words = messagesIn(locale)
  const { amount } = rule
  if ('fixed' in amount) return amount.fixed === 0 ? words.free : words.fixed(money(amount.fixed, locale))
  if ('unknown' in amount) return say(amount.unknown, locale)
  if ('perPage' in amount) return sayPerPage(amount.perPage, locale)
  if ('perCopy' in amount) return words.perCopy(money(amount.perCopy, locale))
  return sayPercent(amount, locale, questionOf(amount.of, locale, form, dictionary))
}

function sayPerPage(
  price: Extract<FeeRule['amount'], { perPage: unknown }>['perPage'],
  locale: Locale,
): string {
  return messagesIn(locale).perPage(
    money(price.first, locale),
    String(price.firstPages),
    money(price.then, locale),
    String(price.firstPages + 1),
    money(price.cap, locale),
  )
}

function sayPercent(
  amount: Extract<FeeRule['amount'], { percent: number }>,
  locale: Locale,
  question: string | undefined,
): string {
  const words = messagesIn(locale)
  const percent = formatNumber(amount.percent)
  const rule = question === undefined ? words.percentOfSum(percent) : words.percent(percent, question)
  const min = amount.min === undefined ? undefined : money(amount.min, locale)
  const cap = amount.cap === undefined ? undefined : money(amount.cap, locale)
  if (min !== undefined && cap !== undefined) return words.betweenAmounts(rule, min, cap)
  if (min !== undefined) return words.atLeastAmount(rule, min)
  return cap === undefined ? rule : words.atMostAmount(rule, cap)
}

/** Of which filings and when a rule speaks, in whole sentences; empty when of all and always. */
export function sayFeeCase(
  rule: FeeRule,
  locale: Locale,
  form?: Form,
  dictionary?: Dictionary,
): readonly string[] {
  const words = messagesIn(locale)
  const when = rule.when === undefined ? undefined : sayCondition(rule.when, locale, form, dictionary)
  return [
    ...(rule.channels === undefined ? [] : [words.whenChannels(sayChannels(rule.channels, locale))]),
    ...(when === undefined ? [] : [words.onlyWhen(when)]),
    ...(rule.validFrom === undefined ? [] : [words.feeFrom(sayIsoDate(rule.validFrom))]),
    ...(rule.validTo === undefined ? [] : [words.feeUntil(sayIsoDate(rule.validTo))]),
  ]
}

function sayChannels(channels: readonly Channel[], locale: Locale): string {
  const words = messagesIn(locale)
  const names = { online: words.channelOnline, counter: words.channelCounter, post: words.channelPost }
  return channels.map(channel => names[channel]).join(words.orWord)
}

/** How a line of `computeFees` came about, in one sentence. */
export function explainFee(line: Pick<FeeLine, 'explanation'>, locale: Locale): string {
  const words = messagesIn(locale)
  const { explanation } = line
  switch (explanation.code) {
    case 'fixed':
      return explanation.params.amount === 0
        ? words.explainFree
        : words.explainFixed(money(explanation.params.amount, locale))
    case 'per_page': {
      const { pages, copies, eachCopy, cap } = explanation.params
      const sentence = eachCopy === cap ? words.explainPerPageCapped : words.explainPerPage
      return sentence(formatNumber(pages), money(eachCopy, locale), formatNumber(copies))
    }
    case 'per_copy':
      return words.explainPerCopy(
        money(explanation.params.perCopy, locale),
        formatNumber(explanation.params.copies),
      )
    case 'percent': {
      const { percent, sum, bound } = explanation.params
      const sentences = {
        none: words.explainPercent,
        min: words.explainPercentMin,
        cap: words.explainPercentCap,
      }
      return sentences[bound](formatNumber(percent), money(sum, locale))
    }
    case 'unknown':
      return words.explainUnknown(say(explanation.params.said, locale))
    case 'not_yet_answered':
      return words.explainNotYetAnswered
  }
}

// --- conditions ------------------------------------------------------------------------------------------------------

/**
 * A condition in words, by the questions it looks at; undefined when it looks at one the form does not ask, so that a
 * page never shows a key.
 */
export function sayCondition(
  condition: Condition,
  locale: Locale,
  form?: Form,
  dictionary?: Dictionary,
): string | undefined {
  const words = messagesIn(locale)
  const part = (one: Condition) => sayCondition(one, locale, form, dictionary)
  if ('all' in condition) return joined(condition.all.map(part), words.and)
  if ('any' in condition) return joined(condition.any.map(part), words.or)
  if ('not' in condition) {
    const inner = part(condition.not)
    return inner === undefined ? undefined : words.isNot(inner)
  }
  return sayOne(condition, locale, form, dictionary)
}

function joined(parts: readonly (string | undefined)[], glue: string): string | undefined {
  const known = parts.filter(part => part !== undefined)
  return known.length === parts.length && known.length > 0 ? known.join(glue) : undefined
}

function sayOne(
  condition: Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>,
  locale: Locale,
  form?: Form,
  dictionary?: Dictionary,
): string | undefined {
  const words = messagesIn(locale)
  const field = form === undefined ? undefined : fieldsOf(form).find(one => one.key === condition.field)
  if (field === undefined || dictionary === undefined) return undefined
  const question = say(nameOf(dictionary, field), locale)
  const answer = (value: AnswerValue) => sayAnswer(termOf(dictionary, field), value, locale)
  if ('is' in condition) return words.isAnswer(question, answer(condition.is))
  if ('in' in condition) return words.isOneOf(question, condition.in.map(answer).join(words.orWord))
  if ('atLeast' in condition) return words.isAtLeast(question, answer(condition.atLeast))
  return condition.answered ? words.isAnswered(question) : words.isNotAnswered(question)
}

function questionOf(key: string, locale: Locale, form?: Form, dictionary?: Dictionary): string | undefined {
  const field = form === undefined ? undefined : fieldsOf(form).find(one => one.key === key)
  return field === undefined || dictionary === undefined ? undefined : say(nameOf(dictionary, field), locale)
}

// --- answers ---------------------------------------------------------------------------------------------------------

/** An answer as people read it. A ward is named by `wardName`; without it, by its id. */
export function sayAnswer(
  term: Term,
  value: AnswerValue,
  locale: Locale,
  wardName: (id: string) => string | undefined = () => undefined,
): string {
  const words = messagesIn(locale)
  if (value === null || value === '') return words.notAnswered
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'number') return sayNumber(term, value, locale)
  const option = term.options?.find(one => one.value === value)
  if (option !== undefined) return say(option.name, locale)
  if (term.type === 'date') return sayIsoDate(value)
  if (term.type === 'ward') return wardName(value) ?? value
  return term.type === 'phone' ? sayPhone(value) : value
}

function sayNumber(term: Term, value: number, locale: Locale): string {
  if (term.type === 'money') return money(value, locale)
  return isYear(term) ? String(value) : formatNumber(value)
}

/** A year is no quantity: 1985, not 1.985. A number of four digits by its bounds is one. */
function isYear(term: Term): boolean {
  const { minimum, maximum } = term.schema ?? {}
  return typeof minimum === 'number' && typeof maximum === 'number' && minimum >= 1000 && maximum <= 9999
}

function sayPhone(value: string): string {
  return value.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1 $2 $3')
}

function sayIsoDate(iso: string): string {
  try {
    return formatDate(Temporal.PlainDate.from(iso))
  } catch {
    return iso
  }
}

// --- faults ----------------------------------------------------------------------------------------------------------

/** What is wrong with an answer, as one sentence that says what to do. */
export function sayFault(fault: AnswerFault, form: Form, dictionary: Dictionary, locale: Locale): string {
  const words = messagesIn(locale)
  const field = fieldsOf(form).find(one => one.key === fault.field)
  if (field === undefined) return words.unknown_field(fault.field)
  if (fault.say !== undefined) return say(fault.say, locale)
  const term = termOf(dictionary, field)
  const name = say(nameOf(dictionary, field), locale)
  if (fault.code === 'required') return sayRequired(term, name, locale)
  const limit = typeof fault.limit === 'number' ? formatNumber(fault.limit) : sayIsoDate(fault.limit ?? '')
  if (fault.code === 'too_small' && isExclusive(term)) return words.more_than(name, limit)
  return words[fault.code](name, limit)
}

function sayRequired(term: Term, name: string, locale: Locale): string {
  const words = messagesIn(locale)
  if (name.endsWith('?')) return words.requiredQuestion(name)
  return ['choice', 'yesNo', 'ward'].includes(term.type)
    ? words.requiredChoice(name)
    : words.requiredText(inSentence(name))
}

function isExclusive(term: Term): boolean {
  return term.schema?.exclusiveMinimum !== undefined
}

/** The name as it stands inside a sentence; an abbreviation keeps its capitals. */
function inSentence(name: string): string {
  return /^\p{Lu}\p{Lu}/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1)
}

/** What is odd about an answer that was accepted. */
export function sayDoubt(doubt: AnswerDoubt, locale: Locale): string {
  return doubt.say === undefined ? messagesIn(locale)[`doubt_${doubt.code}`] : say(doubt.say, locale)
}

/** The question of a field. */
export function sayQuestion(field: Field, dictionary: Dictionary, locale: Locale): string {
  return say(nameOf(dictionary, field), locale)
}
