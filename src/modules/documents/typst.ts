import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { parentPort, Worker, workerData } from 'node:worker_threads'
import type { NodeCompiler, NodeError, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { projectRoot } from '../../platform/root.ts'

export const templateNames = [
  'form-01',
  'form-02',
  'form-03',
  'form-04',
  'form-05',
  'form-06',
  'form-07',
  'acknowledgement',
  'result',
  'batch',
  'post-bundle',
  'guide',
] as const
export type TemplateName = (typeof templateNames)[number]

/** Templates are read where they are written, whether the program runs from `src` or from `dist`. */
const folder = path.join(projectRoot, 'src/modules/documents/templates')

/** A template did not compile or a letter is missing: a fault of ours, never of the person's input. */
export class PaperNotRendered extends Error {
  constructor(template: TemplateName, diagnostics: unknown) {
    super(`the paper ${template} could not be made: ${JSON.stringify(diagnostics)}`)
    this.name = 'PaperNotRendered'
  }
}

/** One compiler for the process: it remembers fonts and templates, and a page takes milliseconds. */
let compiler: Promise<NodeCompiler> | undefined

/** Loading the native library costs 30 ms and 30 MB, so it waits for the first paper or for `warmPapers`. */
async function loadCompiler(): Promise<NodeCompiler> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  return NodeCompiler.create({ workspace: folder })
}

/** How many papers a remembered layout outlives without being used; more costs memory and gains no time. */
const rememberedPapers = 2

/**
 * The template filled with data as PDF/A-2b, tagged. The same data and moment give the same bytes, in every process
 * that runs the same version of the templates and of Typst.
 * @param at what the PDF says of its making; part of the facts, never the present
 * @throws PaperNotRendered
 * @source ISO 19005-2 (PDF/A-2), conformance level b
 */
export function renderPdf(template: TemplateName, data: object, at: Temporal.Instant): Promise<Buffer> {
  const creationTimestamp = Math.floor(at.epochMilliseconds / 1000)
  return render(template, data, (typst, paper) =>
    typst.pdf(paper, { pdfStandard: 'a-2b', creationTimestamp }),
  )
}

/**
 * The same for a paper of many rows, in a thread of its own: some 3 ms a row would keep everybody else waiting, and its
 * memory (0.3 MB a row) goes back when the thread ends. One at a time; starting costs 200 ms.
 * @throws PaperNotRendered
 */
export function renderLongPdf(template: TemplateName, data: object, at: Temporal.Instant): Promise<Buffer> {
  const made = lastLong.then(() => inOwnThread({ template, data, at: at.toString() }))
  lastLong = made.catch(() => {})
  return made
}

let lastLong: Promise<unknown> = Promise.resolve()

interface LongPaper {
  readonly template: TemplateName
  readonly data: object
  readonly at: string
}

function inOwnThread(longPaper: LongPaper): Promise<Buffer> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { longPaper } })
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown) => reject(new PaperNotRendered(longPaper.template, messageOf(cause)))
    worker.once('message', (pdf: Uint8Array) => resolve(Buffer.from(pdf)))
    worker.once('error', fail)
    worker.once('exit', code => fail(`the thread ended with ${code}`))
  })
}

/** The same paper as one SVG, its pages one below the other, letters drawn as outlines. @throws PaperNotRendered */
export function renderPicture(template: TemplateName, data: object): Promise<string> {
  return render(template, data, (typst, paper) => typst.plainSvg(paper))
}

async function render<Output>(
  template: TemplateName,
  data: object,
  exported: (typst: NodeCompiler, paper: NodeTypstDocument) => Output,
): Promise<Output> {
  compiler ??= loadCompiler()
  const typst = await compiler
  // The native library frees a page only when the event loop turns. Without this, papers made one after the other
  // grow by 0.5 MB each for ever (measured); it also lets other requests in between two papers.
  await setImmediate()
  typst.mapShadow(dataFile, Buffer.from(JSON.stringify(data)))
  try {
    return exported(typst, compile(typst, template))
  } catch (error) {
    throw error instanceof PaperNotRendered ? error : new PaperNotRendered(template, messageOf(error))
  } finally {
    typst.unmapShadow(dataFile)
    typst.evictCache(rememberedPapers)
  }
}

/** A file beside the templates that exists only in the compiler's memory. */
const dataFile = path.join(folder, 'data.json')

function compile(typst: NodeCompiler, template: TemplateName): NodeTypstDocument {
  const compiled = typst.compile({ mainFilePath: path.join(folder, `${template}.typ`) })
  if (compiled.result === null) throw new PaperNotRendered(template, shortly(compiled.takeDiagnostics()))
  return compiled.result
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function shortly(fault: NodeError | null): unknown {
  return fault?.shortDiagnostics
}

/** Loads the compiler and its fonts, so that the first person does not wait for them. For after the start. */
export async function warmPapers(): Promise<void> {
  compiler ??= loadCompiler()
  await compiler
}

/** This file is also what the thread of a long paper runs. */
async function makeLongPaper({ template, data, at }: LongPaper): Promise<void> {
  parentPort?.postMessage(await renderPdf(template, data, Temporal.Instant.from(at)))
}

const { longPaper } = (workerData ?? {}) as { readonly longPaper?: LongPaper }
if (longPaper !== undefined) await makeLongPaper(longPaper)
