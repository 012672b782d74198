export { fingerprintOf, loadProviders, type ProviderFile } from './load.ts'
export { createReloading, type Reloaded, type Reloading } from './reloading.ts'
export { secretFilesOf } from './secret-files.ts'
