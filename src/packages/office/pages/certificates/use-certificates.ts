/** The certificates of a region: those asked for, issued or declined here, and those that may be revoked. */
import { useEffect, useState } from 'react'
import * as v from 'valibot'
import { openServerFile } from '../../../../components/server-answer/open-server-file'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { showToast } from '../../../../components/toast'
import { useTrail } from '../../../../components/trail/use-trail'
import { mayActIn } from '../../../../domain/organisation/permitted-regions'
import type { OfficeCommandArgs, OfficeCommandName } from '../../../../domain/office-commands'
import { regionIdShape } from '../../../../domain/shapes'
import type { OfficeCertificate } from '../../../../protocol/certificate'
import { sendOffice, useOffice } from '../../use-office'

/** Who stands for a certificate; the same people mostly sign the next one. */
export interface Officials {
  readonly responsible: string
  readonly handler: string
  readonly contact: string
}

const officialsDraft = 'certificate-officials'

export const useCertificates = () => {
  const office = useOffice('volunteer.manage')
  const { application, region, access, today } = office
  const [find, setFind] = useState('')
  const trail = useTrail()
  const sought = find.trim().length >= 4 ? find.trim() : ''
  const { after = '' } = trail
  const asked = useServerAnswer(region ? `${region.id} ${sought} ${after}` : '', async () =>
    region
      ? application.server.certificate.list({
          regionId: region.id,
          ...(sought === '' ? {} : { find: sought }),
          ...(after === '' ? {} : { after }),
        })
      : [],
  )
  const [officials, setOfficials] = useState<Officials>({
    responsible: '',
    handler: access?.memberName ?? '',
    contact: '',
  })
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    void application.drafts
      .read<Officials>(officialsDraft)
      .then((kept) => kept && setOfficials(kept))
  }, [application])

  /** True when it took effect. */
  const settle = async <Name extends OfficeCommandName>(
    name: Name,
    { line, args }: { readonly line: OfficeCertificate; readonly args: OfficeCommandArgs<Name> },
    done: string,
  ): Promise<boolean> => {
    setBusy(true)
    const failure = await sendOffice(application, name, v.parse(regionIdShape, line.regionId), args)
    setBusy(false)
    setProblem(failure)
    if (failure !== '') return false
    showToast({ text: done })
    asked.askAgain()
    return true
  }
  const issue = async (line: OfficeCertificate, idNumber: string): Promise<boolean> => {
    await application.drafts.write(officialsDraft, officials)
    const args = { certificateId: line.certificateId, idNumber: idNumber.trim(), ...officials }
    const done = line.askedByName === '' ? '志愿者现在就能下载' : '请打印出来交给本人'
    return settle('certificate.issue', { line, args }, `开好了，${done}。`)
  }
  const decline = ({ line, reason }: { line: OfficeCertificate; reason: string }) => {
    const args = { certificateId: line.certificateId, reason: reason.trim() }
    const done = line.askedByName === '' ? '已告诉志愿者为什么不开。' : '没有开，请把原因转告本人。'
    return settle('certificate.decline', { line, args }, done)
  }
  const revoke = ({ line, reason }: { line: OfficeCertificate; reason: string }) => {
    const args = { certificateId: line.certificateId, reason: reason.trim() }
    return settle('certificate.revoke', { line, args }, '已撤销，扫码会看到它不再有效。')
  }
  const open = async ({ certificateId }: OfficeCertificate): Promise<void> => {
    setBusy(true)
    const { server, device } = application
    const why = await openServerFile(device.files, () => server.certificate.pdf({ certificateId }))
    if (why === '') asked.askAgain()
    else setProblem(why)
    setBusy(false)
  }
  return {
    ...office,
    ...asked,
    find,
    setFind: (text: string) => {
      trail.toFirst()
      setFind(text)
    },
    isFinding: sought !== '',
    trail,
    officials,
    setOfficials,
    problem,
    busy,
    /** Else they stand covered on the papers that I open. */
    seesNumbers:
      access !== null && region && mayActIn(access, 'id-number.reveal', region.id, today),
    issue,
    decline,
    revoke,
    open,
  }
}
