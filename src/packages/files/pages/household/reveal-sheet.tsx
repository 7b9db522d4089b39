/** 看完整身份证号: the reason first, then the number, once. Closing the sheet covers it again. */
import { Text, View } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Chips } from '../../../../components/choice'
import { Field } from '../../../../components/field'
import { Notice } from '../../../../components/notice'
import { Sheet } from '../../../../components/sheet'
import type { RevealState } from './use-reveal'

const usualReasons = ['核对证件', '代办业务', '补录台账'].map((value) => ({ value, label: value }))

export function RevealSheet({ reveal }: { readonly reveal: RevealState }) {
  const { resident, reason, setReason, canAsk, idNumber, problem, busy } = reveal
  if (!resident) return null
  return (
    <Sheet open title={`${resident.name}的身份证号`} onClose={reveal.close}>
      {idNumber === '' ? (
        <View>
          <Text className="household__small">
            先写原因。谁看的、为什么看，都会记下来；看号码要有网络。
          </Text>
          <Notice text={problem} />
          <Chips
            options={usualReasons}
            value={usualReasons.find(({ value }) => value === reason)?.value ?? null}
            onChange={setReason}
          />
          <Field label="原因" value={reason} onChange={setReason} maxLength={200} />
          <Button
            kind="primary"
            busy={busy}
            disabled={!canAsk}
            onPress={() => void reveal.reveal()}
          >
            {canAsk ? '看完整号码' : '先写原因'}
          </Button>
        </View>
      ) : (
        <View>
          <Text className="household__id-number">{idNumber}</Text>
          <Text className="household__small">关上就不再显示，也不存在这部手机上。</Text>
          <Button onPress={reveal.close}>看好了</Button>
        </View>
      )}
    </Sheet>
  )
}
