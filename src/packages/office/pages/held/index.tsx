/** 公开前看一看: what the content check did not let through, and why; 可以公开 or 不公开, with a reason for who wrote it. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { ReasonDialog } from '../../../../components/dialog/reason-dialog'
import { EmptyState } from '../../../../components/empty-state'
import { OfficePage } from '../../../../components/office-page'
import { PhotoStrip } from '../../../../components/photo-strip'
import { Rows } from '../../../../components/rows'
import { Answered } from '../../../../components/server-answer'
import { Tag } from '../../../../components/tag'
import { momentWords } from '../../../../components/words/date-words'
import { contentSubjectNames, heldWhyWords } from '../../../../domain/content-check/content-check'
import { mostHeldContents, type HeldContent } from '../../../../protocol/content'
import { nameOf, useHeld, useHeldPhotos, type HeldPageState } from './use-held'
import './index.scss'

export default function HeldPage() {
  const page = useHeld()
  const [keeping, setKeeping] = useState<HeldContent | null>(null)
  return (
    <OfficePage
      office={page}
      problem={page.problem}
      overlay={
        keeping && (
          <ReasonDialog
            title="不公开这一条"
            text={
              keeping.kind === 'wish'
                ? '这个心愿就不公开了，写的人会看到您写的原因。'
                : '邻居看不到它，事情照常办。写的人会看到您写的原因。'
            }
            act="不公开"
            example="比如：请不要写别人的姓名和门牌"
            busy={page.busy !== ''}
            problem={page.problem}
            onSettle={(reason) => page.keep(keeping, reason)}
            onClose={() => setKeeping(null)}
          />
        )
      }
    >
      <Answered asked={page}>
        {(contents) =>
          contents.length === 0 ? (
            <EmptyState
              icon="check"
              title="没有等您看的"
              text="机器拿不准能不能公开的文字和照片，会留在这里等人看。"
            />
          ) : (
            <>
              <Text className="held__about">
                {contents.length < mostHeldContents
                  ? `${contents.length} 条等人看，写得最早的在前。事情都在照常办，只是邻居还看不到。`
                  : `先看最早的 ${mostHeldContents} 条，看完再出后面的。`}
              </Text>
              <Rows
                items={contents}
                keyOf={nameOf}
                row={(content) => (
                  <HeldCard page={page} content={content} onKeep={() => setKeeping(content)} />
                )}
              />
            </>
          )
        }
      </Answered>
    </OfficePage>
  )
}

interface HeldCardProps {
  readonly page: HeldPageState
  readonly content: HeldContent
  readonly onKeep: () => void
}

function HeldCard({ page, content, onKeep }: HeldCardProps) {
  const photos = useHeldPhotos(page, content)
  const { kind, why, text, regionName, writtenAtMs, isOwn } = content
  return (
    <Card title={contentSubjectNames[kind]} aside={regionName}>
      <View className="held__why">
        <Tag tone="amber">{`◆ ${heldWhyWords[why]}`}</Tag>
      </View>
      {text !== '' && <Text className="held__text">{text}</Text>}
      {photos.length > 0 && <PhotoStrip photos={photos} />}
      <Text className="held__small">{`${momentWords(writtenAtMs, page.nowMs)} 写的`}</Text>
      {isOwn ? (
        <Text className="held__small">您自己写的，请同事来看。</Text>
      ) : (
        <ButtonRow>
          <Button onPress={onKeep}>不公开</Button>
          <Button busy={page.busy === nameOf(content)} onPress={() => void page.release(content)}>
            可以公开
          </Button>
        </ButtonRow>
      )}
    </Card>
  )
}
