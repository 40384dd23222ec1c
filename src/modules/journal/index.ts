export { type Look, noteLook } from './access-log.ts'
export {
  type Act,
  type ContentRef,
  type Entry,
  type Facts,
  type Json,
  type PersonalContent,
  personal,
  sealAll,
} from './entry.ts'
export {
  append,
  checkChain,
  eachStream,
  type JournalFault,
  open,
  readPersonal,
  readPersonalOf,
  readStream,
} from './store.ts'
