import sharp from 'sharp';

/** A small photo with a planted mark in its metadata. */
export function picture(): Promise<Buffer> {
  return sharp({ create: { width: 320, height: 240, channels: 3, background: '#446688' } })
    .jpeg()
    .withExif({ IFD0: { Copyright: 'planted' } })
    .toBuffer();
}
