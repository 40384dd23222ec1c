import type { Locale } from '../../kernel/index.ts'
import type { DossierState, FilingChannel, ResultKind, ReturnBy, StepFact } from './dossier.ts'
import { en } from './pages/words.en.ts'
import { vi } from './pages/words.vi.ts'
import type { DossierEntryKind } from './rules/entries.ts'
import type { Because } from './rules/may.ts'
import type { DossierAction } from './rules/states.ts'
import type { WorkItem } from './rules/work-items.ts'

/** What people read for the codes of the domain, on the pages of citizens and officers alike. Every code has its words. */
export interface DossierWords {
  readonly states: Readonly<Record<DossierState, string>>
  /** An action as a button says it. */
  readonly actions: Readonly<Record<DossierAction, string>>
  /** Why an action is not possible, as a whole sentence that says what can be done. */
  readonly because: Readonly<Record<Because, string>>
  /** What an entry of the record tells, as the title of an event. */
  readonly entries: Readonly<Record<DossierEntryKind, string>>
  /** What is to be done, in a list of work. */
  readonly work: Readonly<Record<WorkItem['kind'], string>>
  readonly steps: Readonly<Record<StepFact['kind'] | 'reception' | 'handOver', string>>
  readonly channels: Readonly<Record<FilingChannel, string>>
  readonly returnBy: Readonly<Record<ReturnBy, string>>
  readonly results: Readonly<Record<ResultKind, string>>
  /** The papers people are given. */
  readonly papers: Readonly<
    Record<
      | 'acknowledgement'
      | 'form01'
      | 'form02'
      | 'form03'
      | 'form04'
      | 'form05'
      | 'form06'
      | 'result'
      | 'resultDraft',
      string
    >
  >
  readonly applicant: string
  readonly system: string
}

/** The shared words of dossiers, in one language. */
export function dossierWords(locale: Locale): DossierWords {
  return locale === 'vi' ? vi : en
}

const tones = {
  filed: 'soon',
  in_progress: 'inHand',
  result_ready: 'done',
  returned: 'done',
  refused: 'late',
  stopped: 'quiet',
  withdrawn: 'quiet',
} as const satisfies Record<DossierState, string>

/** The colour that doubles a state's word on its tag. */
export function stateTone(state: DossierState): (typeof tones)[DossierState] {
  return tones[state]
}
