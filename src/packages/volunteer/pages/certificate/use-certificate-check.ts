/** A code, typed, scanned or brought by the address, and what the server says of it. Needs nobody to be signed in. */
import { useState } from 'react'
import { useApplication } from '../../../../app-context'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'

/** The code in what was typed or scanned: spaces, lower case and the address around it are absorbed. '' when there is none. */
export const findCertificateCode = (text: string): string => {
  const parts = text.trim().split(/[=:/?#&]/)
  const last = parts.at(-1) ?? ''
  const code = last.replace(/[\s·-]/g, '').toUpperCase()
  return /^[0-9A-Z]{20}$/.test(code) ? code : ''
}

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
