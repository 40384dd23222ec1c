import type { ComponentChildren } from 'preact'
import { formatDate, isUntranslated, type Locale, say, type Text } from '../../../kernel/index.ts'
import { Button, InsetText, SummaryList, type SummaryRow, Table } from '../../../ui/index.ts'
import { type CatalogueEntry, canFileOnline, isConfigured, shortNameOf } from '../catalogue.ts'
import { paths } from '../paths.ts'
import type { Component, FastLane, FeeRule, Form, LegalBasis, Procedure } from '../procedure.ts'
import { branchesOf } from '../rules/casework.ts'
import type { Dictionary } from '../rules/dictionary.ts'
import { feesInForce } from '../rules/fees.ts'
import {
  formatNumber,
  messagesIn,
  sayCondition,
  sayFeeCase,
  sayFeeRule,
  sayLane,
  sayLimit,
  sayLimits,
} from '../words.ts'
import { FastLanes, LongerWhen } from './faster-and-longer.tsx'
import { ResultsByAuthority } from './results-by-authority.tsx'
import { Aside, langOf, Paragraphs, Said, vietnamese } from './said.tsx'

export interface ProcedurePageProps {
  readonly entry: CatalogueEntry
  readonly dictionary: Dictionary
  /** Fast lanes it may ride. */
  readonly lanes: readonly FastLane[]
  readonly unitName: (id: string) => Text | undefined
  readonly today: Temporal.PlainDate
  readonly locale: Locale
}

/** Everything a person needs to know before beginning, in the order they ask it. */
export function ProcedurePage(props: ProcedurePageProps) {
  const { entry, locale } = props
  const words = messagesIn(locale)
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Heading {...props} />
        <Doors {...props} />
        <Facts {...props} />
        {isLinked(entry) && (
          <Section id="results" title={words.resultsByAuthority}>
            <ResultsByAuthority procedure={entry} unitName={props.unitName} locale={locale} />
          </Section>
        )}
        <Section id="who" title={words.whoCan}>
          <Paragraphs text={entry.whoCan} locale={locale} />
        </Section>
        <Section id="bring" title={words.bring}>
          <Components {...props} />
        </Section>
        <Section id="time" title={words.howLong}>
          <Time {...props} />
        </Section>
        <Section id="fees" title={words.howMuch}>
          <FeeTable {...props} />
        </Section>
        <Section id="where" title={words.where}>
          <Where {...props} />
        </Section>
        <Section id="steps" title={words.steps}>
          <Steps {...props} />
        </Section>
        {entry.conditions && (
          <Section id="conditions" title={words.conditions}>
            <Paragraphs text={entry.conditions} locale={locale} />
          </Section>
        )}
        {isConfigured(entry) && (
          <Section id="form" title={words.forms}>
            <FormOutline form={entry.form} locale={locale} />
          </Section>
        )}
        <Section id="basis" title={words.legalBasis}>
          <LegalBasisList basis={entry.legalBasis} locale={locale} />
        </Section>
        <Section id="source" title={words.source}>
          <SourceNote {...props} />
        </Section>
      </div>
      <div class="govuk-grid-column-one-third">
        <Contents {...props} />
      </div>
    </div>
  )
}

function isLinked(entry: CatalogueEntry): entry is Procedure {
  return isConfigured(entry) && branchesOf(entry).length > 0
}

/** At the right on a desk; on a phone the way back up. */
function Contents({ entry, locale }: ProcedurePageProps) {
  const words = messagesIn(locale)
  const sections = [
    ...(isLinked(entry) ? [['results', words.resultsByAuthority] as const] : []),
    ['who', words.whoCan],
    ['bring', words.bring],
    ['time', words.howLong],
    ['fees', words.howMuch],
    ['where', words.where],
    ['steps', words.steps],
    ...(entry.conditions ? [['conditions', words.conditions] as const] : []),
    ['basis', words.legalBasis],
    ['source', words.source],
  ] as const
  return (
    <nav aria-labelledby="contents">
      <h2 class="govuk-heading-s" id="contents">
        {words.onThisPage}
      </h2>
      <ul class="govuk-list">
        {sections.map(([id, title]) => (
          <li key={id}>
            <a class="govuk-link" href={`#${id}`}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

interface SectionProps {
  readonly id: string
  readonly title: string
  readonly children: ComponentChildren
}

function Section({ id, title, children }: SectionProps) {
  return (
    <section aria-labelledby={id} class="govuk-!-margin-bottom-7">
      <h2 class="govuk-heading-m" id={id}>
        {title}
      </h2>
      {children}
    </section>
  )
}

function Heading({ entry, locale }: ProcedurePageProps) {
  const name = shortNameOf(entry)
  const isShort = say(name, locale) !== say(entry.name, locale)
  return (
    <>
      <h1 class={entry.shortName ? 'govuk-heading-xl' : 'govuk-heading-l'} lang={langOf(name, locale)}>
        {say(name, locale)}
      </h1>
      {isShort && (
        <p class="govuk-body">
          <Said text={entry.name} locale={locale} />
        </p>
      )}
      <p class="govuk-body-l" lang={langOf(entry.gives, locale)}>
        {say(entry.gives, locale)}
      </p>
    </>
  )
}

/** The one main action; where there is none, why not and where to go instead. */
function Doors({ entry, locale }: ProcedurePageProps) {
  const words = messagesIn(locale)
  if (canFileOnline(entry)) return <FileDoor procedure={entry} locale={locale} />
  return (
    <InsetText>
      <h2 class="govuk-heading-s">{words.cannotFileTitle}</h2>
      <p class="govuk-body">{isConfigured(entry) ? words.counterOnly : words.cannotFile}</p>
      {isConfigured(entry) && entry.onlineReason && <Paragraphs text={entry.onlineReason} locale={locale} />}
      {!isConfigured(entry) && <p class="govuk-body">{words.whereToGo}</p>}
      {entry.source.url !== undefined && (
        <p class="govuk-body">
          <a class="govuk-link" href={entry.source.url} rel="external noreferrer">
            {words.toNationalPortal}
          </a>
        </p>
      )}
    </InsetText>
  )
}

function FileDoor({ procedure, locale }: { readonly procedure: Procedure; readonly locale: Locale }) {
  const words = messagesIn(locale)
  return (
    <>
      <Button start href={paths.file(procedure.code, locale)} classes="govuk-!-margin-bottom-2">
        {words.file}
      </Button>
      <p class="govuk-body-s">{words.fileHint}</p>
      {procedure.online === 'partial' && procedure.onlineReason && (
        <InsetText>
          <strong>{words.partialOnline}.</strong> <Said text={procedure.onlineReason} locale={locale} />
        </InsetText>
      )}
    </>
  )
}

function Facts(props: ProcedurePageProps) {
  const { entry, locale } = props
  const words = messagesIn(locale)
  const rows: SummaryRow[] = [
    {
      key: words.howLong,
      value: limitsOf(entry, locale) ?? words.timeNotSaid,
    },
    ...(props.lanes.length === 0
      ? []
      : [{ key: words.faster, value: props.lanes.map(lane => sayLane(lane, locale)).join('; ') }]),
    { key: words.howMuch, value: <FeeInShort {...props} /> },
    { key: words.authority, value: <Said text={entry.authority} locale={locale} /> },
    { key: words.fieldLabel, value: <FieldLink {...props} /> },
    { key: words.codeLabel, value: { text: entry.code, classes: 'mc-tabular' } },
  ]
  return <SummaryList rows={rows} classes="govuk-!-margin-bottom-7" />
}

function FieldLink({ entry, locale }: ProcedurePageProps) {
  return (
    <a class="govuk-link" href={paths.procedures({ field: entry.field.key }, locale)}>
      <Said text={entry.field.name} locale={locale} />
    </a>
  )
}

/** One rule in words; of several only where they stand: a figure out of its case would mislead. */
function FeeInShort({ entry, today, dictionary, locale }: ProcedurePageProps) {
  const words = messagesIn(locale)
  const rules = feesInForce(entry.fees, today)
  const [only] = rules
  if (only === undefined) return <>{feeless(entry, locale)}</>
  if (rules.length === 1 && only.when === undefined && only.channels === undefined) {
    return <FeeAmount rule={only} form={formOf(entry)} dictionary={dictionary} locale={locale} />
  }
  return (
    <a class="govuk-link" href="#fees">
      {words.dependsOnCase}
    </a>
  )
}

function feeless(entry: CatalogueEntry, locale: Locale): string {
  const words = messagesIn(locale)
  if (isConfigured(entry)) return words.noFees
  return entry.source.rawFee === undefined ? words.feesNotSaid : words.sourceSays(entry.source.rawFee)
}

function formOf(entry: CatalogueEntry): Form | undefined {
  return isConfigured(entry) ? entry.form : undefined
}

interface FeeAmountProps {
  readonly rule: FeeRule
  readonly form: Form | undefined
  readonly dictionary: Dictionary
  readonly locale: Locale
}

function FeeAmount({ rule, form, dictionary, locale }: FeeAmountProps) {
  const lang = 'unknown' in rule.amount ? langOf(rule.amount.unknown, locale) : undefined
  return <span lang={lang}>{sayFeeRule(rule, locale, form, dictionary)}</span>
}

// --- what to bring ---------------------------------------------------------------------------------------------------

function Components({ entry, dictionary, locale }: ProcedurePageProps) {
  const words = messagesIn(locale)
  if (entry.components.length === 0) {
    return <p class="govuk-body">{isConfigured(entry) ? words.nothingToBring : words.componentsNotSaid}</p>
  }
  const form = formOf(entry)
  return (
    <Table
      stack
      head={[words.paper, narrow(words.how)]}
      rows={entry.components.map(component => [
        <Paper
          key={component.key}
          component={component}
          form={form}
          dictionary={dictionary}
          locale={locale}
        />,
        <HandIn key={component.key} component={component} locale={locale} />,
      ])}
    />
  )
}

const narrow = (text: string) => ({ text, classes: 'govuk-!-width-one-third' })

interface PaperProps {
  readonly component: Component
  readonly form: Form | undefined
  readonly dictionary: Dictionary
  readonly locale: Locale
}

function Paper({ component, form, dictionary, locale }: PaperProps) {
  const words = messagesIn(locale)
  const when = component.when && sayCondition(component.when, locale, form, dictionary)
  return (
    <>
      <Said text={component.name} locale={locale} />
      {when !== undefined && <Aside>{words.onlyWhen(when)}</Aside>}
      {component.note && (
        <Aside>
          <Said text={component.note} locale={locale} />
        </Aside>
      )}
      {component.ground !== undefined && (
        <Aside lang={vietnamese(locale)}>{words.groundFor(component.ground)}</Aside>
      )}
    </>
  )
}

function HandIn({ component, locale }: { readonly component: Component; readonly locale: Locale }) {
  const words = messagesIn(locale)
  return (
    <>
      {handIn(component, locale)}
      {!component.required && component.kind !== 'shown' && <Aside>{words.notRequired}</Aside>}
    </>
  )
}

function handIn(component: Component, locale: Locale): string {
  const words = messagesIn(locale)
  const originals = formatNumber(component.originals)
  const copies = formatNumber(component.copies)
  if (component.kind === 'eform') return words.filledInOnline
  if (component.kind === 'shown') return words.onlyShown
  if (component.kind === 'certified')
    return words.certifiedCopies(formatNumber(component.originals + component.copies))
  if (component.originals > 0 && component.copies > 0) return words.originalsAndCopies(originals, copies)
  if (component.originals > 0) return words.originals(originals)
  return component.copies > 0 ? words.copies(copies) : words.asNeeded
}

// --- how long, how much ------------------------------------------------------------------------------------------------

/** Every limit with its case; undefined where the source gives none. */
function limitsOf(entry: CatalogueEntry, locale: Locale): string | undefined {
  if (isConfigured(entry)) return sayLimits(entry, locale)
  return entry.timeLimit === null ? undefined : sayLimit(entry.timeLimit, locale)
}

function Time({ entry, lanes, unitName, locale }: ProcedurePageProps) {
  const words = messagesIn(locale)
  const { rawTime } = entry.source
  if (entry.timeLimit === null) {
    return (
      <p class="govuk-body">
        {words.timeNotSaid} {rawTime !== undefined && words.sourceSays(rawTime)}
      </p>
    )
  }
  return (
    <>
      <p class="govuk-body">
        <strong>{limitsOf(entry, locale)}</strong>
      </p>
      <p class="govuk-body">{words.fromComplete}</p>
      {entry.timeBasis !== undefined && (
        <p class="govuk-body-s" lang={vietnamese(locale)}>
          {entry.timeBasis}
        </p>
      )}
      <FastLanes lanes={lanes} unitName={unitName} locale={locale} />
      {isConfigured(entry) && <LongerWhen procedure={entry} locale={locale} />}
    </>
  )
}

function FeeTable(props: ProcedurePageProps) {
  const { entry, today, dictionary, locale } = props
  const words = messagesIn(locale)
  const form = formOf(entry)
  const rules = feesInForce(entry.fees, today)
  if (rules.length === 0) return <p class="govuk-body">{feeless(entry, locale)}</p>
  return (
    <Table
      stack
      head={[words.feeName, narrow(words.feeAmount)]}
      rows={rules.map((rule, index) => [
        <FeeCase key={index} rule={rule} form={form} dictionary={dictionary} locale={locale} />,
        <FeeAmount key={index} rule={rule} form={form} dictionary={dictionary} locale={locale} />,
      ])}
    />
  )
}

function FeeCase({ rule, form, dictionary, locale }: FeeAmountProps) {
  return (
    <>
      <Said text={rule.name} locale={locale} />
      {sayFeeCase(rule, locale, form, dictionary).map(sentence => (
        <Aside key={sentence}>{sentence}</Aside>
      ))}
      <Aside lang={vietnamese(locale)}>{rule.basis}</Aside>
    </>
  )
}

// --- the rest -----------------------------------------------------------------------------------------------------------

/** Many sources name only the ways to file, “Nộp trực tiếp.”, and not the office. */
function Where({ entry, locale }: ProcedurePageProps) {
  const namesPlace = isConfigured(entry) || !/^(Nộp [^.]*|Nguồn không ghi)\.$/.test(entry.where.vi)
  return (
    <>
      <Paragraphs text={entry.where} locale={locale} />
      {!namesPlace && (
        <p class="govuk-body" lang={langOf(entry.authority, locale)}>
          {messagesIn(isUntranslated(entry.authority, locale) ? 'vi' : locale).atAuthority(
            say(entry.authority, locale).replace(/\.$/, ''),
          )}
        </p>
      )}
    </>
  )
}

/** The list numbers the steps; a number the source wrote in front of one would stand there twice. */
function withoutNumber(step: string, position: number): string {
  const [all, number] = /^\s*(?:bước\s+)?(\d+)\s*[.:)]\s+(?=\S)/iu.exec(step) ?? []
  if (all === undefined || Number(number) !== position) return step
  const rest = step.slice(all.length)
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}

function Steps({ entry, locale }: ProcedurePageProps) {
  if (entry.steps.length === 0) return <p class="govuk-body">{messagesIn(locale).notSaid}</p>
  return (
    <ol class="govuk-list govuk-list--number govuk-list--spaced">
      {entry.steps.map((step, index) => (
        <li key={index} lang={langOf(step, locale)}>
          {withoutNumber(say(step, locale), index + 1)}
        </li>
      ))}
    </ol>
  )
}

function FormOutline({ form, locale }: { readonly form: Form; readonly locale: Locale }) {
  const words = messagesIn(locale)
  return (
    <>
      <p class="govuk-body">{words.formsHint}</p>
      <ul class="govuk-list govuk-list--bullet">
        {form.groups.map(group => (
          <li key={group.key}>
            {words.formGroup(say(group.title, locale), formatNumber(group.fields.length))}
          </li>
        ))}
      </ul>
    </>
  )
}

function LegalBasisList({
  basis,
  locale,
}: {
  readonly basis: readonly LegalBasis[]
  readonly locale: Locale
}) {
  const words = messagesIn(locale)
  if (basis.length === 0) return <p class="govuk-body">{words.notSaid}</p>
  return (
    <ul class="govuk-list govuk-list--spaced">
      {basis.map((law, index) => (
        <li key={index} lang={vietnamese(locale)}>
          <strong>{law.number}</strong>{' '}
          {law.article === undefined ? law.title : `${law.title}: ${law.article}`}
        </li>
      ))}
    </ul>
  )
}

function SourceNote({ entry, locale }: ProcedurePageProps) {
  const words = messagesIn(locale)
  const { source } = entry
  const flags = flagsOf(entry, locale)
  return (
    <>
      <p class="govuk-body" lang={vietnamese(locale)}>
        {source.url === undefined ? (
          source.title
        ) : (
          <a class="govuk-link" href={source.url} rel="external noreferrer">
            {source.title}
          </a>
        )}
      </p>
      <p class="govuk-body">{words.retrievedOn(formatDate(Temporal.PlainDate.from(source.retrievedOn)))}</p>
      {isConfigured(entry) && (
        <p class="govuk-body">
          {words.versionLine(String(entry.version), formatDate(Temporal.PlainDate.from(entry.inForceFrom)))}
        </p>
      )}
      {!isConfigured(entry) && <p class="govuk-body">{words.sourceCaution}</p>}
      {flags.length > 0 && (
        <InsetText>
          {flags.map(flag => (
            <p key={flag} class="govuk-body">
              {flag}
            </p>
          ))}
        </InsetText>
      )}
    </>
  )
}

/** What the compilers of the source noted about a row; of a configured procedure everything was checked by hand. */
function flagsOf(entry: CatalogueEntry, locale: Locale): readonly string[] {
  if (isConfigured(entry)) return []
  const words = messagesIn(locale)
  const sentences: Readonly<Record<string, string>> = {
    from_pdf: words.flagFromPdf,
    tables_from_pdf: words.flagFromPdf,
    dossier_partly_unparsed: words.flagPartlyUnparsed,
    older_source_2025: words.flagOlderSource,
    field_inferred: words.flagFieldInferred,
    code_realigned: words.flagCodeRealigned,
  }
  const said = (entry.source.flags ?? []).map(flag => sentences[flag])
  return [...new Set(said.filter(sentence => sentence !== undefined))]
}
