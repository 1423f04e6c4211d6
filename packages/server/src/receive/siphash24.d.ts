/** The package has no types of its own. It writes the 8 bytes of SipHash-2-4 of `data` into `out`, little-endian. */
declare module 'siphash24' {
  export default function siphash24(data: Uint8Array, key: Uint8Array, out: Uint8Array, noAssert?: boolean): Uint8Array;
}
