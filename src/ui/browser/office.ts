import { offerCamera } from './camera.ts'
import { openHelpHere } from './help.ts'
import { answerKeys } from './keys.ts'
import { followChanges } from './live.ts'
import { showPicked } from './picking.ts'
import { offerScanning } from './scan.ts'

answerKeys()
openHelpHere()
showPicked()
offerCamera()
followChanges()
offerScanning()
