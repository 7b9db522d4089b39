/** 邀请加入: for one post in one region; the code is shown large and as a QR code, and open ones can be taken back. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Chips } from '../../../../components/choice'
import { DateField } from '../../../../components/date-field'
import { Dialog } from '../../../../components/dialog'
import { EmptyState } from '../../../../components/empty-state'
import { FieldFrame } from '../../../../components/field'
import { ListRow } from '../../../../components/list-row'
import { QrCode } from '../../../../components/qr-code'
import { RegionPicker } from '../../../../components/region-picker'
import { Answered } from '../../../../components/server-answer'
import { momentWords } from '../../../../components/words/date-words'
import type { InvitationLine } from '../../../../protocol/contract'
import { OfficePage } from '../../office-page'
import { expiryChoices, invitationText, spacedCode, useChoices, useInvite } from './use-invite'
import './index.scss'

type InvitePageState = ReturnType<typeof useInvite>

export default function InvitePage() {
  const page = useInvite()
  const [revoking, setRevoking] = useState<InvitationLine | null>(null)
  const issued = page.code !== ''
  return (
    <OfficePage
      office={page}
      problem={page.problem}
      actions={
        issued ? (
          <Button kind="primary" onPress={() => void page.copy()}>
            复制邀请码
          </Button>
        ) : (
          <Button
            kind="primary"
            busy={page.busy}
            disabled={page.form.kindId === ''}
            onPress={() => void page.issue()}
          >
            生成邀请码
          </Button>
        )
      }
      overlay={
        <Dialog
          open={revoking !== null}
          title="收回这个邀请"
          text={`收回后，${spacedCode(revoking?.code ?? '')} 不能再用；已经加入的人不受影响。`}
          act="收回邀请"
          onAct={() => revoking && void page.revoke(revoking).then(() => setRevoking(null))}
          onBack={() => setRevoking(null)}
        />
      }
    >
      {issued ? <Issued page={page} /> : <InviteForm page={page} />}
      <Card title="还能用的邀请">
        <Answered asked={page.open} rows={2}>
          {(lines) =>
            lines.length === 0 ? (
              <EmptyState icon="people" title="没有还能用的邀请" />
            ) : (
              lines.map((line) => (
                <ListRow
                  key={line.id}
                  title={spacedCode(line.code)}
                  detail={`${page.kindName(line.kindId)} · ${page.regionsById.get(line.regionId)?.name ?? ''} · 还能用 ${line.usesLeft} 次 · ${momentWords(line.expiresAtMs, page.nowMs)}前有效`}
                  trailing={
                    <Button kind="quiet" compact onPress={() => setRevoking(line)}>
                      收回
                    </Button>
                  }
                />
              ))
            )
          }
        </Answered>
      </Card>
    </OfficePage>
  )
}

function InviteForm({ page }: { readonly page: InvitePageState }) {
  const { form, change } = page
  return (
    <Card title="请谁来，管哪一片">
      <RegionPicker
        label="区域"
        regions={page.below}
        value={page.target?.id ?? ''}
        onChange={change.setTargetId}
      />
      <FieldFrame label="岗位" hint={page.kinds.length === 0 ? '您的岗位不能任命别人。' : ''}>
        <Chips
          options={page.kinds.map(({ id, name }) => ({ value: id, label: name }))}
          value={form.kindId}
          onChange={change.setKindId}
        />
      </FieldFrame>
      <DateField label="从哪天起" value={form.fromDate} onChange={change.setFromDate} />
      <DateField
        label="到哪天止"
        value={form.toDate}
        earliest={form.fromDate}
        placeholder="不定期限"
        onChange={change.setToDate}
      />
      <FieldFrame label="邀请码多久有效">
        <Chips
          options={expiryChoices}
          value={form.expiresInHours}
          onChange={change.setExpiresInHours}
        />
      </FieldFrame>
      <FieldFrame label="给几个人用">
        <Chips options={useChoices} value={form.maxUses} onChange={change.setMaxUses} />
      </FieldFrame>
    </Card>
  )
}

function Issued({ page }: { readonly page: InvitePageState }) {
  return (
    <Card title="请对方扫一扫，或照着输">
      <View className="invite__issued">
        <QrCode text={invitationText(page.code)} sidePx={232} label="邀请二维码" />
        <Text className="invite__code">{spacedCode(page.code)}</Text>
        <Text className="invite__offer">
          {`${page.kindName(page.form.kindId)} · ${page.target?.name ?? ''}`}
        </Text>
        <Text className="invite__hint">对方在“我的”里点“用邀请码加入”。</Text>
        <Button kind="quiet" compact onPress={page.showForm}>
          再发一个
        </Button>
      </View>
    </Card>
  )
}
