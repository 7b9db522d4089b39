export default definePageConfig({ navigationBarTitleText: '开议题' })
