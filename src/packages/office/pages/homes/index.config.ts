export default definePageConfig({ navigationBarTitleText: '住处核对' })
