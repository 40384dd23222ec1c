import type { Locale } from '../../src/kernel/index.ts'

/** A file as a person picks it: its name says nothing about its content. */
export interface PickedFile {
  readonly name: string
  readonly content: Buffer
}

/** What came when a link was followed that leads to a file. */
export interface Download {
  readonly status: number
  readonly mediaType: string
  readonly content: Buffer
}

/** One line of the error summary. The driver has made sure that its link leads to something on the page. */
export interface SummaryError {
  readonly message: string
  /** The id of the field it leads to, or the address of the page where it can be mended. */
  readonly leadsTo: string
}

/**
 * Somebody at a screen, in the words they would use: journeys are written against this alone. Words are given as they
 * stand on the page; brackets that follow them ("(không bắt buộc)") may be left out. Every page met is checked.
 */
export interface Driver {
  readonly locale: Locale
  /** False: no script runs, the page is what the server sent. */
  readonly scripts: boolean
  /** Opens an address; paths are given without their language. */
  visit(path: string): Promise<void>
  follow(link: string): Promise<void>
  press(button: string): Promise<void>
  /** As an impatient hand does it. */
  pressTwice(button: string): Promise<void>
  /** The browser's own back button. */
  back(): Promise<void>
  /** Whether there is something to press, or to follow, that says this. */
  can(action: string): Promise<boolean>
  fill(label: string, value: string): Promise<void>
  /** Three boxes under one question. @param day ISO, '2026-09-28' */
  fillDate(question: string, day: string): Promise<void>
  /** A radio button under its question, or a line of a list of choices. */
  choose(question: string, option: string): Promise<void>
  tick(label: string): Promise<void>
  upload(label: string, file: PickedFile): Promise<void>
  /** What stands in the box. */
  valueOf(label: string): Promise<string>
  /** The three boxes of a day as they were typed: day/month/year. */
  dateIn(question: string): Promise<string>
  /** Waits for the words where the page can still change; fails when they do not come. */
  see(words: string): Promise<void>
  sees(words: string): Promise<boolean>
  heading(): Promise<string>
  errorSummary(): Promise<readonly SummaryError[]>
  /** The address of this page, without host and language. */
  address(): string
  download(link: string): Promise<Download>
  /** Where a link leads, without following it. */
  leadsTo(link: string): Promise<string>
  /** The same person with another device: nothing is known there. */
  onAnotherDevice(): Promise<Driver>
  /** The same person, the same device, beside this page. */
  inAnotherTab(): Promise<Driver>
}

/** Words on the page that mean these: the same, perhaps with a remark in brackets, after a colon or a comma. */
export function meaning(words: string): RegExp {
  return new RegExp(`^\\s*${pattern(words)}(?:\\s*[(:,].*)?\\s*$`, 's')
}

/** The same words exactly, wherever lines break. */
export function exactly(words: string): RegExp {
  return new RegExp(`^\\s*${pattern(words)}\\s*$`)
}

function pattern(words: string): string {
  return words
    .trim()
    .split(/\s+/)
    .map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\\s+')
    .replace(/[:,]/g, '\\s*$&')
}

/** Text with its spaces put right, and without the difference of capitals that a style sheet may make. */
export function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('vi')
}

/** An address without what differs from one dossier or person to the next: pages are the same when these are. */
export function kindOfPage(address: string): string {
  return address
    .replace(/^\/en(?=\/|$)/, '')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/H26\.[\w.]+-\d{6}-\d+/g, ':code')
    .replace(/(?<=\/(?:interaction|xac-thuc)\/)[\w-]+/g, ':token')
    .replace(/(?:\?(?:done|sent|after|returnTo|show)=.*|#.*)$/, '')
}
