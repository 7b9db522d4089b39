/** A code, typed, scanned or brought by the address, and what the server says of it. Needs nobody to be signed in. */
import { useState } from 'react'
import { useApplication } from '../../../../app-context'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { findCertificateCode } from '../../../../domain/certificate/find-certificate-code'

export const useCertificateCheck = (startText: string) => {
  const application = useApplication()
  const { scanner } = application.device
  const [typed, setTyped] = useState(startText)
  const [code, setCode] = useState(() => findCertificateCode(startText))
  const [problem, setProblem] = useState('')
  const asked = useServerAnswer(code, () => application.server.certificate.verify({ code }))
  const look = (text: string): void => {
    const found = findCertificateCode(text)
    setProblem(found === '' ? '验证码是 20 位字母和数字，印在证明的二维码旁边。' : '')
    setCode(found)
  }
  const scan = async (): Promise<void> => {
    const text = await scanner.scan('album-too')
    if (text === null) return
    setTyped(findCertificateCode(text))
    look(text)
  }
  const another = (): void => {
    setTyped('')
    setCode('')
  }
  return {
    typed,
    setTyped,
    code,
    problem,
    asked,
    look: () => look(typed),
    canScan: scanner.available,
    scan,
    another,
  }
}
