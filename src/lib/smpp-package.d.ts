// What Pinpost uses of the package `smpp`, which brings no types: its codec of PDUs and its GSM-7 coder.
declare module 'smpp' {
  class PDU {
    constructor(command: string | Buffer, fields?: Readonly<Record<string, unknown>>)
    readonly command: string
    readonly command_id: number
    readonly command_status: number
    readonly sequence_number: number
    readonly [field: string]: unknown
    toBuffer(): Buffer
    protected _filter(direction: 'encode' | 'decode'): void
  }
  interface Encoding {
    match(text: string): boolean
    encode(text: string): Buffer
    decode(octets: Buffer): string
  }
  interface TlvType {
    read(octets: Buffer, offset: number, length: number): string
    write(value: string | Buffer, octets: Buffer, offset: number): void
    size(value: string | Buffer): number
  }
  const smpp: {
    readonly PDU: typeof PDU
    readonly types: { readonly tlv: { readonly cstring: TlvType } }
    addTLV(tag: string, options: { readonly id: number; readonly type: TlvType }): void
    readonly encodings: { readonly ASCII: Encoding }
    readonly commands: Readonly<Record<string, unknown>>
    readonly errors: Readonly<Record<string, number>>
  }
  export = smpp
}
