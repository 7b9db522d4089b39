/** 志愿服务证明 at the community: what each would state, 出具 or 不开, the paper, and 撤销 with a reason that stays. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button, ButtonRow } from '../../../../components/button'
import { ReasonDialog } from '../../../../components/dialog/reason-dialog'
import { EmptyState } from '../../../../components/empty-state'
import { Field } from '../../../../components/field'
import { LongList } from '../../../../components/long-list'
import { Notice } from '../../../../components/notice'
import { SearchField } from '../../../../components/search-field'
import { Answered } from '../../../../components/server-answer'
import { Sheet } from '../../../../components/sheet'
import { TrailButtons } from '../../../../components/trail'
import { certificatesPerAnswer, type OfficeCertificate } from '../../../../protocol/certificate'
import { OfficePage } from '../../../../components/office-page'
import { CertificateCard } from './certificate-card'
import { useCertificates } from './use-certificates'
import './index.scss'

type CertificatesState = ReturnType<typeof useCertificates>

/** What is about to be done with one of them. */
interface Act {
  readonly kind: 'issue' | 'decline' | 'revoke'
  readonly line: OfficeCertificate
}

export default function OfficeCertificatesPage() {
  const page = useCertificates()
  const [act, setAct] = useState<Act | null>(null)
  const close = () => setAct(null)
  const begin = (kind: Act['kind'], line: OfficeCertificate) => setAct({ kind, line })
  return (
    <OfficePage
      office={page}
      problem={act === null ? page.problem : ''}
      overlay={act && <ActOverlay page={page} act={act} onClose={close} />}
    >
      <SearchField value={page.find} onChange={page.setFind} placeholder="证明或志愿者编号" />
      <View className="office-certificates__list">
        <Answered asked={page}>
          {(lines) => (
            <>
              {lines.some(({ state }) => state === 'issued') && (
                <Notice
                  tone="grey"
                  text={page.seesNumbers ? looksAreKept : `${looksAreKept}${numbersAreCovered}`}
                />
              )}
              {lines.length === 0 && <EmptyState icon="list" {...nothing(page)} />}
              <LongList
                items={lines}
                keyOf={({ certificateId }) => certificateId}
                measure="份"
                row={(line) => (
                  <CertificateCard line={line} nowMs={page.nowMs}>
                    <Acts page={page} line={line} onBegin={begin} />
                  </CertificateCard>
                )}
              />
              <TrailButtons trail={page.trail} last={lastOfFull(lines)} />
            </>
          )}
        </Answered>
      </View>
    </OfficePage>
  )
}

const looksAreKept = '证明上有证件号码，谁打开过会记下来。'
const numbersAreCovered = '您打开的，号码是遮住的；交给本人的，请社区工作者打印。'

const nothing = ({ isFinding, trail }: CertificatesState) => {
  if (isFinding) return { title: '没有找到', text: '请核对编号，要写完整。' }
  return trail.isFirst
    ? { title: '还没有人申请证明', text: '志愿者申请后，就在这里等您办。' }
    : { title: '没有更早的了' }
}

/** Only what is settled comes page by page; what is asked for stands before all of it. */
const lastOfFull = (lines: readonly OfficeCertificate[]): string | undefined => {
  const settled = lines.filter(({ state }) => state !== 'asked')
  return settled.length === certificatesPerAnswer ? settled.at(-1)?.certificateId : undefined
}

interface ActsProps {
  readonly page: CertificatesState
  readonly line: OfficeCertificate
  readonly onBegin: (kind: Act['kind'], line: OfficeCertificate) => void
}

function Acts({ page, line, onBegin }: ActsProps) {
  if (line.state === 'asked')
    return (
      <ButtonRow>
        <Button onPress={() => onBegin('decline', line)}>不开</Button>
        <Button disabled={line.missing.length > 0} onPress={() => onBegin('issue', line)}>
          出具
        </Button>
      </ButtonRow>
    )
  if (line.state !== 'issued') return null
  return (
    <ButtonRow>
      <Button onPress={() => onBegin('revoke', line)}>撤销</Button>
      <Button busy={page.busy} onPress={() => void page.open(line)}>
        打开证明
      </Button>
    </ButtonRow>
  )
}

interface ActOverlayProps {
  readonly page: CertificatesState
  readonly act: Act
  readonly onClose: () => void
}

function ActOverlay({ page, act, onClose }: ActOverlayProps) {
  const { kind, line } = act
  return kind === 'issue' ? (
    <Sheet open title={`给${line.volunteerName}出具证明`} onClose={onClose}>
      <IssueForm page={page} line={line} onDone={onClose} />
    </Sheet>
  ) : (
    <Reason page={page} act={act} onClose={onClose} />
  )
}

interface IssueFormProps {
  readonly page: CertificatesState
  readonly line: OfficeCertificate
  readonly onDone: () => void
}

function IssueForm({ page, line, onDone }: IssueFormProps) {
  const { officials, setOfficials } = page
  const [idNumber, setIdNumber] = useState('')
  const { responsible, handler, contact } = officials
  const written = [idNumber, responsible, handler, contact]
  const incomplete = written.some((text) => text.trim() === '')
  const send = async (): Promise<void> => {
    if (await page.issue(line, idNumber)) onDone()
  }
  return (
    <>
      <Text className="page__subtitle">以下都印在证明上。开出后不能改，只能撤销。</Text>
      <Notice text={page.problem} />
      <Field
        label={`对着${line.idType}，写上号码`}
        keyboard="idcard"
        value={idNumber}
        onChange={setIdNumber}
        maxLength={30}
        hint={`申请时填的是 ${line.idNumberMask}，两边一样才能开。`}
      />
      <Field
        label="负责人"
        value={responsible}
        onChange={(text) => setOfficials({ ...officials, responsible: text })}
        maxLength={30}
      />
      <Field
        label="经办人"
        value={handler}
        onChange={(text) => setOfficials({ ...officials, handler: text })}
        maxLength={30}
      />
      <Field
        label="联系方式"
        value={contact}
        onChange={(text) => setOfficials({ ...officials, contact: text })}
        maxLength={40}
        placeholder="社区的电话"
      />
      <Button kind="primary" busy={page.busy} disabled={incomplete} onPress={() => void send()}>
        出具证明
      </Button>
    </>
  )
}

const reasonWords = {
  decline: ['不开这份证明', '志愿者会看到您写的原因。', '不开'],
  revoke: ['撤销这份证明', '撤销后扫码会看到它不再有效，不能恢复；可以另开一份。', '撤销证明'],
} as const

function Reason({ page, act: { kind, line }, onClose }: ActOverlayProps) {
  const isRevoked = kind === 'revoke'
  const [title, said, act] = reasonWords[isRevoked ? 'revoke' : 'decline']
  // Who has no phone hears it from the community.
  const text = !isRevoked && line.askedByName !== '' ? '请把原因转告本人。' : said
  return (
    <ReasonDialog
      {...{ title, text, act, onClose }}
      busy={page.busy}
      problem={page.problem}
      onSettle={(reason) =>
        isRevoked ? page.revoke({ line, reason }) : page.decline({ line, reason })
      }
    />
  )
}
