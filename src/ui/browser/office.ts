import { answerKeys } from './keys.ts'
import { followChanges } from './live.ts'

answerKeys()
followChanges()
