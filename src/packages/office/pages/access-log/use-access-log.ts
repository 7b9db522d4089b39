/** Who looked at what and why, newest first. Reading it changes nothing. */
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { useOffice } from '../../use-office'

export const useAccessLog = () => {
  const office = useOffice('access-log.read')
  const { application, region } = office
  const asked = useServerAnswer(region?.id ?? '', async () =>
    region ? application.server.privacy.accessLog({ regionId: region.id }) : [],
  )
  return { ...office, ...asked }
}
