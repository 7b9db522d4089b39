export default definePageConfig({ navigationBarTitleText: '办诉求' })
