/** What a procedure is called with: the server's parts, and who asks with what that person's posts allow now. */
import type { ActorAccess } from './access/actor-access'
import type { Api } from './api'

export interface Caller {
  readonly api: Api
  readonly access: ActorAccess
}
