import { LifeEventPage, type LifeEventPageProps } from './life-event-page.tsx'
import { ProcedurePage, type ProcedurePageProps } from './procedure-page.tsx'
import { ProceduresPage, type ProceduresPageProps } from './procedures-page.tsx'

/** The pages as elements, so that routes need no TSX of their own. */
export const proceduresView = (props: ProceduresPageProps) => <ProceduresPage {...props} />
export const procedureView = (props: ProcedurePageProps) => <ProcedurePage {...props} />
export const lifeEventView = (props: LifeEventPageProps) => <LifeEventPage {...props} />
