import { handOverResult } from '../../../../actions/hand-over.ts'
import type { BulkAct } from '../bulk-act.ts'

/** To the applicants themselves; whoever comes for another is written down one by one. */
export const handOver: BulkAct<null> = {
  action: 'handOver',
  key: 'r',
  kinds: ['handOver'],
  read: () => null,
  perform: (deps, acting, _, { labels }) => handOverResult(deps, acting, labels.applicantName),
}
