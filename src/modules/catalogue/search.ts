import MiniSearch, { type SearchResult } from 'minisearch'
import { fold } from '../../kernel/index.ts'
import type { Procedure, ProcedureListing } from './procedure.ts'
import { corrected, type Vocabulary } from './rules/slips.ts'

type Entry = Procedure | ProcedureListing

/** Finds procedures by the words people use, with or without accents, and forgives a slip in a word it does not know. */
export interface ProcedureSearch {
  /** Codes, best first. Empty when nothing fits. */
  find(query: string): readonly string[]
}

interface IndexedProcedure {
  readonly code: string
  readonly configured: boolean
  readonly called: string
  readonly name: string
  readonly field: string
}

const fields = ['called', 'name', 'field'] as const
const boost = { called: 3, name: 2, field: 0.6 }

/** Where two fit alike, the one that can be filed here comes first; it never outweighs a word that fits better. */
const configuredWeight = 1.2
/** How much the accents count, once folding has found a procedure: "chứng tử" before "chứng từ". */
const accentWeight = 0.4
/** The share of the best fit under which a result falls away. */
const tailShare = 0.15

/**
 * Vietnamese writes its syllables apart, so a word is mostly two of them: every pair of neighbours is indexed beside the
 * single syllables, and "khai sinh" finds births before hygiene and biology. Long text is left out: it takes
 * seconds to index and finds everything.
 */
export function indexProcedures(procedures: readonly Entry[]): ProcedureSearch {
  const index = new MiniSearch<IndexedProcedure>({
    idField: 'code',
    fields: [...fields],
    storeFields: ['configured'],
    tokenize: text => wordsAndPairs(syllables(text)),
    processTerm: term => term,
  })
  index.addAll(procedures.map(toIndexed))
  const vocabulary = vocabularyOf(procedures)
  const spoken = new Map(procedures.map(one => [one.code, spokenOf(one)]))
  const codes = procedures.toSorted(configuredFirst).map(one => one.code)
  return { find: query => find(query, { index, vocabulary, spoken, codes }) }
}

interface Indexes {
  readonly index: MiniSearch<IndexedProcedure>
  readonly vocabulary: Vocabulary
  readonly spoken: ReadonlyMap<string, Spoken>
  /** Those configured here first, then by code. */
  readonly codes: readonly string[]
}

function find(query: string, indexes: Indexes): readonly string[] {
  const typed = query.normalize('NFC').slice(0, 200)
  const code = codeIn(typed)
  if (code !== undefined) return indexes.codes.filter(one => one.startsWith(code))
  const words = corrected(syllables(typed), indexes.vocabulary)
  const wanted = withoutFillers(words)
  if (wanted.length === 0) return []
  const found = matching(search(wanted, indexes), wanted)
  const scored = ranked(found, wanted, words.join(' '), accentsOf(typed), indexes)
  return withoutTail(scored, wanted).map(({ code }) => code)
}

/** A procedure's code or how it begins, also written without its dot. */
function codeIn(typed: string): string | undefined {
  const dotted = /^\D*(\d\.\d{1,6}[0-9A-Z.]*)\D*$/.exec(typed)?.[1]
  if (dotted !== undefined) return dotted
  const digits = /^\D*(\d)(\d{6})\D*$/.exec(typed)
  return digits === null ? undefined : `${digits[1]}.${digits[2]}`
}

function configuredFirst(a: Entry, b: Entry): number {
  return Number('version' in b) - Number('version' in a) || (a.code < b.code ? -1 : 1)
}

function search(wanted: readonly string[], { index, vocabulary }: Indexes): SearchResult[] {
  const isKnown = (term: string) => term.split('_').every(syllable => vocabulary.counts.has(syllable))
  return index.search(wanted.join(' '), {
    tokenize: () => wordsAndPairs(wanted),
    boost,
    combineWith: 'OR',
    // Every word tried with every slip costs ten times as much, and finds "sinh" for "tinh".
    fuzzy: term => (isKnown(term) || term.length < 3 ? false : term.length > 7 ? 2 : 1),
    prefix: term => !isKnown(term),
    weights: { fuzzy: 0.5, prefix: 0.6 },
    boostDocument: (_, __, stored) => (stored?.configured === true ? configuredWeight : 1),
  })
}

/**
 * Those that have most of the words; when none has, those that have any. Where several have two of them side by side,
 * the others fall away: "báo tử" is not every text with a "báo" here and a "từ" there.
 */
function matching(results: SearchResult[], wanted: readonly string[]): SearchResult[] {
  const single = new Set(wanted)
  const hits = (result: SearchResult) => result.queryTerms.filter(term => single.has(term)).length
  const needed = Math.ceil(single.size * 0.6)
  const most = results.filter(result => hits(result) >= needed)
  if (most.length === 0) return results.slice(0, 20)
  const paired = most.filter(result => result.queryTerms.some(term => term.includes('_')))
  // Two syllables are one word.
  return paired.length >= (single.size === 2 ? 1 : 3) ? paired : most
}

function ranked(
  results: SearchResult[],
  wanted: readonly string[],
  phrase: string,
  words: readonly string[],
  { spoken }: Indexes,
): Scored[] {
  const single = new Set(wanted)
  return results
    .map(result => {
      const code = String(result.id)
      const alike = likeness(spoken.get(code), phrase, words)
      const fit = result.score * coverage(result, single)
      return { code, fit, score: fit * alike }
    })
    .sort((a, b) => b.score - a.score || a.code.localeCompare(b.code))
}

interface Scored {
  readonly code: string
  /** How well its words fit, however people call it. */
  readonly fit: number
  readonly score: number
}

/** Who types three words means all three: with two of them a text counts for less than half. */
function coverage(result: SearchResult, single: ReadonlySet<string>): number {
  const hits = result.queryTerms.filter(term => single.has(term)).length
  return (hits / single.size) ** 2
}

/** Of several words, what fits far worse than the best is not meant; a single word says too little to tell. */
function withoutTail(scored: readonly Scored[], wanted: readonly string[]): readonly Scored[] {
  const best = Math.max(0, ...scored.map(({ fit }) => fit))
  return wanted.length < 2 ? scored : scored.filter(({ fit }) => fit >= best * tailShare)
}

/** How much more a procedure is meant when people call it just so, and when its accents are the typed ones. */
function likeness(spoken: Spoken | undefined, phrase: string, words: readonly string[]): number {
  if (spoken === undefined) return 1
  const accents = words.filter(word => spoken.words.has(word)).length / Math.max(1, words.length)
  return calledWeight(spoken, phrase) * (1 + accentWeight * accents)
}

function calledWeight({ phrases }: Spoken, phrase: string): number {
  if (phrases.includes(phrase)) return 3
  return phrases.some(one => ` ${one} `.includes(` ${phrase} `)) ? 1.5 : 1
}

function toIndexed(one: Entry): IndexedProcedure {
  return {
    code: one.code,
    configured: 'version' in one,
    called: [one.shortName?.vi, one.shortName?.en, ...one.synonyms].filter(Boolean).join(' \n '),
    name: [one.name.vi, one.name.en].filter(Boolean).join(' \n '),
    field: [one.field.name.vi, one.field.name.en].filter(Boolean).join(' \n '),
  }
}

/** What people call a procedure. */
interface Spoken {
  /** Folded, each as a whole. */
  readonly phrases: readonly string[]
  /** With their accents. */
  readonly words: ReadonlySet<string>
}

function spokenOf(one: Entry): Spoken {
  const texts = [one.shortName?.vi, one.shortName?.en, ...one.synonyms, one.name.vi].filter(
    text => text !== undefined,
  )
  return { phrases: texts.map(text => syllables(text).join(' ')), words: accentedWords(texts.join(' ')) }
}

/** The typed words that carry an accent. */
function accentsOf(typed: string): readonly string[] {
  return [...accentedWords(typed)].filter(word => word !== fold(word))
}

function accentedWords(text: string): ReadonlySet<string> {
  return new Set(
    text
      .normalize('NFC')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean),
  )
}

function vocabularyOf(procedures: readonly Entry[]): Vocabulary {
  const counts = new Map<string, number>()
  const pairs = new Set<string>()
  for (const text of procedures.flatMap(one => Object.values(toIndexed(one)))) {
    for (const term of wordsAndPairs(syllables(String(text)))) {
      if (term.includes('_')) pairs.add(term)
      else counts.set(term, (counts.get(term) ?? 0) + 1)
    }
  }
  return { counts, pairs }
}

function syllables(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

function wordsAndPairs(words: readonly string[]): string[] {
  return [...words, ...words.slice(1).map((word, index) => `${words[index]}_${word}`)]
}

/** Words of a sentence that say nothing of the matter. Left in when nothing else is there. */
const fillers = new Set(
  'toi muon can xin lam the nao o dau cho cua va de nhu gi duoc khong bao nhieu thu tuc how to a an the for my i of'.split(
    ' ',
  ),
)

/** “Làm sao” asks how; “sao y”, “bản sao” name a copy. */
function isHow(word: string, before: string | undefined): boolean {
  return word === 'sao' && (before === 'lam' || before === 'vi' || before === 'tai')
}

function withoutFillers(words: readonly string[]): readonly string[] {
  const kept = words.filter((word, index) => !fillers.has(word) && !isHow(word, words[index - 1]))
  return kept.length > 0 ? kept : words
}
