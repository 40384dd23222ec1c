export {
  type Catalogue,
  type CatalogueEntry,
  canFileOnline,
  type FieldOfWork,
  isConfigured,
  openCatalogue,
  shortNameOf,
  type Wanted,
} from './catalogue.ts'
export type { Answers, AnswerValue, Condition } from './condition.ts'
export type { CataloguePack, LifeEvent } from './pack.ts'
export { paths as cataloguePaths } from './paths.ts'
export type {
  Audience,
  Branch,
  Channel,
  Check,
  Competence,
  Component,
  ComponentKind,
  Extension,
  FastLane,
  FeeRule,
  Field,
  FieldGroup,
  FieldType,
  Form,
  LegalBasis,
  PauseGround,
  PauseRule,
  Procedure,
  ProcedureListing,
  ProcedureResult,
  ResultTemplate,
  Silence,
  Source,
  Step,
  StepRole,
  Term,
  TimeLimit,
} from './procedure.ts'
export { type CatalogueDeps, catalogueRoutes } from './routes.ts'
export {
  branchesOf,
  extensionOf,
  pauseGround,
  type SupplementPolicy,
  stepsBefore,
  supplementPolicy,
} from './rules/casework.ts'
export { componentsAskedFor, missingComponents, papersAskedFor } from './rules/components.ts'
export { type Dictionary, dictionaryOf, fieldsOf, termOf } from './rules/dictionary.ts'
export { fastLaneFor } from './rules/fast-lanes.ts'
export { computeFees, type FeeContext, type FeeExplanation, type FeeLine, type Fees } from './rules/fees.ts'
export {
  type AnswerContext,
  type AnswerDoubt,
  type AnswerFault,
  type AnswerFaultCode,
  answersAskedFor,
  checkAnswers,
  type FormBody,
  groupsAskedFor,
  type ReadAnswers,
  readAnswers,
  subjectOf,
} from './rules/form.ts'
export { type Offer, type OfferableIdentity, type Offers, offers } from './rules/offers.ts'
export { budgetBy, type ProcessFault, processFaults } from './rules/process.ts'
export { faultOfTerm, type JsonSchema, schemaOfForm } from './rules/schema.ts'
export { timeLimitFor } from './rules/time-limit.ts'
export {
  applyCatalogue,
  type CatalogueDifference,
  diffCatalogue,
  differenceLines,
  readLanes,
} from './store.ts'
export { AnswersSummary, type AnswersSummaryProps } from './views/answers-summary.tsx'
export { FeeLines } from './views/fee-lines.tsx'
export { FieldGroupForm, type FieldGroupFormProps, type WardChoice } from './views/field-group-form.tsx'
export { LifeEvents } from './views/procedures-page.tsx'
export { sayAnswer, sayDoubt, sayFault, sayFeeRule, sayLimit, sayLimits } from './words.ts'
