import { answerKeys } from './keys.ts'
import { followChanges } from './live.ts'
import { offerScanning } from './scan.ts'

answerKeys()
followChanges()
offerScanning()
